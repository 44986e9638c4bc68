#pragma once
// Interventions: named changes to a scenario with a price.

#include <string>
#include <vector>

#include "parameters/words.hpp"

namespace fundsim {

//! What a change does with the value that is there. Bounds leave alone what is already better.
enum class How { set, times, at_least, at_most };

//! "set", "times", "at_least", "at_most".
std::string_view name_of(How how);

//! One parameter that an intervention changes.
struct Change {
    Address address;
    How how;
    double value;  //!< flags 0 or 1, choices their place among the words; of `times` a factor
    bool operator==(const Change&) const = default;
};

struct Intervention {
    std::string name;
    std::vector<Change> changes;
    double one_off_cost = 0;   //!< currency, spread over the ramp, at least over a year
    double cost_per_year = 0;  //!< currency a year
    double ramp_months = 0;    //!< until the full effect
    bool extra_money = false;  //!< paid on top of the envelope
    bool operator==(const Intervention&) const = default;
};

//! When a change takes hold. What is counted or noisy grows over the ramp. What is either there or not, comes
//! with its end. The world, the money and what shapes teams are as changed from the start.
enum class Onset { at_once, over_the_ramp, after_the_ramp };
Onset onset_of(const Parameter& parameter);

//! The value that a change makes of `before`.
double changed(const Change& change, double before);

//! Whether a change is for levers of a model. Parts of a transition, said of all models, are meant for those
//! that have one.
bool concerns(const Change& change, const FundingModel& model);

//! An intervention as a TOML table that a scenario can hold.
std::string intervention_toml(const Intervention& intervention);

}  // namespace fundsim
