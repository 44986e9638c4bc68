#pragma once
// Upper bounds of what one more experiment may gain. They spare most evaluations of that gain: exact ones are
// made from the highest bound down, until one exceeds the bounds that are left.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fundsim {

struct Growth;

//! An experiment that may be worth it.
struct Trial {
    std::uint32_t item;
    double gain;  //!< expected, currency; at most this unless exact
    bool exact;
};

//! What bounds the gain of an experiment on one item, in currency over the growth so far.
struct GainFigures {
    double spread;     //!< at most, sd of PV less run cost after the experiment; +inf: nothing is known
    double numerator;  //!< at most, of PV less run cost, 0 where negative
    double benefit;    //!< at least, PV of the benefit
    double run;        //!< at most, PV of the run cost
    double cost;       //!< at least
    double most_cost;  //!< at most
};

//! The items on which an experiment may be worth it, in no order: a column for each figure.
struct GainBounds {
    std::vector<std::uint32_t> item;
    std::vector<double> spread, numerator, benefit, run, cost, most_cost;
    std::vector<std::uint32_t> place;  //!< of each item in these columns, or not_there
    std::vector<double> bound;         //!< scratch: currency
};
inline constexpr std::uint32_t not_there = 0xffffffff;

void clear_gain_bounds(GainBounds& bounds, std::size_t items);
//! Puts an item among those on which an experiment may be worth it.
void add_gain_bound(GainBounds& bounds, std::uint32_t item);
//! Takes it from them, if it is there.
void drop_gain_bound(GainBounds& bounds, std::uint32_t item);
//! What is known of it, if it is there.
void set_gain_bound(GainBounds& bounds, std::uint32_t item, const GainFigures& figures);

//! Adds the items on which one more experiment may gain more than `least` (currency) to `trials`, when the
//! next best use of money has the index `hurdle`. Items whose gain stays below `least` until something
//! changes are taken out.
void list_gain_bounds(GainBounds& bounds, const Growth& growth, double hurdle, double least,
                      std::vector<Trial>& trials);

}  // namespace fundsim
