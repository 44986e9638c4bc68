#pragma once
// Where two models tie as one parameter moves.

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/statistics/estimate.hpp"
#include "parameters/parameter.hpp"

namespace fundsim {

//! The gap at a value of the parameter.
struct ProfilePoint {
    double value;  //!< in the parameter's unit
    Estimate gap;  //!< mean NPV of a less NPV of b, currency
};

//! A value that the scenario cannot take.
struct UnplayedValue {
    double value;
    std::string why;
};

struct Breakeven {
    std::vector<ProfilePoint> profile;  //!< by value
    std::vector<Estimate> ties;  //!< values at which the mean gap is 0, increasing, with their intervals
    std::vector<UnplayedValue> left_out;
};

//! About `count` values (>= 2) from one to the other, increasing, both among them: whole ones for integers,
//! each once; equally far apart, or their logarithms where both are above 0 and one is at least ten times the
//! other.
std::vector<double> values_between(const Parameter& parameter, double low, double high, std::size_t count);

//! The gap at a value, always in the same worlds; nothing where it cannot be had.
using GapAt = std::function<std::optional<Estimate>(double value)>;

//! The value between two at which the mean gap is 0, by the regula falsi of Illinois (Dowell & Jarratt 1971),
//! to a twentieth of its own interval or a thousandth of the stretch. Its interval is that of the gap there
//! over the slope of the gap. The gaps at both ends have different signs. Nothing where the gap could not be
//! had.
std::optional<Estimate> find_tie(const GapAt& gap_at, ProfilePoint left, ProfilePoint right);

//! Places of points after which the mean gap changes its sign, or that tie exactly.
std::vector<std::size_t> sign_changes(std::span<const ProfilePoint> profile);

}  // namespace fundsim
