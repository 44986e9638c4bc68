#include "parameters/range_faults.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parameters/text.hpp"

namespace fundsim {

namespace {

std::string in_unit(const Parameter& parameter) {
    return parameter.unit.empty() ? std::string{} : fmt::format(" ({})", parameter.unit);
}

//! For shares that look like percentages, how they are written.
std::string percent_advice(const Parameter& parameter, double value) {
    const bool share = parameter.range.high <= 1 && parameter.unit != "months";
    return share && parameter.kind == Kind::number && value > 1 && value <= 100
               ? fmt::format(" ({} % is written {})", shortest(value), shortest(value / 100))
               : std::string{};
}

//! Whether what is drawn stays within sizes with which sums and ratios can be computed. The least likely draw
//! of a million replications has a probability of about 2^-53.
std::string size_fault(const Parameter& parameter, const Distribution& d) {
    constexpr double unlikely = 0x1p-53, smallest = 1e-100, largest = 1e30;
    const double low = quantile(d, unlikely, 1 - unlikely);
    const double high = quantile(d, 1 - unlikely, unlikely);
    const bool positive = parameter.range.low == 0 && parameter.range.low_end == End::open;
    const bool too_small = positive && low < smallest;
    if (!too_small && high <= largest && low >= -largest) {
        return {};
    }
    return fmt::format("{} can be {}, {} can be played: a {} conditions the distribution to what lies within",
                       parameter.name, shortest(too_small || low < -largest ? low : high),
                       too_small ? "1e-100 or more" : "sizes up to 1e+30",
                       too_small || low < -largest ? "min" : "max");
}

}  // namespace

std::string fault_of(const Parameter& parameter, double value) {
    if (!within(parameter.range, value)) {
        return fmt::format("{} is {}, outside its range {}{}{}: {}", parameter.name, shortest(value),
                           range_text(parameter.range), in_unit(parameter), percent_advice(parameter, value),
                           parameter.meaning);
    }
    if (parameter.kind != Kind::number && value != std::floor(value)) {
        return fmt::format("{} is {}, it must be a whole number", parameter.name, shortest(value));
    }
    return {};
}

std::string fault_of(const Parameter& parameter, const Distribution& d) {
    const Range& range = parameter.range;
    const double beyond_low = range.low_end == End::open ? range.low : std::nextafter(range.low, -unlimited);
    const bool too_low = range.low != -unlimited && cumulative(d, beyond_low) > 0;
    const double beyond_high =
        range.high_end == End::open ? std::nextafter(range.high, -unlimited) : range.high;
    const bool too_high = range.high != unlimited && exceedance(d, beyond_high) > 0;
    if (!too_low && !too_high) {
        return size_fault(parameter, d);
    }
    const Support limits = support(d);
    return fmt::format(
        "{} can be {}, outside its range {}{}: a {} conditions the distribution to what lies within",
        parameter.name, shortest(too_low ? limits.lower : limits.upper), range_text(range),
        in_unit(parameter), too_low ? "min" : "max");
}

}  // namespace fundsim
