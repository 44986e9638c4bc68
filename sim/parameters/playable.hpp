#pragma once
// What this version plays. A parameter listed here is defined in the table with its full range, default and
// presets, but the engine plays only some of its values: elsewhere the first of them takes the default's
// place, and a scenario that asks for another is told so instead of being played as if it had not asked. To
// open a lever, delete its line in playable.cpp: nothing else changes.

#include <span>
#include <string_view>

#include "parameters/parameter.hpp"

namespace fundsim {

struct Restriction {
    Section section;
    std::string_view name;
    std::span<const double> values;  //!< that can be played; the first stands in for a default or preset
};

std::span<const Restriction> restrictions();

//! The restriction of a parameter; null when all of its range can be played.
const Restriction* restriction_of(const Parameter& parameter);

//! The value where it can be played, otherwise the one that stands in for it.
double playable(const Parameter& parameter, double value);

//! "0", "disband or persist": the values that can be played, as a user would write them.
std::string playable_text(const Parameter& parameter, const Restriction& restriction);

}  // namespace fundsim
