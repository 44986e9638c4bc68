#include "cli/shown.hpp"

#include <utility>

#include "parameters/characters.hpp"

namespace fundsim {

Scenario shown(Scenario scenario) {
    scenario.title = printable(scenario.title);
    scenario.point = printable(scenario.point);
    scenario.currency = printable(scenario.currency);
    for (FundingModel& model : scenario.models) {
        model.name = printable(model.name);
    }
    return scenario;
}

Summary shown(Summary summary) {
    for (ModelSummary& model : summary.models) {
        model.name = printable(model.name);
    }
    return summary;
}

ListReport shown(ListReport report) {
    report.file = printable(report.file);
    for (LeftOut& group : report.left_out) {
        group.reason = printable(group.reason);
        for (std::string& cell : group.cells) {
            cell = printable(cell);
        }
    }
    return report;
}

RunFacts shown(RunFacts facts) {
    facts.scenario_file = printable(facts.scenario_file);
    facts.list = shown(std::move(facts.list));
    for (auto* words : {&facts.overrides, &facts.versus, &facts.with}) {
        for (std::string& word : *words) {
            word = printable(word);
        }
    }
    return facts;
}

}  // namespace fundsim
