#pragma once
// The best of several competitors that are observed in the same worlds, where those without hope are given up
// early: the fully sequential procedure of Kim & Nelson (2001), "A fully sequential procedure for
// indifference-zone selection in simulation", ACM TOMACS 11(3), with c = 1.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fundsim {

struct SelectionRule {
    double zone;  //!< where the best leads by so much or more, it is found; unit of the observations, above 0
    double error;            //!< probability with which it may not be found then, in (0, 1)
    std::size_t first = 10;  //!< observations before anybody is given up, >= 2
};

//! The constant eta of the procedure, which holds however the competitors hang together:
//! (1 + 2 eta)^(-(first - 1) / 2) / 2 = error / (competitors - 1). Competitors >= 2.
double selection_eta(std::size_t competitors, const SelectionRule& rule);

//! What is observed of one competitor in one world after the other, or in one batch of worlds after the
//! other: about normal, and of all competitors in the same worlds.
using Observations = std::vector<double>;

//! A selection as far as it has come.
struct Contest {
    std::vector<std::size_t> in;  //!< places of those who may still be the best, increasing
    std::uint64_t looked = 0;     //!< observations of each of them that have been looked at
    std::vector<double> sums;     //!< of those observations; of those who are out, until they were
    std::vector<double> spreads;  //!< h^2 S^2 / zone of each pair, [a * everybody + b], once known
    bool decided = false;         //!< `in` is the best alone
};

//! Among some of `everybody` competitors; at least one.
Contest contest_among(std::vector<std::size_t> places, std::size_t everybody);

//! Goes on as far as the observations of those who are in reach. What has been looked at must stay.
void advance(Contest& contest, std::span<const Observations> observed, const SelectionRule& rule);

//! Observations of a competitor who is in, after which it is decided at the latest; 0 while it cannot be
//! told.
std::uint64_t observations_at_most(const Contest& contest, const SelectionRule& rule);

}  // namespace fundsim
