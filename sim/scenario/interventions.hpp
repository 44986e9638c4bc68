#pragma once
// Interventions: named changes to a scenario with a price. They are read and checked here; applying them is
// for whoever plays them.

#include <string>
#include <vector>

#include "parameters/words.hpp"
#include "scenario/faults.hpp"
#include "scenario/read_scalar.hpp"

namespace fundsim {

//! One parameter that an intervention changes.
struct Change {
    Address address;
    double value;  //!< flags 0 or 1, choices their place among the words
    bool operator==(const Change&) const = default;
};

struct Intervention {
    std::string name;
    std::vector<Change> changes;
    double one_off_cost = 0;   //!< currency, at month 0
    double cost_per_year = 0;  //!< currency a year
    double ramp_months = 0;    //!< until the full effect
    bool extra_money = false;  //!< paid on top of the envelope
    bool operator==(const Intervention&) const = default;
};

//! Reads the [[intervention]] tables of a scenario whose models have these names.
std::vector<Intervention> read_interventions(Reading& reading, const Node& tables,
                                             const std::vector<std::string>& model_names,
                                             std::vector<Uncertain>& uncertain);

}  // namespace fundsim
