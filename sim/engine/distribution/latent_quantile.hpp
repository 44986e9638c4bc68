#pragma once
/// The compiled form of x -> Q(Phi(x)): the value of a distribution as a function of a standard normal
/// latent, which is how every value, effort, overrun and fit is drawn (Gaussian copula). Q is the generalised
/// inverse of the distribution function (the smallest value with at least that probability below or at it),
/// so the map never falls and a latent that lies exactly on a jump gets the lower value: left-continuous.
/// Latents are held at +-latent_limit.
///
/// How it is made, in full, since another program must be able to rebuild it:
///  1. The value axis is cut at every atom, at the ends of every part's (conditioned) support and at the
///  modes of
///     triangular parts. Between two cuts lies a stretch of probability w, from P0 = P(X < stretch) to P1 =
///     P0 + w; an atom is a stretch of its own. Break k on the latent axis is the normal quantile of the P1
///     of stretch k. All probabilities are kept from both sides (p and 1 - p), the smaller one being used, so
///     both tails are precise.
///  2. In a stretch fed by one part with distribution function F, the value is F^-1(u), u = F(start) +
///  (Phi(x) - P0)
///     (F(end) - F(start)) / w, in closed form: constant, uniform, triangular, normal, lognormal,
///     exponential, weibull, pareto, metalog. A conditioned part is such a stretch too. This is exact up to
///     rounding.
///  3. Beta (and pert), gamma and Student's t have no closed form and are tabulated, unconditioned and over
///  the inner
///     latent y = Phi^-1(u); a stretch fed by several overlapping parts is tabulated over its own latent
///     y = Phi^-1((Phi(x) - P0) / w). Nodes lie at y = k / n, k integer; n is 32, but 64 for a beta or gamma
///     with an exponent (shape) below 1, for Student's t below 3 degrees of freedom and for overlaps. A node
///     holds the exact value there. Between nodes k and k + 1 the value is the polynomial of degree 7 through
///     the nodes k - 3 .. k + 4. The result is held inside the stretch.
/// Error of the tables: below 1e-9 of max(|Q|, 1e-6 of the distance between the quantiles at y = -1 and 1)
/// for |y| <= 7 (tests/engine/distribution), far below in the middle. Within 1e-8 (in probability) of a break
/// the result has the error that a rounding of x or of the break causes.

#include "engine/distribution/distribution.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace fundsim {

/// Latents are held at +-latent_limit (a probability of 2e-33).
inline constexpr double latent_limit = 12.0;

/// How a piece gets its value, from the inner latent y or the inner probability u (with a, b, c of
/// LatentPiece).
enum class PieceKind : std::uint8_t {
    constant,     //!< a
    linear,       //!< a + b y: normal
    exponential,  //!< exp(a + b y): lognormal
    uniform,      //!< a + b u, from the other side c - b (1 - u)
    root_below,   //!< a + sqrt(b u): triangular below its mode
    root_above,   //!< a - sqrt(b (1 - u)): triangular above its mode
    weibull,      //!< exp(a + b ln(-ln(1 - u)))
    pareto,       //!< exp(a - b ln(1 - u))
    metalog,      //!< sum of `count` coefficients between the bounds a and b
    table,        //!< `count` cells of 8 polynomial coefficients, the first starts at y = a, b cells per unit
};

/// One stretch of the latent axis.
struct LatentPiece {
    PieceKind kind = PieceKind::constant;
    bool whole = true;        //!< covers the whole axis with y = x
    std::uint32_t first = 0;  //!< where its numbers start in LatentQuantile::numbers
    std::uint32_t count = 0;
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    double lower = 0.0;  //!< ends of the stretch on the value axis
    double upper = 0.0;
    double start_below = 0.0;  //!< probability below the start of the stretch, and the other three
    double start_above = 1.0;
    double end_below = 1.0;
    double end_above = 0.0;
    double inner_below = 0.0;  //!< u at the start
    double inner_above = 0.0;  //!< 1 - u at the end
    double ratio = 1.0;        //!< inner probability per outer probability
};

/// Compiled form of x -> Q(Phi(x)); make with make_latent_quantile, read with value_at.
struct LatentQuantile {
    std::vector<LatentPiece> pieces;
    std::vector<double> breaks;   //!< latent at the end of each piece but the last, ascending
    std::vector<double> numbers;  //!< tables and coefficients of the pieces
    bool simple = false;          //!< one whole piece of kind constant, linear, exponential or table
};

/// Expects a distribution without faults().
LatentQuantile make_latent_quantile(const Distribution& d);

/// Q(Phi(x)).
double value_at(const LatentQuantile& q, double x);

/// The same for many latents, several times faster; same bits. `out` has the size of `x` and may be `x`.
void value_at(const LatentQuantile& q, std::span<const double> x, std::span<double> out);

}  // namespace fundsim
