#pragma once
/// The few functions of Boost.Math that the distributions need, in double precision and without exceptions:
/// errors come back as NaN or infinity. Its quantile functions are left out, because they throw whatever the
/// policy says (inversion.hpp has what is needed). Set-up only.

#if defined(__wasm__)
// A mutex that Boost.Math includes but does not need where there are no threads.
#define BOOST_SMART_PTR_DETAIL_LIGHTWEIGHT_MUTEX_HPP_INCLUDED
namespace boost::detail {
struct lightweight_mutex {
    struct scoped_lock {
        explicit scoped_lock(lightweight_mutex&) {}
    };
};
}  // namespace boost::detail
#endif

#include "engine/distribution/real.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

namespace fundsim::special {

namespace policies = boost::math::policies;

using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::rounding_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>, policies::promote_double<false>,
    policies::promote_float<false>>;

inline double beta_below(double a, double b, double x) {
    return double(boost::math::ibeta(Real(a), Real(b), Real(x), Quiet()));
}
inline double beta_density(double a, double b, double x) {
    return double(boost::math::ibeta_derivative(Real(a), Real(b), Real(x), Quiet()));
}
inline double gamma_below(double a, double x) {
    return double(boost::math::gamma_p(Real(a), Real(x), Quiet()));
}
inline double gamma_above(double a, double x) {
    return double(boost::math::gamma_q(Real(a), Real(x), Quiet()));
}
inline double gamma_density(double a, double x) {
    return double(boost::math::gamma_p_derivative(Real(a), Real(x), Quiet()));
}
inline double gamma_function(double a) { return double(boost::math::tgamma(Real(a), Quiet())); }
inline double beta_function(double a, double b) {
    return double(boost::math::beta(Real(a), Real(b), Quiet()));
}

}  // namespace fundsim::special
