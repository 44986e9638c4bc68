#pragma once
/// The straight-line bodies behind numeric/special.hpp, for loops that the compiler turns into vector code.
/// Selections instead of branches, no conversion between doubles and 64-bit integers (old vector units lack
/// it). Everything is inlined by force: a call in a loop would keep it scalar, and an inline copy compiled
/// elsewhere could not.

#include <cstddef>
#include <cstdint>
#include <limits>

namespace fundsim::kernel {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

[[gnu::always_inline]] inline std::uint64_t bits_of(double x) { return __builtin_bit_cast(std::uint64_t, x); }
[[gnu::always_inline]] inline double double_of(std::uint64_t bits) {
    return __builtin_bit_cast(double, bits);
}

// ln 2 in two parts; the first has 32 significant bits, so that its product with any exponent is exact
// (fdlibm).
inline constexpr double ln2_high = 6.93147180369123816490e-01;
inline constexpr double ln2_low = 1.90821492927058770002e-10;

/// 2^k x for x in [1/2, 2] and k in [-1080, 1025], in two steps so that subnormal results are rounded once.
[[gnu::always_inline]] inline double scaled(double x, std::uint64_t k) {
    const std::uint64_t half = ((k + 2048) >> 1) - 1024;
    return x * double_of((half + 1023) << 52) * double_of((k - half + 1023) << 52);
}

/// e^(head + tail) with |tail| below 1e-4: x = k ln 2 + r, Taylor polynomial of degree 13 in |r| <= ln(2)/2.
[[gnu::always_inline]] inline double exponential(double head, double tail = 0.0) {
    constexpr double shift = 0x1.8p52;  // adding it leaves the nearest integer in the low bits
    double x = head < -746.0 ? -746.0 : head;
    x = x > 710.0 ? 710.0 : x;
    const double shifted = x * 1.44269504088896338700 + shift;
    const double k = shifted - shift;
    const double r = (x - k * ln2_high) - (k * ln2_low - tail);
    const double r2 = r * r;
    const double r4 = r2 * r2;
    const double low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    const double middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    const double high =
        (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800.0));
    const double power = 1.0 + (r + r2 * (low + r4 * (middle + r4 * high)));
    return scaled(power, bits_of(shifted) - bits_of(shift));
}

/// Natural logarithm: x = 2^k (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)), then fdlibm's polynomial in f / (2
/// + f).
[[gnu::always_inline]] inline double logarithm(double x) {
    constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcdULL;
    constexpr std::uint64_t one = 0x3ff0000000000000ULL;
    constexpr std::uint64_t two_to_52 = 0x4330000000000000ULL;
    const bool tiny = x < std::numeric_limits<double>::min();
    const std::uint64_t bits = bits_of(tiny ? x * 0x1p54 : x) + (one - root_half);
    const double k = double_of((bits >> 52) | two_to_52) - (0x1p52 + 1023.0) - (tiny ? 54.0 : 0.0);
    const double f = double_of((bits & 0x000fffffffffffffULL) + root_half) - 1.0;
    const double half_square = 0.5 * f * f;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double w = z * z;
    const double even =
        w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const double odd =
        z * (6.666666666666735130e-01 +
             w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    const double tail = s * (half_square + (even + odd)) + k * ln2_low;
    const double value = k * ln2_high - ((half_square - tail) - f);
    const double special = x == 0.0 ? -infinity : not_a_number;
    return x > 0.0 ? (x < infinity ? value : infinity) : special;
}

/// Square root of a number in [1e-300, 1e300], right to the last place or next to it: Newton steps for 1 /
/// sqrt(x) from a guess by bits, then one for sqrt(x). As the library's may set errno, g++ would keep a loop
/// with it scalar.
[[gnu::always_inline]] inline double root(double x) {
    double y = double_of(0x5fe6eb50c7b537a9ULL - (bits_of(x) >> 1));
    const double half = 0.5 * x;
    y *= 1.5 - half * y * y;  // relative error 2e-3, from 3e-2
    y *= 1.5 - half * y * y;  // 5e-6
    y *= 1.5 - half * y * y;  // 3e-11, and its square after the last step
    const double s = x * y;
    return s + (x - s * s) * (0.5 * y);
}

/// Below this probability AS 241 uses its third approximation (sqrt(-log p) above 5).
inline constexpr double far_tail = 1.3887943864964021e-11;

/// A fraction whose division is still to be done, so that selections come before the one division.
struct Fraction {
    double top;
    double bottom;
};

/// Polynomial by Horner's rule, highest power first.
template <std::size_t N>
[[gnu::always_inline]] inline double horner(const double (&coefficients)[N], double x) {
    double sum = coefficients[0];
#pragma GCC unroll 16
    for (std::size_t i = 1; i < N; ++i) {
        sum = sum * x + coefficients[i];
    }
    return sum;
}

/// AS 241, |p - 1/2| <= 0.425.
[[gnu::always_inline]] inline Fraction quantile_centre(double q) {
    constexpr double top[] = {2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
                              4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
                              1.3314166789178437745e+2, 3.3871328727963666080e0};
    constexpr double bottom[] = {5.2264952788528545610e+3, 2.8729085735721942674e+4,
                                 3.9307895800092710610e+4, 2.1213794301586595867e+4,
                                 5.3941960214247511077e+3, 6.8718700749205790830e+2,
                                 4.2313330701600911252e+1, 1.0};
    const double r = 0.180625 - q * q;
    return {q * horner(top, r), horner(bottom, r)};
}

/// AS 241, tails down to far_tail; `root` = sqrt(-log p).
[[gnu::always_inline]] inline Fraction quantile_tail(double root) {
    constexpr double top[] = {7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                              1.27045825245236838258e0,  3.64784832476320460504e0,  5.76949722146069140550e0,
                              4.63033784615654529590e0,  1.42343711074968357734e0};
    constexpr double bottom[] = {1.05075007164441684324e-9, 5.47593808499534494600e-4,
                                 1.51986665636164571966e-2, 1.48103976427480074590e-1,
                                 6.89767334985100004550e-1, 1.67638483018380384940e0,
                                 2.05319162663775882187e0,  1.0};
    return {horner(top, root - 1.6), horner(bottom, root - 1.6)};
}

/// AS 241, tails beyond far_tail.
[[gnu::always_inline]] inline Fraction quantile_far(double root) {
    constexpr double top[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                              2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
                              5.46378491116411436990e0,  6.65790464350110377720e0};
    constexpr double bottom[] = {2.04426310338993978564e-15, 1.42151175831644588870e-7,
                                 1.84631831751005468180e-5,  7.86869131145613259100e-4,
                                 1.48753612908506148525e-2,  1.36929880922735805310e-1,
                                 5.99832206555887937690e-1,  1.0};
    return {horner(top, root - 5.0), horner(bottom, root - 5.0)};
}

/// sqrt(-log p) of the smaller of p and 1 - p.
[[gnu::always_inline]] inline double tail_root(double p) { return root(-logarithm(p < 0.5 ? p : 1.0 - p)); }

/// Standard normal quantile where p and 1 - p are at least far_tail (elsewhere the result is to be replaced),
/// given tail_root(p).
[[gnu::always_inline]] inline double quantile_common(double p, double root_of_p) {
    const double q = p - 0.5;
    const Fraction centre = quantile_centre(q);
    const Fraction tail = quantile_tail(root_of_p);
    const bool central = (q < 0.0 ? -q : q) <= 0.425;
    const double signed_top = q < 0.0 ? -tail.top : tail.top;
    return (central ? centre.top : signed_top) / (central ? centre.bottom : tail.bottom);
}

/// exp(-x^2 / 2) with the rounding error of the square made good: x = a + b with a^2 exact.
[[gnu::always_inline]] inline double bell(double x) {
    const double limited = x > 40.0 ? 40.0 : x;
    const double a = double_of(bits_of(limited) & 0xfffffffff8000000ULL);
    return exponential(-0.5 * a * a, -0.5 * (limited - a) * (limited + a));
}

inline constexpr double one_over_root_two_pi = 0.398942280401432677939946;

// The three regions of P(X > x), x >= 0, of a standard normal (Cody 1969, in the form of ANORM, Cody 1993).
inline constexpr double near_end = 0.67448975;
inline constexpr double far_start = 5.656854249492380195;

/// P(0 < X < x) for x up to near_end.
[[gnu::always_inline]] inline Fraction centre_of_cumulative(double x) {
    constexpr double top[] = {.065682337918207449113, 2.2352520354606839287, 161.02823106855587881,
                              1067.6894854603709582, 18154.981253343561249};
    constexpr double bottom[] = {1.0, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205,
                                 45507.789335026729956};
    return {x * horner(top, x * x), horner(bottom, x * x)};
}

/// P(X > x) / bell(x) between near_end and far_start.
[[gnu::always_inline]] inline Fraction middle_of_cumulative(double x) {
    constexpr double top[] = {1.0765576773720192317e-8, .39894151208813466764, 8.8831497943883759412,
                              93.506656132177855979,    597.27027639480026226, 2494.5375852903726711,
                              6848.1904505362823326,    11602.651437647350124, 9842.7148383839780218};
    constexpr double bottom[] = {1.0,
                                 22.266688044328115691,
                                 235.38790178262499861,
                                 1519.377599407554805,
                                 6485.558298266760755,
                                 18615.571640885098091,
                                 34900.952721145977266,
                                 38912.003286093271411,
                                 19685.429676859990727};
    return {horner(top, x), horner(bottom, x)};
}

/// 1 / sqrt(2 pi) - x P(X > x) / bell(x) beyond far_start.
[[gnu::always_inline]] inline Fraction end_of_cumulative(double x) {
    constexpr double top[] = {.02307344176494017303, .21589853405795699,     .1274011611602473639,
                              .022235277870649807,   .001421619193227893466, 2.9112874951168792e-5};
    constexpr double bottom[] = {1.0,
                                 1.28426009614491121,
                                 .468238212480865118,
                                 .0659881378689285515,
                                 .00378239633202758244,
                                 7.29751555083966205e-5};
    const double s = 1.0 / (x * x > 1.0 ? x * x : 1.0);
    return {s * horner(top, s), horner(bottom, s)};
}

/// P(X > x) for x >= 0 without a branch, given bell(x).
[[gnu::always_inline]] inline double upper_tail(double x, double bell_of_x) {
    const Fraction near = centre_of_cumulative(x);
    const Fraction middle = middle_of_cumulative(x);
    const Fraction far = end_of_cumulative(x);
    const bool is_near = x <= near_end;
    const bool is_far = x > far_start;
    const double top = is_near ? near.top : (is_far ? far.top : middle.top);
    const double bottom = is_near ? near.bottom : (is_far ? far.bottom : middle.bottom);
    const double ratio = top / bottom;
    const double in_tail = bell_of_x * (is_far ? (one_over_root_two_pi - ratio) / x : ratio);
    return is_near ? 0.5 - ratio : in_tail;
}

/// Standard normal distribution function.
[[gnu::always_inline]] inline double cumulative(double x) {
    const double size = x < 0.0 ? -x : x;
    const double tail = upper_tail(size, bell(size));
    return x < 0.0 ? tail : 1.0 - tail;
}

/// (1 + x)^2 L(x) / pdf(x) for x >= 0, L the unit normal loss: bounded and smooth in t = (x - 4) / (x + 4),
/// where this is its Chebyshev expansion to degree 27, written in powers. Its coefficients were computed with
/// 60 digits from L(x) / pdf(x) = 1 - x P(X > x) / pdf(x); the error of the truncation is below 1e-16.
[[gnu::always_inline]] inline double loss_over_bell(double x) {
    constexpr double even[] = {
        5.6958785434949851526e-9,    -5.2508391661593159217e-8, 2.1951051635580475565e-7,
        -4.331407040970601107e-7,    -7.8521993988939834287e-7, 0.000012501180499065315682,
        -0.000080884030572793010589, 0.00042624294436056404488, -0.0019358225701590250311,
        0.0046776208814091520908,    0.056082893339422393866,   -0.22126150638015028383,
        -0.17268170834610126319,     1.3347617086439329491};
    constexpr double odd[] = {
        -1.2652705764269517962e-10,  7.9066590991036570852e-9,  -9.2322000266294336072e-8,
        6.0543800059462026233e-7,    -2.8990366698366325804e-6, 0.000011618996812512070239,
        -0.000043507962745601588558, 0.00017449545797584646552, -0.00088225243630629666384,
        0.0058326136434740950381,    -0.038891092074204788149,  0.027117664485105684055,
        0.35354727647612068473,      -0.34686443844569466765};
    const double limited = x < 40.0 ? x : 40.0;  // bell(40) is 0
    const double t = (limited - 4.0) / (limited + 4.0);
    return horner(even, t * t) + t * horner(odd, t * t);
}

/// At least L(x) for x >= 0 at a fraction of its price; the same to a part in a thousand up to 1, 10 % more
/// at 1.5, then loose. Near 0 L's series, broken off after a positive term; further out L(x) <= pdf(x) / (1 +
/// x^2) (from Mills' ratio) with exp(t) >= 1 + t + t^2/2 + t^3/6 + t^4/24.
[[gnu::always_inline]] inline double loss_bound(double x) {
    constexpr double density_at_0 = 0.39894229;  // just above
    const double x2 = x * x;
    const double near = density_at_0 * (1.0 + x2 * (1.0 / 2 + x2 * (x2 * (1.0 / 240) - 1.0 / 24))) - x / 2;
    const double t = x2 / 2;
    const double far =
        density_at_0 / ((1.0 + x2) * (1.0 + t * (1.0 + t * (1.0 / 2 + t * (1.0 / 6 + t * (1.0 / 24))))));
    return x < 1.5 ? near : far;
}

}  // namespace fundsim::kernel
