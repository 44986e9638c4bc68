#include "engine/play/news.hpp"

#include <cmath>

#include "engine/play/candidates.hpp"
#include "engine/play/market.hpp"

namespace fundsim {

namespace {

constexpr double quarter = 3;  // months of work, of which sigma_status says how much they tell

}  // namespace

void hear_status(Worklist& work, Regimes& regimes, IndexCaches& caches, const Now& now, std::uint32_t i,
                 const Levers& l) {
    Item& item = work.items[i];
    follow_market(work, now, i);
    const double sigma =
        now.prepared->scenario.opportunities.sigma_status * std::sqrt(quarter / l.review_months);
    const double signal = item.z + sigma * normal(now.world->stream, Purpose::status, i, ++item.reports);
    for (Regime& r : regimes) {
        learn_effect(r.views[i].belief, signal, sigma * sigma);
    }
    update_value_beliefs(regimes, caches, work, now, i);
    record(now, EventKind::reported, i, no_lane, signal, regime_of(regimes, item).views[i].believed_value);
}

void renew_case(Regime& r, Worklist& work, Regimes& regimes, IndexCaches& caches, const Now& now,
                std::uint32_t i) {
    View& seen = r.views[i];
    const auto shifts = static_cast<std::uint32_t>(now.next_shift);
    seen.case_shifts = shifts;
    follow_market(work, now, i);
    const Opportunities& o = now.prepared->scenario.opportunities;
    const double noise = normal(now.world->stream, Purpose::case_again, i, shifts);
    const double signal = o.case_bias + (work.items[i].z + o.sigma_case * noise) / now.prepared->case_spread;
    learn_case(seen.belief, *r.rules, o, signal);
    update_value_beliefs(regimes, caches, work, now, i);
    record(now, EventKind::rewritten, i, no_lane, signal, seen.believed_value);
}

}  // namespace fundsim
