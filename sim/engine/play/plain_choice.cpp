#include "engine/play/plain_choice.hpp"

#include "engine/play/compulsory.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/mandates.hpp"
#include "engine/play/staffing.hpp"

namespace fundsim {

namespace {

//! Of the open items that `may_take` lets through the one with the highest index that is worth starting.
template <class MayTake>
Choice best_of(IndexCache& cache, const Scene& s, const Regime& r, std::size_t lane, MayTake may_take) {
    Choice best;
    for (const std::uint32_t i : s.work.candidates) {
        if (may_serve(s.teams, lane, s.now.world->area[i]) && may_take(i)) {
            take_better(best, weigh_worth(r, i, weigh(cache, s, r, lane, i)));
        }
    }
    return best;
}

//! Of the open items that press the one with the first date.
int next_compulsory(const Scene& s, const Regime& r, std::size_t lane) {
    const std::vector<double>& deadline = s.now.world->deadline;
    int next = -1;
    for (const std::uint32_t i : s.work.candidates) {
        const Item& item = s.work.items[i];
        if (!item.compulsory || item.stage != Stage::waiting ||
            !may_serve(s.teams, lane, s.now.world->area[i]) || !is_pressing(s, r, i, s.now.month)) {
            continue;
        }
        const auto before = static_cast<std::uint32_t>(next);
        if (next < 0 || deadline[i] < deadline[before] || (deadline[i] == deadline[before] && i < before)) {
            next = static_cast<int>(i);
        }
    }
    return next;
}

Choice next_decree(IndexCache& cache, const Scene& s, const Regime& r, std::size_t lane) {
    int next = -1;
    for (const std::uint32_t i : s.work.candidates) {
        if (may_be_decreed(s.work, r, i) && may_serve(s.teams, lane, s.now.world->area[i]) &&
            (next < 0 || is_decreed_before(*s.now.world, i, static_cast<std::uint32_t>(next)))) {
            next = static_cast<int>(i);
        }
    }
    return next < 0 ? Choice{} : decreed_choice(cache, s, r, lane, next);
}

}  // namespace

Choice plain_choice(IndexCaches& caches, const Scene& s, std::size_t lane) {
    const Regime& r = regime_of(s.regimes, s.teams.lanes[lane]);
    IndexCache& cache = cache_of(caches, r);
    if (s.teams.lanes[lane].released) {
        return {};
    }
    if (const int next = r.rules->levers.cycle_months > 0 ? -1 : next_compulsory(s, r, lane); next >= 0) {
        return decreed_choice(cache, s, r, lane, next);
    }
    const Choice decree = is_decree_due(*s.now.prepared, r) ? next_decree(cache, s, r, lane) : Choice{};
    if (r.rules->levers.cycle_months == 0) {
        return decree.item >= 0 ? decree : best_of(cache, s, r, lane, [](std::uint32_t) { return true; });
    }

    const auto is_at = [&](std::uint32_t i, RoundPlace place) {
        return r.views[i].place == place && may_be_taken(r, s.now.month, i);
    };
    for (const std::uint32_t i : r.list) {
        if (is_at(i, RoundPlace::decreed) && s.work.items[i].candidate &&
            may_serve(s.teams, lane, s.now.world->area[i])) {
            return {.item = static_cast<int>(i), .option = weigh(cache, s, r, lane, i), .decreed = true};
        }
    }
    const Choice listed = best_of(cache, s, r, lane, [&](std::uint32_t i) {
        return is_at(i, RoundPlace::listed) || (!r.rules->bought && is_at(i, RoundPlace::reserved));
    });
    if (listed.item >= 0) {
        return listed;
    }
    if (decree.item >= 0 || !r.rules->bought) {
        return decree;
    }
    return best_of(cache, s, r, lane, [&](std::uint32_t i) { return is_at(i, RoundPlace::reserved); });
}

Choice plain_anywhere(IndexCache& cache, const Scene& s, const Regime& r, const Readiness& ready,
                      double bar) {
    const bool in_cycles = r.rules->levers.cycle_months > 0;
    Choice best;
    for (const std::uint32_t i : s.work.candidates) {
        if (!in_cycles || (r.views[i].place != RoundPlace::nowhere && may_be_taken(r, s.now.month, i))) {
            take_better(best, at_least(bar, i, best_option(cache, s, r, i, ready)));
        }
    }
    return best;
}

}  // namespace fundsim
