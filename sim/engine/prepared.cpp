#include "engine/prepared.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/distribution/distribution.hpp"
#include "engine/numeric/special.hpp"
#include "engine/play/mix.hpp"
#include "engine/play/overhead.hpp"
#include "engine/productivity.hpp"
#include "engine/rules_made.hpp"

namespace fundsim {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

//! The signal a listed business case sends: its place in the distribution of values, in the middle of an
//! atom.
double listed_signal(const Scenario& s, const ListedInitiative& item) {
    if (std::isnan(item.benefit)) {
        return nan;
    }
    const auto& o = s.opportunities;
    double at = item.benefit / o.value_scale;
    if (o.use_benefit_cost_ratio) {
        if (std::isnan(item.effort)) {
            return nan;
        }
        at /= item.effort * s.organisation.person_month_cost;
    }
    const Distribution& d = o.use_benefit_cost_ratio ? o.benefit_cost_ratio : o.value_per_year;
    const double below = cumulative(d, std::nextafter(at, -std::numeric_limits<double>::infinity()));
    const double rank = (below + cumulative(d, at)) / 2;
    return normal_quantile(std::clamp(rank, 1e-9, 1 - 1e-9));
}

//! The place of a model among the played ones, added where none plays like it.
std::size_t place_of(Prepared& p, std::vector<FundingModel>& played, const FundingModel& model) {
    for (std::size_t k = 0; k < played.size(); ++k) {
        const FundingModel& other = played[k];
        if (other.levers == model.levers && other.ramp == model.ramp && other.bills == model.bills &&
            other.transition == model.transition) {
            return k;
        }
    }
    played.push_back(model);
    p.rules.push_back(make_rules(p, model));
    return p.rules.size() - 1;
}

void add_models(Prepared& p, const Prepared* known) {
    for (const auto& model : p.scenario.models) {
        p.rules.push_back(make_rules(p, model, known));
    }
}

void add_hybrids(Prepared& p) {
    const auto& models = p.scenario.models;
    std::vector<FundingModel> played = models;
    for (std::size_t other = 1; other < models.size(); ++other) {
        if (models[0].transition || models[other].transition) {
            continue;  // no one setting of levers to mix
        }
        const FundingModel& a = models[0];
        const FundingModel& b = models[other];
        p.splits.push_back({.first = 0,
                            .other = other,
                            .first_funding_other_practice = place_of(p, played, mix_models(a, b)),
                            .other_funding_first_practice = place_of(p, played, mix_models(b, a))});
    }
}

//! lambda_F, lambda_K and the reference team, in the organisation without interventions; a fault, or an empty
//! text.
std::string learn_reference(Prepared& p) {
    const Scenario& scenario = p.scenario;
    const Organisation& o = reference_organisation(scenario);
    const double median = p.median_effort = median_effort(scenario.opportunities);
    const double derived =
        o.familiarity_loss < 0 || o.knowledge_loss < 0 ? loss_of_new_teams(o, median) : 0.0;
    if (derived < 0) {
        return "organisation.stable_team_cost: no loss of productivity of new teams up to 0.9 makes a mature "
               "team this much cheaper on median work; choose a value nearer to 1";
    }
    p.familiarity_loss = o.familiarity_loss < 0 ? derived : o.familiarity_loss;
    p.knowledge_loss = o.knowledge_loss < 0 ? derived : o.knowledge_loss;
    p.reference = make_reference_team(o, scenario.reference, p.familiarity_loss, p.knowledge_loss,
                                      scenario.reference_wait);
    return {};
}

const Distribution& value_of(const Opportunities& world) {
    return world.use_benefit_cost_ratio ? world.benefit_cost_ratio : world.value_per_year;
}

//! Tables of the distributions: those of `known` where it has the same ones.
void make_tables(Prepared& p, const Prepared* known) {
    const Opportunities& w = p.scenario.opportunities;
    const Opportunities* old = known != nullptr ? &known->scenario.opportunities : nullptr;
    if (old != nullptr && value_of(*old) == value_of(w)) {
        p.value = known->value;
        p.value_belief = known->value_belief;
    } else {
        p.value = Shared(make_latent_quantile(value_of(w)));
        p.value_belief = Shared(make_belief_table(p.value));
    }
    p.effort =
        old != nullptr && old->effort == w.effort ? known->effort : Shared(make_latent_quantile(w.effort));
    if (old != nullptr && old->overrun == w.overrun) {
        p.overrun = known->overrun;
        p.residual = known->residual;
    } else {
        p.overrun = Shared(make_latent_quantile(w.overrun));
        p.residual = Shared(make_residual_table(w.overrun));
    }
    p.mean_overrun = mean_residual(p.residual, 0);
    if (w.compulsory_share > 0) {
        const bool same =
            old != nullptr && old->compulsory_share > 0 && old->deadline_months == w.deadline_months;
        p.deadline = same ? known->deadline : Shared(make_latent_quantile(w.deadline_months));
    }
    if (old != nullptr && old->fit == w.fit) {
        p.fit = known->fit;
        p.fit_belief = known->fit_belief;
        p.fit_square_belief = known->fit_square_belief;
    } else {
        p.fit = Shared(make_latent_quantile(w.fit));
        p.fit_belief = Shared(make_belief_table(p.fit));
        p.fit_square_belief = Shared(make_belief_table(p.fit, Moment::second));
    }
}

}  // namespace

std::shared_ptr<const Prepared> prepare(const Scenario& scenario, std::string& fault, const Prepared* known,
                                        Hybrids hybrids) {
    auto prepared = std::make_shared<Prepared>();
    Prepared& p = *prepared;
    p.scenario = scenario;
    const Organisation& o = scenario.organisation;
    const Opportunities& w = scenario.opportunities;

    p.discounting = log_one_plus(o.discount_rate) / 12;
    p.value_decay = w.value_decay / 12;
    p.erosion_owned = o.erosion_owned / 12;
    p.erosion_orphan = o.erosion_orphan / 12;
    p.case_spread = power_of(1 + w.sigma_case * w.sigma_case, w.case_scaling / 2);
    p.whole_scope = 1 - exp_of(-w.scope_concavity);
    p.step = o.step_months;
    p.steps_to_horizon = static_cast<int>(std::lround(o.horizon_months / o.step_months));
    p.steps_in_all = p.steps_to_horizon + static_cast<int>(std::lround(24 / o.step_months));

    if (fault = learn_reference(p); !fault.empty()) {
        return nullptr;
    }
    p.mean_dependencies = mean_dependencies(o, w);
    for (double n = 0; n <= std::max(1.0, o.max_teams); ++n) {
        p.coordination.push_back(power_of(1 - o.coordination_loss, std::max(0.0, n - 1)));
    }
    for (double n = 0; n <= o.areas; ++n) {
        p.variety.push_back(power_of(1 - o.variety_loss, std::max(0.0, n - 1)));
    }
    if (!(slots_of(o, scenario.reference.overhead) > 0)) {
        fault = "organisation.budget_per_year: pays for no team at all";
        return nullptr;
    }

    make_tables(p, known);
    for (const auto& item : w.listed) {
        p.listed_case.push_back(listed_signal(scenario, item));
    }
    p.initial_estate_per_area = o.initial_estate / o.areas;
    add_models(p, known);
    if (hybrids == Hybrids::played) {
        add_hybrids(p);
    }
    return prepared;
}

std::vector<Rules> rules_of(const Prepared& prepared, std::span<const FundingModel> models) {
    std::vector<Rules> rules;
    for (const FundingModel& model : models) {
        rules.push_back(make_rules(prepared, model));
    }
    return rules;
}

std::size_t series_months(const Prepared& prepared) {
    return static_cast<std::size_t>(std::lround(prepared.scenario.organisation.horizon_months)) + 24;
}

}  // namespace fundsim
