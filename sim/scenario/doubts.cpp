#include "scenario/doubts.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "engine/distribution/distribution.hpp"
#include "engine/play/overhead.hpp"
#include "scenario/places.hpp"

namespace fundsim {

namespace {

// Projects overrun: half of them stay within a tenth of the plan, the worst tenth takes several times as much
// (Flyvbjerg & Gardner 2023). A median beyond these bounds is more likely a percentage.
constexpr double least_usual_overrun = 0.7;
constexpr double most_usual_overrun = 3;

//! A budget that pays for less than one team.
void doubt_budget(Reading& reading, const Node& root, const Scenario& scenario) {
    const Organisation& o = scenario.organisation;
    const FundingModel* poorest = nullptr;
    std::size_t concerned = 0;
    for (const FundingModel& model : scenario.models) {
        if (slots_of(o, model.levers.overhead) < 1) {
            ++concerned;
            if (poorest == nullptr || model.levers.overhead > poorest->levers.overhead) {
                poorest = &model;
            }
        }
    }
    if (poorest == nullptr) {
        return;
    }
    const double overhead = poorest->levers.overhead;
    const double team = 12 * o.team_size * o.person_month_cost;
    warn(
        reading, place_in(table_in(root, "organisation"), "budget_per_year"),
        fmt::format(
            "the budget pays for less than one team{}: for {} people where team_size is {}; they are played "
            "as "
            "one small team. A whole one costs {} a year ({} people at {} a month{}). Is budget_per_year the "
            "money of a whole year, in the currency of person_month_cost?",
            concerned == scenario.models.size() ? std::string{}
                                                : fmt::format(" in model {}", quoted(poorest->name)),
            amount(slots_of(o, overhead) * o.team_size), amount(o.team_size), amount(team),
            amount(o.team_size), amount(o.person_month_cost),
            overhead > 0 ? fmt::format("; {} with overhead", amount(team / (1 - overhead))) : std::string{}));
}

//! What a median overrun means, and how the percentage that was perhaps meant is written; empty when it is
//! usual.
std::string unusual_overrun(double median) {
    const bool share = median < least_usual_overrun;
    if (!share && !(median > most_usual_overrun)) {
        return {};
    }
    const double percentage = share ? 100 * median : median;
    return fmt::format(
        "work really takes {} {} its planned effort. An overrun is actual over planned effort: if {} % "
        "over the plan is meant, write {}",
        amount(percentage), share ? "% of" : "times", amount(percentage), amount(1 + percentage / 100));
}

void doubt_overrun(Reading& reading, const Node& opportunities, const Opportunities& o) {
    const auto drawn = [](const ListedInitiative& each) { return std::isnan(each.overrun); };
    const bool used = o.initial_backlog > 0 || o.arrivals_per_year > 0 ||
                      std::any_of(o.listed.begin(), o.listed.end(), drawn);
    const std::string what = unusual_overrun(quantile(o.overrun, 0.5));
    if (used && !what.empty()) {
        const bool sure = o.overrun.shape == Shape::constant;
        warn(reading, place_in(&opportunities, "overrun"),
             fmt::format("with this overrun {}{}", sure ? "" : "half of all ", what));
    }
}

void doubt_list(Reading& reading, const Node& opportunities, const Opportunities& o) {
    std::vector<double> overruns;
    for (const ListedInitiative& each : o.listed) {
        if (!std::isnan(each.overrun)) {
            overruns.push_back(each.overrun);
        }
    }
    if (overruns.empty()) {
        return;
    }
    const auto middle = overruns.begin() + static_cast<std::ptrdiff_t>((overruns.size() - 1) / 2);
    std::nth_element(overruns.begin(), middle, overruns.end());
    if (const std::string what = unusual_overrun(*middle); !what.empty()) {
        warn(reading, place_in(&opportunities, "list"),
             fmt::format(
                 "with the overruns of the list half of its {}; if it has them from costs, are planned and "
                 "actual cost in the same money?",
                 what));
    }
}

}  // namespace

void doubt(Reading& reading, const Node& root, const Scenario& scenario) {
    doubt_budget(reading, root, scenario);
    if (const Node* opportunities = table_in(root, "opportunities")) {
        doubt_overrun(reading, *opportunities, scenario.opportunities);
        doubt_list(reading, *opportunities, scenario.opportunities);
    }
}

}  // namespace fundsim
