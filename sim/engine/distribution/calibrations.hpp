#pragma once
/// Named distributions fitted to published data. Contexts conflict, so there are several and none is the
/// truth.

#include "engine/distribution/distribution.hpp"

#include <string_view>
#include <vector>

namespace fundsim {

struct Calibration {
    std::string_view name;
    std::string_view meaning;
    std::string_view source;
    char grade;  //!< 'A' primary source or public data, 'B' secondary source, 'C' assumption
    Distribution distribution;
};

/// All of them: large_it, managed_shop, survey (cost overrun: actual / planned effort, a factor).
std::vector<Calibration> calibrations();

/// The calibration of that name, or nullptr-like: a Calibration with an empty name.
Calibration find_calibration(std::string_view name);

/// large_it with another cap (a factor, above 1.5). The mean hangs on the cap: 5, 10, 20, 50
/// give 1.191, 1.290, 1.379, 1.475.
Distribution large_it_overrun(double cap = 10.0);

}  // namespace fundsim
