#pragma once
// What a scenario says of how well it knows its own values: the table [uncertain].

#include <optional>
#include <string>
#include <vector>

#include "engine/distribution/distribution.hpp"
#include "parameters/words.hpp"

namespace fundsim {

//! A parameter that studies draw otherwise than the parameter table says.
struct Doubt {
    Address address;
    //! Drawn from this one; without it the value is known, and not drawn.
    std::optional<Distribution> distribution = {};
    bool operator==(const Doubt&) const = default;
};

//! The table [uncertain] as TOML; empty without doubts.
std::string doubts_toml(const std::vector<Doubt>& doubts);

}  // namespace fundsim
