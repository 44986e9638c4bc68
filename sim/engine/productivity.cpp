#include "engine/productivity.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/distribution/distribution.hpp"

#include "engine/numeric/special.hpp"
#include "engine/play/alignment.hpp"
#include "engine/play/focus.hpp"
#include "engine/play/overhead.hpp"

namespace fundsim {

Dependencies mean_dependencies(const Organisation& o, const Opportunities& w) {
    return {.on_neighbours =
                w.dependencies * (1 + w.dependency_growth * log_of(std::max(1.0, slots_of(o, 0)))),
            .for_skills = std::max(0.0, o.complete_size - o.team_size) * o.complete_size / o.team_size};
}

double small_team_productivity(const Organisation& o) {
    constexpr double usual = 8;  // people in a team, whose productivity is 1
    return (1 + (usual - 1) * o.communication_loss) / (1 + (o.team_size - 1) * o.communication_loss);
}

double learned_in_the_long_run(double tau, double attrition) { return 1 / (1 + attrition * tau / 12); }

double learning_rate(double tau, double attrition) { return 1 / tau + attrition / 12; }

double learned_productivity(double lambda_f, double lambda_k, double f, double k) {
    return (1 - lambda_f * (1 - f)) * (1 - lambda_k * (1 - k));
}

double teams_for(const Organisation& o, double effort) {
    // The small slack keeps an effort of exactly n team-durations at n teams whatever the rounding.
    const double teams = std::ceil(effort / (o.team_size * o.target_duration_months) - 1e-9);
    return std::clamp(teams, 1.0, o.max_teams);
}

double median_effort(const Opportunities& o) {
    const auto of_drawn = [&o] { return o.effort_scale * quantile(o.effort, 0.5); };
    if (o.initial_backlog > 0 || o.arrivals_per_year > 0) {
        return of_drawn();
    }
    std::vector<double> listed;
    for (const auto& item : o.listed) {
        if (!std::isnan(item.effort)) {
            listed.push_back(item.effort);
        }
    }
    if (listed.empty()) {
        return of_drawn();
    }
    std::sort(listed.begin(), listed.end());
    const std::size_t half = listed.size() / 2;
    return listed.size() % 2 ? listed[half] : (listed[half - 1] + listed[half]) / 2;
}

double planned_months(const Organisation& o, double effort) {
    return effort / (o.team_size * teams_for(o, effort));
}

double loss_of_new_teams(const Organisation& o, double median_effort) {
    const double duration = planned_months(o, median_effort);
    const double f = 1 - learned_in_the_long_run(o.familiarity_months, o.attrition);
    const double k = 1 - learned_in_the_long_run(o.knowledge_months, o.attrition);
    const auto mean_exp = [duration](double rate) {
        return (1 - exp_of(-rate * duration)) / (rate * duration);
    };
    const double rate_f = 1 / o.familiarity_months;
    const double rate_k = 1 / o.knowledge_months;
    const double s = o.stable_team_cost;
    // mean(new) = s * mature is the quadratic a*x^2 - b*x + c = 0 in lambda.
    const double a = mean_exp(rate_f + rate_k) - s * f * k;
    const double b = mean_exp(rate_f) + mean_exp(rate_k) - s * (f + k);
    const double c = 1 - s;
    if (c == 0) {
        return 0;
    }
    const double discriminant = b * b - 4 * a * c;
    if (discriminant < 0) {
        return -1;
    }
    const double root = 2 * c / (b + std::sqrt(discriminant));  // the smaller root, without cancellation
    return root > 0 && root <= 0.9 ? root : -1;
}

ReferenceTeam make_reference_team(const Organisation& o, const Levers& reference, double lambda_f,
                                  double lambda_k, double mean_wait) {
    const double full_f = learned_in_the_long_run(o.familiarity_months, o.attrition);
    const double full_k = learned_in_the_long_run(o.knowledge_months, o.attrition);
    const double rate_f = learning_rate(o.familiarity_months, o.attrition);
    const double rate_k = learning_rate(o.knowledge_months, o.attrition);
    constexpr double settled = 40;  // time constants after which nothing is left to learn in a double
    const double learning = settled / std::min(rate_f, rate_k);
    ReferenceTeam team{.base = aligned(reference) * focused(reference),
                       .wait = mean_wait,
                       .step = o.step_months,
                       .productivity = {},
                       .done = {0.0}};
    for (double start = 0; start < learning; start += o.step_months) {
        const double mid = start + o.step_months / 2;
        team.productivity.push_back(learned_productivity(
            lambda_f, lambda_k, full_f * (1 - exp_of(-rate_f * mid)), full_k * (1 - exp_of(-rate_k * mid))));
        team.done.push_back(team.done.back() + o.step_months * team.productivity.back());
    }
    return team;
}

double reference_productivity(const ReferenceTeam& team, const Organisation& o, double effort) {
    const double teams = teams_for(o, effort);
    const double duration = effort / (o.team_size * teams);
    const double working = std::max(duration - team.wait, 0.1 * duration);
    const double steps =
        std::min(std::floor(working / team.step), static_cast<double>(team.productivity.size() - 1));
    const auto whole = static_cast<std::size_t>(steps);
    const double done = team.done[whole] + (working - steps * team.step) * team.productivity[whole];
    return team.base * power_of(1 - o.coordination_loss, teams - 1) * (done / duration);
}

}  // namespace fundsim
