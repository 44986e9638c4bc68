#include <fmt/format.h>

#include "parameters/rules/rules.hpp"
#include "parameters/text.hpp"

namespace fundsim::rules {

std::vector<Violation> planning(const FundingModel& model, std::size_t number) {
    const Levers& l = model.levers;
    if (!(l.cycle_months > 0 && l.planning_lead_months >= l.cycle_months)) {
        return {};
    }
    return {{{Section::model, model.name, "planning_lead_months"},
             fmt::format("planning_lead_months is {}, it must be shorter than the cycle of {} months",
                         shortest(l.planning_lead_months), shortest(l.cycle_months)),
             number}};
}

}  // namespace fundsim::rules
