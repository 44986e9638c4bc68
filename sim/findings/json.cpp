#include "findings/json.hpp"

#include "findings/comparison.hpp"
#include "findings/paid_out.hpp"
#include "findings/transitions.hpp"

namespace fundsim {

using nlohmann::ordered_json;

namespace {

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

ordered_json control_of(const Summary& summary) {
    if (!summary.control) {
        return nullptr;
    }
    return {{"figure", "potential"},
            {"expected", summary.control->expected_potential},
            {"half_width_without", summary.control->plain_half_width}};
}

}  // namespace

ordered_json played_json(const Summary& summary) {
    return {{"replications", summary.replications},
            {"replications_asked_for", summary.requested},
            {"seed", summary.seed},
            {"ending", ending_words[static_cast<std::size_t>(summary.ending)]},
            {"complete", summary.ending == Ending::complete || summary.ending == Ending::precise},
            {"until", summary.until > 0 ? ordered_json(summary.until) : ordered_json(nullptr)}};
}

ordered_json paired_json(const Summary& summary) {
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

ordered_json splits_json(const Summary& summary) {
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

ordered_json transitions_json(const Scenario& scenario, const Summary& summary) {
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

ordered_json fairness_json(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
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
            {"late_cost", mean_json(model.late_cost)},
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

ordered_json brief_json(const Brief& brief) {
    ordered_json object{{"verdict", brief.verdict}, {"reasons", ordered_json::array()}};
    for (const Finding& reason : brief.reasons) {
        object["reasons"].push_back({{"sentence", reason.sentence}, {"weight", reason.weight}});
    }
    object["against"] = brief.against;
    object["setting"] = brief.setting;
    object["moving"] = brief.moving;
    object["late"] = brief.late;
    object["quote"] = brief.quote;
    return object;
}

ordered_json models_json(const Summary& summary, const std::string& currency) {
    ordered_json list = ordered_json::array();
    for (const ModelSummary& model : summary.models) {
        list.push_back(model_json(model, currency));
    }
    return list;
}

ordered_json findings_json(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    return {{"half_width", summary.half_width},
            {"control_variate", control_of(summary)},
            {"models", models_json(summary, scenario.currency)},
            {"paired", paired_json(summary)},
            {"split", splits_json(summary)},
            {"transitions", transitions_json(scenario, summary)},
            {"fairness", fairness_json(scenario, summary, fairness)},
            {"finding", brief_json(brief_of(scenario, summary, fairness))}};
}

std::string text_of(const ordered_json& object) {
    return object.dump(2, ' ', true, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace fundsim
