#include "cli/comparison.hpp"

#include "cli/layout.hpp"
#include "findings/figures.hpp"

namespace fundsim {

namespace {

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
        "NPV, net present value: all income less all outlay, later money counting less; real, before tax. A "
        "future: one "
        "draw of everything nobody can know; all models meet the same ones. ± and brackets: where the "
        "figure would lie, 19 times out of 20, with endlessly many futures; they say nothing about "
        "assumptions that are wrong.",
        terminal.width);
}

}  // namespace

std::string comparison_text(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                            const RunFacts& facts, Extent extent, const Terminal& terminal) {
    const Match match = match_of(summary);
    const Objection objection = strongest_objection(scenario, summary, fairness, match);
    std::string text = brief_text(scenario, summary, match, objection, facts, terminal);
    const std::string end =
        next_text(summary, objection, extent, terminal) + paragraph(origin_text(facts), terminal.width);
    if (extent == Extent::brief) {
        return text + end;
    }
    if (const std::string list = list_text(facts.list, scenario.currency); !list.empty()) {
        text += '\n' + paragraphs(list, terminal.width, 0, 4);
    }
    text += '\n' + models_text(scenario, summary, terminal);
    if (const std::string differences = differences_text(scenario, summary, terminal); !differences.empty()) {
        text += '\n' + differences;
    }
    text += '\n' + fairness_text(scenario, summary, fairness, terminal);
    if (const std::string control = control_text(summary); !control.empty()) {
        text += '\n' + paragraph(control, terminal.width);
    }
    return text + '\n' + glossary(terminal) + '\n' + end;
}

}  // namespace fundsim
