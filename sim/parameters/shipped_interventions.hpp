#pragma once
// The interventions that ship: the seven things that limit product work most, the four prerequisites of a
// product organisation, product operations whole and in its four components, and what else a house can buy.
// Their prices and effects are assumptions to replace.

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "parameters/intervention.hpp"

namespace fundsim {

struct ShippedChange {
    Section section;
    std::string_view parameter;
    How how;
    double value;
};

struct ShippedIntervention {
    std::string_view name;
    std::string_view meaning;  //!< one line: what is done, and what it removes
    std::span<const ShippedChange> changes;
    double one_off_share;  //!< of a year's budget
    double yearly_share;   //!< of the budget
    double ramp_months;
    std::string_view source;
};

std::span<const ShippedIntervention> shipped_interventions();

//! Null when there is none of that name.
const ShippedIntervention* find_shipped_intervention(std::string_view name);

//! Priced for an organisation of that yearly budget.
Intervention priced(const ShippedIntervention& shipped, double budget_per_year);

//! As a TOML table for that yearly budget, with its meaning and source as comments.
std::string shipped_toml(const ShippedIntervention& shipped, double budget_per_year);

}  // namespace fundsim
