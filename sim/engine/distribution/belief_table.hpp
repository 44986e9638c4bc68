#pragma once
/// What somebody expects who believes that a latent is normal with mean m and variance v: G(m, v) =
/// E[Q(Phi(Y))^k], Y ~ N(m, v), k = 1 or 2. Q may jump and have a far tail, so G comes from product
/// integration, not Gauss-Hermite.
///
/// Exact forms: constant, normal and unbounded lognormal distributions (polynomials or exp(k a + k b m + k^2
/// b^2 v / 2)). Everything else has a table, which another program can rebuild:
///  - m is held in [-8, 8], v in [0, 1], the latent Y in +-latent_limit.
///  - Level j = 0..31 covers v in [2^e (1 + i/4), 2^e (1 + (i+1)/4)), e = j / 4 - 8, i = j % 4, with centre
///  v_j. Its nodes
///    are m = -8 + n s_j, with s_j = 3/64, 4/64, 6/64, 8/64, 12/64, 16/64, 24/64, 32/64 for e = -8, ..., -1.
///  - A node holds the derivatives d_k of G(., v_j) there, k = 0..15. Since dG/dv = (1/2) d^2 G/dm^2 (the
///  heat equation),
///    they serve in both directions: G(m, v) = sum_k d_k / k! h_k(m - node, v - v_j), where h_0 = 1, h_1(a,
///    b) = a, h_k = a h_{k-1} + (k - 1) b h_{k-2}; the nearest node of v's level is used. The slope is the
///    same sum one derivative higher: sum_k d_k / (k - 1)! h_{k-1}.
///  - Below v = 1/256, G is blended linearly in v between Q(Phi(m))^k and the table at 1/256; the slope is
///  the latter's.
/// Errors found against adaptive quadrature (tests/engine/distribution), relative to the standard deviation
/// of the values (of their squares for k = 2): nodes 1e-11, tables 1e-7 where Q jumps nearby and far below
/// elsewhere; the blend is an interpolation and near a jump as coarse as that.

#include "engine/distribution/latent_quantile.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace fundsim {

/// Which power of the value is averaged.
enum class Moment : std::uint8_t { first = 1, second = 2 };

/// An expectation under a normal belief and its derivative with respect to the belief's mean.
struct Expectation {
    double value;
    double slope;  //!< per unit of the latent's mean
};

/// Nodes for one range of variances.
struct BeliefLevel {
    double variance;      //!< centre of the range
    double spacing;       //!< of the nodes in m
    double per_unit;      //!< 1 / spacing
    std::uint32_t first;  //!< number of the first node
};

/// Expectations of a value under normal beliefs about its latent; make with make_belief_table, read with
/// expected_value.
struct BeliefTable {
    enum class Form : std::uint8_t { polynomial, exponential, table };
    Form form = Form::polynomial;
    Moment moment = Moment::first;
    double a = 0.0;  //!< exact forms: value a + b m, or its exponential
    double b = 0.0;
    LatentQuantile values;  //!< table only
    std::array<BeliefLevel, 32> levels{};
    std::vector<double> nodes;  //!< 16 a node: d_k / k! for k = 0, 2, .. 14, then 1, 3, .. 15
};

BeliefTable make_belief_table(const LatentQuantile& q, Moment moment = Moment::first);

/// E[Q(Phi(m + sqrt(v) x))^k], x standard normal, and its derivative in m.
Expectation expected_value(const BeliefTable& table, double m, double v);

/// Its value alone, the same bits.
double mean_of(const BeliefTable& table, double m, double v);

}  // namespace fundsim
