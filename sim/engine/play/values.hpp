#pragma once
// Numbers that stand for what is no amount.

#include <limits>

namespace fundsim {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double smallest = std::numeric_limits<double>::min();  //!< below it relative errors are not small
constexpr double missing = std::numeric_limits<double>::quiet_NaN();  //!< a mean or ratio of nothing

}  // namespace fundsim
