#include <array>

#include "cli/commands.hpp"
#include "cli/layout.hpp"
#include "parameters/explain.hpp"
#include "parameters/shipped_interventions.hpp"
#include "parameters/text.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

namespace {

constexpr std::array options{
    CommandOption{"json", '\0', Takes::nothing, "", "for other programs"},
    CommandOption{"markdown", '\0', Takes::nothing, "", "as a Markdown table"},
    help_option,
};

constexpr double example_budget = 10'000;  //!< currency a year, for the prices that are shown

//! The shipped interventions as TOML: all of them, or the one of that name; empty for other words.
std::string explain_interventions(const std::string& key) {
    std::string text;
    for (const ShippedIntervention& shipped : shipped_interventions()) {
        if (key == "interventions" || key == shipped.name) {
            text += (text.empty() ? "" : "\n") + shipped_toml(shipped, example_budget);
        }
    }
    return text.empty() ? text
                        : "# Applied with --with NAME. Prices are shares of the budget, shown here for " +
                              shortest(example_budget) + " a year.\n\n" + text;
}

Reply explain(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    if (given.arguments.size() > 1) {
        return refusal(ExitCode::usage, "explain: one key at a time, not " + quoted(given.arguments[0]) +
                                            " and " + quoted(given.arguments[1]));
    }
    if (given.has("json") && given.has("markdown")) {
        return refusal(ExitCode::usage, "explain: --json or --markdown, not both");
    }
    const std::string key = given.arguments.empty() ? std::string{} : given.arguments.front();
    if (const std::string text = explain_interventions(key) + explain_calibrations(key); !text.empty()) {
        if (given.has("json") || given.has("markdown")) {
            return refusal(ExitCode::usage, "explain: interventions and calibrations are told in TOML alone, "
                                            "as a scenario holds them: leave "
                                            "out " +
                                                std::string(given.has("json") ? "--json" : "--markdown"));
        }
        return {ExitCode::done, text, {}};
    }
    const auto chosen = parameters_called(key);
    if (chosen.empty()) {
        const auto meant = meant_by(key);
        return refusal(ExitCode::usage,
                       "explain: no parameter, no intervention and no calibration is called " + quoted(key) +
                           (meant ? ". Did you mean '" + *meant + "'?" : ""),
                       "fundsim explain lists the parameters, fundsim explain interventions the "
                       "interventions");
    }
    if (given.has("json")) {
        std::string text = explain_json(chosen);
        return {ExitCode::done, text + (text.ends_with('\n') ? "" : "\n"), {}};
    }
    if (given.has("markdown")) {
        return {ExitCode::done, explain_markdown(chosen), {}};
    }
    if (!key.empty() && chosen.size() <= 3) {
        return {ExitCode::done, folded(explain_in_full(chosen), terminal.table_width), {}};
    }
    std::string text = explain_table(chosen);
    if (key.empty()) {
        text += "\nother keys of a scenario\n" + explain_form();
        text += "\nA, B, C: how well a default is supported (C: assumption). fundsim explain KEY tells "
                "everything "
                "about one.\n";
    }
    return {ExitCode::done, folded(text, terminal.table_width), {}};
}

}  // namespace

const Command explain_command{
    "explain",
    "the parameters: unit, range, default, meaning, source",
    "[KEY] [--json | --markdown]",
    options,
    "The parameters of scenarios and funding models. KEY is the name of one, a "
    "section (organisation, opportunities, "
    "model, transition), a family (funding, practice), a group of levers (cadence, "
    "discovery, ...), a grade (A, B or C), `interventions` or `calibrations`, or one of them (both in TOML "
    "alone); "
    "without it all "
    "parameters are listed.",
    "fundsim explain\nfundsim explain discovery_share\nfundsim explain interventions\nfundsim explain "
    "model.wip "
    "--json\nfundsim explain funding "
    "--markdown",
    explain};

}  // namespace fundsim
