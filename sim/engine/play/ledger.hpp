#pragma once
// Money: what a step has to pay first, cash, and the figures of the outcome.

#include "engine/outcome.hpp"

namespace fundsim {

//! What released work and interventions take in this step, before anything else is paid.
struct Upkeep {
    double run_share;  //!< share of this step's capacity that keeps released work running or pays for
                       //!< interventions
    double run_money;  //!< this step, past the horizon
    double intervention_share;  //!< part of run_share that pays for interventions instead
    double extra_bill;          //!< currency of this step, on top of the envelope
};

struct Ledger {
    Upkeep upkeep;
    double cumulative, lowest, last_negative_month;
    double lead_time_sum, releases_first;
    double worked, capacity;  //!< person-months until the horizon
    Outcome outcome;
    Series* series = nullptr;
};

}  // namespace fundsim
