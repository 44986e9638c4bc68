#pragma once
// How far each assumption alone moves the gap between two models over its range of evidence (a tornado:
// Eschenbach 1992).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/statistics/estimate.hpp"
#include "engine/statistics/moments.hpp"
#include "studies/assumptions.hpp"

namespace fundsim {

struct Swing {
    Assumption assumption;
    double low, high;          //!< ends of its range, in the parameter's unit
    Estimate at_low, at_high;  //!< the gap there, currency
    Estimate swing;            //!< at the high end less at the low one, in the same worlds
};

//! An end of a range at which the scenario cannot be played.
struct Unplayable {
    Assumption assumption;
    double value;
    std::string why;
};

struct Tornado {
    std::size_t a, b;  //!< models of the scenario; the gap is NPV of a less NPV of b
    std::uint64_t replications = 0;
    Estimate gap{};             //!< with all assumptions as they are, currency
    std::vector<Swing> swings;  //!< the largest first
    std::vector<Unplayable> unplayable;
};

//! Figures of a replication: the gap, then at the low end, at the high end and the swing of each assumption.
constexpr std::size_t tornado_figures(std::size_t assumptions) { return 1 + 3 * assumptions; }
//! From the gap as it is and at both ends of each assumption: [gap, low, high, low, high, ...], currency.
void fill_swings(std::span<const double> gaps, std::span<double> figures);

//! From the sums of those figures; `out.swings` come in the order of the figures and leave it by size.
//! `expected`: mean potential of all worlds with all assumptions as they are, where it serves as control
//! variate.
void estimate_swings(std::span<const Comoments> means, std::optional<double> expected, Tornado& out);

//! The widest half of a 95 % interval among the swings, currency.
double widest_swing(const Tornado& tornado);

}  // namespace fundsim
