#include "findings/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "parameters/digits.hpp"

namespace fundsim {

namespace {

//! Thousands separated in fixed notation.
std::string separated(const std::string& digits) {
    const std::size_t begin = digits.find_first_not_of('-');
    const std::size_t end = std::min(digits.find('.'), digits.size());
    std::string text = digits;
    for (std::size_t place = end; place > begin + 3;) {
        place -= 3;
        text.insert(place, 1, ',');
    }
    return text;
}

//! In powers of ten, for what would be a long row of digits: "1.25e18".
std::string scientific(double value, int decimals) {
    const std::string text = fmt::format("{:.{}e}", value, std::clamp(decimals, 0, 9));
    const std::size_t mark = text.find('e');
    return text.substr(0, mark + 1) + std::to_string(std::stoi(text.substr(mark + 1)));
}

bool has_margin(const Estimate& estimate) {
    const double half = margin(estimate);
    // Rounding in a sum of identical figures is no uncertainty.
    return std::isfinite(half) && half > 1e-9 * std::abs(estimate.value);
}

//! Digits of a figure that has no margin to go by.
int exponent_of_bare(double value) {
    return value == 0 || !std::isfinite(value) ? 0 : magnitude(std::abs(value)) - 3;
}

}  // namespace

// Logarithms round; the exponent of the shortest digits does not.
int magnitude(double x) { return digits_of(x).exponent; }

std::string rounded(double value, int exponent) {
    if (std::isnan(value)) {
        return "-";
    }
    if (std::isinf(value)) {
        return value > 0 ? "never" : "-infinity";
    }
    if (value == 0) {
        return "0";
    }
    // What is something is not rounded to nothing, unless it is but the rounding of a sum.
    if (const double share = std::abs(value) / power_of(10.0, exponent);
        exponent > 0 && share < 0.5 && share > 1e-6) {
        exponent = magnitude(std::abs(value));
    }
    const int decimals = std::max(0, -exponent);
    if (std::abs(value) >= 1e16 || decimals > 12) {
        return scientific(value, magnitude(std::abs(value)) - exponent);
    }
    if (exponent > 0) {
        const double unit = power_of(10.0, exponent);
        value = std::round(value / unit) * unit;
    }
    std::string digits = fmt::format("{:.{}f}", value, decimals);
    if (digits.starts_with('-') && digits.find_first_not_of("-0.") == std::string::npos) {
        digits.erase(0, 1);
    }
    return separated(digits);
}

std::string plain(double value, int digits) {
    if (!std::isfinite(value) || value == 0) {
        return rounded(value, 0);
    }
    const int exponent = magnitude(std::abs(value)) - digits + 1;
    const std::string text = rounded(value, exponent);
    const std::size_t end = std::min(text.find('e'), text.size());
    std::string figure = text.substr(0, end);
    if (figure.find('.') != std::string::npos) {
        figure.erase(figure.find_last_not_of('0') + 1);
        if (figure.back() == '.') {
            figure.pop_back();
        }
    }
    return figure + text.substr(end);
}

double margin(const Estimate& estimate) { return (estimate.high - estimate.low) / 2; }

int exponent_with_margin(const Estimate& estimate) {
    if (!has_margin(estimate)) {
        return exponent_of_bare(estimate.value);
    }
    const double half = margin(estimate);
    const int exponent = magnitude(half);
    return half / power_of(10.0, exponent) < 3.5 ? exponent - 1 : exponent;
}

int exponent_without_margin(const Estimate& estimate) {
    return has_margin(estimate) ? magnitude(2 * margin(estimate)) : exponent_of_bare(estimate.value);
}

std::string with_margin(const Estimate& estimate, Sign sign) {
    if (std::isnan(estimate.value)) {
        return "-";
    }
    const int exponent = exponent_with_margin(estimate);
    std::string text = rounded(estimate.value, exponent);
    if (sign == Sign::always && estimate.value > 0 && text != rounded(0, exponent)) {
        text.insert(0, 1, '+');
    }
    return has_margin(estimate) ? text + " ± " + rounded(margin(estimate), exponent) : text;
}

std::string without_margin(const Estimate& estimate, int most_decimals) {
    return rounded(estimate.value, std::max(-most_decimals, exponent_without_margin(estimate)));
}

std::string counted(std::uint64_t count) { return rounded(static_cast<double>(count), 0); }

std::string counted(std::uint64_t count, const std::string& what) {
    return counted(count) + " " + what + (count == 1 ? "" : "s");
}

Estimate in_hundredths(const Estimate& share) {
    return {100 * share.value, 100 * share.low, 100 * share.high};
}

std::string percent(const Estimate& share) {
    if (std::isnan(share.value)) {
        return "-";
    }
    // A ratio of sums that should be equal is seldom exactly 1.
    const double hundredths = 100 * share.value;
    const double value = std::abs(hundredths - 100) < 1e-7 ? 100 : hundredths;
    if (value > 0 && value < 0.05) {
        return "under 0.1%";
    }
    if (value > 99.95 && value < 100) {
        return "over 99.9%";
    }
    const bool few_digits = std::abs(value) >= 9.95 || value == 0 || !(margin(share) < 0.0025);
    return rounded(value, few_digits ? 0 : -1) + "%";
}

//! Neither all nor none, so neither is said where rounding would make it one of them.
std::string hundredths(const Estimate& share, std::string_view few, std::string_view many,
                       std::string_view unit) {
    const std::string count = rounded(100 * share.value, 0);
    if (share.value > 0 && count == "0") {
        return std::string(few) + std::string(unit);
    }
    if (share.value < 1 && count == "100") {
        return std::string(many) + std::string(unit);
    }
    return fmt::format("{}{} ({}-{})", count, unit, rounded(100 * share.low, 0),
                       rounded(100 * share.high, 0));
}

std::string of_100(const Estimate& share) {
    if (std::isnan(share.value)) {
        return "-";
    }
    return hundredths(share, "under 1", "over 99", "");
}

std::string of_100_futures(const Estimate& share, double replications) {
    if (share.value >= 1) {
        return "all " + rounded(replications, 0) + " futures";
    }
    if (share.value <= 0) {
        return "none of " + rounded(replications, 0) + " futures";
    }
    return hundredths(share, "fewer than 1", "more than 99", " of 100 futures");
}

std::string duration(double seconds) {
    if (!(seconds < 1e9)) {
        return "a very long time";
    }
    if (seconds < 9.95) {
        return fmt::format("{:.1f} s", seconds);
    }
    if (seconds < 99.5) {
        return fmt::format("{:.0f} s", seconds);
    }
    const double minutes = std::round(seconds / 60);
    if (minutes < 100) {
        return fmt::format("{:.0f} min", minutes);
    }
    return fmt::format("{} h {:.0f} min", rounded(std::floor(minutes / 60), 0), std::fmod(minutes, 60));
}

}  // namespace fundsim
