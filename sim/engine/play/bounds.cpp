#include "engine/play/bounds.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/state.hpp"

namespace fundsim {

namespace {

constexpr double longest = 36;  // months; work that takes longer is evaluated every time

//! Only open items have a place for it.
void set_index_bound(const PlayState& s, Bounds& b, std::uint32_t i, double index) {
    if (!s.items[i].candidate) return;
    put_bound(b.index[s.world->area[i]], s.items[i].place_in_area, index);
}

void set_unbounded(const PlayState& s, Bounds& b, std::uint32_t i) {
    set_index_bound(s, b, i, never);
    set_gain_bound(b.gain, i, {never, never, never, never, never, never});
}

//! Work that has not been started, at the price of its content for one mature team, as if its benefit came at
//! once and nothing had to be run.
void bound_unseen(const PlayState& s, Regime& regime, std::uint32_t i) {
    const Prepared& p = *s.prepared;
    const Rules& r = *regime.rules;
    const Growth& g = regime.growth;
    const View& seen = regime.views[i];
    Bounds& b = regime.bounds;
    const double decayed = age(s, i) > p.step ? exp_of(-p.value_decay * age(s, i)) : 1.0;
    const double reach =
        seen.believed_fit * r.levers.adoption_ceiling * r.benefit_annuity * decayed * rounding_slack;
    const double overrun = r.levers.reference_class ? p.mean_overrun : 1.0;
    const double cost = p.scenario.organisation.person_month_cost * s.world->planned[i] * overrun /
                        (r.mature_productivity * regime.improvement);
    const double numerator = std::max(0.0, seen.believed_value) * reach;
    set_index_bound(s, b, i, numerator / (cost * g.index) * rounding_slack);
    set_gain_bound(b.gain, i,
                   {.spread = std::abs(seen.value_slope) * seen.learned * reach / g.present * rounding_slack,
                    .numerator = numerator / g.present * rounding_slack,
                    .benefit = 0,
                    .run = never,
                    .cost = cost / (g.cost * rounding_slack),
                    .most_cost = never});
}

}  // namespace

void clear_bounds(Bounds& b, std::size_t items, std::size_t areas) {
    clear_gain_bounds(b.gain, items);
    b.index.resize(areas);
    for (BoundTree& area : b.index) clear_tree(area);
}

void grow_bounds(const PlayState& s, Regime& regime) {
    Growth& g = regime.growth;
    const Prepared& p = *s.prepared;
    const double kept = std::min(1.0, g.improvement / regime.improvement);  // of the effort of the same work
    // Efforts fall at most by 1 - kept, durations by that share of `longest`; benefits come that much
    // earlier.
    const double earlier = (1 - kept) * longest;
    const double decayed = exp_of(-p.value_decay * p.step);
    const double present =
        decayed * (earlier > 0 ? exp_of((p.value_decay + p.discounting) * earlier) : 1) * rounding_slack;
    // Where earliness outweighs decay the run cost would have to be bounded too; where teams get worse,
    // costs.
    g.bounded = g.bounded && present <= 1 && regime.improvement >= g.improvement;
    g.improvement = regime.improvement;
    g.present *= present;
    g.least *= decayed / rounding_slack;
    g.run *= (earlier > 0 ? exp_of(p.discounting * earlier) : 1) * rounding_slack;
    g.cost *= kept / rounding_slack;
    g.index *= present / kept * rounding_slack;
}

void note_bounds(const PlayState& s, Regime& regime, std::uint32_t i, const Option& option) {
    Bounds& b = regime.bounds;
    const Growth& g = regime.growth;
    const View& seen = regime.views[i];
    const Prospect& prospect = option.prospect;
    const bool steady = option.work == Work::scope || option.teams == 1;  // an iteration may lose a team
    if (!g.bounded || !steady || prospect.duration > longest) {
        set_unbounded(s, b, i);
        return;
    }
    const double per_present = rounding_slack / g.present;
    const double benefit = seen.believed_value * prospect.per_value;
    set_index_bound(s, b, i, std::max(0.0, prospect.index) / g.index * rounding_slack);
    set_gain_bound(b.gain, i,
                   {.spread = std::abs(seen.value_slope) * seen.learned * prospect.per_value * per_present,
                    .numerator = std::max(0.0, prospect.numerator) * per_present,
                    .benefit = std::max(0.0, benefit) / (g.least * rounding_slack),
                    .run = benefit < 0 ? never : (benefit - prospect.numerator) / g.run * rounding_slack,
                    .cost = prospect.cost / (g.cost * rounding_slack),
                    .most_cost = prospect.cost * rounding_slack});
}

void forget_bounds(PlayState& s, std::uint32_t i) {
    const Item& item = s.items[i];
    for (Regime& regime : regimes(s)) {
        if (item.candidate && item.released == 0) add_gain_bound(regime.bounds.gain, i);
        // Where work has to clear a hurdle most never does; standing teams evaluate nearly everything anyway.
        if (regime.rules->bought && regime.growth.bounded && item.stage == Stage::waiting && item.done == 0)
            bound_unseen(s, regime, i);
        else
            set_unbounded(s, regime.bounds, i);
    }
}

void add_bounds(PlayState& s, std::uint32_t i) {
    for (Regime& regime : regimes(s)) add_bound(regime.bounds.index[s.world->area[i]], never);
}

void drop_bounds(PlayState& s, std::uint32_t i) {
    for (Regime& regime : regimes(s)) {
        drop_gain_bound(regime.bounds.gain, i);
        drop_bound(regime.bounds.index[s.world->area[i]], s.items[i].place_in_area);
    }
}

double index_bound(const PlayState& s, const Regime& regime, std::uint32_t i) {
    const BoundTree& tree = regime.bounds.index[s.world->area[i]];
    return tree.levels[0][s.items[i].place_in_area] * regime.growth.index;
}

}  // namespace fundsim
