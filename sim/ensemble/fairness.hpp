#pragma once
// The fairness audit: is everybody given the same, and what remains unequal?

#include <vector>

#include "engine/scenario.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! What one model did with the same envelope, means over replications.
struct ModelFairness {
    double envelope;          //!< budget until the horizon, currency
    double extra_money;       //!< on top of it, for interventions until the horizon, currency
    double slots;             //!< teams that the budget buys after overhead
    Estimate spend;           //!< currency, undiscounted
    Estimate returned;        //!< budget not spent, currency, undiscounted
    Estimate idle_cost;       //!< currency, undiscounted
    Estimate late_cost;       //!< of compulsory work, on top of the envelope, currency, undiscounted
    Estimate npv_per_outlay;  //!< ratio of sums
    double idle_cost_share;   //!< as set
    //! [versus] Idle share at which its mean NPV equals that of the other model, which keeps its own; may lie
    //! outside [0, 1]: no idle share flips the verdict then. NaN where it has no idle cost. NPV is linear in
    //! the share, so this is exact.
    std::vector<double> flip_idle_cost_share;
};

//! Checks of equality hold for every model of a scenario by construction; they are looked up, not assumed.
struct Fairness {
    bool equal;  //!< all of those below
    bool same_budget, same_prices, same_horizon, same_discounting, same_worlds, same_case_bias;
    bool same_extra_money;
    std::vector<ModelFairness> models;
};

Fairness fairness(const Scenario& scenario, const Summary& summary);

}  // namespace fundsim
