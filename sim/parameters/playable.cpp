#include "parameters/playable.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "parameters/words.hpp"

namespace fundsim {

namespace {

constexpr std::array<double, 1> zero{0};
constexpr std::array<double, 1> one{1};
constexpr std::array<double, 2> disband_or_persist{static_cast<double>(Continuity::disband),
                                                   static_cast<double>(Continuity::persist)};

// ---- the one place that says what is not played yet ----
constexpr std::array table{
    Restriction{Section::opportunities, "dependencies", zero},
    Restriction{Section::opportunities, "shifts_per_year", zero},
    Restriction{Section::model, "tranche_share", one},
    Restriction{Section::model, "continuity", disband_or_persist},
    Restriction{Section::model, "resize_months", zero},
    Restriction{Section::model, "sigma_ext", zero},
    Restriction{Section::model, "concepts", one},
    Restriction{Section::model, "mandated_share", zero},
};

}  // namespace

std::span<const Restriction> restrictions() { return table; }

const Restriction* restriction_of(const Parameter& parameter) {
    const auto* found = std::find_if(table.begin(), table.end(), [&](const Restriction& restriction) {
        return restriction.section == parameter.section && restriction.name == parameter.name;
    });
    return found == table.end() ? nullptr : found;
}

double playable(const Parameter& parameter, double value) {
    const Restriction* restriction = restriction_of(parameter);
    if (restriction == nullptr || std::find(restriction->values.begin(), restriction->values.end(), value) !=
                                      restriction->values.end()) {
        return value;
    }
    return restriction->values.front();
}

std::string playable_text(const Parameter& parameter, const Restriction& restriction) {
    std::string text;
    for (const double value : restriction.values) {
        text += (text.empty() ? "" : " or ") + value_text(parameter, value);
    }
    return text;
}

}  // namespace fundsim
