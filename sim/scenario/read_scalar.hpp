#pragma once
// One scalar parameter out of the tree, checked against its entry in the table.

#include <optional>
#include <string>
#include <vector>

#include "parameters/parameter.hpp"
#include "parameters/words.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

//! A scalar that was given a distribution: studies draw it, a single run cannot.
struct Uncertain {
    Address address;
    Distribution distribution;
    Place place;
};

//! The value written there: flags 0 or 1, choices their place among the words. Of a distribution, the median,
//! and an entry in `uncertain`. `model` is the name of the model whose lever it is.
std::optional<double> read_scalar(Reading& reading, const Parameter& parameter, const Node& node,
                                  const std::string& model, std::vector<Uncertain>& uncertain);

//! Whether a distribution keeps to a range (with probability one); a fault at `node` when not.
bool keeps_to_range(Reading& reading, const Parameter& parameter, const Node& node, const Distribution& d);

}  // namespace fundsim
