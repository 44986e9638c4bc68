#pragma once
// From release to money: released value passes through adoption (P) into use (A), which erodes.
// Flows are stored per unit of annual value, so that they do not depend on value or fit.

#include "engine/rules.hpp"

namespace fundsim {

//! Adopting and adopted value of one item, in units of its annual value, and the estate it left
//! (person-months).
struct Flow {
    double adopting = 0;  //!< P
    double adopted = 0;   //!< A
    double estate = 0;    //!< E
};

//! Exact solution of the two compartments over d months; tau and eps per month as in FlowStep.
FlowStep flow_step(double tau, double eps, double d);

//! Advances a flow by a step and returns the integral of A over it, in months.
inline double advance(Flow& flow, const FlowStep& step) {
    const double sum = flow.adopted * step.sum_of_a + flow.adopting * step.sum_of_p;
    flow.adopted = flow.adopted * step.a_kept + flow.adopting * step.a_from_p;
    flow.adopting *= step.p_kept;
    flow.estate *= step.estate_kept;
    return sum;
}

//! Present value at the start, in years of one unit, of what a flow still pays over `months` (may be
//! infinite).
double run_off_value(const Flow& flow, double tau, double eps, double iota, double months);

//! Present value at the start, in years, of the estate over `months` (person-months times years).
double run_off_estate(double estate, double eps, double iota, double months);

}  // namespace fundsim
