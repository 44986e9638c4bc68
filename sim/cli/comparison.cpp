#include "cli/comparison.hpp"

#include <cmath>

#include "cli/figures.hpp"
#include "cli/layout.hpp"
#include "cli/naming.hpp"

namespace fundsim {

namespace {

std::string title_text(const Scenario& scenario, const Summary& summary, const Terminal& terminal) {
    std::string text;
    if (!scenario.title.empty()) {
        text += emphasised_lines(scenario.title, terminal);
    }
    const std::size_t models = summary.models.size();
    std::string line =
        "Money in " + scenario.currency + ", real, before tax; " + std::to_string(models) +
        (models == 1 ? " funding model" : " funding models") + " in " +
        rounded(static_cast<double>(summary.replications), 0) +
        (summary.replications == 1 ? " simulated future (seed " : " simulated futures (seed ") +
        std::to_string(summary.seed) + ").";
    return text + paragraph(line, terminal.width);
}

//! What the control variate has done; empty without one.
std::string control_text(const Summary& summary) {
    if (!summary.control) {
        return {};
    }
    if (summary.replications < least_controlled) {
        return "Nothing is corrected: the control variate needs at least " +
               std::to_string(least_controlled) + " futures.";
    }
    std::string text =
        "Mean NPVs, their differences and their split are corrected by what these futures happen to have on "
        "offer (control variate)";
    const double narrower = summary.control->plain_half_width / summary.half_width;
    if (narrower >= 1.05) {  // not a number where nothing is uncertain
        text += ": the widest interval is " + plain(narrower, 2) + " times narrower";
    }
    return text + ".";
}

std::string glossary(const Terminal& terminal) {
    return paragraph(
        "NPV, net present value: all income less all outlay, later money counting less. A future: one "
        "draw of everything nobody can know; all models meet the same ones. ± and brackets: where the "
        "figure would lie, 19 times out of 20, with endlessly many futures; they say nothing about "
        "assumptions that are wrong.",
        terminal.width);
}

}  // namespace

std::string comparison_text(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                            const RunFacts& facts, const Terminal& terminal) {
    std::string text = title_text(scenario, summary, terminal);
    text += paragraphs(list_text(facts.list, scenario.currency), terminal.width, 0, 4);
    if (const std::string changes = changes_text(facts); !changes.empty()) {
        text += paragraph(changes, terminal.width);
    }
    text += '\n' + emphasised_lines(verdict_text(scenario, summary), terminal);
    text += '\n' + models_text(scenario, summary, terminal);
    if (const std::string differences = differences_text(scenario, summary, terminal); !differences.empty()) {
        text += '\n' + differences;
    }
    text += '\n' + fairness_text(scenario, summary, fairness, terminal);
    if (const std::string control = control_text(summary); !control.empty()) {
        text += '\n' + paragraph(control, terminal.width);
    }
    return text + '\n' + glossary(terminal) + '\n' + paragraph(origin_text(facts), terminal.width);
}

}  // namespace fundsim
