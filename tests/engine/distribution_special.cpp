// Boost.Math with the engine's own functions beneath it: as precise as with extended precision, which it uses
// here.

#include "engine/distribution/boost_math.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace fundsim;

namespace {

//! Relative error; 0 where both are below the smallest normal number.
double relative_error(double found, long double truth) {
    if (std::fabs(truth) < 1e-290L) return std::fabs(found) < 1e-289 ? 0 : 1;
    return static_cast<double>(std::fabs((found - truth) / truth));
}

constexpr double exponents[] = {0.05, 0.3, 0.5, 1, 1.5, 2.0 / 3, 3, 4.7, 12, 33, 150, 1000};

}  // namespace

TEST_CASE("incomplete beta functions agree with those in extended precision") {
    double worst = 0;
    for (const double a : exponents) {
        for (const double b : exponents) {
            worst = std::fmax(worst, relative_error(special::beta_function(a, b),
                                                    boost::math::beta(static_cast<long double>(a),
                                                                      static_cast<long double>(b))));
            for (const double x : {1e-9, 0.001, 0.02, 0.1, 0.25, 0.37, 0.5, 0.61, 0.8, 0.93, 0.999}) {
                const long double la = a, lb = b, lx = x;
                const double found =
                    relative_error(special::beta_below(a, b, x), boost::math::ibeta(la, lb, lx));
                const double density =
                    relative_error(special::beta_density(a, b, x), boost::math::ibeta_derivative(la, lb, lx));
                worst = std::fmax(worst, std::fmax(found, density));
            }
        }
    }
    CHECK(worst < 5e-13);
}

TEST_CASE("incomplete gamma functions agree with those in extended precision") {
    double worst = 0;
    for (const double a : exponents) {
        const long double la = a;
        worst = std::fmax(worst,
                          a < 170 ? relative_error(special::gamma_function(a), boost::math::tgamma(la)) : 0);
        for (const double part : {1e-9, 0.001, 0.1, 0.5, 0.8, 0.97, 1.0, 1.02, 1.3, 2.0, 5.0, 20.0}) {
            const double x = a * part;
            const long double lx = x;
            const double below = relative_error(special::gamma_below(a, x), boost::math::gamma_p(la, lx));
            const double above = relative_error(special::gamma_above(a, x), boost::math::gamma_q(la, lx));
            const double density =
                relative_error(special::gamma_density(a, x), boost::math::gamma_p_derivative(la, lx));
            worst = std::fmax(worst, std::fmax(std::fmax(below, above), density));
        }
    }
    CHECK(worst < 1e-13);
}
