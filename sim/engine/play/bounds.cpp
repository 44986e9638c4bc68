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

}  // namespace

void clear_bounds(Bounds& b, std::size_t items) {
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
        return;
    }
    const double per_present = slack / g.present;
    b.index[i] = std::max(0.0, prospect.index) / g.index * slack;
    b.numerator[i] = std::max(0.0, prospect.numerator) * per_present;
    const double benefit = view(s, i).believed_value * prospect.per_value;
    b.benefit[i] = std::max(0.0, benefit) / (g.least * slack);
    b.run[i] = benefit < 0 ? never : (benefit - prospect.numerator) / g.run * slack;
    b.cost[i] = prospect.cost / (g.cost * slack);
    b.most_cost[i] = prospect.cost * slack;
    b.spread[i] = std::abs(view(s, i).value_slope) * view(s, i).learned * prospect.per_value * per_present;
}

void forget_bounds(PlayState& s, std::uint32_t i) {
    for (std::uint8_t r = 0; r < s.regimes_in_use; ++r) s.bounds[r].index[i] = s.bounds[r].spread[i] = never;
}

double index_bound(const PlayState& s, std::uint32_t i) {
    return s.bounds[s.regime].index[i] * own(s).growth.index;
}

void list_gain_bounds(const PlayState& s, double least, std::vector<Trial>& trials) {
    const Bounds& b = s.bounds[s.regime];
    const Growth& g = own(s).growth;
    // Net benefits are weighed against the index last funded, which is negative after a mandated item.
    const double hurdle = own(s).last_funded_index;
    for (const std::uint32_t i : s.candidates) {
        const double sd = b.spread[i] * g.present;
        if (sd * density_at_0 <= least) continue;
        if (sd == never || !g.bounded) {
            trials.push_back({i, never, false});
            continue;
        }
        // The net benefit lies between these; away from 0 the loss is small.
        const double low_cost = b.cost[i] * g.cost, high_cost = b.most_cost[i];
        const double most = b.numerator[i] * g.present - hurdle * (hurdle > 0 ? low_cost : high_cost);
        const double fewest =
            b.benefit[i] * g.least - b.run[i] * g.run - hurdle * (hurdle > 0 ? high_cost : low_cost);
        const double bound = sd * loss_bound(std::max({0.0, fewest, -most}) / sd);
        if (bound > least) trials.push_back({i, bound, false});
    }
}

}  // namespace fundsim
