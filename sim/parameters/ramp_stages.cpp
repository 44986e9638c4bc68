#include "parameters/ramp_stages.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include <fmt/format.h>

#include "parameters/text.hpp"

namespace fundsim {

std::vector<RampStage> ramp_stages(const FundingModel& model) {
    std::set<double> ends;
    for (const LeversUntil& stage : model.ramp) {
        ends.insert(stage.month);
    }
    if (model.transition) {
        for (const LeversUntil& stage : model.transition->ramp) {
            ends.insert(stage.month);
        }
    }
    const double settled = ends.empty() ? 0 : *ends.rbegin();
    std::vector<RampStage> stages{{settled, std::numeric_limits<double>::infinity()}};
    double from = 0;
    for (const double until : ends) {
        stages.push_back({from, until});
        from = until;
    }
    return stages;
}

const Levers& levers_in(const RampStage& stage, const Levers& settled, const std::vector<LeversUntil>& ramp) {
    const auto it = std::find_if(ramp.begin(), ramp.end(),
                                 [&](const LeversUntil& part) { return stage.until <= part.month; });
    return it == ramp.end() ? settled : it->levers;
}

std::string when_text(const RampStage& stage) {
    if (stage.until == std::numeric_limits<double>::infinity()) {
        return {};
    }
    return fmt::format(" in months {} to {}", shortest(stage.from), shortest(stage.until));
}

}  // namespace fundsim
