#include "engine/distribution/latent_quantile.hpp"

#include "engine/distribution/family.hpp"
#include "engine/distribution/scalar_math.hpp"

#include <algorithm>
#include <cstddef>

namespace fundsim {

namespace {

/// Where a latent falls: its piece and the inner probability, from both sides.
struct Place {
    const LatentPiece* piece;
    Tails inner;
};

const LatentPiece& piece_at(const LatentQuantile& q, double x) {
    std::size_t k = 0;
    if (q.breaks.size() <= 8) {
        for (const double b : q.breaks) k += x > b ? 1 : 0;
    } else {
        k = static_cast<std::size_t>(std::lower_bound(q.breaks.begin(), q.breaks.end(), x) -
                                     q.breaks.begin());
    }
    return q.pieces[k];
}

double held(double x) { return x < -latent_limit ? -latent_limit : (x > latent_limit ? latent_limit : x); }

/// `tail` is the probability beyond |x|.
Place place_of(const LatentQuantile& q, double x, double tail) {
    const LatentPiece& piece = piece_at(q, x);
    const bool low = x < 0.0;
    const double below = low ? tail : 1.0 - tail;
    const double above = low ? 1.0 - tail : tail;
    if (piece.whole) return {&piece, {below, above}};
    const double done = low ? below - piece.start_below : piece.start_above - above;
    const double left = low ? piece.end_below - below : above - piece.end_above;
    return {&piece,
            {piece.inner_below + piece.ratio * (done > 0.0 ? done : 0.0),
             piece.inner_above + piece.ratio * (left > 0.0 ? left : 0.0)}};
}

bool needs_latent(PieceKind kind) {
    return kind == PieceKind::linear || kind == PieceKind::exponential || kind == PieceKind::table;
}

bool is_power(PieceKind kind) {
    return kind == PieceKind::exponential || kind == PieceKind::weibull || kind == PieceKind::pareto;
}

/// The probability whose normal quantile is the inner latent, up to its sign.
double smaller(const Tails& inner) { return inner.below < inner.above ? inner.below : inner.above; }

double table_value(const double* numbers, const LatentPiece& piece, double y) {
    const double position = (y - piece.a) * piece.b;
    const double last = static_cast<double>(piece.count - 1);
    const double limited = position > 0.0 ? (position < last ? position : last) : 0.0;
    const auto cell = static_cast<std::uint32_t>(limited);
    double t = position - (static_cast<double>(cell) + 0.5);
    t = t < -0.5 ? -0.5 : (t > 0.5 ? 0.5 : t);
    const double* c = numbers + piece.first + 8 * static_cast<std::size_t>(cell);
    const double t2 = t * t;
    const double t4 = t2 * t2;
    return ((c[0] + c[1] * t) + t2 * (c[2] + c[3] * t)) + t4 * ((c[4] + c[5] * t) + t2 * (c[6] + c[7] * t));
}

/// The value, or its logarithm where the piece is_power.
double value_or_logarithm(const LatentQuantile& q, const LatentPiece& piece, const Tails& inner, double y) {
    const bool left = inner.below < inner.above;
    switch (piece.kind) {
    case PieceKind::constant:
        return piece.a;
    case PieceKind::linear:
    case PieceKind::exponential:
        return piece.a + piece.b * y;
    case PieceKind::uniform:
        return left ? piece.a + piece.b * inner.below : piece.c - piece.b * inner.above;
    case PieceKind::root_below:
        return piece.a + __builtin_sqrt(piece.b * inner.below);
    case PieceKind::root_above:
        return piece.a - __builtin_sqrt(piece.b * inner.above);
    case PieceKind::weibull:
        return piece.a + piece.b * log_of(-log_of_below(inner.above, inner.below));
    case PieceKind::pareto:
        return piece.a - piece.b * log_of_below(inner.above, inner.below);
    case PieceKind::metalog:
        return bounded_metalog(piece.a, piece.b,
                               metalog_sum({q.numbers.data() + piece.first, piece.count}, inner));
    case PieceKind::table:
        return table_value(q.numbers.data(), piece, y);
    }
    return 0.0;
}

double inside(const LatentPiece& piece, double value) {
    return value < piece.lower ? piece.lower : (value > piece.upper ? piece.upper : value);
}

void simple_values(const LatentQuantile& q, const LatentPiece& piece, std::span<const double> x,
                   std::span<double> out) {
    const double slope = piece.kind == PieceKind::constant ? 0.0 : piece.b;
    if (piece.kind == PieceKind::table) {
        for (std::size_t i = 0; i < x.size(); ++i)
            out[i] = inside(piece, table_value(q.numbers.data(), piece, x[i]));
        return;
    }
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = piece.a + slope * x[i];
    if (piece.kind == PieceKind::exponential) exp_of(out, out);
}

}  // namespace

double value_at(const LatentQuantile& q, double x) {
    x = held(x);
    if (q.simple) {
        const LatentPiece& piece = q.pieces.front();
        if (piece.kind == PieceKind::table) return inside(piece, table_value(q.numbers.data(), piece, x));
        const double value = piece.kind == PieceKind::constant ? piece.a : piece.a + piece.b * x;
        return piece.kind == PieceKind::exponential ? exp_of(value) : value;
    }
    const Place place = place_of(q, x, normal_cdf(x < 0.0 ? x : -x));
    const LatentPiece& piece = *place.piece;
    double y = x;
    if (!piece.whole && needs_latent(piece.kind)) {
        y = normal_quantile(smaller(place.inner));
        if (place.inner.below >= place.inner.above) y = -y;
    }
    const double value = value_or_logarithm(q, piece, place.inner, y);
    return inside(piece, is_power(piece.kind) ? exp_of(value) : value);
}

void value_at(const LatentQuantile& q, std::span<const double> x, std::span<double> out) {
    constexpr std::size_t chunk = 128;
    double latent[chunk];
    double work[chunk];
    double logarithm[chunk];
    Place place[chunk];
    const bool any_power =
        std::any_of(q.pieces.begin(), q.pieces.end(), [](auto& p) { return is_power(p.kind); });
    const bool any_inner = std::any_of(q.pieces.begin(), q.pieces.end(),
                                       [](auto& p) { return !p.whole && needs_latent(p.kind); });
    for (std::size_t begin = 0; begin < x.size(); begin += chunk) {
        const std::size_t count = std::min(chunk, x.size() - begin);
        const auto slice = [&](double* values) { return std::span<double>(values, count); };
        for (std::size_t i = 0; i < count; ++i) latent[i] = held(x[begin + i]);
        if (q.simple) {
            const LatentPiece& piece = q.pieces.front();
            simple_values(q, piece, slice(latent), out.subspan(begin, count));
            continue;
        }
        for (std::size_t i = 0; i < count; ++i) work[i] = latent[i] < 0.0 ? latent[i] : -latent[i];
        normal_cdf(slice(work), slice(work));
        for (std::size_t i = 0; i < count; ++i) {
            place[i] = place_of(q, latent[i], work[i]);
            work[i] = smaller(place[i].inner);
        }
        if (any_inner) {
            normal_quantile(slice(work), slice(work));
            for (std::size_t i = 0; i < count; ++i) {
                const double y = place[i].inner.below < place[i].inner.above ? work[i] : -work[i];
                latent[i] = place[i].piece->whole ? latent[i] : y;
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            work[i] = value_or_logarithm(q, *place[i].piece, place[i].inner, latent[i]);
        }
        if (any_power) exp_of(slice(work), slice(logarithm));
        for (std::size_t i = 0; i < count; ++i) {
            out[begin + i] = inside(*place[i].piece, is_power(place[i].piece->kind) ? logarithm[i] : work[i]);
        }
    }
}

}  // namespace fundsim
