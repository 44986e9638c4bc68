#include "engine/play/search.hpp"

#include <cassert>

#include "engine/play/bounds.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/plain_choice.hpp"

namespace fundsim {

namespace {

//! Calls `look` with each open item of the areas, and its bound, where that could win when its turn comes.
template <class CouldWin, class Look>
void search_areas(IndexCache& cache, const Scene& s, Areas areas, CouldWin could_win, Look look) {
    in_areas(s.teams, areas, [&](std::uint32_t area) {
        BoundTree& tree = cache.bounds.index[area];
        search(tree, could_win,
               [&](std::size_t place) { look(s.work.open_in[area][place], tree.levels[0][place]); });
    });
}

//! The item with the highest bound, where that is above 0 and at least `least`; -1 where none is. What
//! nothing bounds is evaluated on the way.
int most_promising(IndexCache& cache, const Scene& s, const Regime& r, Areas areas, double least) {
    const double grown = cache.growth.index;
    int best = -1;
    double most = 0;
    search_areas(
        cache, s, areas, [&](double bound) { return bound > most && bound * grown >= least; },
        [&](std::uint32_t i, const double& bound) {
            if (bound == never) {
                typical_option(cache, s, r, i);
            }
            if (bound <= most) {
                return;
            }
            most = bound;
            best = static_cast<int>(i);
        });
    return most * grown >= least ? best : -1;
}

//! The best of the areas' open items as `weigh_it` has it; where its index is below `least` it may be missed.
template <class WeighIt>
Choice best_in(IndexCache& cache, const Scene& s, const Regime& r, Areas areas, double least,
               WeighIt weigh_it) {
    const int first = most_promising(cache, s, r, areas, least);
    if (first < 0) {
        return {};
    }
    Choice best = weigh_it(static_cast<std::uint32_t>(first));
    const double grown = cache.growth.index;
    const auto could_win = [&](double bound) {
        return best.item < 0 ? bound > 0 && bound * grown >= least
                             : bound * grown >= best.option.prospect.index;
    };
    search_areas(cache, s, areas, could_win, [&](std::uint32_t i, const double& bound) {
        if (static_cast<int>(i) == first) {
            return;
        }
        if (cache.outlooks[i].step < 0) {  // closer, and kept for the next look
            typical_option(cache, s, r, i);
            if (!could_win(bound)) {
                return;
            }
        }
        take_better(best, weigh_it(i));
    });
    return best;
}

}  // namespace

Choice best_pulled(IndexCache& cache, const Scene& s, const Regime& r, std::size_t lane, double least) {
    return best_in(cache, s, r, areas_of(s.teams, s.teams.lanes[lane]), least, [&](std::uint32_t i) {
        const Option option = r.rules->bought ? typical_option(cache, s, r, i) : weigh(cache, s, r, lane, i);
        assert(option.prospect.index <=
               index_bound(cache, s.work, *s.now.world, i) * rounding_slack + smallest);
        return weigh_worth(r, i, option);
    });
}

Choice best_anywhere(IndexCache& cache, const Scene& s, const Regime& r, const Readiness& ready, double bar) {
    if (r.rules->levers.cycle_months > 0) {
        return plain_anywhere(cache, s, r, ready, bar);
    }
    const Choice best = best_in(cache, s, r, all_areas(s.teams), bar, [&](std::uint32_t i) {
        return at_least(bar, i, best_option(cache, s, r, i, ready));
    });
    assert(is_same_choice(best, plain_anywhere(cache, s, r, ready, bar), bar));
    return best;
}

}  // namespace fundsim
