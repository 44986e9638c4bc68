#pragma once
// Open items in the order of the bounds of their index, so that the best of them is found after a few looks.

#include <cstdint>
#include <vector>

namespace fundsim {

struct PlayState;

struct Ranked {
    double key;  //!< bound of the index over the growth so far; an entry counts while the item's key is this
    std::uint32_t item;
};

struct Ranking {
    std::vector<Ranked> entries;          //!< by falling key; entries that no longer count are dropped later
    std::vector<double> key;              //!< of each item's entry; NaN: has none
    std::vector<std::uint32_t> unranked;  //!< items about which something has changed
    std::vector<std::uint8_t> waiting;    //!< whether an item is among those
};

void clear_ranking(Ranking& ranking, std::size_t items);

//! Something has changed about an item: its entries no longer count, and it has to be ranked anew.
void unrank(PlayState& state, std::uint32_t item);

//! The entries for the regime that applies, all of which count, once what has to be ranked is ranked.
const std::vector<Ranked>& ranked(PlayState& state);

}  // namespace fundsim
