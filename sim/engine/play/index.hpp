#pragma once
// The one index that ranks everything: the profitability index, believed present value of what remains, net
// of run cost, per remaining cost including set-up.

#include <cstdint>

#include "engine/prepared.hpp"
#include "engine/rules.hpp"

namespace fundsim {

//! What is worth less than this share of its cost is worth nothing: that is a matter of rounding.
constexpr double negligible = 1e-6;

//! What is left of a piece of work, as planners see it at unit productivity.
struct WorkLeft {
    double reach;       //!< share of the annual benefit that it adds: fit * scope gained * adoption ceiling
    double run_effort;  //!< estate it adds, person-months
    double content;     //!< person-months at unit productivity
    double teams;       //!< lanes that will work on it, where that does not change with productivity
};

//! A piece of work for teams as productive as they are now.
struct Job {
    double value;       //!< believed annual benefit at full scope and fit, currency
    double reach;       //!< share of it this work adds: fit * scope gained * adoption ceiling
    double run_effort;  //!< estate it adds, person-months
    double work;        //!< believed remaining effort of a mature team, person-months
    double teams;       //!< lanes that will work on it
};

//! What a lane brings to a job: the shares of familiarity and knowledge that are not there at the start.
struct Readiness {
    double familiarity_missing;  //!< 1 for a new team, 0 for work in hand
    double knowledge_missing;
    double waiting;      //!< paid months before work starts (decision latency)
    double staffing;     //!< months before the team exists
    double variety = 1;  //!< productivity for the different areas that it worked in
};

struct Prospect {
    double index;      //!< profitability index, net present value per unit of cost
    double numerator;  //!< believed PV of benefit less run cost, currency
    double cost;       //!< currency
    double effort;     //!< person-months including set-up
    double duration;   //!< months from now to the end of the work
    double per_value;  //!< d numerator / d value
    double shipped;    //!< believed share of value left at the date of the benefit, exp(-delta*(age+dur))
};

enum class Work : std::uint8_t { none, scope, iteration };

//! Work that an item is open for, and what planners think of it.
struct Option {
    Work work = Work::none;
    Prospect prospect{};
    double teams = 1;
};

//! Person-months that forming one team for `months` of work costs against a mature team.
double forming_effort(const Prepared& prepared, const Rules& rules, const Readiness& readiness,
                      double months);

Prospect assess(const Prepared& prepared, const Rules& rules, const Job& job, const Readiness& readiness,
                double age_months);

}  // namespace fundsim
