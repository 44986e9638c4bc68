#pragma once
// Upper bounds by place, above every sixteen of them at least the highest, above every sixteen of these the
// same again: a search goes only where something could win, so that its cost hardly grows with the places.

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace fundsim {

constexpr std::size_t bound_block = 16;

struct BoundTree {
    //! [0]: the bounds, at least 0; [k + 1]: at least the highest of each block of [k].
    std::array<std::vector<double>, 4> levels;
};

void clear_tree(BoundTree& tree);
void put_bound(BoundTree& tree, std::size_t place, double bound);
//! One more place, after the last.
void add_bound(BoundTree& tree, double bound);
//! Puts the last place's bound at `place`, and the last place away.
void drop_bound(BoundTree& tree, std::size_t place);

//! Places [first, end) of a level, by which `search` goes down.
template <class CouldWin, class Look>
void search_level(BoundTree& tree, std::size_t level, std::size_t first, std::size_t end, CouldWin& could_win,
                  Look& look) {
    std::vector<double>& bounds = tree.levels[level];
    for (std::size_t k = first; k < end; ++k) {
        if (!could_win(bounds[k])) {
            continue;
        }
        if (level == 0) {
            look(k);
            continue;
        }
        const std::vector<double>& below = tree.levels[level - 1];
        const std::size_t from = k * bound_block;
        const std::size_t to = std::min(below.size(), from + bound_block);
        search_level(tree, level - 1, from, to, could_win, look);
        bounds[k] = *std::max_element(below.data() + from, below.data() + to);
    }
}

//! Calls `look` with each place whose bound could win when its turn comes. `look` may put another bound
//! there.
template <class CouldWin, class Look>
void search(BoundTree& tree, CouldWin could_win, Look look) {
    const std::size_t top = tree.levels.size() - 1;
    search_level(tree, top, 0, tree.levels[top].size(), could_win, look);
}

}  // namespace fundsim
