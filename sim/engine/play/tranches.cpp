#include "engine/play/tranches.hpp"

#include <algorithm>
#include <cmath>

#include "engine/play/candidates.hpp"
#include "engine/play/stopping.hpp"

namespace fundsim {

namespace {

constexpr double shortest_round = 3;  // months

bool is_decision_date(const Now& now, const Levers& l) {
    const double round = std::max(l.cycle_months, shortest_round);
    const double rounds = (now.month + 1e-6) / round;
    return (rounds - std::floor(rounds)) * round < now.prepared->step;
}

//! The next tranche is bought like the first: at the hurdle where capacity has to be bought.
bool deserves_more(const Rules& rules, const Prospect& forward) {
    return rules.bought ? forward.index >= rules.levers.hurdle : forward.index >= negligible;
}

}  // namespace

void start_tranche(Item& item, const Levers& l, double effort) {
    if (l.tranche_share >= 1) {
        return;
    }
    item.tranche = l.tranche_share * effort;
    item.granted = item.tranche;
}

void use_tranche(Item& item, double person_months) {
    if (item.work == Work::scope) {
        item.granted -= person_months;
    }
}

void decide_tranches(PlayState& s, const Regime& r) {
    const Levers& l = r.rules->levers;
    if (l.tranche_share >= 1 || !is_decision_date(s.now, l)) {
        return;
    }
    for (std::size_t lane = 0; lane < s.teams.lanes.size(); ++lane) {
        if (s.teams.lanes[lane].item < 0 || s.teams.lanes[lane].regime != r.number) {
            continue;
        }
        const auto i = static_cast<std::uint32_t>(s.teams.lanes[lane].item);
        Item& item = s.work.items[i];
        if (item.work != Work::scope || item.granted > 1e-9 || item.decided_in == s.now.step) {
            continue;
        }
        item.decided_in = s.now.step;
        const Prospect forward = forward_prospect(scene(s), i);
        const bool deserved = item.mandated || deserves_more(*r.rules, forward);
        const auto by = static_cast<std::uint32_t>(lane);
        if (!deserved && s.now.world->stubbornness[i] >= l.escalation) {
            record(s.now, EventKind::stopped, i, by, forward.index, 0, item.done / item.content);
            stop(s, i);
            continue;
        }
        if (!deserved) {
            record(s.now, EventKind::blocked, i, by, forward.index);
        }
        item.granted += item.tranche;
    }
}

}  // namespace fundsim
