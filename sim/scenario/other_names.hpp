#pragma once
// Keys under names that a scenario does not know, and what is written instead.

#include <optional>
#include <string>
#include <string_view>

#include "scenario/faults.hpp"

namespace fundsim {

//! A key that has the same words as another, in another order or another unit of time.
struct OtherName {
    std::string_view table;  //!< organisation, opportunities, model, ...; "" for the top of the file
    std::string_view name;
    double factor;  //!< that turns a number given under the other name into this one's
};

//! What was meant by a key that `table` does not know; keys of that table go before others.
std::optional<OtherName> other_name(std::string_view key, std::string_view table);

//! What to write for an unknown key whose meaning a scenario tells in another way (teams, people, seed);
//! empty for other keys.
std::string told_otherwise(const Reading& reading, const Node& child);

}  // namespace fundsim
