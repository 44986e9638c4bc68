#include "engine/play/choice.hpp"

#include <algorithm>
#include <cassert>

#include "engine/play/compulsory.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/granted.hpp"
#include "engine/play/mandates.hpp"
#include "engine/play/plain_choice.hpp"
#include "engine/play/search.hpp"
#include "engine/play/staffing.hpp"

namespace fundsim {

namespace {

Choice next_decree(IndexCache& cache, const Scene& s, const Regime& r, std::size_t lane) {
    const int next = decree_for(cache, s, r, lane);
    return next < 0 ? Choice{} : decreed_choice(cache, s, r, lane, next);
}

//! Of a cycle's list: what is decreed, in the order in which it was placed; what is listed, by its index for
//! this lane; a decree that is due; what is reserved, which standing teams weigh together with what is
//! listed: money for them is spent, and they take the best of what clears the bar.
Choice best_granted(IndexCache& cache, const Scene& s, const Regime& r, std::size_t lane) {
    order_granted(cache, s, r);
    const int decreed = first_decreed(cache, s, r, lane);
    if (decreed >= 0) {
        const auto i = static_cast<std::uint32_t>(decreed);
        return {.item = decreed, .option = weigh(cache, s, r, lane, i), .decreed = true};
    }
    Choice best;
    look_through(cache, s, r, lane, cache.granted.listed, best);
    if (!r.rules->bought) {
        look_through(cache, s, r, lane, cache.granted.reserved, best);
    }
    if (best.item >= 0) {
        return best;
    }
    if (is_decree_due(*s.now.prepared, r)) {
        best = next_decree(cache, s, r, lane);
    }
    if (best.item < 0 && r.rules->bought) {
        look_through(cache, s, r, lane, cache.granted.reserved, best);
    }
    return best;
}

Choice searched(IndexCaches& caches, const Scene& s, std::size_t lane, double least) {
    const Regime& r = regime_of(s.regimes, s.teams.lanes[lane]);
    IndexCache& cache = cache_of(caches, r);
    if (s.teams.lanes[lane].released) {
        return {};
    }
    const Choice demanded = compulsory_choice(caches, s, lane);
    if (demanded.item >= 0) {
        return demanded;
    }
    if (r.rules->levers.cycle_months > 0) {
        return best_granted(cache, s, r, lane);
    }
    if (is_decree_due(*s.now.prepared, r)) {
        const Choice decree = next_decree(cache, s, r, lane);
        if (decree.item >= 0) {
            return decree;
        }
    }
    return best_pulled(cache, s, r, lane, least);
}

//! Which choices a debug build makes both ways: all would take too long.
[[maybe_unused]] bool is_checked(const Now& now, std::size_t lane) {
    return (static_cast<std::size_t>(now.step) + lane) % 16 == 0;
}

}  // namespace

Choice compulsory_choice(IndexCaches& caches, const Scene& s, std::size_t lane) {
    if (s.now.world->compulsory.empty() || s.teams.lanes[lane].released) {
        return {};
    }
    const Regime& r = regime_of(s.regimes, s.teams.lanes[lane]);
    IndexCache& cache = cache_of(caches, r);
    int next = -1;
    if (r.rules->levers.cycle_months > 0) {
        order_granted(cache, s, r);
        next = first_decreed(cache, s, r, lane);  // what is compulsory was placed before what is decreed
        if (next >= 0 && !s.work.items[static_cast<std::size_t>(next)].compulsory) {
            next = -1;
        }
    } else {
        next = first_pressing(s, r, lane);
    }
    if (next < 0) {
        return {};
    }
    return {
        .item = next, .option = weigh(cache, s, r, lane, static_cast<std::uint32_t>(next)), .decreed = true};
}

Choice best_choice(IndexCaches& caches, const Scene& s, std::size_t lane, double least) {
    const Choice choice = searched(caches, s, lane, least);
    assert(!is_checked(s.now, lane) || is_same_choice(choice, plain_choice(caches, s, lane), least));
    return choice;
}

Option weigh(IndexCache& cache, const Scene& s, const Regime& r, std::size_t lane, std::uint32_t i) {
    return best_option(cache, s, r, i,
                       r.rules->bought ? typical_readiness(*r.rules)
                                       : readiness(s, lane, s.now.world->area[i]));
}

Choice at_least(double bar, std::uint32_t i, const Option& option) {
    if (option.work == Work::none || option.prospect.index < bar) {
        return {};
    }
    return {.item = static_cast<int>(i), .option = option};
}

Choice weigh_worth(const Regime& r, std::uint32_t i, const Option& option) {
    const bool is_paid_for = !r.rules->bought || r.views[i].place == RoundPlace::listed;
    return at_least(is_paid_for ? negligible : std::max(negligible, r.rules->levers.hurdle), i, option);
}

void take_better(Choice& best, const Choice& other) {
    if (other.item < 0) {
        return;
    }
    const double x = other.option.prospect.index;
    const double y = best.option.prospect.index;
    if (best.item < 0 || x > y || (x == y && other.item < best.item)) {
        best = other;
    }
}

Choice decreed_choice(IndexCache& cache, const Scene& s, const Regime& r, std::size_t lane, int item) {
    const auto i = static_cast<std::uint32_t>(item);
    Readiness ready = readiness(s, lane, s.now.world->area[i]);
    if (r.rules->levers.cycle_months > 0) {
        add_waits(*r.rules, ready);
    }
    return {.item = item, .option = best_option(cache, s, r, i, ready), .decreed = true, .waits = true};
}

bool is_same_choice(const Choice& a, const Choice& b, double least) {
    const auto counts = [&](const Choice& c) {
        return c.item >= 0 && (c.decreed || c.option.prospect.index >= least);
    };
    if (!counts(a) && !counts(b)) {
        return true;
    }
    return a.item == b.item && a.decreed == b.decreed && a.option.work == b.option.work;
}

}  // namespace fundsim
