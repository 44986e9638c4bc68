#include "engine/distribution/belief_base.hpp"
#include "engine/distribution/belief_table.hpp"
#include "engine/numeric/special.hpp"
#include "engine/numeric/vector_loops.hpp"

#include <array>
#include <cstddef>

namespace fundsim {

namespace {

// Three steps. 1: the latent axis is cut into panels; each gets 16 Gauss-Legendre weights that have absorbed
// the values. 2: from these, G at a small variance, sampled evenly: one base per factor of 4 in v. 3: from a
// base, each node's derivatives by the trapezoidal rule, which for products of Gaussians this wide is exact
// to rounding.

constexpr int derivatives = 16;  // per node

/// Eight numbers that are worked on together.
using Lanes = double __attribute__((vector_size(64)));

/// d_k / k! for `Nodes` neighbouring nodes: `kernel` holds two Lanes a term, for the even derivatives and for
/// the odd.
template <std::size_t Nodes>
[[gnu::always_inline]] inline void derivative_block(const double* samples, std::size_t stride,
                                                    const double* kernel, std::size_t terms, double* out) {
    Lanes even[Nodes] = {};
    Lanes odd[Nodes] = {};
    for (std::size_t n = 0; n < terms; ++n) {
        Lanes even_weights;
        Lanes odd_weights;
        __builtin_memcpy(&even_weights, kernel + 16 * n, sizeof(Lanes));
        __builtin_memcpy(&odd_weights, kernel + 16 * n + 8, sizeof(Lanes));
        for (std::size_t node = 0; node < Nodes; ++node) {
            const double above = *(samples + node * stride + n);
            const double below = *(samples + node * stride - n);
            even[node] += even_weights * (above + below);
            odd[node] += odd_weights * (above - below);
        }
    }
    for (std::size_t node = 0; node < Nodes; ++node) {
        __builtin_memcpy(out + 16 * node, &even[node], sizeof(Lanes));
        __builtin_memcpy(out + 16 * node + 8, &odd[node], sizeof(Lanes));
    }
}

FUNDSIM_CLONES void derivative_sums(const double* samples, std::size_t stride, const double* kernel,
                                    std::size_t terms, std::size_t nodes, double* out) {
    std::size_t node = 0;
    for (; node + 4 <= nodes; node += 4) {
        derivative_block<4>(samples + node * stride, stride, kernel, terms, out + 16 * node);
    }
    for (; node < nodes; ++node) {
        derivative_block<1>(samples + node * stride, stride, kernel, terms, out + 16 * node);
    }
}

/// Weights that turn samples at +-n steps into derivatives: step * He_k(x) * pdf(x) / deviation^{k+1} / k!.
std::vector<double> derivative_kernel(double step, double deviation, int terms) {
    std::array<double, derivatives> shrink{};  // He_{k+1} = x He_k - k He_{k-1}, over (k+1)! deviation^{k+1}
    for (int k = 0; k < derivatives; ++k) {
        shrink[k] = 1.0 / (deviation * (k + 1));
    }
    std::vector<double> kernel(static_cast<std::size_t>(terms) * derivatives);
    for (int n = 0; n < terms; ++n) {
        const double x = n * step / deviation;
        double* row = kernel.data() + n * derivatives;
        double lower = 0.0;
        double hermite = step / deviation * normal_pdf(x) * (n == 0 ? 0.5 : 1.0);  // the middle is met twice
        for (int k = 0; k < derivatives; ++k) {
            row[k / 2 + 8 * (k % 2)] = hermite;
            const double next = (x * hermite - lower * shrink[0]) * shrink[k];
            lower = hermite;
            hermite = next;
        }
    }
    return kernel;
}

void add_level(const BeliefBase& base, BeliefLevel& level, std::vector<double>& nodes) {
    const double deviation = __builtin_sqrt(level.variance - base.variance);
    const int terms = static_cast<int>(kernel_span(deviation) / base.step) + 2;
    const std::vector<double> kernel = derivative_kernel(base.step, deviation, terms);
    const int stride = static_cast<int>(level.spacing / base.step + 0.5);
    const int first = static_cast<int>(-8.0 / base.step);
    const int count = static_cast<int>(16.0 / level.spacing + 0.999) + 1;
    const std::vector<double> samples = samples_between(base, first - terms, first + count * stride + terms);
    level.first = static_cast<std::uint32_t>(nodes.size() / derivatives);
    nodes.resize(nodes.size() + static_cast<std::size_t>(count) * derivatives);
    derivative_sums(samples.data() + terms, static_cast<std::size_t>(stride), kernel.data(),
                    static_cast<std::size_t>(terms), static_cast<std::size_t>(count),
                    nodes.data() + static_cast<std::size_t>(level.first) * derivatives);
}

}  // namespace

BeliefTable make_belief_table(const LatentQuantile& q, Moment moment) {
    BeliefTable table;
    table.moment = moment;
    const LatentPiece& piece = q.pieces.front();
    if (q.simple && piece.kind != PieceKind::table) {
        table.form = piece.kind == PieceKind::exponential ? BeliefTable::Form::exponential
                                                          : BeliefTable::Form::polynomial;
        table.a = piece.a;
        table.b = piece.kind == PieceKind::constant ? 0.0 : piece.b;
        return table;
    }
    table.form = BeliefTable::Form::table;
    table.values = q;
    table.nodes.reserve(4600 * derivatives);
    BeliefBase base = first_base(q, moment);
    double binade = 1.0 / 256.0;
    double octave = 1.0 / 64.0;
    for (std::size_t j = 0; j < table.levels.size(); ++j) {
        BeliefLevel& level = table.levels[j];
        level.variance = binade * (1.0 + (static_cast<double>(j % 4) + 0.5) / 4.0);
        level.spacing = (j % 8 < 4 ? 3.0 : 4.0) * octave;
        level.per_unit = 1.0 / level.spacing;
        add_level(base, level, table.nodes);
        if (j % 4 == 3) {
            binade *= 2.0;
        }
        if (j % 8 == 7 && j + 1 < table.levels.size()) {
            octave *= 2.0;
            base = next_base(base);
        }
    }
    return table;
}

}  // namespace fundsim
