#include "cli/run_facts.hpp"

#include "cli/layout.hpp"
#include "findings/naming.hpp"
#include "scenario/scenario_file.hpp"

namespace fundsim {

std::string changes_text(const RunFacts& facts) {
    constexpr std::size_t longest = 200;  // columns: a value may be a whole distribution
    std::string text;
    for (const std::string& setting : facts.overrides) {
        text += (text.empty() ? "Changed: " : "; ") + cut(setting, longest);
    }
    if (!facts.with.empty()) {
        text += (text.empty() ? "With " : "; with ") + all_of(facts.with);
    }
    for (std::size_t i = 0; i < facts.versus.size(); ++i) {
        text += (i > 0 ? "; " : text.empty() ? "Versus " : ". Versus ") + cut(facts.versus[i], longest);
    }
    return text.empty() ? text : text + '.';
}

std::string origin_text(const RunFacts& facts) {
    return "fundsim " + facts.program_version + ", scenario " + facts.scenario_sha256.substr(0, 12) + " (" +
           called(facts.scenario_file) + ").";
}

}  // namespace fundsim
