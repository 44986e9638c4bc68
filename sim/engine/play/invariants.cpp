#include "engine/play/invariants.hpp"

#include <cmath>

#include "engine/play/candidates.hpp"

namespace fundsim {

namespace {

constexpr double slack = 1e-9;  // relative, for rounding

//! Lanes that an item finds in lane order; no_lane where that leads to one that is elsewhere.
std::uint32_t lanes_found(const Worklist& work, const Teams& teams, std::uint32_t i) {
    std::uint32_t found = 0, last = no_lane;
    for (std::uint32_t lane = work.items[i].first_lane; lane != no_lane; lane = teams.lanes[lane].next) {
        if (teams.lanes[lane].item != static_cast<int>(i) || (found > 0 && lane <= last)) {
            return no_lane;
        }
        last = lane;
        ++found;
    }
    return found;
}

const char* broken_in_lanes(const Worklist& work, const Teams& teams) {
    std::size_t busy = 0, held = 0;
    for (const Lane& lane : teams.lanes) {
        busy += lane.item >= 0;
    }
    for (const Item& item : work.items) {
        held += item.lanes_held;
    }
    return busy == held ? nullptr : "a lane works on what does not count it";
}

const char* broken_in_item(const Scene& s, std::uint32_t i) {
    const Item& item = s.work.items[i];
    if (lanes_found(s.work, s.teams, i) != item.lanes_held) {
        return "an item counts other lanes than work on it";
    }
    if ((item.lanes_held > 0) != (item.stage == Stage::working)) {
        return "an item is worked on by nobody, or rests with a team";
    }
    if (item.stage == Stage::unknown && (item.started || item.released > 0)) {
        return "work on what is not known";
    }
    if (!(item.released >= 0 && item.released <= 1 + slack)) {
        return "a released share outside [0, 1]";
    }
    if (item.done > item.content * (1 + slack)) {
        return "more work is done than there is";
    }
    if (!(item.paid >= 0)) {
        return "a negative price paid";
    }
    if (item.compulsory && (item.ever_stopped || item.value != 0)) {
        return "a stop or a benefit of compulsory work";
    }
    if (item.stage == Stage::unknown) {
        return nullptr;
    }
    for (const Regime& r : s.regimes) {
        if (!(r.views[i].belief.precision > 0) || !std::isfinite(r.views[i].belief.pull)) {
            return "a belief without precision";
        }
    }
    if (item.candidate != is_open(item, s.regimes)) {
        return "a candidate that is not open, or one that is missing";
    }
    return nullptr;
}

const char* broken_in_operation(const Operation& operation, const Worklist& work) {
    for (std::size_t k = 0; k < operation.live.size(); ++k) {
        const Live& live = operation.live[k];
        const Item& item = work.items[live.item];
        if (item.live_place != k) {
            return "an item that does not find its benefits";
        }
        if (item.released == 0) {
            return "benefit before release";
        }
        if (live.flow.estate < 0 || live.flow.adopting < 0 || live.flow.adopted < -slack) {
            return "a negative flow";
        }
    }
    return nullptr;
}

const char* broken_in_money(const Ledger& ledger, const Now& now) {
    const Organisation& o = now.prepared->scenario.organisation;
    const Outcome& out = ledger.outcome;
    // Until the end of the books `returned` is what was spent out of the envelope, with a minus.
    const double granted =
        o.budget_per_year / 12 * std::fmin(now.month + now.prepared->step, o.horizon_months);
    if (-out.returned > granted * (1 + slack)) {
        return "more is spent than the envelope holds";
    }
    if (out.idle_cost + out.overhead + out.run_cost > out.spend * (1 + slack) + slack) {
        return "parts of the spend exceed it";
    }
    if (!(ledger.upkeep.run_share >= 0 && ledger.upkeep.run_share <= 1 &&
          ledger.upkeep.intervention_share <= ledger.upkeep.run_share + slack)) {
        return "a share of capacity outside [0, 1]";
    }
    if (ledger.worked > ledger.capacity * (1 + slack)) {
        return "more effort than there are people";
    }
    return nullptr;
}

const char* broken_in_counts(const Outcome& out) {
    if (out.delivered > out.started || out.stopped > out.started) {
        return "more ends than starts";
    }
    if (out.on_time > out.delivered || out.on_budget > out.delivered) {
        return "more in time than delivered";
    }
    return nullptr;
}

}  // namespace

const char* broken_invariant(const PlayState& s) {
    for (std::uint32_t i = 0; i < s.work.items.size(); ++i) {
        if (const char* what = broken_in_item(scene(s), i)) {
            return what;
        }
    }
    if (const char* what = broken_in_lanes(s.work, s.teams)) {
        return what;
    }
    if (const char* what = broken_in_operation(s.operation, s.work)) {
        return what;
    }
    if (const char* what = broken_in_money(s.ledger, s.now)) {
        return what;
    }
    return broken_in_counts(s.ledger.outcome);
}

}  // namespace fundsim
