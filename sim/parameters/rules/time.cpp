#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parameters/rules/rules.hpp"
#include "parameters/text.hpp"

namespace fundsim::rules {

namespace {

constexpr double least_shrinking = 1e-4;  //!< per year, of benefits: half of one is there after 7,000 years

bool whole(double value) { return std::abs(value - std::round(value)) < 1e-9; }

}  // namespace

std::vector<Violation> time(const Organisation& o) {
    std::vector<Violation> found;
    if (o.step_months != 0.25 && o.step_months != 0.5 && o.step_months != 1) {
        found.push_back(
            {{Section::organisation, {}, "step_months"},
             fmt::format("step_months is {}, it must be 0.25, 0.5 or 1", shortest(o.step_months))});
    } else if (!whole(o.horizon_months / o.step_months)) {
        found.push_back({{Section::organisation, {}, "horizon_months"},
                         fmt::format("horizon_months is {}, no whole number of steps of {} months",
                                     shortest(o.horizon_months), shortest(o.step_months))});
    }
    if (o.discount_rate + std::min(o.erosion_owned, o.erosion_orphan) < least_shrinking) {
        found.push_back(
            {{Section::organisation, {}, "discount_rate"},
             fmt::format(
                 "without discounting and without erosion benefits are worth infinitely much: "
                 "discount_rate and erosion_owned, and discount_rate and erosion_orphan, must add up to "
                 "{} or more",
                 least_shrinking)});
    }
    return found;
}

}  // namespace fundsim::rules
