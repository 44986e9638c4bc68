#include "engine/play/discovery.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/candidates.hpp"
#include "engine/play/scope.hpp"

namespace fundsim {

namespace {

constexpr double largest_loss = 0.3989422804014327;  // L(0) = phi(0)

//! Expected gain of one more experiment on an item, currency (Raiffa & Schlaifer 1961); 0 where it is not
//! worth `cost`. The decision that it may turn is funding at the index last funded, so NB = numerator - index
//! * cost, and sd is its standard deviation after the experiment.
double expected_gain(PlayState& s, std::uint32_t i, double cost) {
    const Item& item = s.items[i];
    if (!item.scope_open || item.released > 0 || item.stage == Stage::working) return 0;
    const Prospect& prospect = typical_option(s, i).prospect;
    const double learned = std::sqrt(variance_learned(view(s, i).belief, s.rules->levers));
    const double sd = std::abs(view(s, i).value_slope) * prospect.per_value * learned;
    if (!(sd * largest_loss > cost)) return 0;
    const double net = prospect.numerator - own(s).last_funded_index * prospect.cost;
    // L(u) <= phi(u), and exp(x) >= 1 + x + x^2/2 + x^3/6: most items are ruled out without an exponential.
    const double x = net / sd * (net / sd) / 2;
    if (sd * largest_loss <= cost * (1 + x * (1 + x * (0.5 + x / 6)))) return 0;
    const double gain = sd * unit_normal_loss(std::abs(net) / sd);
    return gain > cost ? gain : 0;
}

void weigh_experiments(PlayState& s, double cost) {
    s.gains.clear();
    for (const std::uint32_t i : s.candidates) s.gains.push_back(expected_gain(s, i, cost));
}

//! Place among the candidates of the largest gain, ties to the lowest item number; -1 where none is worth it.
int best_trial(const PlayState& s) {
    int best = -1;
    double most = 0;
    for (std::size_t k = 0; k < s.gains.size(); ++k) {
        if (s.gains[k] < most || s.gains[k] == 0) continue;
        if (s.gains[k] == most && s.candidates[k] > s.candidates[static_cast<std::size_t>(best)]) continue;
        most = s.gains[k];
        best = static_cast<int>(k);
    }
    return best;
}

void experiment(PlayState& s, std::uint32_t i) {
    Item& item = s.items[i];
    const Levers& l = s.rules->levers;
    const Stream& stream = s.world->stream;
    const std::uint32_t n = ++item.experiments_run;
    double signal = item.z + l.sigma_exp * normal(stream, Purpose::experiment, i, n);
    if (l.sigma_ext > 0) signal += l.sigma_ext * normal(stream, Purpose::shared_error, i, item.shifts_seen);
    ++s.outcome.experiments;
    for (View& each : item.views) learn_experiment(each.belief, l.sigma_exp, signal);
    update_all_beliefs(s, i);
    const NormalBelief now = posterior(view(s, i).belief, l);
    record(s, EventKind::experimented, i, no_lane, signal, now.mean, std::sqrt(now.variance));
}

}  // namespace

void look_at_concepts(PlayState& s, std::uint32_t i) {
    const Levers& l = s.rules->levers;
    if (l.concepts <= 1 || l.discovery_share <= 0) return;
    Item& item = s.items[i];
    const double rho = s.prepared->scenario.opportunities.rho_fit;
    const auto concepts = static_cast<std::uint32_t>(l.concepts);
    double best = -never;
    double best_latent = 0;
    AttemptReadings chosen;
    for (std::uint32_t k = 1; k <= concepts; ++k) {
        const double latent = attempt_latent(*s.world, rho, i, k);
        const double look = latent + l.sigma_usage * normal(s.world->stream, Purpose::look, i, k);
        AttemptReadings attempt;
        // Planners who look at evidence also learn from the concepts they leave; at face value they just
        // choose.
        if (l.selection == Selection::evidence)
            learn_usage(item.fit_belief, attempt, rho, l.sigma_usage, look);
        if (look <= best) continue;
        best = look;
        best_latent = latent;
        item.live_attempt = k;
        chosen = attempt;
    }
    item.attempts = concepts;
    item.live = chosen;
    item.fit = item.fit_paid = value_at(s.prepared->fit, best_latent);
    own(s).discovery_bank -= (l.concepts - 1) * l.experiment_cost;
}

void run_experiments(PlayState& s) {
    Regime& now = own(s);
    now.discovery_used = 0;
    const Levers& l = s.rules->levers;
    if (l.discovery_share <= 0 || s.closing) return;
    const double people = s.rules->bought ? now.pool_people : now.people * l.discovery_share;
    const double granted = people * (1 - s.run_share) * s.prepared->step;
    now.discovery_bank += granted;
    const double cost = l.experiment_cost * s.prepared->scenario.organisation.person_month_cost;
    bool worth_more = true;
    if (now.discovery_bank >= l.experiment_cost) weigh_experiments(s, cost);
    while (now.discovery_bank >= l.experiment_cost) {
        const int best = best_trial(s);
        worth_more = best >= 0;
        if (!worth_more) break;
        const auto place = static_cast<std::size_t>(best);
        experiment(s, s.candidates[place]);
        s.gains[place] = expected_gain(s, s.candidates[place], cost);
        now.discovery_bank -= l.experiment_cost;
    }
    double returned = 0;
    if (!worth_more) {
        returned = std::min(now.discovery_bank, granted);
        now.discovery_bank = 0;
    }
    // Standing teams deliver with what no experiment is worth; people of a separate pool just wait.
    if (!s.rules->bought && granted > 0) now.discovery_used = l.discovery_share * (1 - returned / granted);
}

}  // namespace fundsim
