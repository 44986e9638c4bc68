#include <algorithm>
#include <cmath>

#include "cli/comparison.hpp"
#include "cli/layout.hpp"
#include "cli/table.hpp"
#include "cli/values.hpp"
#include "findings/figures.hpp"
#include "findings/finding.hpp"
#include "findings/naming.hpp"
#include "findings/transitions.hpp"
#include "findings/verdict.hpp"

namespace fundsim {

namespace {

//! A line that may go on below, as far in as its first word ends.
std::string labelled(const std::string& label, const std::string& text, const Terminal& terminal) {
    return paragraph(label + " " + text, terminal.width, 0, 2);
}

//! Four figures of each model.
std::string figures_text(const Scenario& scenario, const Summary& summary, const Terminal& terminal) {
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
    return laid_out(table, terminal);
}

std::string reasons_text(const Scenario& scenario, const Summary& summary, const Match& match,
                         const Terminal& terminal) {
    const std::vector<Finding> found = reasons(scenario, summary, match);
    if (found.empty()) {
        return {};
    }
    const std::string& leader = summary.models[match.leader].name;
    const Estimate& gap = duel(summary, match.leader, match.reference).difference;
    std::string text = paragraph("Why " + leader + " " + agreeing(leader, "are", "is") + " ahead of " +
                                     summary.models[match.reference].name + ", by " + with_margin(gap) + " " +
                                     scenario.currency + " on average:",
                                 terminal.width);
    for (const Finding& reason : found) {
        text += paragraph("- " + reason.sentence, terminal.width, 2, 2);
    }
    return text;
}

}  // namespace

std::string title_line(const Scenario& scenario, const Summary& summary, const Terminal& terminal) {
    const std::size_t models = summary.models.size();
    const std::string title = scenario.title.empty() ? "" : scenario.title + ": ";
    const std::string line = std::to_string(models) + (models == 1 ? " model, " : " models, ") +
                             rounded(static_cast<double>(summary.replications), 0) +
                             (summary.replications == 1 ? " simulated future" : " simulated futures") +
                             " (seed " + std::to_string(summary.seed) + "), money in " + scenario.currency;
    return emphasised_lines(title + line, terminal);
}

std::string brief_text(const Scenario& scenario, const Summary& summary, const Match& match,
                       const Objection& objection, const RunFacts& facts, const Terminal& terminal) {
    std::string text = title_line(scenario, summary, terminal);
    if (!facts.list.left_out.empty()) {
        const std::string list = list_text(facts.list, scenario.currency);
        text += paragraph(list.substr(0, list.find('\n')), terminal.width);
    }
    if (const std::string changes = changes_text(facts); !changes.empty()) {
        text += paragraph(changes, terminal.width);
    }
    text += emphasised_lines(verdict_text(scenario, summary), terminal);
    if (!scenario.point.empty()) {
        text += labelled("Look at:", scenario.point, terminal);
    }
    text += '\n' + figures_text(scenario, summary, terminal) + '\n';
    text += reasons_text(scenario, summary, match, terminal);
    if (match.told) {
        const std::string& sentence = objection.sentence;
        text += labelled("Against it:",
                         (sentence.empty() ? "no figure looked at speaks for another model" : sentence) + ".",
                         terminal);
    }
    for (const Crossing& crossing : crossings(scenario, summary)) {
        text += labelled("Moving:", crossing_sentence(crossing, scenario, summary) + ".", terminal);
    }
    if (const std::string quote = quotable(scenario, summary, match); !quote.empty()) {
        text += labelled("To quote:", quote, terminal);
    }
    return text;
}

std::string next_text(const Summary& summary, const Objection& objection, Extent extent,
                      const Terminal& terminal) {
    std::vector<std::string> steps;
    if (summary.replications < 2) {
        steps.push_back("-n 10000 (averages)");
    }
    if (extent == Extent::brief) {
        steps.push_back("--full (all figures)");
    }
    if (!objection.setting.empty()) {
        steps.push_back("--versus " + shell_word(objection.setting) + " (what that assumption decides)");
    }
    steps.push_back("--trace 0 (one future month by month)");
    std::string text;
    for (const std::string& step : steps) {
        text += (text.empty() ? "" : ", ") + step;
    }
    return labelled("Next:", text + ".", terminal);
}

}  // namespace fundsim
