#pragma once
// What tests of studies' findings are made of.

#include "engine/scenario.hpp"
#include "engine/statistics/estimate.hpp"

namespace fundsim {

inline Scenario two_models() {
    Scenario s{.title = "Test", .currency = "kEUR"};
    s.models = {{.name = "Projects"}, {.name = "Teams"}};
    return s;
}

inline Estimate about(double value, double margin) { return {value, value - margin, value + margin}; }

}  // namespace fundsim
