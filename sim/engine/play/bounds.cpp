#include "engine/play/bounds.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/state.hpp"

namespace fundsim {

namespace {

constexpr double longest = 36;               // months; work that takes longer is evaluated every time
constexpr double slack = 1 + 1e-9;           // over the rounding of the evaluations
constexpr double density_at_0 = 0.39894229;  // just above

//! At most the unit normal loss of u >= 0.
double loss_bound(double u) {
    // Near 0 its series, broken off after a positive term; further out L(u) <= phi(u)/(1+u^2) (Mills' ratio)
    // with exp(x) >= 1 + x + x^2/2 + x^3/6 + x^4/24.
    const double u2 = u * u;
    if (u < 1.5) return density_at_0 * (1 + u2 * (1.0 / 2 + u2 * (u2 * (1.0 / 240) - 1.0 / 24))) - u / 2;
    const double x = u2 / 2;
    return density_at_0 / ((1 + u2) * (1 + x * (1 + x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24))))));
}

void raise_highest(Bounds& b, std::uint32_t area, double index) {
    b.highest[area] = std::max(b.highest[area], index);
}

//! Work that has not been started, at the price of its content for one mature team, as if its benefit came at
//! once and nothing had to be run.
void bound_unseen(const PlayState& s, const Regime& regime, const View& seen, std::uint32_t i, Bounds& b) {
    const Prepared& p = *s.prepared;
    const Rules& r = *regime.rules;
    const Growth& g = regime.growth;
    const double decayed = age(s, i) > p.step ? exp_of(-p.value_decay * age(s, i)) : 1.0;
    const double reach = seen.believed_fit * r.levers.adoption_ceiling * r.benefit_annuity * decayed * slack;
    const double overrun = r.levers.reference_class ? p.mean_overrun : 1.0;
    const double cost = p.scenario.organisation.person_month_cost * s.world->effort[i] * overrun *
                        p.reference_productivity / (r.mature_productivity * regime.improvement);
    const double numerator = std::max(0.0, seen.believed_value) * reach;
    b.index[i] = numerator / (cost * g.index) * slack;
    b.numerator[i] = numerator / g.present * slack;
    b.benefit[i] = 0;
    b.run[i] = b.most_cost[i] = never;
    b.cost[i] = cost / (g.cost * slack);
    b.spread[i] = std::abs(seen.value_slope) * seen.learned * reach / g.present * slack;
}

}  // namespace

void clear_bounds(Bounds& b, std::size_t items, std::size_t areas) {
    b.highest.assign(areas, 0);
    b.promising.clear();
    b.is_promising.assign(items, 0);
    for (auto* column : {&b.index, &b.numerator, &b.benefit, &b.run, &b.cost, &b.most_cost, &b.spread})
        column->assign(items, never);
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
        decayed * (earlier > 0 ? exp_of((p.value_decay + p.discounting) * earlier) : 1) * slack;
    // Where earliness outweighs decay the run cost would have to be bounded too; where teams get worse,
    // costs.
    g.bounded = g.bounded && present <= 1 && regime.improvement >= g.improvement;
    g.improvement = regime.improvement;
    g.present *= present;
    g.least *= decayed / slack;
    g.run *= (earlier > 0 ? exp_of(p.discounting * earlier) : 1) * slack;
    g.cost *= kept / slack;
    g.index *= present / kept * slack;
}

void note_bounds(PlayState& s, std::uint32_t i, const Option& option) {
    Bounds& b = s.bounds[s.regime];
    const Growth& g = own(s).growth;
    const Prospect& prospect = option.prospect;
    const bool steady = option.work == Work::scope || option.teams == 1;  // an iteration may lose a team
    if (!g.bounded || !steady || prospect.duration > longest) {
        b.index[i] = b.spread[i] = never;
        raise_highest(b, s.world->area[i], never);
        return;
    }
    const double per_present = slack / g.present;
    b.index[i] = std::max(0.0, prospect.index) / g.index * slack;
    raise_highest(b, s.world->area[i], b.index[i]);
    b.numerator[i] = std::max(0.0, prospect.numerator) * per_present;
    const double benefit = view(s, i).believed_value * prospect.per_value;
    b.benefit[i] = std::max(0.0, benefit) / (g.least * slack);
    b.run[i] = benefit < 0 ? never : (benefit - prospect.numerator) / g.run * slack;
    b.cost[i] = prospect.cost / (g.cost * slack);
    b.most_cost[i] = prospect.cost * slack;
    b.spread[i] = std::abs(view(s, i).value_slope) * view(s, i).learned * prospect.per_value * per_present;
}

void forget_bounds(PlayState& s, std::uint32_t i) {
    const Item& item = s.items[i];
    for (std::uint8_t r = 0; r < s.regimes_in_use; ++r) {
        Bounds& b = s.bounds[r];
        b.index[i] = b.spread[i] = never;
        if (item.stage == Stage::waiting && item.done == 0 && s.regimes[r].growth.bounded)
            bound_unseen(s, s.regimes[r], s.views[r][i], i, b);
        raise_highest(b, s.world->area[i], b.index[i]);
        if (b.is_promising[i]) continue;
        b.is_promising[i] = 1;
        b.promising.push_back(i);
    }
}

double index_bound(const PlayState& s, std::uint32_t i) {
    return s.bounds[s.regime].index[i] * own(s).growth.index;
}

void list_gain_bounds(PlayState& s, double least, std::vector<Trial>& trials) {
    Bounds& b = s.bounds[s.regime];
    const Growth& g = own(s).growth;
    // Net benefits are weighed against the index last funded, which is negative after a mandated item.
    const double hurdle = own(s).last_funded_index;
    for (std::size_t k = b.promising.size(); k-- > 0;) {
        const std::uint32_t i = b.promising[k];
        const double sd = b.spread[i] * g.present;
        // What is too small now stays so until something changes.
        if (!s.items[i].candidate || s.items[i].released > 0 || (g.bounded && sd * density_at_0 <= least)) {
            b.is_promising[i] = 0;
            b.promising[k] = b.promising.back();
            b.promising.pop_back();
            continue;
        }
        if (sd == never || !g.bounded) {
            trials.push_back({i, never, false});
            continue;
        }
        // The net benefit lies between these; away from 0 the loss is small.
        const double low_cost = b.cost[i] * g.cost, high_cost = b.most_cost[i];
        const double most = b.numerator[i] * g.present - hurdle * (hurdle >= 0 ? low_cost : high_cost);
        const double fewest =
            b.benefit[i] * g.least - b.run[i] * g.run - hurdle * (hurdle > 0 ? high_cost : low_cost);
        const double bound = sd * loss_bound(std::max({0.0, fewest, -most}) / sd);
        if (bound > least) trials.push_back({i, bound, false});
    }
}

}  // namespace fundsim
