#include "engine/distribution/belief_base.hpp"
#include "engine/numeric/special.hpp"
#include "engine/numeric/vector_loops.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace fundsim {

namespace {

constexpr int points = 16;  // per panel
constexpr double panel_width = 3.0 / 32.0;
constexpr int panel_count = 256;  // 256 * 3 / 32 = 24 = 2 * latent_limit
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
    for (int l = 2; l < points; ++l) {
        p[l] = ((2 * l - 1) * t * p[l - 1] - (l - 1) * p[l - 2]) / l;
    }
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
        if (steep_start) {
            graded(start, middle, pieces);
        }
        if (steep_end) {
            graded(end, middle, pieces);
        }
        if (!steep_start && !steep_end) {
            pieces.push_back({start, end});
        }
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
        for (double& value : out) {
            value *= value;
        }
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
        for (int l = 0; l < points; ++l) {
            moments[l] += step[i] * value[i] * p[l];
        }
    }
    for (int n = 0; n < points; ++n) {
        const std::array<double, points> p = legendre(node_of(n));
        double sum = 0.0;
        for (int l = 0; l < points; ++l) {
            sum += (l + 0.5) * moments[l] * p[l];
        }
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
        for (int n = 0; n < points; ++n) {
            mine[n] *= 0.5 * panel_width * weight_of(n);
        }
        const double from = -latent_limit + panel_width * panel;
        if (near_break(q, from, from + panel_width)) {
            absorb(q, moment, from, from + panel_width, mine);
        }
    }
    return weights;
}

/// Sum of products in 16 lanes, so that its order is fixed and yet the loop becomes vector code.
FUNDSIM_CLONES double product_sum(const double* a, const double* b, std::size_t count) {
    double lanes[16] = {};
    for (std::size_t i = 0; i < count; i += 16) {
        for (std::size_t lane = 0; lane < 16; ++lane) {
            lanes[lane] += a[i + lane] * b[i + lane];
        }
    }
    for (std::size_t width = 8; width > 0; width /= 2) {
        for (std::size_t lane = 0; lane < width; ++lane) {
            lanes[lane] += lanes[lane + width];
        }
    }
    return lanes[0];
}

double normal_kernel(double distance, double deviation) {
    return normal_pdf(distance / deviation) / deviation;
}

}  // namespace

std::vector<double> samples_between(const BeliefBase& base, int first, int last) {
    std::vector<double> samples;
    for (int i = first; i <= last; ++i) {
        samples.push_back(
            base.samples[static_cast<std::size_t>(std::clamp(i, -base.reach, base.reach) + base.reach)]);
    }
    return samples;
}

/// The finest base, from the panels. Samples repeat their place within a panel every 6, so 6 rows of kernel
/// values do.
BeliefBase first_base(const LatentQuantile& q, Moment moment) {
    constexpr int phases = 6;
    static_assert(panel_width * samples_per_unit == phases);
    const double deviation = __builtin_sqrt(base_variance);
    const int side = static_cast<int>(kernel_span(deviation) / panel_width) +
                     1;  // panels on each side of the sample's own
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
        for (int i = 0; i < margin * points; ++i) {
            padded.push_back(0.5 * panel_width * weight_of(i % points) * value);
        }
    };
    pad(ends[0]);
    padded.insert(padded.end(), weights.begin(), weights.end());
    pad(ends[1]);

    const int reach = static_cast<int>(latent_limit * samples_per_unit) + side * phases;
    BeliefBase base{base_variance, 1.0 / samples_per_unit, reach, {}};
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
BeliefBase next_base(const BeliefBase& base) {
    const double deviation = __builtin_sqrt(3.0 * base.variance);
    const int terms = (static_cast<int>(kernel_span(deviation) / base.step) / 8 + 1) * 8;
    std::vector<double> kernel;  // a multiple of 16, as product_sum wants it
    for (int n = -terms; n < terms; ++n) {
        kernel.push_back(base.step * normal_kernel(n * base.step, deviation));
    }
    const int reach = (base.reach + terms) / 2 + 1;
    const int margin = 2 * reach + terms;
    const std::vector<double> samples = samples_between(base, -margin, margin);
    BeliefBase next{4.0 * base.variance, 2.0 * base.step, reach, {}};
    for (int i = -reach; i <= reach; ++i) {
        next.samples.push_back(
            product_sum(samples.data() + (2 * i + margin - terms), kernel.data(), kernel.size()));
    }
    return next;
}

}  // namespace fundsim
