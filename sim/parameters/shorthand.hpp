#pragma once
// Shorthand in which the parameter tables are written; for the table_*.cpp files alone.

#include "parameters/parameter.hpp"

namespace fundsim::shorthand {

inline constexpr Range any{-unlimited, unlimited, End::open, End::open};
constexpr Range above(double low) { return {low, unlimited, End::open, End::open}; }
//! Both ends belong.
constexpr Range between(double low, double high) { return {low, high}; }
//! The upper end does not belong.
constexpr Range below(double low, double high) { return {low, high, End::closed, End::open}; }
//! The lower end does not belong.
constexpr Range beyond(double low, double high) { return {low, high, End::open, End::closed}; }

inline constexpr std::string_view users_own = "stated by the user";
inline constexpr std::string_view convention = "convention of the model, not an estimate";
inline constexpr std::string_view assumed = "assumption: no source found";

}  // namespace fundsim::shorthand
