#include "engine/play/mix.hpp"

#include <algorithm>

namespace fundsim {

const Levers& levers_before(const FundingModel& model, double month) {
    for (const LeversUntil& stage : model.ramp) {
        if (month <= stage.month) {
            return stage.levers;
        }
    }
    return model.levers;
}

std::vector<double> stage_ends(const FundingModel& a, const FundingModel& b) {
    std::vector<double> ends;
    for (const auto* ramp : {&a.ramp, &b.ramp}) {
        for (const LeversUntil& stage : *ramp) {
            ends.push_back(stage.month);
        }
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    return ends;
}

Levers mix_levers(const Levers& funding, const Levers& practice) {
    Levers mixed = practice;
    for (const auto lever : {&Levers::cycle_months, &Levers::planning_lead_months, &Levers::contingency,
                             &Levers::hurdle, &Levers::tranche_share, &Levers::staffing_lag_months,
                             &Levers::areas_per_team, &Levers::idle_cost_share, &Levers::resize_months,
                             &Levers::resize_max_share, &Levers::resize_hurdle, &Levers::notice_months}) {
        mixed.*lever = funding.*lever;
    }
    mixed.continuity = funding.continuity;
    mixed.reserve_list = funding.reserve_list;
    return mixed;
}

FundingModel mix_models(const FundingModel& funding, const FundingModel& practice) {
    FundingModel mixed{.name = {},
                       .preset = {},
                       .levers = mix_levers(funding.levers, practice.levers),
                       .bills = practice.bills};
    for (const double date : stage_ends(funding, practice)) {
        mixed.ramp.push_back({date, mix_levers(levers_before(funding, date), levers_before(practice, date))});
    }
    return mixed;
}

}  // namespace fundsim
