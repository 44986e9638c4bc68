#include "engine/rules_made.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/distribution/belief_table.hpp"
#include "engine/numeric/special.hpp"
#include "engine/play/alignment.hpp"
#include "engine/play/benefit_flow.hpp"
#include "engine/play/focus.hpp"
#include "engine/play/overhead.hpp"
#include "engine/productivity.hpp"

namespace fundsim {

namespace {

void lay_out_lanes(Rules& r, const Organisation& o) {
    const Levers& l = r.levers;
    r.slots = slots_of(o, l.overhead);
    r.pool_share = r.bought ? l.discovery_share : 0;
    r.pool_people = r.slots * r.pool_share * o.team_size;
    const double delivering = r.slots * (1 - r.pool_share);
    const unsigned items = items_of_a_team(l);
    r.lane_size = o.team_size / items;
    r.people = 0;
    for (unsigned team = 0; team + 1e-9 < delivering; ++team) {
        const double share = std::min(1.0, delivering - team);
        for (unsigned k = 0; k < items; ++k) {
            r.lanes.push_back({share * r.lane_size, team});
        }
        r.people += share * o.team_size;
    }
    const auto areas = static_cast<unsigned>(o.areas);
    const unsigned teams = r.lanes.empty() ? 0 : r.lanes.back().team + 1;
    r.home_areas = 0;
    if (l.continuity != Continuity::persist || teams == 0) {
        return;
    }
    // Every area has a home team: with fewer teams than that takes, each looks after more areas.
    r.home_areas =
        std::min(areas, std::max(static_cast<unsigned>(l.areas_per_team), (areas + teams - 1) / teams));
}

//! Whether the expected fit of the first solution is the same by these levers, given the same beliefs.
bool choose_alike(const Levers& one, const Levers& other) {
    return one.concepts == other.concepts && one.sigma_look == other.sigma_look &&
           one.selection == other.selection && (one.discovery_share > 0) == (other.discovery_share > 0);
}

//! Its value by rules that choose alike, where there are any.
std::optional<double> first_fit_by(const std::vector<Rules>& rules, const Levers& l) {
    const auto alike = std::find_if(rules.begin(), rules.end(),
                                    [&](const Rules& each) { return choose_alike(each.levers, l); });
    return alike != rules.end() ? std::optional(alike->believed_first_fit) : std::nullopt;
}

bool believe_alike(const Opportunities& one, const Opportunities& other) {
    return one.fit == other.fit && one.rho_fit == other.rho_fit;
}

//! Expected fit of the first solution: the best of `concepts` draws by a look of noise sigma_look. The
//! latent of the chosen one is w*sqrt(q)*M + N(0, rho + (1-rho)(1-w)), M the largest of n standard normals, q
//! the variance of a look about what the draws share, w = (1-rho)/q.
double first_fit(const Prepared& p, const Levers& l, const Prepared* known) {
    if (const auto here = first_fit_by(p.rules, l)) {
        return *here;
    }
    if (known != nullptr && believe_alike(known->scenario.opportunities, p.scenario.opportunities)) {
        if (const auto there = first_fit_by(known->rules, l)) {
            return *there;
        }
    }
    const double rho = p.scenario.opportunities.rho_fit;
    const double n = l.discovery_share > 0 ? l.concepts : 1;
    const double q = 1 - rho + l.sigma_look * l.sigma_look;
    if (n <= 1 || q <= 0 || l.selection == Selection::face_value) {
        return expected_value(p.fit_belief, 0, 1).value;
    }
    const double w = (1 - rho) / q;
    const double variance = rho + (1 - rho) * (1 - w);
    constexpr int intervals = 256;  // Simpson's rule over the density of M, n phi(x) Phi(x)^(n-1), on [-8, 8]
    double sum = 0;
    for (int k = 0; k <= intervals; ++k) {
        const double x = -8 + 16.0 * k / intervals;
        const double density = n * normal_pdf(x) * power_of(normal_cdf(x), n - 1);
        const double weight = k == 0 || k == intervals ? 1 : k % 2 ? 4 : 2;
        sum += weight * density * expected_value(p.fit_belief, w * std::sqrt(q) * x, variance).value;
    }
    return sum * 16.0 / intervals / 3;
}

Rules make_rules(const Prepared& p, const Levers& levers, const Prepared* known) {
    const Organisation& o = p.scenario.organisation;
    Rules r{};
    r.levers = levers;
    r.bought = levers.continuity == Continuity::disband;
    r.owns = levers.continuity == Continuity::persist || levers.continuity == Continuity::switch_people;
    lay_out_lanes(r, o);

    const double tau_k =
        o.knowledge_months * std::max(1U, r.home_areas);  // learning divides over a team's areas
    r.base_productivity = aligned(levers) * focused(levers) * small_team_productivity(o);
    if (r.home_areas > 1) {
        r.base_productivity *= p.variety[r.home_areas];
    }
    r.familiarity_full = learned_in_the_long_run(o.familiarity_months, o.attrition);
    r.familiarity_rate = learning_rate(o.familiarity_months, o.attrition);
    r.knowledge_full = learned_in_the_long_run(tau_k, o.attrition);
    r.knowledge_rate = learning_rate(tau_k, o.attrition);
    r.familiarity_kept = exp_of(-r.familiarity_rate * p.step);
    r.knowledge_kept = exp_of(-r.knowledge_rate * p.step);
    r.familiarity_kept_half = exp_of(-r.familiarity_rate * p.step / 2);
    r.knowledge_kept_half = exp_of(-r.knowledge_rate * p.step / 2);
    r.mature_productivity = r.base_productivity * learned_productivity(p.familiarity_loss, p.knowledge_loss,
                                                                       r.familiarity_full, r.knowledge_full);

    const double eps = r.owns ? p.erosion_owned : p.erosion_orphan;
    r.run_annuity = 1 / (12 * (p.discounting + eps));
    r.benefit_annuity = r.run_annuity / (1 + p.discounting * levers.adoption_months);
    const double until_read =
        levers.measuring_rate > 0 ? 12 / levers.measuring_rate + levers.feedback_latency_months : 0.0;
    r.unread_share = 1 - exp_of(-(p.discounting + eps) * until_read);
    r.release_offset = (p.step + std::min(levers.release_cadence_months, p.step)) / 2;
    r.owned_step = flow_step(levers.adoption_months, p.erosion_owned, p.step);
    r.orphan_step = flow_step(levers.adoption_months, p.erosion_orphan, p.step);

    r.owned_release = flow_step(levers.adoption_months, p.erosion_owned, p.step - r.release_offset);
    r.orphan_release = flow_step(levers.adoption_months, p.erosion_orphan, p.step - r.release_offset);

    r.believed_first_fit = first_fit(p, levers, known);
    const double trust = 1 - levers.planner_error;
    r.believed_bias = trust * p.scenario.opportunities.case_bias;
    const double sigma = trust * p.scenario.opportunities.sigma_case;
    r.believed_case_variance = sigma * sigma;
    r.believed_case_spread = power_of(1 + sigma * sigma, p.scenario.opportunities.case_scaling / 2);
    return r;
}

//! Rules of a setting of levers that takes hold over a ramp.
Rules make_rules(const Prepared& p, const Levers& levers, const std::vector<LeversUntil>& ramp,
                 const Prepared* known) {
    Rules rules = make_rules(p, levers, known);
    for (const LeversUntil& stage : ramp) {
        rules.ramp.push_back(
            {stage.month, std::make_shared<const Rules>(make_rules(p, stage.levers, known))});
    }
    return rules;
}

}  // namespace

Rules make_rules(const Prepared& p, const FundingModel& model, const Prepared* known) {
    Rules rules = make_rules(p, model.levers, model.ramp, known);
    rules.bills = model.bills;
    if (model.transition) {
        const Transition& t = *model.transition;
        rules.later = std::make_shared<const Rules>(make_rules(p, t.to, t.ramp, known));
        rules.moves_from = t.start_month;
        rules.moves_until = t.end_month;
        rules.dip = t.dip;
        rules.dip_months = t.dip_months;
        rules.coached_teams = t.coached_teams;
    }
    return rules;
}

}  // namespace fundsim
