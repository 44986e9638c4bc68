#include "cli/shown.hpp"

#include "parameters/characters.hpp"

namespace fundsim {

Scenario shown(Scenario scenario) {
    scenario.title = printable(scenario.title);
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
    }
    return report;
}

std::vector<std::string> shown(std::vector<std::string> words) {
    for (std::string& word : words) {
        word = printable(word);
    }
    return words;
}

}  // namespace fundsim
