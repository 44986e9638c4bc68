// The functions of set-up code, in two parts up to the last step: their errors stay next to the half unit of
// the last place that no result in double precision can avoid. Argument reductions after Cody & Waite
// (Software Manual for the Elementary Functions, 1980), series with rational coefficients.
#include "engine/numeric/special.hpp"

#include <cstdint>
#include <limits>

#include "engine/numeric/kernels.hpp"
#include "engine/numeric/two_parts.hpp"

namespace fundsim {

namespace {

/// A number as m 2^k, m in [1, 2).
struct Scaled {
    double m;
    double k;
};

/// Of a positive, finite number.
Scaled scaled_down(double x) {
    constexpr std::uint64_t one = 0x3ff0000000000000ULL;
    constexpr std::uint64_t fraction = 0x000fffffffffffffULL;
    const bool tiny = x < std::numeric_limits<double>::min();
    const std::uint64_t bits = kernel::bits_of(tiny ? x * 0x1p54 : x);
    return {kernel::double_of((bits & fraction) | one), double(int(bits >> 52) - 1023 - (tiny ? 54 : 0))};
}

/// ln x for a positive number, to about 2^-67 of it: x = 2^k m, and ln m = ln c + 2 artanh(s) with s = (m -
/// c) / (m + c), |s| <= 0.102, where c is 1 or 3/2. The first two terms of artanh's series are taken in two
/// parts.
TwoParts logarithm_of(double x) {
    constexpr TwoParts ln_three_halves{0x1.9f323ecbf984cp-2, -0x1.a92e513217f5cp-59};
    auto [m, k] = scaled_down(x);
    if (m > 1.7320508075688772) {
        m *= 0.5;
        k += 1.0;
    }
    const bool low_half = m < 1.2247448713915890;
    const double c = low_half ? 1.0 : 1.5;

    const double bottom = m + c;
    const double bottom_high = upper(bottom);
    const double bottom_low = m - (bottom_high - c);
    const double quotient = (m - c) / bottom;
    const double s_high = upper(quotient);
    // s_high bottom_high and the differences are exact.
    const double s_low = ((m - c - s_high * bottom_high) - s_high * bottom_low) / bottom;
    const double s = s_high + s_low;

    const double square = s_high * s_high;  // exact; the whole square is square + more
    const double more = s_low * (s_high + s);
    const double z = square + more;
    // 2 artanh(s) = 2 s (1 + z / 3 + rest)
    const double third = upper(z / 3.0);
    const double third_low = ((square - 3.0 * third) + more) / 3.0;
    constexpr double coefficients[] = {1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13,
                                       1.0 / 11, 1.0 / 9,  1.0 / 7,  1.0 / 5};
    const double rest = z * z * kernel::horner(coefficients, z);
    const double low = s_low + (s_low * third + s * (third_low + rest));

    const TwoParts powers = exact_sum(k * kernel::ln2_high, low_half ? 0.0 : ln_three_halves.high);
    const TwoParts with_first = exact_sum(powers.high, 2.0 * s_high);
    const TwoParts with_second = exact_sum(with_first.high, 2.0 * s_high * third);
    return {with_second.high, with_second.low + with_first.low + powers.low +
                                  (2.0 * low + (low_half ? 0.0 : ln_three_halves.low) + k * kernel::ln2_low)};
}

/// 2^k (1 + fraction).
struct Power {
    double k;
    TwoParts fraction;
};

/// e^x for |x| up to 750: x = k ln 2 + r, |r| <= ln(2) / 2 and a little; the square of r is taken in two
/// parts.
Power exponential_of(const TwoParts& x) {
    constexpr double shift = 0x1.8p52;
    const double k = (x.high * 1.44269504088896338700 + shift) - shift;
    const TwoParts r = exact_sum(x.high - k * kernel::ln2_high, x.low - k * kernel::ln2_low);
    const double r_high = upper(r.high);
    const double half_square = 0.5 * r_high * r_high;  // exact; the whole is half_square + more
    const double more = 0.5 * (r.high - r_high) * (r.high + r_high);
    constexpr double coefficients[] = {
        1.0 / 1307674368000, 1.0 / 87178291200, 1.0 / 6227020800, 1.0 / 479001600, 1.0 / 39916800,
        1.0 / 3628800,       1.0 / 362880,      1.0 / 40320,      1.0 / 5040,      1.0 / 720,
        1.0 / 120,           1.0 / 24,          1.0 / 6};
    const double rest = r.high * r.high * r.high * kernel::horner(coefficients, r.high);
    const TwoParts sum = exact_sum(r.high, half_square);
    return {k, {sum.high, sum.low + (more + r.low * (1.0 + r.high) + rest)}};
}

double value_of(const Power& power) {
    const TwoParts sum = exact_sum(1.0, power.fraction.high);
    return kernel::scaled(sum.high + (sum.low + power.fraction.low), std::uint64_t(std::int64_t(power.k)));
}

}  // namespace

double power_of(double b, double e) {
    if (e == 0.0 || b == 1.0) {
        return 1.0;
    }
    if (!(b >= 0.0) || e != e) {
        return kernel::not_a_number;
    }
    if (b == 0.0 || b == kernel::infinity) {
        return (b == 0.0) == (e > 0.0) ? 0.0 : kernel::infinity;
    }
    const TwoParts log = logarithm_of(b);
    const double rough = e * log.high;
    if (rough > 710.0) {
        return kernel::infinity;
    }
    if (rough < -746.0) {
        return 0.0;
    }
    const double e_high = upper(e);
    const double log_high = upper(log.high);
    const double log_low = (log.high - log_high) + log.low;
    return value_of(
        exponential_of({e_high * log_high, e_high * log_low + (e - e_high) * (log_high + log_low)}));
}

double exp_minus_one(double x) {
    if (x != x || (x < 1e-17 && x > -1e-17)) {
        return x;
    }
    if (x > 710.0) {
        return kernel::infinity;
    }
    if (x < -40.0) {
        return -1.0;
    }
    const Power power = exponential_of({x, 0.0});
    if (power.k > 60.0) {
        return value_of(power);
    }
    const double scale = kernel::scaled(1.0, std::uint64_t(std::int64_t(power.k)));
    const TwoParts ones = exact_sum(scale, -1.0);
    const TwoParts sum = exact_sum(ones.high, scale * power.fraction.high);
    return sum.high + (sum.low + ones.low + scale * power.fraction.low);
}

double log_one_plus(double x) {
    if (x < 1e-17 && x > -1e-17) {
        return x;
    }
    if (!(x > -1.0) || x == kernel::infinity) {
        return log_of(1.0 + x);
    }
    const TwoParts y = exact_sum(1.0, x);
    const TwoParts log = logarithm_of(y.high);
    const double c = y.low / y.high;  // ln(1 + x) = ln(y.high) + ln(1 + c)
    const TwoParts sum = exact_sum(log.high, c);
    return sum.high + (sum.low + log.low - 0.5 * c * c);
}

double arcsine(double x) {
    constexpr TwoParts half_pi{1.57079632679489655800, 6.12323399573676603587e-17};
    const double size = x < 0.0 ? -x : x;
    if (!(size <= 1.0)) {
        return kernel::not_a_number;
    }
    // Above 1/2, arcsin(x) = pi/2 - 2 arcsin(sqrt((1 - x) / 2)).
    const bool small = size <= 0.5;
    const double square = small ? size * size : 0.5 * (1.0 - size);
    double sum = 0.0;  // Maclaurin's series without its first term; the omitted ones are below 1e-18
    for (int k = 25; k >= 1; --k) {
        sum = (1.0 + sum) * square * ((2.0 * k - 1.0) * (2.0 * k - 1.0) / (2.0 * k * (2.0 * k + 1.0)));
    }
    if (small) {
        return x + x * sum;
    }
    const double root = __builtin_sqrt(square);
    const double high = upper(root);
    const double low = root > 0.0 ? (square - high * high) / (root + high) : 0.0;
    const TwoParts difference = exact_sum(half_pi.high, -2.0 * high);
    const double value = difference.high + (difference.low + half_pi.low - 2.0 * (low + root * sum));
    return x < 0.0 ? -value : value;
}

}  // namespace fundsim
