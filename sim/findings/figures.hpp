#pragma once
// Numbers as people read them: thousands separated, no more digits than their interval supports.

#include <cstdint>
#include <string>

#include "engine/statistics/estimate.hpp"

namespace fundsim {

//! The n of d.ddd * 10^n, the shortest digits that mean x; x above 0 and finite.
int magnitude(double x);

//! "12,340", "-0.5": rounded to a multiple of 10^exponent. "never" for +inf, "-" for NaN, never "-0".
//! Exactly 0 is "0"; what only rounds to it keeps its decimals, "0.0", or its first digit: 400 to thousands
//! is "400". From 10^16 on, and with more than 12 decimals, in powers of ten: "1.25e18".
std::string rounded(double value, int exponent);

//! All digits that matter, at most `digits` of them: "60", "0.08", "12,000".
std::string plain(double value, int digits = 6);

//! Half the width of the interval; NaN when it has no bounds.
double margin(const Estimate& estimate);

//! Power of ten to which a figure and its margin are rounded when both are shown: two digits of the margin
//! when it begins with 1, 2 or 3, otherwise one (near the Particle Data Group's rule).
int exponent_with_margin(const Estimate& estimate);
//! The same for a figure that is shown without its margin: its last digit is then about as uncertain.
int exponent_without_margin(const Estimate& estimate);

enum class Sign { when_negative, always };

//! "12,340 ± 80"; "12,340" when nothing is uncertain.
std::string with_margin(const Estimate& estimate, Sign sign = Sign::when_negative);
//! The figure alone, with at most so many decimals.
std::string without_margin(const Estimate& estimate, int most_decimals);

//! "12,345": how many there are.
std::string counted(std::uint64_t count);
//! "1 future", "2 futures".
std::string counted(std::uint64_t count, const std::string& what);

//! A share in hundredths.
Estimate in_hundredths(const Estimate& share);
//! A share as "43%", "0.4%", "under 0.1%".
std::string percent(const Estimate& share);
//! A share as "83 of 100 futures (82-84)"; "all 1,000 futures" and "none of 1,000 futures" when that is so.
std::string of_100_futures(const Estimate& share, double replications);
//! The same for a column: "83 (82-84)".
std::string of_100(const Estimate& share);

//! "3.2 s", "4 min", "2 h 10 min".
std::string duration(double seconds);

}  // namespace fundsim
