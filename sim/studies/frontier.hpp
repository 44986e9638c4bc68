#pragma once
// Where two models tie as two parameters move: at values of the second one, the ties along the first.

#include <vector>

#include "studies/breakeven.hpp"

namespace fundsim {

//! At a value of the second parameter.
struct FrontierRow {
    double value;  //!< in its unit
    Breakeven along;
};

struct Frontier {
    std::vector<FrontierRow> rows;        //!< by value; those that have a profile
    std::vector<UnplayedValue> left_out;  //!< values at which no value of the first parameter can be played
};

//! Who is ahead on average.
enum class Ahead { unclear, a, b };
Ahead ahead_at(const Estimate& gap);

//! How the two models divide what was looked at.
enum class Division {
    nowhere,    //!< the gap has one sign everywhere, and clearly so
    unclear,    //!< one sign everywhere, but not clearly
    line,       //!< one tie at most in each row, those with one are neighbours, the same side is a's in all
    scattered,  //!< anything else
};
struct Divided {
    Division division;
    bool a_below = false;             //!< of a line: a is ahead below it; where there is none: everywhere
    std::size_t first = 0, last = 0;  //!< of a line: rows between which it runs
};
//! Of a frontier with rows.
Divided divided(const Frontier& frontier);

}  // namespace fundsim
