#include "cli/comparison.hpp"

#include "cli/layout.hpp"
#include "cli/table.hpp"
#include "findings/listed.hpp"

namespace fundsim {

std::string models_text(const Scenario& scenario, const Summary& summary, const Terminal& terminal) {
    return laid_out(models_table(scenario, summary), terminal);
}

std::string differences_text(const Scenario& scenario, const Summary& summary, const Terminal& terminal) {
    const Table table = differences_table(scenario, summary);
    const std::string split = split_text(scenario, summary);
    return (table.rows.empty() ? "" : laid_out(table, terminal)) +
           (split.empty() ? "" : '\n' + paragraph(split, terminal.width));
}

std::string listed_text(const Scenario& scenario, const Summary& summary, const Terminal& terminal) {
    return '\n' + laid_out(listed_table(scenario, summary), terminal) + '\n' +
           paragraph(listed_glossary(), terminal.width);
}

std::string fairness_text(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                          const Terminal& terminal) {
    std::string text = emphasised_lines("Is the comparison fair?", terminal);
    for (const Line& line : fairness_lines(scenario, summary, fairness)) {
        text += "  - " + paragraph(line.text, terminal.width, 4).substr(4);
        for (const std::string& below : line.below) {
            text += paragraph(below, terminal.width, 6, 2);
        }
    }
    return text;
}

std::string comparison_text(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                            const RunFacts& facts, Extent extent, const Terminal& terminal) {
    const Brief brief = brief_of(scenario, summary, fairness);
    std::string text = brief_text(scenario, brief, facts, terminal);
    const std::string end =
        next_text(summary, brief.setting, extent, terminal) + paragraph(origin_text(facts), terminal.width);
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
    return text + '\n' + paragraph(glossary_text(), terminal.width) + '\n' + end;
}

}  // namespace fundsim
