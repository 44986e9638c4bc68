#include "engine/distribution/latent_quantile.hpp"

#include "engine/distribution/family.hpp"
#include "engine/distribution/scalar_math.hpp"

#include <algorithm>
#include <cstddef>

namespace fundsim {

namespace {

std::size_t piece_at(const LatentQuantile& q, double x) {
    if (q.breaks.size() > 8) {
        return static_cast<std::size_t>(std::lower_bound(q.breaks.begin(), q.breaks.end(), x) -
                                        q.breaks.begin());
    }
    std::size_t number = 0;
    for (const double b : q.breaks) {
        number += x > b ? 1 : 0;
    }
    return number;
}

double held(double x) { return x < -latent_limit ? -latent_limit : (x > latent_limit ? latent_limit : x); }

/// Inner probability of a latent within its piece; `tail` is the probability beyond |x|.
Tails inner_of(const LatentPiece& piece, double x, double tail) {
    const bool low = x < 0.0;
    const double below = low ? tail : 1.0 - tail;
    const double above = low ? 1.0 - tail : tail;
    if (piece.whole) {
        return {below, above};
    }
    const double done = low ? below - piece.start_below : piece.start_above - above;
    const double left = low ? piece.end_below - below : above - piece.end_above;
    return {piece.inner_below + piece.ratio * (done > 0.0 ? done : 0.0),
            piece.inner_above + piece.ratio * (left > 0.0 ? left : 0.0)};
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

constexpr std::size_t chunk = 128;

void simple_values(const LatentQuantile& q, std::span<const double> x, std::span<double> out) {
    const LatentPiece& piece = q.pieces.front();
    if (piece.kind == PieceKind::table) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            out[i] = inside(piece, table_value(q.numbers.data(), piece, x[i]));
        }
        return;
    }
    const double slope = piece.kind == PieceKind::constant ? 0.0 : piece.b;
    for (std::size_t i = 0; i < x.size(); ++i) {
        out[i] = piece.a + slope * x[i];
    }
    if (piece.kind == PieceKind::exponential) {
        exp_of(out, out);
    }
}

/// Values of the latents (at most a chunk) that fall into one piece.
void piece_values(const LatentQuantile& q, const LatentPiece& piece, std::span<const std::uint32_t> members,
                  const double* latent, const double* tail, double* out) {
    Tails inner[chunk];
    double work[chunk];
    const std::size_t count = members.size();
    const std::span<double> all(work, count);
    for (std::size_t j = 0; j < count; ++j) {
        inner[j] = inner_of(piece, latent[members[j]], tail[members[j]]);
        work[j] = smaller(inner[j]);
    }
    const bool inner_latent = !piece.whole && needs_latent(piece.kind);
    if (inner_latent) {
        normal_quantile(all, all);
    }
    for (std::size_t j = 0; j < count; ++j) {
        const double own = inner[j].below < inner[j].above ? work[j] : -work[j];
        work[j] = value_or_logarithm(q, piece, inner[j], inner_latent ? own : latent[members[j]]);
    }
    if (is_power(piece.kind)) {
        exp_of(all, all);
    }
    for (std::size_t j = 0; j < count; ++j) {
        out[members[j]] = inside(piece, work[j]);
    }
}

}  // namespace

double value_at(const LatentQuantile& q, double x) {
    x = held(x);
    if (q.simple) {
        const LatentPiece& piece = q.pieces.front();
        if (piece.kind == PieceKind::table) {
            return inside(piece, table_value(q.numbers.data(), piece, x));
        }
        const double value = piece.kind == PieceKind::constant ? piece.a : piece.a + piece.b * x;
        return piece.kind == PieceKind::exponential ? exp_of(value) : value;
    }
    const LatentPiece& piece = q.pieces[piece_at(q, x)];
    if (piece.kind == PieceKind::constant) {
        return piece.a;
    }
    const Tails inner = inner_of(piece, x, normal_cdf(x < 0.0 ? x : -x));
    double y = x;
    if (!piece.whole && needs_latent(piece.kind)) {
        y = normal_quantile(smaller(inner));
        if (inner.below >= inner.above) {
            y = -y;
        }
    }
    const double value = value_or_logarithm(q, piece, inner, y);
    return inside(piece, is_power(piece.kind) ? exp_of(value) : value);
}

void value_at(const LatentQuantile& q, std::span<const double> x, std::span<double> out) {
    double latent[chunk];
    double tail[chunk];
    std::uint32_t number[chunk];
    for (std::size_t begin = 0; begin < x.size(); begin += chunk) {
        const std::size_t count = std::min(chunk, x.size() - begin);
        double* const values = out.data() + begin;
        for (std::size_t i = 0; i < count; ++i) {
            latent[i] = held(x[begin + i]);
        }
        if (q.simple) {
            simple_values(q, {latent, count}, {values, count});
            continue;
        }
        for (std::size_t i = 0; i < count; ++i) {
            tail[i] = latent[i] < 0.0 ? latent[i] : -latent[i];
        }
        normal_cdf({tail, count}, {tail, count});
        for (std::size_t i = 0; i < count; ++i) {
            number[i] = static_cast<std::uint32_t>(piece_at(q, latent[i]));
            values[i] = q.pieces[number[i]].a;  // right for constants, replaced for the others
        }
        for (std::uint32_t k = 0; k < q.pieces.size(); ++k) {
            if (q.pieces[k].kind == PieceKind::constant) {
                continue;
            }
            std::uint32_t members[chunk];
            std::size_t size = 0;
            for (std::uint32_t i = 0; i < count; ++i) {
                members[size] = i;
                size += number[i] == k ? 1 : 0;
            }
            piece_values(q, q.pieces[k], {members, size}, latent, tail, values);
        }
    }
}

}  // namespace fundsim
