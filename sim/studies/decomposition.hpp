#pragma once
// The variance of the gap between two models over all assumptions, taken apart by Sobol's indices.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "studies/factors.hpp"
#include "studies/jansen.hpp"

namespace fundsim {

struct Decomposition {
    std::size_t a, b;  //!< models of the scenario; the gap is NPV of a less NPV of b
    std::vector<Factor> factors;
    std::vector<FactorGroup> groups = {};  //!< one assumption each; with a rest, all others as the last one
    bool rest = false;
    std::uint64_t ranking_rows = 0;  //!< by which it was decided which ones are told apart; 0: all are
    Indices indices{};               //!< of the groups; variance in currency squared
    std::vector<std::size_t> by_importance = {};  //!< groups, the largest total index first, the rest last
    std::uint64_t unplayable = 0;                 //!< rows that could not be played
    std::string why_unplayable = {};              //!< the first of them
};

//! Each factor a group of its own.
std::vector<FactorGroup> each_alone(std::size_t factors);
//! The first `most` of an order each alone, and all others as one.
std::vector<FactorGroup> first_alone(std::span<const std::size_t> order, std::size_t most);

//! From the sums of the figures of its rows. Groups are there already.
void conclude(std::span<const Comoments> sums, Decomposition& out);

//! The widest half of a 95 % interval among the indices.
double widest_index(const Decomposition& decomposition);

}  // namespace fundsim
