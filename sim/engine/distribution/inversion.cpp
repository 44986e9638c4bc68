#include "engine/distribution/inversion.hpp"

#include "engine/distribution/boost_math.hpp"
#include "engine/distribution/scalar_math.hpp"

namespace fundsim {

namespace {

/// The u at which `tails(u)` is p, for tails that are steady in u = ln x: Newton on the logarithm of the
/// smaller tail, which is nearly straight, with bisection as the safety net. `slope(u)` is the derivative of
/// the lower tail in u.
template <class TailsOf, class SlopeOf>
double steady_inverse(const TailsOf& tails, const SlopeOf& slope, const Tails& p, double guess, double low,
                      double high) {
    const bool left = p.below < p.above;
    const double wanted = log_of(left ? p.below : p.above);
    double u = guess > low && guess < high ? guess : 0.5 * (low + high);
    for (int i = 0; i < 200; ++i) {
        const Tails here = tails(u);
        const double tail = left ? here.below : here.above;
        const double gap = log_of(tail) - wanted;
        const bool too_large = (gap > 0.0) == left;
        (too_large ? high : low) = u;
        const double newton = u - gap * tail / (left ? slope(u) : -slope(u));
        const bool usable = newton > low && newton < high;
        const double next = usable ? newton : 0.5 * (low + high);
        const double step = next > u ? next - u : u - next;
        u = next;
        // Newton squares the error, so a step this small is the last.
        if (step < (usable ? 1e-9 : 1e-16)) {
            break;
        }
    }
    return u;
}

/// For results up to one half.
Parts beta_inverse_below_half(double a, double b, const Tails& p) {
    constexpr double tiny = -690.0;  // ln of the smallest result
    const auto split = [](double u) { return Parts{exp_of(u), -exp_minus_one(u)}; };
    const auto tails = [&](double u) { return beta_tails(a, b, split(u)); };
    const auto slope = [&](double u) {
        const Parts x = split(u);
        return special::beta_density(a, b, x.part) * x.part;
    };
    if (p.below < tails(tiny).below) {
        return {0.0, 1.0};
    }
    const double power_law = (log_of(p.below) + log_of(a * special::beta_function(a, b))) / a;
    const double centre = log_of(a / (a + b));
    return split(steady_inverse(tails, slope, p, power_law < centre ? power_law : centre, tiny, -0.69));
}

}  // namespace

Tails beta_tails(double a, double b, const Parts& x) {
    // The tail on the near side of the mean is the one that needs its own evaluation.
    if (x.part * b < x.rest * a) {
        const double below = special::beta_below(a, b, x.part);
        return {below, 1.0 - below};
    }
    const double above = special::beta_below(b, a, x.rest);
    return {1.0 - above, above};
}

Parts beta_inverse(double a, double b, const Tails& p) {
    const Tails half = beta_tails(a, b, {0.5, 0.5});
    const bool upper_half = p.below < p.above ? half.below < p.below : half.above > p.above;
    if (!upper_half) {
        return beta_inverse_below_half(a, b, p);
    }
    const Parts mirrored = beta_inverse_below_half(b, a, {p.above, p.below});
    return {mirrored.rest, mirrored.part};
}

Tails gamma_tails(double a, double x) {
    if (x < a) {
        const double below = special::gamma_below(a, x);
        return {below, 1.0 - below};
    }
    const double above = special::gamma_above(a, x);
    return {1.0 - above, above};
}

double gamma_inverse(double a, const Tails& p) {
    constexpr double tiny = -690.0;
    constexpr double huge = 690.0;
    const auto tails = [&](double u) { return gamma_tails(a, exp_of(u)); };
    const auto slope = [&](double u) {
        const double x = exp_of(u);
        return special::gamma_density(a, x) * x;
    };
    if (p.below < tails(tiny).below) {
        return 0.0;
    }
    // Wilson & Hilferty (1931): the cube root of a gamma is nearly normal.
    const double z = p.below < p.above ? normal_quantile(p.below) : -normal_quantile(p.above);
    const double root = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * __builtin_sqrt(a));
    const double guess = root > 0.1 ? log_of(a) + 3.0 * log_of(root) : log_of(p.below * a) / a;
    return exp_of(steady_inverse(tails, slope, p, guess, tiny, huge));
}

Tails student_tails(double n, double t) {
    // 1 - t^2 / (n + t^2) is a beta with exponents n / 2, 1 / 2 (Abramowitz & Stegun 26.7.1).
    const double square = t * t;
    const Tails b = square < infinite ? beta_tails(0.5 * n, 0.5, {n / (n + square), square / (n + square)})
                                      : Tails{0.0, 1.0};
    const double tail = 0.5 * b.below;
    return t < 0.0 ? Tails{tail, 0.5 + 0.5 * b.above} : Tails{0.5 + 0.5 * b.above, tail};
}

double student_inverse(double n, const Tails& p) {
    const bool left = p.below < p.above;
    const double tail = left ? p.below : p.above;
    const double centre = left ? p.above - p.below : p.below - p.above;
    if (!(centre > 0.0)) {
        return 0.0;
    }
    const Parts x = beta_inverse(0.5 * n, 0.5, {2.0 * tail, centre});
    const double t = x.part > 0.0 ? __builtin_sqrt(n * x.rest / x.part) : infinite;
    return left ? -t : t;
}

double student_density(double n, double t) {
    const double height = 1.0 / (__builtin_sqrt(n) * special::beta_function(0.5 * n, 0.5));
    return height * exp_of(-0.5 * (n + 1.0) * log_one_plus(t * t / n));
}

}  // namespace fundsim
