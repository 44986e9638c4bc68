#pragma once
/// A number for Boost.Math: a double whose functions, which Boost finds by argument-dependent lookup, are the
/// engine's own, so that nothing it computes depends on the C library. What the C library still does for it
/// is exact whatever the processor: sqrt, floor, ceil, frexp, ldexp.

#include "engine/numeric/special.hpp"

#include <compare>
#include <limits>
#include <type_traits>

namespace fundsim::special {

template <class T>
concept Arithmetic = std::is_arithmetic_v<T>;

class Real {
public:
    constexpr Real() = default;
    constexpr Real(Arithmetic auto x) : x_(static_cast<double>(x)) {}
    template <Arithmetic T>
    explicit constexpr operator T() const {
        return static_cast<T>(x_);
    }

    friend constexpr Real operator-(Real a) { return -a.x_; }
    friend constexpr Real operator+(Real a, Real b) { return a.x_ + b.x_; }
    friend constexpr Real operator-(Real a, Real b) { return a.x_ - b.x_; }
    friend constexpr Real operator*(Real a, Real b) { return a.x_ * b.x_; }
    friend constexpr Real operator/(Real a, Real b) { return a.x_ / b.x_; }
    constexpr Real& operator+=(Real b) { return *this = *this + b; }
    constexpr Real& operator-=(Real b) { return *this = *this - b; }
    constexpr Real& operator*=(Real b) { return *this = *this * b; }
    constexpr Real& operator/=(Real b) { return *this = *this / b; }
    friend constexpr bool operator==(Real a, Real b) { return a.x_ == b.x_; }
    friend constexpr std::partial_ordering operator<=>(Real a, Real b) { return a.x_ <=> b.x_; }

    friend Real exp(Real a) { return exp_of(a.x_); }
    friend Real log(Real a) { return log_of(a.x_); }
    friend Real pow(Real a, Real b) { return power_of(a.x_, b.x_); }
    friend Real asin(Real a) { return arcsine(a.x_); }
    /// Boost names it where it continues the gamma function to negative numbers, which no distribution has.
    friend Real sin(Real) { return std::numeric_limits<double>::quiet_NaN(); }
    friend Real sqrt(Real a) { return __builtin_sqrt(a.x_); }
    friend Real fabs(Real a) { return __builtin_fabs(a.x_); }
    friend Real abs(Real a) { return __builtin_fabs(a.x_); }
    friend Real floor(Real a) { return __builtin_floor(a.x_); }
    friend Real ceil(Real a) { return __builtin_ceil(a.x_); }
    friend Real frexp(Real a, int* exponent) { return __builtin_frexp(a.x_, exponent); }
    friend Real ldexp(Real a, int exponent) { return __builtin_ldexp(a.x_, exponent); }

private:
    double x_ = 0.0;
};

}  // namespace fundsim::special

/// Boost.Math takes the approximations for 53 bits.
template <>
class std::numeric_limits<fundsim::special::Real> : public std::numeric_limits<double> {};
