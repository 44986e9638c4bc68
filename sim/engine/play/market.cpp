#include "engine/play/market.hpp"

#include <algorithm>

#include "engine/play/candidates.hpp"
#include "engine/play/news.hpp"

namespace fundsim {

namespace {

//! Without rounds at which cases are asked for, they are written anew when the market shifts.
bool gets_cases_at_once(const Regime& regime) { return regime.rules->levers.cycle_months == 0; }

//! Whether planners of any regime take note of a shift.
bool anybody_notes(const Regimes& regimes) {
    return std::ranges::any_of(regimes, [](const Regime& regime) {
        return regime.rules->levers.selection == Selection::evidence || gets_cases_at_once(regime);
    });
}

}  // namespace

void follow_market(Worklist& work, const Now& now, std::uint32_t i) {
    Item& item = work.items[i];
    if (item.stage == Stage::closed || item.released > 0 || item.shifts_seen == now.next_shift) {
        return;
    }
    for (; item.shifts_seen < now.next_shift; ++item.shifts_seen) {
        item.z = shifted_latent(*now.prepared, *now.world, i, item.shifts_seen, item.z);
    }
    item.value = now.world->scale[i] * value_at(now.prepared->value, item.z);
}

void shift_market(Now& now, Worklist& work, Regimes& regimes, IndexCaches& caches) {
    const World& w = *now.world;
    while (now.next_shift < w.shifts.size() && w.shifts[now.next_shift] <= now.month + 1e-9) {
        ++now.next_shift;
        if (!anybody_notes(regimes) && now.events == nullptr) {
            continue;
        }
        for (std::uint32_t i = 0; i < w.items; ++i) {
            const Item& item = work.items[i];
            if (item.stage == Stage::unknown || item.stage == Stage::closed || item.released > 0) {
                continue;
            }
            for (Regime& r : regimes) {
                predict_shift(r.views[i].belief, r.rules->levers,
                              now.prepared->scenario.opportunities.shift_memory);
            }
            bool renewed = false;  // with what all planners believe
            for (Regime& r : regimes) {
                if (!gets_cases_at_once(r) || !has_old_case(item, r.views[i], now)) {
                    continue;
                }
                renew_case(r, work, regimes, caches, now, i);
                renewed = true;
            }
            if (!renewed) {
                update_value_beliefs(regimes, caches, work, now, i);
            }
            if (now.events == nullptr) {
                continue;
            }
            follow_market(work, now, i);
            record(now, EventKind::shifted, i, no_lane, item.z);
        }
    }
}

}  // namespace fundsim
