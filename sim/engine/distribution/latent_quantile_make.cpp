#include "engine/distribution/anatomy.hpp"
#include "engine/distribution/latent_quantile.hpp"
#include "engine/distribution/scalar_math.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace fundsim {

namespace {

constexpr int order = 8;  // nodes per interpolating polynomial

using Cell = std::array<double, order>;

/// Row j: coefficients of t^0..t^7 of the polynomial that is 1 at node t = j - 3.5 and 0 at the others.
std::array<Cell, order> lagrange_rows() {
    std::array<Cell, order> rows{};
    for (int j = 0; j < order; ++j) {
        Cell& row = rows[j];
        row[0] = 1.0;
        int degree = 0;
        for (int i = 0; i < order; ++i) {
            if (i == j) {
                continue;
            }
            const double node = i - 3.5;
            const double scale = 1.0 / (j - i);
            for (int k = degree + 1; k > 0; --k) {
                row[k] = scale * (row[k - 1] - node * row[k]);
            }
            row[0] *= -node * scale;
            ++degree;
        }
    }
    return rows;
}

double latent_of(const Tails& p) {
    return p.below < p.above ? normal_quantile(p.below) : -normal_quantile(p.above);
}

/// The value expected at the node after `previous` (nearest first), by extrapolating their logarithms where a
/// table is to be followed down to zero, the values themselves otherwise.
double extrapolated(const std::array<double, 6>& previous, std::size_t known, bool logarithms) {
    constexpr double weights[6][6] = {{1, 0, 0, 0, 0, 0},   {2, -1, 0, 0, 0, 0},    {3, -3, 1, 0, 0, 0},
                                      {4, -6, 4, -1, 0, 0}, {5, -10, 10, -5, 1, 0}, {6, -15, 20, -15, 6, -1}};
    double sum = 0.0;
    for (std::size_t i = 0; i < known; ++i) {
        sum += weights[known - 1][i] * previous[i];
    }
    return logarithms ? exp_of(sum) : sum;
}

/// Values at the nodes first..last (latent = node / per_unit), walking outwards from the one nearest to the
/// middle.
std::vector<double> node_values(const Anatomy& parts, const Stretch& stretch, int per_unit, int first,
                                int last) {
    std::vector<double> values(static_cast<std::size_t>(last - first + 1));
    const bool logarithms = stretch.lower >= 0.0;
    const auto position = [&](int node) {
        const double y = static_cast<double>(node) / per_unit;
        return Tails{normal_cdf(y), normal_cdf(-y)};
    };
    const int start = std::clamp(0, first, last);
    const double middle = value_within(parts, stretch, position(start));
    values[static_cast<std::size_t>(start - first)] = middle;
    for (const int direction : {1, -1}) {
        std::array<double, 6> previous{};
        previous[0] = logarithms ? log_of(middle) : middle;
        std::size_t known = 1;
        double value = middle;
        for (int node = start + direction; node >= first && node <= last; node += direction) {
            const double guess = extrapolated(previous, known, logarithms);
            value = direction > 0 ? value_near(parts, stretch, position(node), guess, value, stretch.upper)
                                  : value_near(parts, stretch, position(node), guess, stretch.lower, value);
            values[static_cast<std::size_t>(node - first)] = value;
            std::copy_backward(previous.begin(), previous.end() - 1, previous.end());
            previous[0] = logarithms ? log_of(value) : value;
            known = std::min<std::size_t>(known + 1, previous.size());
        }
    }
    return values;
}

/// Tabulates the stretch between two latents; appends the cells to `numbers`.
void add_table(const Anatomy& parts, const Stretch& stretch, double from, double to, int per_unit,
               LatentPiece& piece, std::vector<double>& numbers) {
    static constexpr int reach = order / 2 - 1;
    const double low = std::clamp(from, -latent_limit, latent_limit) * per_unit;
    const double high = std::clamp(to, -latent_limit, latent_limit) * per_unit;
    const int begin = static_cast<int>(low) - (low < 0.0 ? 1 : 0);
    const int end = std::max(static_cast<int>(high) + (high > 0.0 ? 1 : 0), begin + 1);
    const std::vector<double> values = node_values(parts, stretch, per_unit, begin - reach, end + reach);
    const std::array<Cell, order> rows = lagrange_rows();
    piece.kind = PieceKind::table;
    piece.first = static_cast<std::uint32_t>(numbers.size());
    piece.count = static_cast<std::uint32_t>(end - begin);
    piece.a = static_cast<double>(begin) / per_unit;
    piece.b = per_unit;
    for (std::size_t cell = 0; cell < piece.count; ++cell) {
        Cell sum{};
        for (std::size_t j = 0; j < order; ++j) {
            for (std::size_t k = 0; k < order; ++k) {
                sum[k] += values[cell + j] * rows[j][k];
            }
        }
        numbers.insert(numbers.end(), sum.begin(), sum.end());
    }
}

/// The closed form of a single family, or its table.
void set_form(const Anatomy& parts, const Stretch& stretch, LatentPiece& piece,
              std::vector<double>& numbers) {
    const Share& share = stretch.shares.front();
    const Family& f = parts.leaves[share.leaf].family;
    const auto& q = f.parameters;
    const double width = f.upper - f.lower;
    const auto tabulate = [&](int per_unit) {
        const Stretch all{f.lower, f.upper, {}, {}, 1.0, {{share.leaf, 1.0, {0.0, 1.0}, {1.0, 0.0}}}};
        add_table(parts, all, latent_of(share.from), latent_of(share.to), per_unit, piece, numbers);
    };
    switch (f.shape) {
    case Shape::uniform:
        piece.kind = PieceKind::uniform;
        piece.a = f.lower;
        piece.b = width;
        piece.c = f.upper;
        return;
    case Shape::triangular: {
        const bool rising = stretch.upper <= q[1];
        piece.kind = rising ? PieceKind::root_below : PieceKind::root_above;
        piece.a = rising ? f.lower : f.upper;
        piece.b = width * (rising ? q[1] - f.lower : f.upper - q[1]);
        return;
    }
    case Shape::normal:
    case Shape::lognormal:
        piece.kind = f.shape == Shape::normal ? PieceKind::linear : PieceKind::exponential;
        piece.a = q[0];
        piece.b = q[1];
        return;
    case Shape::weibull:
        piece.kind = PieceKind::weibull;
        piece.a = log_of(q[1]);
        piece.b = 1.0 / q[0];
        return;
    case Shape::pareto:
        piece.kind = PieceKind::pareto;
        piece.a = log_of(q[0]);
        piece.b = 1.0 / q[1];
        return;
    case Shape::metalog:
        piece.kind = PieceKind::metalog;
        piece.first = static_cast<std::uint32_t>(numbers.size());
        piece.count = static_cast<std::uint32_t>(f.coefficients.size());
        piece.a = f.lower;
        piece.b = f.upper;
        numbers.insert(numbers.end(), f.coefficients.begin(), f.coefficients.end());
        return;
    case Shape::student_t:
        tabulate(q[0] < 3.0 ? 64 : 32);
        return;
    case Shape::beta:
        tabulate(q[0] < 1.0 || q[1] < 1.0 ? 64 : 32);
        return;
    default:  // gamma
        tabulate(q[0] < 1.0 ? 64 : 32);
        return;
    }
}

LatentPiece piece_of(const Anatomy& parts, const Stretch& stretch, std::vector<double>& numbers) {
    LatentPiece piece;
    piece.lower = stretch.lower;
    piece.upper = stretch.upper;
    piece.start_below = stretch.from.below;
    piece.start_above = stretch.from.above;
    piece.end_below = stretch.to.below;
    piece.end_above = stretch.to.above;
    if (stretch.shares.empty()) {
        piece.a = stretch.lower;
        return piece;
    }
    if (stretch.shares.size() == 1) {
        const Share& share = stretch.shares.front();
        piece.inner_below = share.from.below;
        piece.inner_above = share.to.above;
        piece.ratio = mass_between(share.from, share.to) / stretch.weight;
        set_form(parts, stretch, piece, numbers);
    } else {
        piece.ratio = 1.0 / stretch.weight;
        add_table(parts, stretch, -latent_limit, latent_limit, 64, piece, numbers);
    }
    piece.whole = piece.start_below == 0.0 && piece.end_above == 0.0 && piece.inner_below == 0.0 &&
                  piece.inner_above == 0.0 && piece.ratio == 1.0;
    return piece;
}

}  // namespace

LatentQuantile make_latent_quantile(const Distribution& d) {
    const Anatomy parts = anatomy_of(d);
    const std::vector<Stretch> stretches = stretches_of(parts);
    LatentQuantile q;
    for (const Stretch& stretch : stretches) {
        q.pieces.push_back(piece_of(parts, stretch, q.numbers));
        q.breaks.push_back(latent_of(stretch.to));
    }
    if (q.pieces.empty()) {
        q.pieces.push_back({});
    }
    if (!q.breaks.empty()) {
        q.breaks.pop_back();
    }
    const PieceKind kind = q.pieces.front().kind;
    const bool by_latent =
        kind == PieceKind::linear || kind == PieceKind::exponential || kind == PieceKind::table;
    q.simple = q.pieces.size() == 1 && (kind == PieceKind::constant || (by_latent && q.pieces.front().whole));
    return q;
}

}  // namespace fundsim
