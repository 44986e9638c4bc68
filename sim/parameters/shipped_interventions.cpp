#include "parameters/shipped_interventions.hpp"

#include <algorithm>
#include <array>

namespace fundsim {

namespace {

constexpr std::string_view assumed = "effect and price are assumptions: replace them by your own";

constexpr ShippedChange lever(std::string_view name, How how, double value) {
    return {Section::model, name, how, value};
}

// The seven limiting factors.
constexpr std::array better_aim{lever("sigma_exp", How::times, 0.6), lever("sigma_ext", How::times, 0.6)};
constexpr std::array open_solutions{lever("concepts", How::at_least, 4),
                                    lever("discovery_share", How::at_least, 0.1)};
constexpr std::array fewer_things{lever("wip", How::at_most, 1)};
constexpr std::array fewer_dependencies{lever("autonomy", How::at_least, 0.8)};
constexpr std::array follow_up{lever("follow_up", How::set, 1)};
constexpr std::array closer_to_users{
    lever("sigma_exp", How::times, 0.8), lever("sigma_look", How::times, 0.8),
    lever("experiment_cost", How::times, 0.7), lever("sigma_usage", How::times, 0.7),
    lever("feedback_latency_months", How::times, 0.5)};
constexpr std::array clear_mandate{lever("decision_latency_months", How::times, 0.25),
                                   lever("mandated_share", How::times, 0.5)};
// The four prerequisites.
constexpr std::array outcome_data{lever("measuring_rate", How::at_least, 12),
                                  lever("sigma_usage", How::times, 0.7),
                                  lever("sigma_effect", How::times, 0.7)};
constexpr std::array continuous_delivery{lever("release_cadence_months", How::set, 0.25),
                                         lever("feedback_latency_months", How::times, 0.5)};
constexpr std::array failure_culture{lever("escalation", How::at_most, 0.1),
                                     lever("review_months", How::at_most, 1)};
constexpr std::array improvement{lever("continuous_improvement", How::at_least, 0.05)};
// What else the house can buy.
constexpr std::array adoption{lever("adoption_ceiling", How::at_least, 0.9),
                              lever("adoption_months", How::times, 0.6)};
constexpr std::array goals{lever("diverted", How::times, 0.5), lever("mandated_share", How::times, 0.5),
                           lever("adoption_ceiling", How::at_least, 0.75),
                           lever("adoption_months", How::times, 0.85)};
constexpr std::array renewal{lever("autonomy", How::at_least, 0.6), lever("diverted", How::times, 0.8),
                             lever("feedback_latency_months", How::times, 0.7)};
constexpr std::array shared_data{
    lever("planner_error", How::times, 0.5), lever("sigma_exp", How::times, 0.85),
    lever("feedback_latency_months", How::times, 0.6), lever("decision_latency_months", How::times, 0.8)};
constexpr std::array leaders{lever("planner_error", How::times, 0.7), lever("escalation", How::times, 0.6),
                             lever("decision_latency_months", How::times, 0.7)};
constexpr std::array designers{lever("concepts", How::at_least, 3), lever("sigma_look", How::times, 0.75),
                               lever("iteration_cost", How::times, 0.8)};
constexpr std::array technicians{lever("autonomy", How::at_least, 0.3),
                                 lever("continuous_improvement", How::at_least, 0.03)};
// The four components of product operations, and all of them in one team.
constexpr std::array operations_data{lever("measuring_rate", How::at_least, 8),
                                     lever("sigma_effect", How::times, 0.8),
                                     lever("sigma_usage", How::times, 0.8)};
constexpr std::array operations_process{lever("diverted", How::times, 0.7)};
constexpr std::array operations_together{lever("decision_latency_months", How::times, 0.5)};
constexpr std::array operations_learning{lever("continuous_improvement", How::at_least, 0.03)};
constexpr std::array operations{lever("measuring_rate", How::at_least, 8),
                                lever("sigma_effect", How::times, 0.8),
                                lever("sigma_usage", How::times, 0.8),
                                lever("decision_latency_months", How::times, 0.5),
                                lever("continuous_improvement", How::at_least, 0.03),
                                lever("diverted", How::times, 0.7)};

constexpr std::array<ShippedIntervention, 23> table{{
    {"data_on_where_to_focus", "Data on where to focus: experiments aim better.", better_aim, 0.01, 0.01, 6,
     assumed},
    {"open_solutions",
     "Several concepts are looked at before one is built: no solution is defined beforehand.", open_solutions,
     0, 0.005, 3, assumed},
    {"fewer_things_at_once", "One thing at a time in every team.", fewer_things, 0, 0, 0, assumed},
    {"fewer_dependencies", "Teams can finish on their own: most dependencies on others are removed.",
     fewer_dependencies, 0.05, 0.01, 12, assumed},
    {"follow_up_of_effect", "Usage and effect are read after every release, and acted on.", follow_up, 0.01,
     0.01, 3, assumed},
    {"access_to_customers",
     "Teams talk to customers: experiments are cheaper; they, looks and readings are nearer the truth.",
     closer_to_users, 0, 0.01, 3, assumed},
    {"clear_mandate", "Teams may decide: less waiting, fewer orders past the index.", clear_mandate, 0, 0.005,
     6, assumed},
    {"outcome_data", "Prerequisite data: outcomes are measured monthly, with less noise.", outcome_data, 0.02,
     0.02, 6, assumed},
    {"continuous_delivery", "Prerequisite CI/CD: a release every week.", continuous_delivery, 0.04, 0.01, 6,
     assumed},
    {"failure_culture", "Prerequisite culture: what deserves a stop is stopped, and looked at every month.",
     failure_culture, 0.01, 0.005, 12, assumed},
    {"improvement_habit", "Prerequisite improvement: teams get 5 % better every year.", improvement, 0, 0.02,
     6, assumed},
    {"product_operations",
     "A product operations team: data, tools, process and improvement for all product teams.", operations,
     0.01, 0.03, 12, assumed},
    {"operations_data", "Product operations, data and insight alone: more readings, with less noise.",
     operations_data, 0.005, 0.014, 12, assumed},
    {"operations_process", "Product operations, tools and process alone: less time goes to other things.",
     operations_process, 0.005, 0.012, 12, assumed},
    {"operations_together", "Product operations, work across functions alone: decisions take half the time.",
     operations_together, 0, 0.008, 12, assumed},
    {"operations_improvement",
     "Product operations, improvement alone: coaching makes teams 3 % better every year.",
     operations_learning, 0, 0.012, 12, assumed},
    {"adoption_support",
     "Support, sales and onboarding bring users along: more of them in the end, and sooner.", adoption, 0.01,
     0.04, 6, assumed},
    {"shared_goals",
     "One criterion of success above the departments' own: less is pulled away, ordered, or sold too early.",
     goals, 0.01, 0.005, 6, assumed},
    {"technology_renewal",
     "Old technology is renewed in modules: teams need each other less, and releases no heroes. Costly, "
     "once.",
     renewal, 0.25, 0, 18, assumed},
    {"open_data", "Data is open to everyone: cases, experiments and decisions are better informed.",
     shared_data, 0.01, 0.01, 9, assumed},
    {"product_leaders", "Competences: product leaders who weigh evidence, decide and let go.", leaders, 0.005,
     0.015, 9, assumed},
    {"designers", "Competences: designers in every team, several concepts looked at closely.", designers,
     0.005, 0.015, 6, assumed},
    {"tech_leads", "Competences: technical leads who cut dependencies and keep improving.", technicians,
     0.005, 0.015, 9, assumed},
}};

}  // namespace

std::span<const ShippedIntervention> shipped_interventions() { return table; }

const ShippedIntervention* find_shipped_intervention(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const ShippedIntervention& each) { return each.name == name; });
    return found == table.end() ? nullptr : &*found;
}

Intervention priced(const ShippedIntervention& shipped, double budget_per_year) {
    Intervention intervention{.name = std::string(shipped.name),
                              .changes = {},
                              .one_off_cost = shipped.one_off_share * budget_per_year,
                              .cost_per_year = shipped.yearly_share * budget_per_year,
                              .ramp_months = shipped.ramp_months};
    for (const ShippedChange& change : shipped.changes) {
        intervention.changes.push_back(
            {{change.section, {}, std::string(change.parameter)}, change.how, change.value});
    }
    return intervention;
}

std::string shipped_toml(const ShippedIntervention& shipped, double budget_per_year) {
    return "# " + std::string(shipped.meaning) + "\n# C: " + std::string(shipped.source) + '\n' +
           intervention_toml(priced(shipped, budget_per_year));
}

}  // namespace fundsim
