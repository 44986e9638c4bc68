#pragma once
// What a scenario calls things: titles, currencies, models, interventions, initiatives. They stand in tables,
// on terminals and in files, so they are of one line, not endless, and hold nothing that nobody sees.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fundsim {

inline constexpr std::size_t longest_name = 200;     //!< characters
inline constexpr std::size_t longest_currency = 40;  //!< characters
inline constexpr std::size_t longest_point = 400;    //!< characters

//! What makes a text no name, like "holds a line break"; empty when nothing does.
std::string name_fault(std::string_view name, std::size_t longest = longest_name);

//! The same of characters alone that nobody sees, line breaks and tabs apart.
std::string unseen_in(std::string_view text);

//! What is wrong when one of `others` is the same name, or differs from it in capitals and blanks alone;
//! empty when none is. `kind`: "models".
std::string same_name_fault(std::string_view name, const std::vector<std::string_view>& others,
                            std::string_view kind);

}  // namespace fundsim
