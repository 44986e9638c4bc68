#pragma once
// Units as a file gives them: "currency", "currency/year" and "currency/month" become those of the scenario.

#include <string>
#include <string_view>

namespace fundsim {

inline std::string units_in(std::string_view units, std::string_view currency) {
    constexpr std::string_view word = "currency";
    if (!units.starts_with(word) || currency.empty()) {
        return std::string(units);
    }
    return std::string(currency) + std::string(units.substr(word.size()));
}

}  // namespace fundsim
