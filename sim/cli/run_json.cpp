#include <nlohmann/json.hpp>

#include "cli/json.hpp"
#include "cli/json_text.hpp"
#include "findings/paid_out.hpp"
#include "findings/transitions.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

std::string word(Ending ending) {
    switch (ending) {
    case Ending::complete:
        return "complete";
    case Ending::precise:
        return "precise";
    case Ending::interrupted:
        return "interrupted";
    case Ending::failed:
        return "failed";
    }
    return "failed";
}

std::string word(Dominance dominance) {
    switch (dominance) {
    case Dominance::none:
        return "none";
    case Dominance::first:
        return "first order";
    case Dominance::second:
        return "second order";
    }
    return "none";
}

ordered_json paired_of(const Summary& summary) {
    ordered_json list = ordered_json::array();
    for (const PairSummary& pair : summary.paired) {
        list.push_back({{"a", summary.models[pair.a].name},
                        {"b", summary.models[pair.b].name},
                        {"npv_difference", mean_json(pair.npv_difference)},
                        {"probability_a_ahead", value_json(pair.probability_a_ahead)},
                        {"ties", pair.ties},
                        {"a_dominates_b", word(pair.dominance_a)},
                        {"b_dominates_a", word(pair.dominance_b)}});
    }
    return list;
}

ordered_json splits_of(const Summary& summary) {
    ordered_json list = ordered_json::array();
    for (const SplitSummary& split : summary.splits) {
        list.push_back({{"a", summary.models[split.other].name},
                        {"b", summary.models[split.first].name},
                        {"gap", mean_json(split.gap)},
                        {"funding", mean_json(split.funding)},
                        {"practice", mean_json(split.practice)},
                        {"interplay", mean_json(split.interplay)}});
    }
    return list;
}

ordered_json transitions_of(const Scenario& scenario, const Summary& summary) {
    ordered_json list = ordered_json::array();
    const auto month = [](std::size_t n) { return n > 0 ? ordered_json(n) : ordered_json(nullptr); };
    for (const Crossing& crossing : crossings(scenario, summary)) {
        list.push_back({{"model", summary.models[crossing.model].name},
                        {"from", summary.models[crossing.from].name},
                        {"most_behind", crossing.worst},
                        {"most_behind_month", month(crossing.worst_month)},
                        {"ahead_from_month", month(crossing.ahead.value_or(0))},
                        {"ahead_at_horizon", crossing.at_the_end}});
    }
    return list;
}

ordered_json fairness_of(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    ordered_json object{{"equal", fairness.equal},
                        {"same_budget", fairness.same_budget},
                        {"same_prices", fairness.same_prices},
                        {"same_horizon", fairness.same_horizon},
                        {"same_discounting", fairness.same_discounting},
                        {"same_worlds", fairness.same_worlds},
                        {"same_case_bias", fairness.same_case_bias},
                        {"same_extra_money", fairness.same_extra_money}};
    object["models"] = ordered_json::array();
    for (std::size_t m = 0; m < fairness.models.size(); ++m) {
        const ModelFairness& model = fairness.models[m];
        const PaidOut paid = paid_out(model);
        ordered_json entry{
            {"name", summary.models[m].name},
            {"envelope", model.envelope},
            {"extra_money", model.extra_money},
            {"teams", teams_before_overhead(scenario)},
            {"slots", model.slots},
            {"spend", mean_json(model.spend)},
            {"budget_paid", paid.budget},
            {"paid_after_horizon", paid.afterwards},
            {"npv_after_horizon", mean_json(metric(summary.models[m], "npv_after_horizon").mean)},
            {"returned", mean_json(model.returned)},
            {"idle_cost", mean_json(model.idle_cost)},
            {"npv_per_outlay", value_json(model.npv_per_outlay)},
            {"idle_cost_share", model.idle_cost_share}};
        ordered_json& flips = entry["flip_idle_cost_share"] = ordered_json::array();
        for (std::size_t versus = 0; versus < fairness.models.size(); ++versus) {
            if (versus != m) {
                flips.push_back(
                    {{"versus", summary.models[versus].name}, {"share", model.flip_idle_cost_share[versus]}});
            }
        }
        object["models"].push_back(std::move(entry));
    }
    return object;
}

ordered_json control_of(const Summary& summary) {
    if (!summary.control) {
        return nullptr;
    }
    return {{"figure", "potential"},
            {"expected", summary.control->expected_potential},
            {"half_width_without", summary.control->plain_half_width}};
}

ordered_json list_of(const ListReport& list) {
    if (list.read == 0) {
        return nullptr;
    }
    ordered_json object{{"file", list.file.empty() ? ordered_json(nullptr) : ordered_json(list.file)},
                        {"read", list.read},
                        {"used", list.used}};
    ordered_json& left_out = object["left_out"] = ordered_json::array();
    for (const LeftOut& entry : list.left_out) {
        left_out.push_back({{"reason", entry.reason},
                            {"rows", entry.rows},
                            {"first_lines", entry.lines},
                            {"first_cells", entry.cells}});
    }
    object["totals"] = {{"person_months", list.totals.effort},
                        {"cost", list.totals.cost},
                        {"benefit_per_year", list.totals.benefit},
                        {"capacity_months", {list.totals.least_months, list.totals.most_months}}};
    object["without_effort"] = list.without_effort;
    object["without_benefit"] = list.without_benefit;
    object["at_the_start"] = list.at_the_start;
    object["origin_date"] = list.origin_date.empty() ? ordered_json(nullptr) : ordered_json(list.origin_date);
    return object;
}

ordered_json warnings_of(const std::vector<Fault>& warnings) {
    ordered_json list = ordered_json::array();
    const auto number = [](int count) { return count > 0 ? ordered_json(count) : ordered_json(nullptr); };
    for (const Fault& warning : warnings) {
        list.push_back({{"file", warning.file},
                        {"line", number(warning.line)},
                        {"column", number(warning.column)},
                        {"what", warning.what}});
    }
    return list;
}

}  // namespace

std::string run_json(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                     const RunFacts& facts) {
    ordered_json object = origin_of(scenario, facts);
    object["replications"] = summary.replications;
    object["replications_asked_for"] = summary.requested;
    object["seed"] = summary.seed;
    object["ending"] = word(summary.ending);
    object["complete"] = summary.ending == Ending::complete || summary.ending == Ending::precise;
    object["until"] = summary.until > 0 ? ordered_json(summary.until) : ordered_json(nullptr);
    object["half_width"] = summary.half_width;
    object["control_variate"] = control_of(summary);
    object["models"] = ordered_json::array();
    for (const ModelSummary& model : summary.models) {
        object["models"].push_back(model_json(model, scenario.currency));
    }
    object["paired"] = paired_of(summary);
    object["split"] = splits_of(summary);
    object["transitions"] = transitions_of(scenario, summary);
    object["fairness"] = fairness_of(scenario, summary, fairness);
    object["list"] = list_of(facts.list);
    object["warnings"] = warnings_of(facts.warnings);
    object["file"] = facts.output_file.empty() ? ordered_json(nullptr) : ordered_json(facts.output_file);
    object["wall_seconds"] = facts.wall_seconds;
    return text_of(object);
}

}  // namespace fundsim
