// How many teams the budget pays, and what they do to each other.

#include <fmt/format.h>

#include "engine/play/overhead.hpp"
#include "engine/productivity.hpp"
#include "parameters/rules/rules.hpp"
#include "parameters/sentence.hpp"

namespace fundsim::rules {

namespace {

constexpr double least_slots = 0.01;  //!< teams that a model's budget pays
constexpr double most_slots = 10'000;
constexpr double most_dependencies = 500;  //!< of an initiative, on average

}  // namespace

//! The team count of every model; once, of the model that is furthest off.
std::vector<Violation> number_of_teams(const Scenario& scenario) {
    const Organisation& o = scenario.organisation;
    const FundingModel* worst = nullptr;
    std::size_t concerned = 0;
    for (const FundingModel& model : scenario.models) {
        const double slots = slots_of(o, model.levers.overhead);
        if (slots > most_slots || slots < least_slots) {
            ++concerned;
            const bool worse =
                worst == nullptr || (slots > most_slots) == (model.levers.overhead < worst->levers.overhead);
            worst = worse ? &model : worst;
        }
    }
    if (worst == nullptr) {
        return {};
    }
    const double slots = slots_of(o, worst->levers.overhead);
    const bool many = slots > most_slots;
    return {
        {{Section::organisation, {}, "budget_per_year"},
         fmt::format("the budget pays for {} teams{}, {} {} can be played: a team costs {} a year ({} "
                     "people at {} a month). Is budget_per_year in the currency of person_month_cost?",
                     amount(slots),
                     concerned == scenario.models.size() ? std::string{}
                                                         : fmt::format(" in model {}", quoted(worst->name)),
                     many ? "at most" : "at least", amount(many ? most_slots : least_slots),
                     amount(12 * o.team_size * o.person_month_cost), amount(o.team_size),
                     amount(o.person_month_cost))}};
}

std::vector<Violation> number_of_dependencies(const Scenario& scenario) {
    const Opportunities& o = scenario.opportunities;
    const Organisation& house = scenario.organisation;
    const Dependencies mean = mean_dependencies(house, o);
    if (!(mean.all() > most_dependencies)) {
        return {};
    }
    const std::string skills = mean.for_skills > 0
                                   ? fmt::format(", and {} for skills that teams of {} lack",
                                                 amount(mean.for_skills), amount(house.team_size))
                                   : std::string{};
    return {{{Section::opportunities, {}, o.dependency_growth > 0 ? "dependency_growth" : "dependencies"},
             fmt::format("an initiative depends on {} other teams on average ({} with one team, growing by "
                         "{} of that times the logarithm of {} teams{}), at most {} can be played: lower {}",
                         amount(mean.all()), amount(o.dependencies), amount(o.dependency_growth),
                         amount(slots_of(house, 0)), skills, amount(most_dependencies),
                         mean.for_skills > mean.on_neighbours ? "organisation.complete_size"
                                                              : "dependency_growth or dependencies")}};
}

}  // namespace fundsim::rules
