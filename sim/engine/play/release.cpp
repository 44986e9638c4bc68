#include "engine/play/release.hpp"

#include <algorithm>

#include "engine/numeric/special.hpp"
#include "engine/play/market.hpp"
#include "engine/play/scope.hpp"
#include "engine/play/spending.hpp"

namespace fundsim {

void expect_reading(Worklist& work, Operation& operation, const Regimes& regimes, const Now& now,
                    std::uint32_t i, double released_at) {
    Item& item = work.items[i];
    const Levers& l = regime_of(regimes, item).rules->levers;
    if (!l.follow_up || l.measuring_rate <= 0) {
        return;
    }
    const double wait = exponential_draw(now.world->stream, Purpose::reading_clock, i, item.live_attempt);
    item.reading_due = released_at + 12 / l.measuring_rate * wait + l.feedback_latency_months;
    operation.watched.push_back(i);
}

void release(Worklist& work, Operation& operation, Ledger& ledger, const Regimes& regimes, const Now& now,
             std::uint32_t i, double f, double offset) {
    Item& item = work.items[i];
    if (f <= item.released) {
        return;
    }
    follow_market(work, now, i);
    const double at = now.month + offset;
    const double gained = scope_value(*now.prepared, f) - item.value_released;
    const double amount = gained * exp_of(-now.prepared->value_decay * (at - now.world->arrival[i]));
    operation.inflows.push_back({i, amount, now.world->effort[i] * (f - item.released), offset});
    item.shipped += amount;
    const bool first = item.released == 0;
    book_live(ledger, item, now.month);
    item.released = f;
    item.value_released += gained;
    if (first) {
        item.first_release = at;
        item.live_place = static_cast<std::uint32_t>(operation.live.size());
        operation.live.push_back({i, now.world->area[i], {}, item.value * item.fit});
        if (!item.compulsory) {  // which brings nothing, and waits for its date on purpose
            ledger.outcome.first_value_month = std::min(ledger.outcome.first_value_month, at);
            ledger.lead_time_sum += at - now.world->arrival[i];
            ++ledger.releases_first;
        }
        expect_reading(work, operation, regimes, now, i, at);
    }
    record(now, EventKind::released, i, no_lane, f, item.value * amount, item.fit);
}

void release_on_cadence(Worklist& work, Operation& operation, Ledger& ledger, const Regimes& regimes,
                        const Now& now, std::uint32_t i) {
    Item& item = work.items[i];
    const Rules& rules = *regime_of(regimes, item).rules;
    const double cadence = rules.levers.release_cadence_months;
    if (cadence <= 0) {
        return;
    }
    const double f = item.done / item.content;
    if (cadence <= now.prepared->step) {
        release(work, operation, ledger, regimes, now, i, f, rules.release_offset);
        return;
    }
    const double end = now.month + now.prepared->step;
    if (end + 1e-6 < item.next_release) {
        return;
    }
    while (end + 1e-6 >= item.next_release) {
        item.next_release += cadence;
    }
    release(work, operation, ledger, regimes, now, i, f, now.prepared->step);
}

}  // namespace fundsim
