#pragma once
// What a scenario takes for granted about the world: the defaults that it leaves as they are, and the values
// that each might as well have.

#include <cstddef>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "parameters/parameter.hpp"

namespace fundsim {

//! A parameter about the world with a range of evidence in the table. A scenario that sets a value outside
//! that range knows better; so does a preset or a model that sets a lever otherwise than the table.
struct Assumption {
    const Parameter* parameter;
    std::vector<std::size_t> models = {};  //!< of a lever: the models that have the default
    double value;                          //!< in the scenario, in the parameter's unit
};

//! "organisation.areas", "model.escalation".
std::string address_of(const Assumption& assumption);

//! All of them, in the order of the table. `models`: whose levers and transitions count.
std::vector<Assumption> assumptions_of(const Scenario& scenario, const std::vector<std::size_t>& models);

//! The value at a share of a range of evidence, in [0, 1], on the scale on which values are equally
//! plausible; whole for integers.
double value_at_share(const Evidence& range, Kind kind, double share);

//! The scenario with another value of an assumption. What was measured in organisations as they were
//! (scenario.before) moves with it.
Scenario with_value(Scenario scenario, const Assumption& assumption, double value);

}  // namespace fundsim
