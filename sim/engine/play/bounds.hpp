#pragma once
// Upper bounds that spare most evaluations of the index. While nothing is learned about an item its index for
// a typical team only falls, as its value decays, but for what teams get better at their work. So the last
// evaluation, with that growth, bounds every later one; it has to be made anew only where the bound could
// win.

#include <cstdint>
#include <vector>

namespace fundsim {

struct PlayState;
struct Option;
struct Regime;
struct Trial;

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

//! Bounds of every item, each over the growth so far; +inf: not evaluated since something changed.
struct Bounds {
    std::vector<double> index;  //!< of the typical index, 0 where it is negative
    std::vector<double>
        numerator;  //!< of the same, where it is the scope's: PV less run cost, 0 where negative
    std::vector<double> benefit;             //!< at least: PV of the benefit
    std::vector<double> run;                 //!< at most: PV of the run cost
    std::vector<double> cost;                //!< at least
    std::vector<double> most_cost;           //!< at most
    std::vector<double> spread;              //!< sd of the numerator after one more experiment, currency
    std::vector<double> highest;             //!< at most, of the index of any open item, by area
    std::vector<std::uint32_t> promising;    //!< items on which an experiment may be worth it
    std::vector<std::uint8_t> is_promising;  //!< whether an item is among those
};

void clear_bounds(Bounds& bounds, std::size_t items, std::size_t areas);

//! Once a step, when productivity is known.
void grow_bounds(const PlayState& state, Regime& regime);

//! Notes an item's typical option, just evaluated.
void note_bounds(PlayState& state, std::uint32_t item, const Option& option);
//! Something has changed about an item: bounds without an evaluation where it has not been started, else
//! none.
void forget_bounds(PlayState& state, std::uint32_t item);

//! At most the index of the item's typical option now.
double index_bound(const PlayState& state, std::uint32_t item);
//! Candidates with nothing released on which one more experiment may gain more than `least` (currency), each
//! with a bound of that gain; +inf: not evaluated since something changed.
void list_gain_bounds(PlayState& state, double least, std::vector<Trial>& trials);

}  // namespace fundsim
