#include <algorithm>
#include <array>
#include <vector>

#include "cli/commands.hpp"
#include "cli/layout.hpp"
#include "cli/loading.hpp"
#include "cli/shown.hpp"
#include "engine/simulation.hpp"
#include "findings/figures.hpp"
#include "parameters/encoded.hpp"

namespace fundsim {

namespace {

constexpr std::array options{
    CommandOption{"set", '\0', Takes::several_values, "KEY=VALUE",
                  "check with another value of a parameter; repeatable"},
    CommandOption{"with", '\0', Takes::several_values, "INTERVENTION",
                  "check with an intervention applied, the scenario's own or a shipped one; repeatable"},
    CommandOption{"resolved", '\0', Takes::nothing, "", "print the scenario with everything written out"},
    CommandOption{"encoded", '\0', Takes::nothing, "",
                  "print the scenario as JSON, interventions applied, for programs without TOML"},
    help_option,
};

//! Opportunities that arrive until the horizon, on average.
std::string opportunities_text(const Scenario& scenario) {
    const Opportunities& o = scenario.opportunities;
    const double stream = o.arrivals_per_year * scenario.organisation.horizon_months / 12;
    std::string text = plain(o.initial_backlog + stream + static_cast<double>(o.listed.size()), 4) +
                       " opportunities expected: " + plain(o.initial_backlog) + " at the start, " +
                       plain(stream, 4) + " arriving over " + plain(scenario.organisation.horizon_months) +
                       " months";
    if (!o.listed.empty()) {
        text += ", " + plain(static_cast<double>(o.listed.size())) + " from the list";
    }
    return text;
}

std::string models_text(const Scenario& scenario, const Prepared& prepared, const Terminal& terminal) {
    constexpr std::size_t least_name = 12;
    std::size_t longest_name = 0;
    std::size_t longest_rest = 0;
    std::size_t longest_preset = 0;
    for (const FundingModel& model : scenario.models) {
        longest_name = std::max(longest_name, columns_of(model.name));
        longest_preset = std::max(longest_preset, columns_of(model.preset));
    }
    std::vector<std::string> rests;
    for (std::size_t m = 0; m < scenario.models.size(); ++m) {
        rests.push_back("  preset " + left(scenario.models[m].preset, longest_preset) + "  the budget pays " +
                        plain(prepared.rules[m].slots, 3) + " teams");
        longest_rest = std::max(longest_rest, columns_of(rests.back()));
    }
    const std::size_t room = terminal.table_width - std::min(terminal.table_width, longest_rest + 2);
    const std::size_t width = std::min(longest_name, room);
    std::string text;
    for (std::size_t m = 0; m < scenario.models.size(); ++m) {
        const std::string& name = scenario.models[m].name;
        text += room < least_name ? paragraph(name + rests[m], terminal.width, 2, 4)
                                  : "  " + left(cut(name, width), width) + rests[m] + '\n';
    }
    return text;
}

Reply check(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    const ScenarioArgument argument = scenario_argument(given.arguments);
    if (!argument.fault.empty()) {
        return refusal(ExitCode::usage, "check: " + argument.fault,
                       "fundsim check --help explains the options");
    }
    const Loaded loaded = load(argument.path, given.values("set"), given.values("with"));
    if (!loaded.prepared) {
        return {loaded.code, loaded.faults, {}};
    }
    if (given.has("resolved")) {
        return {ExitCode::done, loaded.read.resolved_toml, loaded.warnings};
    }
    if (given.has("encoded")) {
        return {ExitCode::done, encoded(loaded.read.scenario) + '\n', loaded.warnings};
    }
    const Scenario scenario = shown(loaded.read.scenario);
    const std::size_t warnings = loaded.read.warnings.size();
    std::string text = loaded.warnings + printable(called(argument.path)) + ": ok" +
                       (warnings == 0   ? ""
                        : warnings == 1 ? ", with a warning"
                                        : ", with warnings") +
                       '\n';
    if (!scenario.title.empty()) {
        text += paragraph(scenario.title, terminal.width, 2);
    }
    text += models_text(scenario, *loaded.prepared, terminal) +
            paragraph(opportunities_text(scenario), terminal.width, 2);
    if (!loaded.read.interventions.empty()) {
        const std::size_t known = loaded.read.interventions.size();
        const std::size_t applied = loaded.read.with.size();
        text += "  " + std::to_string(known) + (known == 1 ? " intervention" : " interventions") +
                (applied > 0 ? ", " + std::to_string(applied) + " applied" : "") + '\n';
    }
    text += paragraphs(list_text(shown(loaded.read.list), scenario.currency), terminal.width, 0, 4);
    return {ExitCode::done, text, {}};
}

}  // namespace

const Command check_command{
    "check",
    "every fault of a scenario, with file, line and column",
    "SCENARIO.toml|- [--set KEY=VALUE]... [--with INTERVENTION]... [--resolved] [--encoded]",
    options,
    "Reads a scenario, - from standard input, and prints all its faults and warnings "
    "on standard output, one a "
    "line as "
    "file:line:column: what (exit code "
    "3, or 4 when a file cannot be read); or a summary of what would be run.",
    "fundsim check my.toml\nfundsim check my.toml --set "
    "organisation.budget_per_year=20_000\nfundsim check my.toml "
    "--with outcome_data\nfundsim check my.toml --resolved > everything.toml",
    check};

}  // namespace fundsim
