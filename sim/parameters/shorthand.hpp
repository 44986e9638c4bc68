#pragma once
// Shorthand in which the parameter tables are written; for the table_*.cpp files alone.

#include <algorithm>

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

// Evidence: ends that are given with the default's source.
constexpr Evidence evenly(double low, double high) { return {low, high, EvidenceShape::uniform}; }
constexpr Evidence by_factors(double low, double high) { return {low, high, EvidenceShape::log_uniform}; }
constexpr Evidence by_odds(double low, double high) { return {low, high, EvidenceShape::logit_uniform}; }
constexpr Evidence no_range(std::string_view because) { return {.none_because = because}; }

//! The rule for assumptions without a range of their own: shares within [0, 1] with odds down and up by
//! e^0.7, about half and double as well, everything else from half to double; whole numbers where only those
//! count, and nothing outside the parameter's range.
constexpr Evidence derived(const Parameter& p) {
    constexpr double odds = 2.0137527074704766;  // e^0.7
    const double value = p.default_value;
    const bool share = p.range.low >= 0 && p.range.high <= 1 && value < 1 &&
                       (p.unit == "share" || p.unit == "probability" || p.unit == "correlation");
    double low = share ? value / (value + (1 - value) * odds) : value / 2;
    double high = share ? value * odds / (value * odds + 1 - value) : value * 2;
    if (p.kind == Kind::integer) {
        const auto below = static_cast<double>(static_cast<long long>(low));
        low = below < low ? below + 1 : below;
        high = static_cast<double>(static_cast<long long>(high));
    }
    return {std::max(low, p.range.low), std::min(high, p.range.high),
            share ? EvidenceShape::logit_uniform : EvidenceShape::log_uniform, true};
}

constexpr Parameter in_role(Role role, Parameter p) {
    p.role = role;
    const bool assumption = p.grade == Grade::C && (p.kind == Kind::number || p.kind == Kind::integer);
    if (assumption && p.default_value > 0) {
        p.evidence = derived(p);
    }
    return p;
}

constexpr Parameter in_role(Role role, Parameter p, Evidence evidence) {
    p.role = role;
    p.evidence = evidence;
    return p;
}

// An entry with its role, and its evidence where that is not derived.
constexpr Parameter world(Parameter p) { return in_role(Role::world, p); }
constexpr Parameter world(Parameter p, Evidence evidence) { return in_role(Role::world, p, evidence); }
constexpr Parameter choice(Parameter p) { return in_role(Role::choice, p); }
constexpr Parameter choice(Parameter p, Evidence evidence) { return in_role(Role::choice, p, evidence); }
constexpr Parameter definition(Parameter p) { return in_role(Role::definition, p); }

}  // namespace fundsim::shorthand
