#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "parameters/ramp_stages.hpp"
#include "parameters/rules/rules.hpp"
#include "parameters/text.hpp"

namespace fundsim::rules {

namespace {

//! Levers that both sides of a transition share: they work for the same customers, in teams that are moved,
//! not cut anew.
constexpr std::array<std::pair<std::string_view, double Levers::*>, 4> shared_levers{{
    {"adoption_ceiling", &Levers::adoption_ceiling},
    {"adoption_months", &Levers::adoption_months},
    {"overhead", &Levers::overhead},
    {"wip", &Levers::wip},
}};

//! They are the same while interventions take hold, too. Of each lever one difference is told.
void add_shared_levers(std::vector<Violation>& found, const FundingModel& model, std::size_t number) {
    const Transition& t = *model.transition;
    for (const auto& [name, lever] : shared_levers) {
        for (const RampStage& stage : ramp_stages(model)) {
            const double before = levers_in(stage, model.levers, model.ramp).*lever;
            const double after = levers_in(stage, t.to, t.ramp).*lever;
            if (before != after) {
                found.push_back(
                    {{Section::model, model.name, std::string(name)},
                     fmt::format("{} is {} before and {} after the transition{}, it must be the same on "
                                 "both sides: say model.{}, which is for both",
                                 name, shortest(before), shortest(after), when_text(stage), name),
                     number});
                break;
            }
        }
    }
}

}  // namespace

std::vector<Violation> transition(const FundingModel& model, std::size_t number) {
    std::vector<Violation> found;
    if (!model.transition) {
        return found;
    }
    const Transition& t = *model.transition;
    add_shared_levers(found, model, number);
    if (t.end_month < t.start_month) {
        found.push_back({{Section::transition, model.name, "end_month"},
                         fmt::format("the transition ends in month {}, before it starts in month {}",
                                     shortest(t.end_month), shortest(t.start_month)),
                         number});
    }
    if (t.to.cycle_months > 0 && t.to.planning_lead_months >= t.to.cycle_months) {
        found.push_back({{Section::model, model.name, "planning_lead_months", "after"},
                         "planning_lead_months must be shorter than cycle_months after the transition too",
                         number});
    }
    return found;
}

}  // namespace fundsim::rules
