#include "engine/play/bounds.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"

namespace fundsim {

namespace {

constexpr double longest = 36;  // months; work that takes longer is evaluated every time

//! Only open items have a place for it.
void set_index_bound(Bounds& b, const Item& item, std::uint32_t area, double index) {
    if (item.candidate) {
        put_bound(b.index[area], item.place_in_area, index);
    }
}

void set_unbounded(Bounds& b, const Item& item, std::uint32_t area, std::uint32_t i) {
    set_index_bound(b, item, area, never);
    set_gain_bound(b.gain, i, {never, never, never, never, never, never});
}

//! Work that has not been started, at the price of its content for one mature team, as if its benefit came at
//! once and nothing had to be run.
void bound_unseen(IndexCache& cache, const Regime& regime, const Item& item, const Now& now,
                  std::uint32_t i) {
    const Prepared& p = *now.prepared;
    const Rules& r = *regime.rules;
    const Growth& g = cache.growth;
    const View& seen = regime.views[i];
    Bounds& b = cache.bounds;
    const double decayed = age(now, i) > p.step ? exp_of(-p.value_decay * age(now, i)) : 1.0;
    const double reach =
        seen.believed_fit * r.levers.adoption_ceiling * r.benefit_annuity * decayed * rounding_slack;
    const double overrun = r.levers.reference_class ? p.mean_overrun : 1.0;
    const double cost = p.scenario.organisation.person_month_cost * now.world->planned[i] * overrun /
                        (r.mature_productivity * regime.improvement);
    const double numerator = std::max(0.0, seen.believed_value) * reach;
    set_index_bound(b, item, now.world->area[i], numerator / (cost * g.index) * rounding_slack);
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
    for (BoundTree& area : b.index) {
        clear_tree(area);
    }
}

void grow_bounds(Growth& g, const Regime& regime, const Prepared& p) {
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

void note_bounds(IndexCache& cache, const Regime& regime, const Worklist& work, const World& world,
                 std::uint32_t i, const Option& option) {
    const Item& item = work.items[i];
    const std::uint32_t area = world.area[i];
    Bounds& b = cache.bounds;
    const Growth& g = cache.growth;
    const View& seen = regime.views[i];
    const Prospect& prospect = option.prospect;
    const bool steady = option.work == Work::scope || option.teams == 1;  // an iteration may lose a team
    if (!g.bounded || !steady || prospect.duration > longest) {
        set_unbounded(b, item, area, i);
        return;
    }
    const double per_present = rounding_slack / g.present;
    const double benefit = seen.believed_value * prospect.per_value;
    set_index_bound(b, item, area, std::max(0.0, prospect.index) / g.index * rounding_slack);
    set_gain_bound(b.gain, i,
                   {.spread = std::abs(seen.value_slope) * seen.learned * prospect.per_value * per_present,
                    .numerator = std::max(0.0, prospect.numerator) * per_present,
                    .benefit = std::max(0.0, benefit) / (g.least * rounding_slack),
                    .run = benefit < 0 ? never : (benefit - prospect.numerator) / g.run * rounding_slack,
                    .cost = prospect.cost / (g.cost * rounding_slack),
                    .most_cost = prospect.cost * rounding_slack});
}

void forget_bounds(IndexCache& cache, const Regime& regime, const Item& item, const Now& now,
                   std::uint32_t i) {
    if (item.candidate && item.released == 0) {
        add_gain_bound(cache.bounds.gain, i);
    }
    // Where work has to clear a hurdle most never does; standing teams evaluate nearly everything anyway.
    if (regime.rules->bought && cache.growth.bounded && item.stage == Stage::waiting && item.done == 0) {
        bound_unseen(cache, regime, item, now, i);
    } else {
        set_unbounded(cache.bounds, item, now.world->area[i], i);
    }
}

void add_bounds(IndexCaches& caches, std::uint32_t area) {
    for (IndexCache& cache : caches) {
        add_bound(cache.bounds.index[area], never);
    }
}

void drop_bounds(IndexCaches& caches, const Worklist& work, const World& world, std::uint32_t i) {
    for (IndexCache& cache : caches) {
        drop_gain_bound(cache.bounds.gain, i);
        drop_bound(cache.bounds.index[world.area[i]], work.items[i].place_in_area);
    }
}

double index_bound(const IndexCache& cache, const Worklist& work, const World& world, std::uint32_t i) {
    const BoundTree& tree = cache.bounds.index[world.area[i]];
    return tree.levels[0][work.items[i].place_in_area] * cache.growth.index;
}

}  // namespace fundsim
