#pragma once
// A scalar parameter's value as a user writes it in a scenario, and the addresses of parameters.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parameters/parameter.hpp"

namespace fundsim {

//! "12", "true", "adaptive": the words of choices without quotes.
std::string value_text(const Parameter& parameter, double value);
//! The same as a TOML value: words in quotes, numbers that read back as the same double.
std::string value_toml(const Parameter& parameter, double value);
//! A double as a TOML number that reads back as the same double.
std::string number_toml(double value);
//! A text as a TOML basic string, quotes included, with nothing in it that is not shown.
std::string string_toml(std::string_view text);

//! Place of a word among the choices of a parameter.
std::optional<double> choice_value(const Parameter& parameter, std::string_view word);

//! The value that a word means: of a choice or a flag, as value_text() writes it; nothing for other words and
//! kinds.
std::optional<double> worded_value(const Parameter& parameter, std::string_view word);

//! Where a parameter is set: `organisation.x`, `opportunities.x`, `model.x` (all), `model."Name".x`; in
//! models with a transition also `model."Name".before.x`, `.after.x` and `.transition.x`.
struct Address {
    Section section;
    std::string model;      //!< empty: all models
    std::string name;       //!< of the parameter, or of another key of that section
    std::string part = {};  //!< "before" or "after": levers of one side of a transition alone
    bool operator==(const Address&) const = default;
};

//! Whether a word of an address names a part of a transition: before, after, transition.
bool is_part(std::string_view word);

//! An address, or what is wrong with it (then `address` is empty). Quotes round a model's name may be
//! missing: a shell takes them away. Whether the name exists is not looked at.
struct AddressReading {
    std::optional<Address> address;
    std::string what;
};
AddressReading parse_address(std::string_view text);
std::string address_text(const Address& address);

//! Sets a lever of a model, on both sides of a transition unless `part` names one, or a parameter of its
//! schedule; false when it has no transition to set that in.
bool assign_to(FundingModel& model, const Parameter& parameter, std::string_view part, double value);

//! Sets a scalar where an address says; false when the scenario has no such model or the table no such
//! scalar.
bool set_scalar(Scenario& scenario, const Address& address, double value);
//! The scalar at an address (of all models: the first); nothing when there is none.
std::optional<double> get_scalar(const Scenario& scenario, const Address& address);
//! Sets a distribution of the opportunities; false when the table has no such distribution.
bool set_distribution(Scenario& scenario, const Address& address, Distribution value);

}  // namespace fundsim
