#include "studies/breakeven.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"

namespace fundsim {

std::vector<double> values_between(const Parameter& parameter, double low, double high, std::size_t count) {
    constexpr double wide = 10;
    const bool logarithmic = low > 0 && high >= wide * low;
    std::vector<double> values;
    for (std::size_t k = 0; k < count; ++k) {
        const double share = double(k) / double(count - 1);
        double value = low + (high - low) * share;
        if (logarithmic) {
            value = low * exp_of(share * log_of(high / low));
        }
        if (k == 0 || k + 1 == count) {
            value = k == 0 ? low : high;
        }
        value = parameter.kind == Kind::integer ? std::round(value) : value;
        if (values.empty() || value > values.back()) {
            values.push_back(value);
        }
    }
    return values;
}

std::vector<std::size_t> sign_changes(std::span<const ProfilePoint> profile) {
    std::vector<std::size_t> places;
    for (std::size_t k = 0; k + 1 < profile.size(); ++k) {
        const double here = profile[k].gap.value, next = profile[k + 1].gap.value;
        if ((here < 0 && next > 0) || (here > 0 && next < 0)) {
            places.push_back(k);
        }
    }
    return places;
}

std::optional<Estimate> find_tie(const GapAt& gap_at, ProfilePoint left, ProfilePoint right) {
    constexpr int most_steps = 40;
    constexpr double share_of_interval = 0.05, share_of_stretch = 1e-3;
    const double stretch = right.value - left.value;
    // Steep or flat in small stretches where decisions flip: the slope is that of a stretch of some width.
    constexpr double least_share_for_slope = 1.0 / 16;
    double slope = (right.gap.value - left.gap.value) / stretch;
    double left_weight = 1, right_weight = 1;
    std::optional<bool> went_left;
    for (int step = 0; step < most_steps; ++step) {
        const double from = left.gap.value * left_weight, to = right.gap.value * right_weight;
        ProfilePoint middle{left.value + (right.value - left.value) * from / (from - to), {}};
        const std::optional<Estimate> gap = gap_at(middle.value);
        if (!gap) {
            return std::nullopt;
        }
        middle.gap = *gap;
        const double half = (gap->high - gap->low) / 2;
        const bool goes_left = (gap->value > 0) == (right.gap.value > 0);
        (goes_left ? right : left) = middle;
        (goes_left ? right_weight : left_weight) = 1;
        if (went_left == goes_left) {
            (goes_left ? left_weight : right_weight) /= 2;  // the other end has stayed twice
        }
        went_left = goes_left;
        const double width = right.value - left.value;
        if (width >= least_share_for_slope * stretch) {
            slope = (right.gap.value - left.gap.value) / width;
        }
        if (std::abs(gap->value) <= share_of_interval * half || width <= share_of_stretch * stretch) {
            return Estimate{middle.value, middle.value - half / std::abs(slope),
                            middle.value + half / std::abs(slope)};
        }
    }
    const double half = (left.gap.high - left.gap.low) / 2;
    return Estimate{left.value, left.value - half / std::abs(slope), left.value + half / std::abs(slope)};
}

}  // namespace fundsim
