#include "engine/play/market.hpp"

#include <algorithm>

#include "engine/play/candidates.hpp"
#include "engine/play/news.hpp"

namespace fundsim {

namespace {

//! Without rounds at which cases are asked for, they are written anew when the market shifts.
bool gets_cases_at_once(const Regime& regime) { return regime.rules->levers.cycle_months == 0; }

//! Whether planners of any regime take note of a shift.
bool anybody_notes(const PlayState& s) {
    return std::ranges::any_of(regimes(s), [](const Regime& regime) {
        return regime.rules->levers.selection == Selection::evidence || gets_cases_at_once(regime);
    });
}

}  // namespace

void follow_market(PlayState& s, std::uint32_t i) {
    Item& item = s.items[i];
    if (item.stage == Stage::closed || item.released > 0 || item.shifts_seen == s.next_shift) return;
    for (; item.shifts_seen < s.next_shift; ++item.shifts_seen)
        item.z = shifted_latent(*s.prepared, *s.world, i, item.shifts_seen, item.z);
    item.value = s.world->scale[i] * value_at(s.prepared->value, item.z);
}

void shift_market(PlayState& s) {
    const World& w = *s.world;
    while (s.next_shift < w.shifts.size() && w.shifts[s.next_shift] <= s.month + 1e-9) {
        ++s.next_shift;
        if (!anybody_notes(s) && s.events == nullptr) continue;
        for (std::uint32_t i = 0; i < w.items; ++i) {
            const Item& item = s.items[i];
            if (item.stage == Stage::unknown || item.stage == Stage::closed || item.released > 0) continue;
            for (Regime& r : regimes(s))
                predict_shift(r.views[i].belief, r.rules->levers,
                              s.prepared->scenario.opportunities.shift_memory);
            update_all_beliefs(s, i);
            for (Regime& r : regimes(s))
                if (gets_cases_at_once(r)) renew_case(s, r, i);
            if (s.events == nullptr) continue;
            follow_market(s, i);
            record(s, EventKind::shifted, i, no_lane, item.z);
        }
    }
}

}  // namespace fundsim
