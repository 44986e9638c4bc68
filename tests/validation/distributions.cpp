// Every family of distributions: moments and quantiles of the functions, and the draws of the worlds.

#include <algorithm>

#include "engine/distribution/calibrations.hpp"
#include "validation/known_distributions.hpp"
#include "validation/one_month.hpp"
#include "validation/sections.hpp"

namespace fundsim::validation {

namespace {

constexpr std::uint64_t worlds = 200;
constexpr std::size_t items = 1000;

//! Values of all ideas of many worlds.
std::vector<double> drawn(const Distribution& values) {
    Scenario s = alone(one_month(items, 1, values), 0);
    std::string fault;
    const auto prepared = prepare(s, fault);
    std::vector<double> out;
    World w;
    for (std::uint64_t r = 0; r < worlds; ++r) {
        draw_world(*prepared, 1, r, w);
        out.insert(out.end(), w.value.begin(), w.value.end());
    }
    return out;
}

//! Largest distance of the empirical from the known distribution function, times the root of the number
//! (Kolmogorov 1933; Massey 1951). Atoms are approached from both sides.
double distance(std::vector<double> sample, const Known& known) {
    std::sort(sample.begin(), sample.end());
    const double n = static_cast<double>(sample.size());
    double worst = 0;
    for (std::size_t first = 0; first < sample.size();) {
        std::size_t last = first;
        while (last < sample.size() && sample[last] == sample[first]) ++last;
        worst = std::max({worst, std::abs(known.at_most(sample[first]) - static_cast<double>(last) / n),
                          std::abs(known.below(sample[first]) - static_cast<double>(first) / n)});
        first = last;
    }
    return worst * std::sqrt(n);
}

void check(Rows& rows, const Known& known) {
    const Distribution& d = known.distribution;
    if (!std::isnan(known.mean)) rows.exact(Kind::function, known.name + ": mean", known.mean, mean(d), 1e-9);
    if (!std::isnan(known.deviation))
        rows.exact(Kind::function, known.name + ": standard deviation", known.deviation,
                   standard_deviation(d), 1e-8);
    double worst = 0;
    for (const double p : {0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999}) {
        const double q = quantile(d, p);
        const double off = known.quantile
                               ? (q - known.quantile(p)) / std::max(1.0, std::abs(known.quantile(p)))
                               : std::max({0.0, p - known.at_most(q), known.below(q) - p});
        worst = std::max(worst, std::abs(off));
    }
    rows.exact(Kind::function, known.name + ": quantiles at seven probabilities, worst", 0, worst, 1e-9);
    const std::vector<double> sample = drawn(d);
    if (!std::isnan(known.mean) && known.deviation != 0)
        rows.sampled(Kind::engine, known.name + ": mean of 200,000 drawn values", known.mean, mean_of(sample),
                     known.sees);
    // Exceeded by one true sample in a thousand.
    rows.at_most(Kind::engine, known.name + ": Kolmogorov-Smirnov", 1.9495, {distance(sample, known), 0});
}

void families(Rows& rows) {
    for (const Known& known : known_distributions()) check(rows, known);
}

void overrun_caps(Rows& rows) {
    const double known[][2] = {{5, 1.191}, {10, 1.290}, {20, 1.379}, {50, 1.475}};
    for (const auto& [cap, expected] : known)
        rows.exact(Kind::function,
                   "mean overrun of large_it with the cap " + std::to_string(static_cast<int>(cap)), expected,
                   mean(large_it_overrun(cap)), 5e-4);
}

}  // namespace

std::vector<Part> distribution_parts() {
    return {{"Distributions", "textbook formulas (Johnson, Kotz & Balakrishnan 1994; Keelin 2016)", families},
            {"Distributions", "published summaries of IT overruns (Flyvbjerg & Gardner 2023)", overrun_caps}};
}

}  // namespace fundsim::validation
