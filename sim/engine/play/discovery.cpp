#include "engine/play/discovery.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

#include "engine/numeric/special.hpp"
#include "engine/play/candidates.hpp"
#include "engine/play/market.hpp"
#include "engine/play/scope.hpp"

namespace fundsim {

namespace {

//! Expected gain of one more experiment on an item, currency (Raiffa & Schlaifer 1961); 0 where it is not
//! worth `cost`. The decision that it may turn is funding at the index last funded, so NB = numerator - index
//! * cost, and sd is its standard deviation after the experiment.
double expected_gain(IndexCache& cache, const Scene& s, const Regime& r, std::uint32_t i, double cost) {
    const Prospect& prospect = typical_option(cache, s, r, i).prospect;
    const double sd = std::abs(r.views[i].value_slope) * prospect.per_value * r.views[i].learned;
    if (!(sd > 0)) {
        return 0;
    }
    const double net = prospect.numerator - r.last_funded_index * prospect.cost;
    if (sd * kernel::loss_bound(std::abs(net) / sd) <= cost) {
        return 0;
    }
    const double gain = sd * unit_normal_loss(std::abs(net) / sd);
    return gain > cost ? gain : 0;
}

//! Whether a trial comes after another: smaller gains do, among equals those that are exact, then those of
//! higher number.
constexpr auto comes_after = [](const Trial& a, const Trial& b) {
    if (a.gain != b.gain) {
        return a.gain < b.gain;
    }
    return a.exact != b.exact ? a.exact : a.item > b.item;
};

//! Items with nothing released on which an experiment may be worth it, each with a bound of its gain.
void list_trials(std::vector<Trial>& trials, IndexCache& cache, const Regime& r, double cost) {
    trials.clear();
    list_gain_bounds(cache.bounds.gain, cache.growth, r.last_funded_index, cost, trials);
    std::make_heap(trials.begin(), trials.end(), comes_after);
}

void put(std::vector<Trial>& trials, const Trial& trial) {
    if (trial.gain <= 0) {
        return;
    }
    trials.push_back(trial);
    std::push_heap(trials.begin(), trials.end(), comes_after);
}

//! Takes the trial with the largest gain off the heap; nothing where none is worth it. Bounds are replaced by
//! gains only where they could win.
std::optional<Trial> best_trial(std::vector<Trial>& trials, IndexCache& cache, const Scene& s,
                                const Regime& r, double cost) {
    while (!trials.empty()) {
        std::pop_heap(trials.begin(), trials.end(), comes_after);
        const Trial best = trials.back();
        trials.pop_back();
        if (best.exact) {
            return best;
        }
        const double gain = expected_gain(cache, s, r, best.item, cost);
        assert(gain <= best.gain * (1 + 1e-9) + smallest);
        put(trials, {best.item, gain, true});
    }
    return std::nullopt;
}

void experiment(Worklist& work, Regimes& regimes, IndexCaches& caches, Ledger& ledger, const Now& now,
                const Regime& r, std::uint32_t i) {
    Item& item = work.items[i];
    const Levers& l = r.rules->levers;
    const Stream& stream = now.world->stream;
    const std::uint32_t n = ++item.experiments_run;
    item.informed = true;
    follow_market(work, now, i);
    double signal = item.z + l.sigma_exp * normal(stream, Purpose::experiment, i, n);
    if (l.sigma_ext > 0) {
        signal += l.sigma_ext * normal(stream, Purpose::shared_error, i, item.shifts_seen);
    }
    ++ledger.outcome.experiments;
    for (Regime& each : regimes) {
        learn_experiment(each.views[i].belief, l.sigma_exp, signal);
    }
    update_value_beliefs(regimes, caches, work, now, i);
    const NormalBelief after = posterior(r.views[i].belief, l);
    record(now, EventKind::experimented, i, no_lane, signal, after.mean, std::sqrt(after.variance));
}

//! People of standing teams that are not being hired.
double people_there(const Teams& teams, const Regime& r) {
    double people = 0;
    for (const Lane& l : teams.lanes) {
        if (l.regime == r.number && !l.released && l.staffing <= 0) {
            people += l.people;
        }
    }
    return people;
}

}  // namespace

void look_at_concepts(Regime& r, Item& item, const Now& now, std::uint32_t i) {
    const Levers& l = r.rules->levers;
    if (l.concepts <= 1 || l.discovery_share <= 0) {
        return;
    }
    const double rho = now.prepared->scenario.opportunities.rho_fit;
    const auto concepts = static_cast<std::uint32_t>(l.concepts);
    double best = -never;
    double best_latent = 0;
    AttemptReadings chosen;
    for (std::uint32_t k = 1; k <= concepts; ++k) {
        const double latent = attempt_latent(*now.world, rho, i, k);
        const double look = latent + l.sigma_look * normal(now.world->stream, Purpose::look, i, k);
        AttemptReadings attempt;
        // Planners who look at evidence also learn from the concepts they leave; at face value they just
        // choose.
        if (l.selection == Selection::evidence) {
            learn_usage(item.fit_belief, attempt, rho, l.sigma_look, look);
        }
        if (look <= best) {
            continue;
        }
        best = look;
        best_latent = latent;
        item.live_attempt = k;
        chosen = attempt;
    }
    item.attempts = concepts;
    item.informed = true;
    item.live = chosen;
    item.fit = value_at(now.prepared->fit, best_latent);
    r.discovery_bank -= (l.concepts - 1) * l.experiment_cost;
}

void run_experiments(PlayState& s, Regime& r) {
    r.discovery_used = 0;
    const Levers& l = r.rules->levers;
    if (l.discovery_share <= 0 || s.now.closing) {
        return;
    }
    const double people = r.rules->bought ? r.pool_people : people_there(s.teams, r) * l.discovery_share;
    const double granted = people * (1 - s.ledger.upkeep.run_share) * s.now.prepared->step;
    r.discovery_bank += granted;
    const double cost = l.experiment_cost * s.now.prepared->scenario.organisation.person_month_cost;
    IndexCache& cache = cache_of(s.caches, r);
    std::vector<Trial>& trials = s.scratch.trials;
    bool worth_more = true;
    if (r.discovery_bank >= l.experiment_cost) {
        list_trials(trials, cache, r, cost);
    }
    while (r.discovery_bank >= l.experiment_cost) {
        const std::optional<Trial> best = best_trial(trials, cache, scene(s), r, cost);
        worth_more = best.has_value();
        if (!worth_more) {
            break;
        }
        experiment(s.work, s.regimes, s.caches, s.ledger, s.now, r, best->item);
        put(trials, {best->item, expected_gain(cache, scene(s), r, best->item, cost), true});
        r.discovery_bank -= l.experiment_cost;
    }
    double returned = 0;
    if (!worth_more) {
        returned = std::min(r.discovery_bank, granted);
        r.discovery_bank = 0;
    }
    // Standing teams deliver with what no experiment is worth; people of a separate pool just wait.
    if (!r.rules->bought && granted > 0) {
        r.discovery_used = l.discovery_share * (1 - returned / granted);
    }
}

}  // namespace fundsim
