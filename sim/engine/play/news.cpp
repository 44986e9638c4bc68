#include "engine/play/news.hpp"

#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/candidates.hpp"
#include "engine/play/market.hpp"

namespace fundsim {

namespace {

constexpr double quarter = 3;  // months of work, of which sigma_status says how much they tell

}  // namespace

void hear_status(PlayState& s, std::uint32_t i, const Levers& l) {
    Item& item = s.items[i];
    follow_market(s, i);
    const double sigma =
        s.prepared->scenario.opportunities.sigma_status * std::sqrt(quarter / l.review_months);
    const double signal = item.z + sigma * normal(s.world->stream, Purpose::status, i, ++item.reports);
    for (Regime& r : regimes(s)) learn_effect(r.views[i].belief, signal, sigma * sigma);
    update_all_beliefs(s, i);
    record(s, EventKind::reported, i, no_lane, signal, regime_of(s, item).views[i].believed_value);
}

void renew_case(PlayState& s, Regime& r, std::uint32_t i) {
    View& seen = r.views[i];
    const auto shifts = static_cast<std::uint32_t>(s.next_shift);
    if (s.items[i].stage != Stage::waiting || seen.case_shifts == shifts) return;
    seen.case_shifts = shifts;
    follow_market(s, i);
    const Opportunities& o = s.prepared->scenario.opportunities;
    const double spread = power_of(1 + o.sigma_case * o.sigma_case, o.case_scaling / 2);
    const double noise = normal(s.world->stream, Purpose::case_again, i, shifts);
    const double signal = o.case_bias + (s.items[i].z + o.sigma_case * noise) / spread;
    learn_case(seen.belief, *r.rules, o, signal);
    update_all_beliefs(s, i);
    record(s, EventKind::rewritten, i, no_lane, signal, seen.believed_value);
}

}  // namespace fundsim
