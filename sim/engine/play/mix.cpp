#include "engine/play/mix.hpp"

namespace fundsim {

Levers mix_levers(const Levers& funding, const Levers& practice) {
    Levers mixed = practice;
    for (const auto lever : {&Levers::cycle_months, &Levers::planning_lead_months, &Levers::contingency,
                             &Levers::hurdle, &Levers::tranche_share, &Levers::staffing_lag_months,
                             &Levers::areas_per_team, &Levers::idle_cost_share, &Levers::resize_months,
                             &Levers::resize_max_share, &Levers::resize_hurdle, &Levers::notice_months})
        mixed.*lever = funding.*lever;
    mixed.continuity = funding.continuity;
    return mixed;
}

}  // namespace fundsim
