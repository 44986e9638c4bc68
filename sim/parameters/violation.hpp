#pragma once
// What stops a scenario from being played: where it lies, and what is wrong there.

#include <cstddef>
#include <optional>
#include <string>

#include "parameters/words.hpp"

namespace fundsim {

struct Violation {
    Address address;   //!< without a name: a section or a model as a whole
    std::string text;  //!< what is wrong, why, and what would be right
    //! The model that the address names, by its place in the scenario: names are unique only in a sound one.
    std::optional<std::size_t> model = {};
    //! The intervention that leads there, by its place among those that are applied.
    std::optional<std::size_t> intervention = {};
    bool operator==(const Violation&) const = default;
};

}  // namespace fundsim
