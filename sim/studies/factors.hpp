#pragma once
// What a study draws: every assumption about the world, each from its range of evidence or from what the
// scenario says of it.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/scenario.hpp"
#include "parameters/doubt.hpp"
#include "studies/assumptions.hpp"

namespace fundsim {

//! A parameter that is drawn.
struct Factor {
    Assumption assumption;
    std::string address;             //!< as a scenario writes it
    Evidence range = {};             //!< where `distribution` does not say otherwise
    std::optional<Address> at = {};  //!< the place that the scenario names; empty: wherever `assumption` says
    std::optional<Distribution> distribution = {};  //!< of the scenario
};

//! All that is drawn for these models of a scenario: the assumptions of `assumptions_of`, in their order,
//! without those that the scenario calls known, and then what it gives a distribution. Doubts about models
//! that are not among these are left out.
std::vector<Factor> factors_of(const Scenario& scenario, const std::vector<std::size_t>& models,
                               std::span<const Doubt> doubts);

//! The factors with the ranges of assumptions without a source (grade C) twice as wide, on the scale on which
//! values are equally plausible, as far as the parameter allows. What the scenario says itself stays.
std::vector<Factor> doubled(std::vector<Factor> factors);

//! The value at a share of its range or distribution, in (0, 1), in the parameter's unit.
double value_at(const Factor& factor, double share);

//! The scenario with another value of a factor.
Scenario with_value(Scenario scenario, const Factor& factor, double value);
//! The scenario with every factor at a share of its range.
Scenario with_values_at(Scenario scenario, std::span<const Factor> factors, std::span<const double> shares);

}  // namespace fundsim
