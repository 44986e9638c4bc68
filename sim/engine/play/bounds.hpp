#pragma once
// Upper bounds that spare most evaluations of the index. While nothing is learned about an item its index for
// a typical team only falls, as its value decays, but for what teams get better at their work. So the last
// evaluation, with that growth, bounds every later one; it has to be made anew only where the bound could
// win.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/play/bound_tree.hpp"
#include "engine/play/gain_bounds.hpp"

namespace fundsim {

struct PlayState;
struct Option;
struct Regime;

//! Over the rounding of the evaluations.
inline constexpr double rounding_slack = 1 + 1e-9;

//! How far figures of an item can have grown since month 0 while nothing was learned about it.
struct Growth {
    double index = 1;        //!< at most, of the profitability index
    double present = 1;      //!< at most, of the present value per unit of annual value, and of the numerator
    double least = 1;        //!< at least, of the same
    double run = 1;          //!< at most, of the run cost
    double cost = 1;         //!< at least, of the cost, which never rises
    double improvement = 1;  //!< of productivity, when this was last brought up to date
    bool bounded = true;     //!< false: nothing is known, everything has to be evaluated
};

//! Bounds of every item, each over the growth so far; +inf: something changed since the last evaluation.
struct Bounds {
    //! Of the typical index, 0 where it is negative: by area and place in PlayState::open_in.
    std::vector<BoundTree> index;
    GainBounds gain;
};

void clear_bounds(Bounds& bounds, std::size_t items, std::size_t areas);

//! Once a step, when productivity is known.
void grow_bounds(const PlayState& state, Regime& regime);

//! Notes an item's typical option, just evaluated by planners of a regime.
void note_bounds(const PlayState& state, Regime& regime, std::uint32_t item, const Option& option);
//! Something has changed about an item: nothing bounds it until it is evaluated, but what has not been
//! started by teams that are bought.
void forget_bounds(PlayState& state, std::uint32_t item);

//! An item is open, and last in its area's list: nothing bounds it yet.
void add_bounds(PlayState& state, std::uint32_t item);
//! An item is no longer open: the last of its area takes its place.
void drop_bounds(PlayState& state, std::uint32_t item);

//! At most the index of a candidate's typical option now.
double index_bound(const PlayState& state, const Regime& regime, std::uint32_t item);

}  // namespace fundsim
