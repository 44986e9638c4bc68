#include "engine/distribution/belief_table.hpp"

#include "engine/numeric/special.hpp"

#include <cstddef>

namespace fundsim {

namespace {

constexpr double least_variance = 1.0 / 256.0;
constexpr double mean_limit = 8.0;

Expectation from_polynomial(const BeliefTable& t, double m, double v) {
    const double centre = t.a + t.b * m;
    if (t.moment == Moment::first) {
        return {centre, t.b};
    }
    return {centre * centre + t.b * t.b * v, 2.0 * t.b * centre};
}

Expectation from_exponential(const BeliefTable& t, double m, double v) {
    const double power = t.moment == Moment::first ? 1.0 : 2.0;
    const double value = exp_of(power * (t.a + t.b * m) + 0.5 * power * power * t.b * t.b * v);
    return {value, power * t.b * value};
}

/// v in [least_variance, 1], m within mean_limit. Without the slope it is left at 0.
template <bool with_slope>
Expectation from_nodes(const BeliefTable& t, double m, double v) {
    // Exponent and first two bits of the mantissa of v number its level.
    constexpr std::uint64_t first_level = __builtin_bit_cast(std::uint64_t, least_variance) >> 50;
    const std::uint64_t number = (__builtin_bit_cast(std::uint64_t, v) >> 50) - first_level;
    const BeliefLevel& level = t.levels[number < t.levels.size() ? number : t.levels.size() - 1];
    const auto node = static_cast<std::uint32_t>((m + mean_limit) * level.per_unit + 0.5);
    const double a = (m + mean_limit) - static_cast<double>(node) * level.spacing;
    const double b = v - level.variance;
    const double* even = t.nodes.data() + 16 * static_cast<std::size_t>(level.first + node);
    const double* odd = even + 8;
    double lower = 1.0;  // h_{k-2}
    double h = a;        // h_{k-1}
    double value = even[0] + odd[0] * a;
    double slope = with_slope ? odd[0] : 0.0;
    for (int k = 2; k < 16; k += 2) {
        const double next = a * h + ((k - 1) * b) * lower;
        const double after = a * next + (k * b) * h;
        value += even[k / 2] * next + odd[k / 2] * after;
        if (with_slope) {
            slope += k * even[k / 2] * h + (k + 1) * odd[k / 2] * next;
        }
        lower = next;
        h = after;
    }
    return {value, slope};
}

template <bool with_slope>
Expectation expected(const BeliefTable& t, double m, double v) {
    v = v > 0.0 ? (v < 1.0 ? v : 1.0) : 0.0;
    if (t.form == BeliefTable::Form::polynomial) {
        return from_polynomial(t, m, v);
    }
    if (t.form == BeliefTable::Form::exponential) {
        return from_exponential(t, m, v);
    }
    m = m > -mean_limit ? (m < mean_limit ? m : mean_limit) : -mean_limit;  // a number even for NaN
    if (v >= least_variance) {
        return from_nodes<with_slope>(t, m, v);
    }
    const Expectation wide = from_nodes<with_slope>(t, m, least_variance);
    const double share = v / least_variance;
    const double sure = value_at(t.values, m);
    const double power = t.moment == Moment::first ? sure : sure * sure;
    return {power + share * (wide.value - power), wide.slope};
}

}  // namespace

Expectation expected_value(const BeliefTable& t, double m, double v) { return expected<true>(t, m, v); }

double mean_of(const BeliefTable& t, double m, double v) { return expected<false>(t, m, v).value; }

}  // namespace fundsim
