#include "engine/numeric/special.hpp"

#include "engine/numeric/kernels.hpp"

namespace fundsim {

namespace {

/// kernel::upper_tail with branches: the same operations, hence the same bits, but only those of one region.
double upper_tail(double x) {
    if (x <= kernel::near_end) {
        const kernel::Fraction near = kernel::centre_of_cumulative(x);
        return 0.5 - near.top / near.bottom;
    }
    const double bell = kernel::bell(x);
    if (x > kernel::far_start) {
        const kernel::Fraction far = kernel::end_of_cumulative(x);
        return bell * ((kernel::one_over_root_two_pi - far.top / far.bottom) / x);
    }
    const kernel::Fraction middle = kernel::middle_of_cumulative(x);
    return bell * (middle.top / middle.bottom);
}

}  // namespace

double log_of(double x) { return kernel::logarithm(x); }

double normal_quantile(double p) {
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) {
        const kernel::Fraction centre = kernel::quantile_centre(q);
        return centre.top / centre.bottom;
    }
    const double smaller = q < 0.0 ? p : 1.0 - p;
    if (!(smaller > 0.0)) {
        if (smaller == 0.0) {
            return q < 0.0 ? -kernel::infinity : kernel::infinity;
        }
        return kernel::not_a_number;
    }
    const double root = kernel::tail_root(p);
    const kernel::Fraction tail =
        smaller < kernel::far_tail ? kernel::quantile_far(root) : kernel::quantile_tail(root);
    return (q < 0.0 ? -tail.top : tail.top) / tail.bottom;
}

double normal_cdf(double x) {
    const double size = x < 0.0 ? -x : x;
    const double tail = upper_tail(size);
    return x < 0.0 ? tail : 1.0 - tail;
}

double normal_pdf(double x) { return kernel::one_over_root_two_pi * kernel::bell(x < 0.0 ? -x : x); }

double unit_normal_loss(double u) {
    const double size = u < 0.0 ? -u : u;
    const double one_more = 1.0 + size;
    const double loss = kernel::one_over_root_two_pi * kernel::bell(size) *
                        (kernel::loss_over_bell(size) / (one_more * one_more));
    return u < 0.0 ? loss - u : loss;
}

}  // namespace fundsim
