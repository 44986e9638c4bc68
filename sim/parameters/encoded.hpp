#pragma once
// A whole scenario as JSON and back, for whoever has no TOML: every number to the bit, interventions already
// applied. Scalars and distributions go by the names of the parameter table; numbers that JSON lacks are
// "inf", "-inf" and null (NaN), flags true or false, choices their words.

#include <optional>
#include <string>
#include <string_view>

#include "engine/scenario.hpp"
#include "parameters/parameter.hpp"

namespace fundsim {

//! One line of ASCII. The scenario need not be sound.
std::string encoded(const Scenario& scenario);

//! One scalar as it stands there: 0.5, "inf", true, "adaptive".
std::string encoded_value(const Parameter& parameter, double value);

//! A scenario, or what is wrong with its text, with the place: "models[0].levers.wip is no number".
//! Everything that encoded() writes has to be there; whether the scenario can be played, violations() tells.
struct Decoded {
    std::optional<Scenario> scenario;
    std::string fault;
};
Decoded decoded(std::string_view text);

//! Sets what stands at an address to a value written as in encoded(). Of value_per_year and
//! benefit_cost_ratio the one that is set is the one in use from then on. Empty, or what is wrong with
//! address or value, with the scenario as it was; whether the value may stand there, violations() tells.
std::string set_encoded(Scenario& scenario, std::string_view address, std::string_view value);

}  // namespace fundsim
