#pragma once
// What the money of a model buys, and when it is paid.

#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "ensemble/fairness.hpp"
#include "ensemble/summary.hpp"

namespace fundsim {

//! Means of a model, currency, undiscounted: together what it pays out.
struct PaidOut {
    double budget;       //!< out of the envelope, until the horizon
    double extra_money;  //!< for interventions, on top of the envelope
    double late;         //!< for compulsory work that is late, on top of it too, whenever it is due
    double afterwards;   //!< after the horizon, until all work has ended
};
PaidOut paid_out(const ModelFairness& model);

//! Teams that the budget pays for where nothing of it is overhead; ModelFairness::slots is what is left.
double teams_before_overhead(const Scenario& scenario);

//! "The budget pays for 45 teams, 41.4 after overhead."
std::string teams_sentence(const Scenario& scenario, const Summary& summary, const Fairness& fairness);
//! For each model "Product teams 66,100: 60,000 budget and 6,100 after month 60".
std::vector<std::string> paid_out_lines(const Scenario& scenario, const Summary& summary,
                                        const Fairness& fairness);

//! "Average NPV until month 60, and after it, in kEUR: Annual projects -17,600 and 19,900; ..."
std::string later_npv_sentence(const Scenario& scenario, const Summary& summary);

}  // namespace fundsim
