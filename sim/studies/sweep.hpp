#pragma once
// Sweeps: the cells of a design, and which model is the robust choice over them.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ensemble/summary.hpp"
#include "parameters/words.hpp"

namespace fundsim {

//! A parameter and the values that it takes, as the parameter table holds them.
struct SweepAxis {
    Address address;
    const Parameter* parameter;
    std::vector<double> values;
};

//! A parameter and where its values lie.
struct SweepRange {
    Address address;
    const Parameter* parameter;
    double low, high;
    bool by_factors = false;  //!< spread on the scale of logarithms
};

struct SweepDesign {
    std::vector<Address> addresses;
    std::vector<const Parameter*> parameters;
    std::vector<std::vector<double>> cells;  //!< [cell][address]
    std::vector<std::size_t> shape = {};     //!< of a grid: values of each address, the last one fastest
};

inline constexpr std::size_t most_cells = 1'000'000;

//! So many values from one end to the other, both included; whole numbers once each.
std::vector<double> spaced(const SweepRange& range, std::size_t count);

//! How many cells all combinations are; as a double, so that no product is too large.
double cells_of(const std::vector<SweepAxis>& axes);
//! All combinations, at most most_cells.
SweepDesign grid_of(const std::vector<SweepAxis>& axes);
//! Points of which each has its own one of `points` equal parts of every range (McKay, Beckman & Conover
//! 1979).
SweepDesign latin_hypercube(const std::vector<SweepRange>& ranges, std::size_t points, std::uint64_t seed);
//! Evenly spread points (points.hpp), of which the first ones are evenly spread too.
SweepDesign spread_points(const std::vector<SweepRange>& ranges, std::size_t points, std::uint64_t seed);

//! What one model comes to in a cell, currency.
struct SweptModel {
    Estimate npv;
    double p5, p50, p95;
    double cvar5;         //!< mean of the worst 5 % of futures
    Estimate loss;        //!< share of futures with a loss
    Estimate regret;      //!< mean of the future's best NPV less its own
    Estimate difference;  //!< NPV less that of the first model
    Estimate ahead;       //!< share of futures in which it is ahead of the first model
    bool operator==(const SweptModel&) const = default;
};

struct SweptCell {
    std::uint64_t replications = 0;  //!< 0: it cannot be played
    Ending ending = Ending::complete;
    std::vector<SweptModel> models;
    bool operator==(const SweptCell&) const = default;
};

SweptCell swept(const Summary& summary);

//! One model over all cells.
struct ModelOverCells {
    std::size_t best = 0;      //!< cells in which its mean NPV is the highest, ties included
    std::size_t gains = 0;     //!< cells in which its mean NPV is above 0 (satisficing: Simon 1956)
    double lowest, highest;    //!< mean NPV, currency
    double worst_cvar5;        //!< lowest mean of the worst 5 % of futures of a cell, currency
    double largest_regret;     //!< highest mean NPV of a cell less its own, at most, currency
    std::size_t regretted_in;  //!< the cell where that is
};

struct SweepFigures {
    std::size_t cells = 0;  //!< that were played
    std::vector<ModelOverCells> models;
    //! The model whose largest regret over the cells is smallest (minimax regret: Savage 1951).
    std::size_t robust = 0;
    //! Of the last model against the first: cells in which it is clearly ahead, and clearly behind.
    std::size_t ahead = 0, behind = 0;
};
//! Without a played cell nothing has meaning.
SweepFigures figures_of(const std::vector<std::optional<SweptCell>>& cells, std::size_t models);

}  // namespace fundsim
