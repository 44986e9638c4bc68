#pragma once
// Figures that are ratios of sums over replications: total of one thing per total of another.

#include <span>

#include "engine/outcome.hpp"

namespace fundsim {

struct Ratio {
    const char* name;
    const char* long_name;
    double (*numerator)(const Outcome&);
    double (*denominator)(const Outcome&);
};

//! The ratios of a summary, in the order of ModelSummary::ratios; all without unit.
std::span<const Ratio> ratios();

}  // namespace fundsim
