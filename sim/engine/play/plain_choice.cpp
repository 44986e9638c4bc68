#include "engine/play/plain_choice.hpp"

#include "engine/play/continuity.hpp"
#include "engine/play/mandates.hpp"
#include "engine/play/staffing.hpp"

namespace fundsim {

namespace {

//! Of the open items that `may_take` lets through the one with the highest index that is worth starting.
template <class MayTake>
Choice best_of(PlayState& s, Regime& r, std::size_t lane, MayTake may_take) {
    Choice best;
    for (const std::uint32_t i : s.candidates)
        if (may_serve(s, lane, s.world->area[i]) && may_take(i))
            take_better(best, weigh_worth(r, i, weigh(s, r, lane, i)));
    return best;
}

Choice next_decree(PlayState& s, Regime& r, std::size_t lane) {
    int next = -1;
    for (const std::uint32_t i : s.candidates)
        if (may_be_decreed(s, r, i) && may_serve(s, lane, s.world->area[i]) &&
            (next < 0 || is_decreed_before(s, i, static_cast<std::uint32_t>(next))))
            next = static_cast<int>(i);
    return next < 0 ? Choice{} : decreed_choice(s, r, lane, next);
}

}  // namespace

Choice plain_choice(PlayState& s, std::size_t lane) {
    Regime& r = regime_of(s, s.lanes[lane]);
    if (s.lanes[lane].released) return {};
    const Choice decree = is_decree_due(s, r) ? next_decree(s, r, lane) : Choice{};
    if (r.rules->levers.cycle_months == 0)
        return decree.item >= 0 ? decree : best_of(s, r, lane, [](std::uint32_t) { return true; });

    const auto is_at = [&](std::uint32_t i, RoundPlace place) {
        return r.views[i].place == place && may_be_taken(s, r, i);
    };
    for (const std::uint32_t i : r.list)
        if (is_at(i, RoundPlace::decreed) && s.items[i].candidate && may_serve(s, lane, s.world->area[i]))
            return {.item = static_cast<int>(i), .option = weigh(s, r, lane, i), .decreed = true};
    const Choice listed = best_of(s, r, lane, [&](std::uint32_t i) {
        return is_at(i, RoundPlace::listed) || (!r.rules->bought && is_at(i, RoundPlace::reserved));
    });
    if (listed.item >= 0) return listed;
    if (decree.item >= 0 || !r.rules->bought) return decree;
    return best_of(s, r, lane, [&](std::uint32_t i) { return is_at(i, RoundPlace::reserved); });
}

Choice plain_anywhere(PlayState& s, Regime& r, const Readiness& ready, double bar) {
    const bool in_cycles = r.rules->levers.cycle_months > 0;
    Choice best;
    for (const std::uint32_t i : s.candidates)
        if (!in_cycles || (r.views[i].place != RoundPlace::nowhere && may_be_taken(s, r, i)))
            take_better(best, at_least(bar, i, best_option(s, r, i, ready)));
    return best;
}

}  // namespace fundsim
