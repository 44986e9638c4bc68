#include <algorithm>
#include <cmath>

#include "findings/comparison.hpp"
#include "findings/figures.hpp"
#include "findings/late.hpp"
#include "findings/naming.hpp"
#include "findings/transitions.hpp"
#include "findings/verdict.hpp"

namespace fundsim {

namespace {

//! Four figures of each model.
Table figures_table(const Scenario& scenario, const Summary& summary) {
    constexpr std::size_t narrowest_name = 16;
    Table table{{},
                {"NPV in 9 of 10 futures", "NPV on average", "per " + scenario.currency + " paid out",
                 "Chance of a loss"},
                {},
                narrowest_name};
    int exponent = 0;  // all with the decimals that the most certain of them supports
    for (const ModelSummary& model : summary.models) {
        const Estimate& yield = ratio(model, "npv_per_outlay");
        exponent = std::isnan(yield.value) ? exponent : std::min(exponent, exponent_without_margin(yield));
    }
    constexpr int most_decimals = 3;
    exponent = std::max(exponent, -most_decimals);
    for (std::size_t m = 0; m < summary.models.size(); ++m) {
        const ModelSummary& model = summary.models[m];
        table.rows.push_back({model.name,
                              {usual_range(summary, m), with_margin(model.npv.mean),
                               rounded(ratio(model, "npv_per_outlay").value, exponent),
                               percent(model.npv.probability_of_loss)}});
    }
    return table;
}

std::string why_text(const Scenario& scenario, const Summary& summary, const Match& match) {
    const std::string& leader = summary.models[match.leader].name;
    const Estimate& gap = duel(summary, match.leader, match.reference).difference;
    return "Why " + leader + " " + agreeing(leader, "are", "is") + " ahead of " +
           summary.models[match.reference].name + ", by " + with_margin(gap) + " " + scenario.currency +
           " on average:";
}

}  // namespace

std::string title_of(const Scenario& scenario, const Summary& summary) {
    const std::size_t models = summary.models.size();
    return headline(scenario, std::to_string(models) + (models == 1 ? " model" : " models"),
                    summary.replications, summary.seed);
}

Brief brief_of(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    const Match match = match_of(summary);
    const Objection objection = strongest_objection(scenario, summary, fairness, match);
    Brief out{.title = title_of(scenario, summary),
              .verdict = verdict_text(scenario, summary),
              .point = scenario.point,
              .figures = figures_table(scenario, summary),
              .why = {},
              .reasons = reasons(scenario, summary, match),
              .against = {},
              .setting = objection.setting,
              .moving = {},
              .late = late_sentence(summary),
              .quote = quotable(scenario, summary, match)};
    if (!out.reasons.empty()) {
        out.why = why_text(scenario, summary, match);
    }
    if (match.told) {
        const std::string& sentence = objection.sentence;
        out.against = (sentence.empty() ? "no figure looked at speaks for another model" : sentence) + ".";
    }
    for (const Crossing& crossing : crossings(scenario, summary)) {
        out.moving.push_back(crossing_sentence(crossing, scenario, summary) + ".");
    }
    return out;
}

}  // namespace fundsim
