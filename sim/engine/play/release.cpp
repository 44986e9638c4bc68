#include "engine/play/release.hpp"

#include <algorithm>

#include "engine/numeric/special.hpp"
#include "engine/play/market.hpp"
#include "engine/play/scope.hpp"
#include "engine/play/spending.hpp"

namespace fundsim {

void expect_reading(PlayState& s, std::uint32_t i, double released_at) {
    Item& item = s.items[i];
    const Levers& l = regime_of(s, item).rules->levers;
    if (!l.follow_up || l.measuring_rate <= 0) return;
    const double wait = exponential_draw(s.world->stream, Purpose::reading_clock, i, item.live_attempt);
    item.reading_due = released_at + 12 / l.measuring_rate * wait + l.feedback_latency_months;
    s.watched.push_back(i);
}

void release(PlayState& s, std::uint32_t i, double f, double offset) {
    Item& item = s.items[i];
    if (f <= item.released) return;
    follow_market(s, i);
    const double kappa = s.prepared->scenario.opportunities.scope_concavity;
    const double at = s.month + offset;
    const double gained = scope_value(kappa, f) - item.value_released;
    const double amount = gained * exp_of(-s.prepared->value_decay * (at - s.world->arrival[i]));
    s.inflows.push_back({i, amount, s.world->effort[i] * (f - item.released), offset});
    item.shipped += amount;
    const bool first = item.released == 0;
    book_live(s, i);
    item.released = f;
    item.value_released += gained;
    if (first) {
        item.first_release = at;
        item.live_place = static_cast<std::uint32_t>(s.live.size());
        s.live.push_back({i, s.world->area[i], {}, item.value * item.fit});
        s.outcome.first_value_month = std::min(s.outcome.first_value_month, at);
        s.lead_time_sum += at - s.world->arrival[i];
        ++s.releases_first;
        expect_reading(s, i, at);
    }
    record(s, EventKind::released, i, no_lane, f, item.value * amount, item.fit);
}

void release_on_cadence(PlayState& s, std::uint32_t i) {
    Item& item = s.items[i];
    const Rules& rules = *regime_of(s, item).rules;
    const double cadence = rules.levers.release_cadence_months;
    if (cadence <= 0) return;
    const double f = item.done / item.content;
    if (cadence <= s.prepared->step) {
        release(s, i, f, rules.release_offset);
        return;
    }
    const double end = s.month + s.prepared->step;
    if (end + 1e-6 < item.next_release) return;
    while (end + 1e-6 >= item.next_release) item.next_release += cadence;
    release(s, i, f, s.prepared->step);
}

}  // namespace fundsim
