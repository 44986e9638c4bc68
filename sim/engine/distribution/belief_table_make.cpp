#include "engine/distribution/belief_table.hpp"
#include "engine/numeric/special.hpp"
#include "engine/numeric/vector_loops.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace fundsim {

namespace {

// Three steps. 1: the latent axis is cut into panels; each gets 16 Gauss-Legendre weights that have absorbed
// the values. 2: from these, G at a small variance, sampled evenly: one base per factor of 4 in v. 3: from a
// base, each node's derivatives by the trapezoidal rule, which for products of Gaussians this wide is exact
// to rounding.

constexpr int points = 16;       // per panel
constexpr int derivatives = 16;  // per node
constexpr double panel_width = 3.0 / 32.0;
constexpr int panel_count = 256;  // 256 * 3 / 32 = 24 = 2 * latent_limit
constexpr double cut = 8.5;       // standard deviations after which a normal kernel is dropped
constexpr int samples_per_unit = 64;
constexpr double base_variance = 1.0 / 512.0;

/// Gauss-Legendre rule with 16 points on [-1, 1] (Abramowitz & Stegun, table 25.4), positive half.
constexpr double half_nodes[8] = {0.09501250983763744, 0.28160355077925891, 0.45801677765722739,
                                  0.61787624440264375, 0.75540440835500303, 0.86563120238783174,
                                  0.94457502307323258, 0.98940093499164993};
constexpr double half_weights[8] = {0.18945061045506850, 0.18260341504492359, 0.16915651939500254,
                                    0.14959598881657673, 0.12462897125553387, 0.09515851168249278,
                                    0.06225352393864789, 0.02715245941175409};

constexpr double node_of(int n) { return n < 8 ? -half_nodes[7 - n] : half_nodes[n - 8]; }
constexpr double weight_of(int n) { return n < 8 ? half_weights[7 - n] : half_weights[n - 8]; }

/// Legendre polynomials of degree 0..15 at t.
std::array<double, points> legendre(double t) {
    std::array<double, points> p{};
    p[0] = 1.0;
    p[1] = t;
    for (int l = 2; l < points; ++l) p[l] = ((2 * l - 1) * t * p[l - 1] - (l - 1) * p[l - 2]) / l;
    return p;
}

struct Interval {
    double from;
    double to;
};

/// Cuts [from, to] into pieces that shrink by 4 towards `from`, or towards `to`.
void graded(double from, double to, std::vector<Interval>& pieces) {
    double far = to;
    for (int i = 0; i < 18; ++i) {
        const double near = from + 0.25 * (far - from);
        pieces.push_back({near, far});
        far = near;
    }
    pieces.push_back({from, far});
}

/// The panel in pieces on each of which the values are smooth: cut at breaks, and graded towards those that
/// lie in it or near it, since a piece may start infinitely steep. Constant pieces need no grading.
std::vector<Interval> smooth_pieces(const LatentQuantile& q, double from, double to) {
    std::vector<Interval> pieces;
    const auto first = std::upper_bound(q.breaks.begin(), q.breaks.end(), from);
    double start = from;
    for (auto next = first; start < to; ++next) {
        const bool cut_here = next != q.breaks.end() && *next < to;
        const double end = cut_here ? *next : to;
        const auto number = static_cast<std::size_t>(next - q.breaks.begin());
        const bool plain = q.pieces[number].kind == PieceKind::constant;
        const bool steep_start = !plain && number > 0 && start - q.breaks[number - 1] < 0.5 * panel_width;
        const bool steep_end = !plain && next != q.breaks.end() && *next - end < 0.5 * panel_width;
        const double middle = steep_start && steep_end ? 0.5 * (start + end) : (steep_start ? end : start);
        if (steep_start) graded(start, middle, pieces);
        if (steep_end) graded(end, middle, pieces);
        if (!steep_start && !steep_end) pieces.push_back({start, end});
        start = end;
    }
    return pieces;
}

bool near_break(const LatentQuantile& q, double from, double to) {
    const auto next = std::lower_bound(q.breaks.begin(), q.breaks.end(), from - 0.5 * panel_width);
    return next != q.breaks.end() && *next < to + 0.5 * panel_width;
}

void evaluate(const LatentQuantile& q, Moment moment, std::span<const double> x, std::span<double> out) {
    value_at(q, x, out);
    if (moment == Moment::second) {
        for (double& value : out) value *= value;
    }
}

/// Weights of one rough panel: they integrate value times any polynomial of degree 15 exactly.
void absorb(const LatentQuantile& q, Moment moment, double from, double to, double* weights) {
    std::vector<double> x;
    std::vector<double> step;
    for (const Interval& piece : smooth_pieces(q, from, to)) {
        const double half = 0.5 * (piece.to - piece.from);
        for (int n = 0; n < points; ++n) {
            x.push_back(piece.from + half + half * node_of(n));
            step.push_back((half < 0.0 ? -half : half) * weight_of(n));
        }
    }
    std::vector<double> value(x.size());
    evaluate(q, moment, x, value);
    std::array<double, points> moments{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const std::array<double, points> p = legendre(2.0 * (x[i] - from) / (to - from) - 1.0);
        for (int l = 0; l < points; ++l) moments[l] += step[i] * value[i] * p[l];
    }
    for (int n = 0; n < points; ++n) {
        const std::array<double, points> p = legendre(node_of(n));
        double sum = 0.0;
        for (int l = 0; l < points; ++l) sum += (l + 0.5) * moments[l] * p[l];
        weights[n] = weight_of(n) * sum;
    }
}

/// Panel by panel, 16 weights each.
std::vector<double> panel_weights(const LatentQuantile& q, Moment moment) {
    std::vector<double> x(static_cast<std::size_t>(panel_count) * points);
    for (int panel = 0; panel < panel_count; ++panel) {
        for (int n = 0; n < points; ++n) {
            x[static_cast<std::size_t>(panel * points + n)] =
                -latent_limit + panel_width * (panel + 0.5 + 0.5 * node_of(n));
        }
    }
    std::vector<double> weights(x.size());
    evaluate(q, moment, x, weights);
    for (int panel = 0; panel < panel_count; ++panel) {
        double* mine = weights.data() + panel * points;
        for (int n = 0; n < points; ++n) mine[n] *= 0.5 * panel_width * weight_of(n);
        const double from = -latent_limit + panel_width * panel;
        if (near_break(q, from, from + panel_width)) absorb(q, moment, from, from + panel_width, mine);
    }
    return weights;
}

/// G at one small variance at y = i * step, |i| <= reach; constant beyond.
struct Base {
    double variance;
    double step;
    int reach;
    std::vector<double> samples;  // 2 * reach + 1

    /// Samples number first..last.
    std::vector<double> between(int first, int last) const {
        std::vector<double> result;
        for (int i = first; i <= last; ++i) {
            result.push_back(samples[static_cast<std::size_t>(std::clamp(i, -reach, reach) + reach)]);
        }
        return result;
    }
};

/// Sum of products in 16 lanes, so that its order is fixed and yet the loop becomes vector code.
FUNDSIM_CLONES double product_sum(const double* a, const double* b, std::size_t count) {
    double lanes[16] = {};
    for (std::size_t i = 0; i < count; i += 16) {
        for (std::size_t lane = 0; lane < 16; ++lane) lanes[lane] += a[i + lane] * b[i + lane];
    }
    for (std::size_t width = 8; width > 0; width /= 2) {
        for (std::size_t lane = 0; lane < width; ++lane) lanes[lane] += lanes[lane + width];
    }
    return lanes[0];
}

double normal_kernel(double distance, double deviation) {
    return normal_pdf(distance / deviation) / deviation;
}

/// The finest base, from the panels. Samples repeat their place within a panel every 6, so 6 rows of kernel
/// values do.
Base first_base(const LatentQuantile& q, Moment moment) {
    constexpr int phases = 6;
    static_assert(panel_width * samples_per_unit == phases);
    const double deviation = __builtin_sqrt(base_variance);
    const int side =
        static_cast<int>(cut * deviation / panel_width) + 1;  // panels on each side of the sample's own
    const int window = 2 * side + 1;
    std::vector<double> kernel(static_cast<std::size_t>(phases * window * points));
    for (int phase = 0; phase < phases; ++phase) {
        for (int k = 0; k < window; ++k) {
            for (int n = 0; n < points; ++n) {
                const double place = panel_width * (k - side + 0.5 + 0.5 * node_of(n));
                kernel[static_cast<std::size_t>((phase * window + k) * points + n)] =
                    normal_kernel(place - static_cast<double>(phase) / samples_per_unit, deviation);
            }
        }
    }
    // Beyond the latent's limits the value stays what it is there.
    std::vector<double> weights = panel_weights(q, moment);
    const int margin = 2 * side + 1;
    double ends[2] = {-latent_limit, latent_limit};
    evaluate(q, moment, ends, ends);
    std::vector<double> padded;
    const auto pad = [&](double value) {
        for (int i = 0; i < margin * points; ++i)
            padded.push_back(0.5 * panel_width * weight_of(i % points) * value);
    };
    pad(ends[0]);
    padded.insert(padded.end(), weights.begin(), weights.end());
    pad(ends[1]);

    const int reach = static_cast<int>(latent_limit * samples_per_unit) + side * phases;
    Base base{base_variance, 1.0 / samples_per_unit, reach, {}};
    const int offset = static_cast<int>(latent_limit * samples_per_unit) + margin * phases;
    for (int i = -reach; i <= reach; ++i) {
        const int panel = (i + offset) / phases;
        const int phase = (i + offset) % phases;
        base.samples.push_back(product_sum(padded.data() + (panel - side) * points,
                                           kernel.data() + phase * window * points,
                                           static_cast<std::size_t>(window * points)));
    }
    return base;
}

/// The same at four times the variance and twice the step.
Base next_base(const Base& base) {
    const double deviation = __builtin_sqrt(3.0 * base.variance);
    const int terms = (static_cast<int>(cut * deviation / base.step) / 8 + 1) * 8;
    std::vector<double> kernel;  // a multiple of 16, as product_sum wants it
    for (int n = -terms; n < terms; ++n)
        kernel.push_back(base.step * normal_kernel(n * base.step, deviation));
    const int reach = (base.reach + terms) / 2 + 1;
    const int margin = 2 * reach + terms;
    const std::vector<double> samples = base.between(-margin, margin);
    Base next{4.0 * base.variance, 2.0 * base.step, reach, {}};
    for (int i = -reach; i <= reach; ++i) {
        next.samples.push_back(
            product_sum(samples.data() + (2 * i + margin - terms), kernel.data(), kernel.size()));
    }
    return next;
}

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
    for (int k = 0; k < derivatives; ++k) shrink[k] = 1.0 / (deviation * (k + 1));
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

void add_level(const Base& base, BeliefLevel& level, std::vector<double>& nodes) {
    const double deviation = __builtin_sqrt(level.variance - base.variance);
    const int terms = static_cast<int>(cut * deviation / base.step) + 2;
    const std::vector<double> kernel = derivative_kernel(base.step, deviation, terms);
    const int stride = static_cast<int>(level.spacing / base.step + 0.5);
    const int first = static_cast<int>(-8.0 / base.step);
    const int count = static_cast<int>(16.0 / level.spacing + 0.999) + 1;
    const std::vector<double> samples = base.between(first - terms, first + count * stride + terms);
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
    Base base = first_base(q, moment);
    double binade = 1.0 / 256.0;
    double octave = 1.0 / 64.0;
    for (std::size_t j = 0; j < table.levels.size(); ++j) {
        BeliefLevel& level = table.levels[j];
        level.variance = binade * (1.0 + (static_cast<double>(j % 4) + 0.5) / 4.0);
        level.spacing = (j % 8 < 4 ? 3.0 : 4.0) * octave;
        level.per_unit = 1.0 / level.spacing;
        add_level(base, level, table.nodes);
        if (j % 4 == 3) binade *= 2.0;
        if (j % 8 == 7 && j + 1 < table.levels.size()) {
            octave *= 2.0;
            base = next_base(base);
        }
    }
    return table;
}

}  // namespace fundsim
