#pragma once
// From what an assumption is drawn, for people and programs.

#include <nlohmann/json.hpp>

#include "studies/factors.hpp"

namespace fundsim {

//! The ends of its range; of a distribution, what nine of ten draws lie between.
struct Drawn {
    double low, high;
};
Drawn drawn_between(const Factor& factor);

nlohmann::ordered_json drawn_json(const Factor& factor);

}  // namespace fundsim
