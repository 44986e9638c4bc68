#include "engine/play/invariants.hpp"

#include <cmath>

namespace fundsim {

namespace {

constexpr double slack = 1e-9;  // relative, for rounding

const char* broken_in_item(const PlayState& s, std::uint32_t i) {
    const Item& item = s.items[i];
    unsigned held = 0;
    for (const Lane& lane : s.lanes) held += lane.item == static_cast<int>(i);
    if (held != item.lanes_held) return "an item counts other lanes than work on it";
    if ((held > 0) != (item.stage == Stage::working))
        return "an item is worked on by nobody, or rests with a team";
    if (item.stage == Stage::unknown && (item.started || item.released > 0))
        return "work on what is not known";
    if (!(item.released >= 0 && item.released <= 1 + slack)) return "a released share outside [0, 1]";
    if (item.done > item.content * (1 + slack)) return "more work is done than there is";
    const Flow& flow = item.flow;
    if (item.released == 0 && (flow.adopting != 0 || flow.adopted != 0 || flow.estate != 0))
        return "benefit before release";
    if (flow.estate < 0 || flow.adopting < 0 || flow.adopted < -slack) return "a negative flow";
    if (!(item.paid >= 0)) return "a negative price paid";
    if (item.stage == Stage::unknown) return nullptr;
    for (std::uint8_t r = 0; r < s.regimes_in_use; ++r)
        if (!(item.views[r].belief.precision > 0) || !std::isfinite(item.views[r].belief.pull))
            return "a belief without precision";
    return nullptr;
}

const char* broken_in_money(const PlayState& s) {
    const Organisation& o = s.prepared->scenario.organisation;
    const Outcome& out = s.outcome;
    // Until the end of the books `returned` is what was spent out of the envelope, with a minus.
    const double granted = o.budget_per_year / 12 * std::fmin(s.month + s.prepared->step, o.horizon_months);
    if (-out.returned > granted * (1 + slack)) return "more is spent than the envelope holds";
    if (out.idle_cost + out.overhead + out.run_cost > out.spend * (1 + slack) + slack)
        return "parts of the spend exceed it";
    if (!(s.run_share >= 0 && s.run_share <= 1 && s.intervention_share <= s.run_share + slack))
        return "a share of capacity outside [0, 1]";
    if (s.worked > s.capacity * (1 + slack)) return "more effort than there are people";
    return nullptr;
}

const char* broken_in_counts(const PlayState& s) {
    const Outcome& out = s.outcome;
    if (out.delivered > out.started || out.stopped > out.started) return "more ends than starts";
    if (out.on_time > out.delivered || out.on_budget > out.delivered) return "more in time than delivered";
    return nullptr;
}

}  // namespace

const char* broken_invariant(const PlayState& s) {
    for (std::uint32_t i = 0; i < s.items.size(); ++i)
        if (const char* what = broken_in_item(s, i)) return what;
    if (const char* what = broken_in_money(s)) return what;
    return broken_in_counts(s);
}

}  // namespace fundsim
