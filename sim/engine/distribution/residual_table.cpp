#include "engine/distribution/residual_table.hpp"

#include "engine/distribution/anatomy.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace fundsim {

namespace {

constexpr int order = 8;
constexpr double tolerance = 2e-10;
constexpr double negligible = 1e-13;  // exceedance at which an unbounded table ends

constexpr std::size_t most_segments = 1000;

enum class Side { above, from };  // condition O > u, or O >= u: the limit from the left

struct Remaining {
    double probability;
    double excess;  // E[O - u | condition]
    double
        noise;  // bound on the rounding error of `excess`: large just below a cap; infinite where nobody gets
};

Remaining remaining(const Anatomy& parts, double u, Side side) {
    double sum = 0.0;
    double above = 0.0;
    double cancelled = 0.0;
    for (const Atom& a : parts.atoms) {
        if (a.value < u || (a.value == u && side == Side::above)) {
            continue;
        }
        sum += a.weight * (a.value - u);
        above += a.weight;
    }
    for (const Leaf& leaf : parts.leaves) {
        const double start = std::max(u, leaf.lower);
        if (!(start < leaf.upper)) {
            continue;
        }
        const double mass = mass_between(tails_at(leaf.family, start), leaf.at_upper);
        sum += leaf.weight * ((partial_mean(leaf.family, start, leaf.upper) - u * mass) / leaf.mass);
        above += leaf.weight * (mass / leaf.mass);
        cancelled += leaf.weight * (leaf.at_upper.above / leaf.mass);
    }
    if (!(above > 0.0)) {
        return {0.0, 0.0, infinite};
    }
    if (above < negligible) {
        return {above, sum / above, infinite};
    }
    return {above, sum / above, 4e-15 * u * (1.0 + cancelled / above)};
}

double floored(double excess) { return std::max(excess, residual_floor); }

/// Newton's divided differences at eight even places of [-0.5, 0.5], opened up into powers.
std::array<double, order> polynomial(std::array<double, order> values) {
    const auto place = [](int j) { return j / 7.0 - 0.5; };
    for (int gap = 1; gap < order; ++gap) {
        for (int j = order - 1; j >= gap; --j) {
            values[j] = (values[j] - values[j - 1]) / (place(j) - place(j - gap));
        }
    }
    std::array<double, order> powers{};
    for (int j = order - 1; j >= 0; --j) {
        for (int k = order - 1; k > 0; --k) {
            powers[k] = powers[k - 1] - place(j) * powers[k];
        }
        powers[0] = values[j] - place(j) * powers[0];
    }
    return powers;
}

double evaluate(const double* c, double t) {
    const double t2 = t * t;
    return ((c[0] + c[1] * t) + t2 * (c[2] + c[3] * t)) +
           t2 * t2 * ((c[4] + c[5] * t) + t2 * (c[6] + c[7] * t));
}

/// Appends a segment of so many cells; false where the polynomials are not good enough.
bool add_segment(const Anatomy& parts, double start, double end, std::uint32_t cells, ResidualTable& table) {
    const double width = (end - start) / cells;
    const std::size_t before = table.coefficients.size();
    bool good = true;
    for (std::uint32_t cell = 0; cell < cells && good; ++cell) {
        const double left = start + cell * width;
        const auto exact = [&](double share) {
            const bool last = cell + 1 == cells && share == 1.0;
            return remaining(parts, last ? end : left + share * width, last ? Side::from : Side::above);
        };
        std::array<double, order> values{};
        for (int j = 0; j < order; ++j) {
            values[j] = exact(j / 7.0).excess;
        }
        const std::array<double, order> powers = polynomial(values);
        for (int j = 0; j < order - 1 && good; ++j) {
            const double share = (j + 0.5) / 7.0;
            const Remaining truth = exact(share);
            const double error = evaluate(powers.data(), share - 0.5) - truth.excess;
            good = std::max(error, -error) < tolerance * (left + width + truth.excess) + truth.noise;
        }
        table.coefficients.insert(table.coefficients.end(), powers.begin(), powers.end());
    }
    if (good) {
        table.segments.push_back({start, 1.0 / width, static_cast<std::uint32_t>(before / order), cells});
    } else {
        table.coefficients.resize(before);
    }
    return good;
}

/// More cells, then halves, until the polynomials are good enough: rough ends get ever smaller segments.
void cover(const Anatomy& parts, double start, double end, int depth, ResidualTable& table) {
    for (std::uint32_t cells = 1; cells <= 32; cells *= 2) {
        if (add_segment(parts, start, end, cells, table)) {
            return;
        }
    }
    if (depth == 0 || table.segments.size() > most_segments) {
        // Narrower than any u that matters, or too rough: a straight line.
        const double from = remaining(parts, start, Side::above).excess;
        const double to = remaining(parts, end, Side::from).excess;
        table.segments.push_back(
            {start, 1.0 / (end - start), static_cast<std::uint32_t>(table.coefficients.size() / order), 1});
        table.coefficients.insert(table.coefficients.end(), {0.5 * (from + to), to - from, 0, 0, 0, 0, 0, 0});
        return;
    }
    const double middle = 0.5 * (start + end);
    cover(parts, start, middle, depth - 1, table);
    cover(parts, middle, end, depth - 1, table);
}

}  // namespace

ResidualTable make_residual_table(const Distribution& overrun) {
    constexpr int depth = 30;
    const Anatomy parts = anatomy_of(overrun);
    const std::vector<Stretch> stretches = stretches_of(parts);
    ResidualTable table;
    if (stretches.empty()) {
        return table;
    }
    std::vector<double> cuts{0.0};
    for (const Stretch& s : stretches) {
        for (const double end : {s.lower, s.upper}) {
            if (end > cuts.back() && end < infinite) {
                cuts.push_back(end);
            }
        }
    }
    const bool bounded = stretches.back().upper < infinite;
    if (!bounded) {  // the tail in segments that double
        const Tails last{1.0 - negligible, negligible};
        const double end = value_within(parts, stretches.back(), within(stretches.back(), last));
        while (2.0 * cuts.back() < end) {
            cuts.push_back(std::max(1.0, 2.0 * cuts.back()));
        }
        if (end > cuts.back()) {
            cuts.push_back(end);
        }
    }
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        cover(parts, cuts[i], cuts[i + 1], depth, table);
    }
    table.end = cuts.back();
    if (!bounded) {
        table.beyond = remaining(parts, table.end, Side::above).excess;
    }
    return table;
}

double mean_residual(const ResidualTable& table, double u) {
    const double held = std::max(u, 0.0);
    if (!(held < table.end)) {
        return floored(table.beyond);
    }
    std::size_t number = 0;
    for (std::size_t k = 1; k < table.segments.size(); ++k) {
        number += held >= table.segments[k].start ? 1 : 0;
    }
    const ResidualSegment& segment = table.segments[number];
    const double position = (held - segment.start) * segment.per_unit;
    const auto cell = std::min(static_cast<std::uint32_t>(position), segment.cells - 1);
    const double* c = table.coefficients.data() + order * static_cast<std::size_t>(segment.first + cell);
    return floored(evaluate(c, position - (static_cast<double>(cell) + 0.5)));
}

}  // namespace fundsim
