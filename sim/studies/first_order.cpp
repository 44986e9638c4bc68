#include "studies/first_order.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/random/draws.hpp"

namespace fundsim {

namespace {

constexpr std::size_t least_draws = 64;
constexpr std::uint32_t resamples = 200;

std::size_t parts_for(std::size_t draws) { return std::clamp<std::size_t>(draws / 256, 4, 32); }

//! The part of its range in which each factor of each draw lies: [factor][draw].
std::vector<std::vector<std::uint8_t>> parts_of(const Draws& draws, std::size_t parts) {
    std::vector<std::vector<std::uint8_t>> out(draws.factors);
    for (std::size_t f = 0; f < draws.factors; ++f) {
        for (std::size_t d = 0; d < size_of(draws); ++d) {
            out[f].push_back(std::uint8_t(share_of(draws, d, f) * double(parts)));
        }
    }
    return out;
}

//! The variance of the means of parts, less what chance makes of it. `gaps` are deviations from their mean.
double variance_between(const std::vector<std::uint8_t>& part, std::size_t parts,
                        std::span<const double> gaps, std::span<const double> times) {
    std::vector<double> counts(parts), sums(parts);
    double count = 0, sum = 0, squares = 0;
    for (std::size_t d = 0; d < gaps.size(); ++d) {
        const double weight = times[d];
        counts[part[d]] += weight;
        sums[part[d]] += weight * gaps[d];
        squares += weight * gaps[d] * gaps[d];
        sum += weight * gaps[d];
        count += weight;
    }
    double raw = 0, there = 0;
    for (std::size_t p = 0; p < parts; ++p) {
        if (counts[p] > 0) {
            raw += sums[p] * sums[p] / counts[p];
            ++there;
        }
    }
    const double between = raw - sum * sum / count;
    const double within = (squares - raw) / (count - there);
    return (between - (there - 1) * within) / count;
}

struct Shares {
    double luck;
    std::vector<double> first_order;
};

Shares shares_of(const Draws& draws, const std::vector<std::vector<std::uint8_t>>& part, std::size_t parts,
                 std::span<const double> gaps, const std::vector<double>& times) {
    const VarianceParts variance = variance_parts(draws, times);
    Shares shares{variance.luck / (variance.luck + variance.assumptions), {}};
    for (std::size_t f = 0; f < draws.factors; ++f) {
        shares.first_order.push_back(variance_between(part[f], parts, gaps, times) / variance.assumptions);
    }
    return shares;
}

//! How often each draw comes in a resample.
std::vector<double> times_in(std::uint64_t seed, std::uint32_t resample, std::size_t draws) {
    std::vector<double> times(draws);
    const Stream stream{seed, 0};
    for (std::size_t i = 0; i < draws; ++i) {
        const double pick = uniform(stream, Purpose::study_resamples, resample, std::uint32_t(i));
        times[std::size_t(pick * double(draws))] += 1;
    }
    return times;
}

Estimate with_error(double value, const Moments& resampled) {
    constexpr double z_975 = 1.959963984540054;
    const double margin = z_975 * std::sqrt(variance(resampled));
    return {value, value - margin, value + margin};
}

}  // namespace

VarianceShares variance_shares(const Draws& draws, std::span<const double> gaps, std::uint64_t seed) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const std::size_t count = size_of(draws);
    if (count < least_draws || !(variance_parts(draws).assumptions > 0)) {
        return {{nan, nan, nan}, std::vector<Estimate>(draws.factors, {nan, nan, nan})};
    }
    const std::size_t parts = parts_for(count);
    const auto part = parts_of(draws, parts);
    const double mean = moments_of(gaps).mean;
    std::vector<double> deviations(gaps.begin(), gaps.end());
    for (double& gap : deviations) {
        gap -= mean;
    }
    const Shares found = shares_of(draws, part, parts, deviations, std::vector<double>(count, 1));
    std::vector<Shares> again;
    for (std::uint32_t k = 0; k < resamples; ++k) {
        again.push_back(shares_of(draws, part, parts, deviations, times_in(seed, k, count)));
    }
    const auto spread = [&](auto&& figure) {
        std::vector<double> values;
        for (const Shares& each : again) {
            values.push_back(figure(each));
        }
        return moments_of(values);
    };
    VarianceShares out{with_error(found.luck, spread([](const Shares& s) { return s.luck; })), {}};
    for (std::size_t f = 0; f < draws.factors; ++f) {
        out.first_order.push_back(
            with_error(found.first_order[f], spread([f](const Shares& s) { return s.first_order[f]; })));
    }
    return out;
}

}  // namespace fundsim
