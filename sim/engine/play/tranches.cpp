#include "engine/play/tranches.hpp"

#include <algorithm>
#include <cmath>

#include "engine/play/candidates.hpp"
#include "engine/play/stopping.hpp"

namespace fundsim {

namespace {

constexpr double shortest_round = 3;  // months

bool is_decision_date(const PlayState& s) {
    const double round = std::max(s.rules->levers.cycle_months, shortest_round);
    const double rounds = (s.month + 1e-6) / round;
    return (rounds - std::floor(rounds)) * round < s.prepared->step;
}

//! The next tranche is bought like the first: at the hurdle where capacity has to be bought.
bool deserves_more(const PlayState& s, std::uint32_t i) {
    if (is_decreed(s, i)) return true;
    const Prospect forward = forward_prospect(s, i);
    return s.rules->bought ? forward.index >= s.rules->levers.hurdle : forward.numerator > 0;
}

}  // namespace

void start_tranche(PlayState& s, std::uint32_t i, double effort) {
    if (s.rules->levers.tranche_share >= 1) return;
    s.items[i].tranche = s.rules->levers.tranche_share * effort;
    s.items[i].granted = s.items[i].tranche;
}

double funded_share(const Item& item, double person_months) {
    if (item.tranche <= 0 || item.work != Work::scope || person_months <= item.granted) return 1;
    return std::max(0.0, item.granted / person_months);
}

void use_tranche(PlayState& s, std::uint32_t i, double person_months) {
    Item& item = s.items[i];
    if (item.tranche <= 0 || item.work != Work::scope) return;
    item.granted -= person_months;
    item.suspended = item.granted <= 1e-9;
}

void decide_tranches(PlayState& s) {
    if (s.rules->levers.tranche_share >= 1 || !is_decision_date(s)) return;
    for (std::size_t lane = 0; lane < s.lanes.size(); ++lane) {
        if (s.lanes[lane].item < 0 || s.lanes[lane].regime != s.regime) continue;
        const auto i = static_cast<std::uint32_t>(s.lanes[lane].item);
        Item& item = s.items[i];
        if (!item.suspended) continue;
        const bool deserved = deserves_more(s, i);
        if (!deserved && s.world->stubbornness[i] >= s.rules->levers.escalation) {
            record(s, EventKind::stopped, i, static_cast<std::uint32_t>(lane), forward_prospect(s, i).index,
                   0, item.done / item.content);
            stop(s, i);
            continue;
        }
        if (!deserved) record(s, EventKind::blocked, i, static_cast<std::uint32_t>(lane));
        item.granted = item.tranche;
        item.suspended = false;
    }
}

}  // namespace fundsim
