#include "cli/comparison.hpp"
#include "cli/layout.hpp"
#include "cli/table.hpp"
#include "cli/values.hpp"

namespace fundsim {

namespace {

//! A line that may go on below, as far in as its first word ends.
std::string labelled(const std::string& label, const std::string& text, const Terminal& terminal) {
    return text.empty() ? std::string{} : paragraph(label + " " + text, terminal.width, 0, 2);
}

}  // namespace

std::string brief_text(const Scenario& scenario, const Brief& brief, const RunFacts& facts,
                       const Terminal& terminal) {
    std::string text = emphasised_lines(brief.title, terminal);
    if (!facts.list.left_out.empty()) {
        const std::string list = list_text(facts.list, scenario.currency);
        text += paragraph(list.substr(0, list.find('\n')), terminal.width);
    }
    if (const std::string changes = changes_text(facts); !changes.empty()) {
        text += paragraph(changes, terminal.width);
    }
    text += emphasised_lines(brief.verdict, terminal);
    text += labelled("Look at:", brief.point, terminal);
    text += '\n' + laid_out(brief.figures, terminal) + '\n';
    if (!brief.reasons.empty()) {
        text += paragraph(brief.why, terminal.width);
    }
    for (const Finding& reason : brief.reasons) {
        text += paragraph("- " + reason.sentence, terminal.width, 2, 2);
    }
    text += labelled("Against it:", brief.against, terminal);
    for (const std::string& sentence : brief.moving) {
        text += labelled("Moving:", sentence, terminal);
    }
    text += labelled("Dates:", brief.late, terminal);
    return text + labelled("To quote:", brief.quote, terminal);
}

std::string next_text(const Summary& summary, const std::string& setting, Extent extent,
                      const Terminal& terminal) {
    std::vector<std::string> steps;
    if (summary.replications < 2) {
        steps.push_back("-n 10000 (averages)");
    }
    if (extent == Extent::brief) {
        steps.push_back("--full (all figures)");
    }
    if (!setting.empty()) {
        steps.push_back("--versus " + shell_word(setting) + " (what that assumption decides)");
    }
    steps.push_back("--trace 0 (one future month by month)");
    std::string text;
    for (const std::string& step : steps) {
        text += (text.empty() ? "" : ", ") + step;
    }
    return labelled("Next:", text + ".", terminal);
}

}  // namespace fundsim
