#include <array>

#include "cli/commands.hpp"
#include "parameters/explain.hpp"
#include "parameters/text.hpp"
#include "scenario/faults.hpp"

namespace fundsim {

namespace {

constexpr std::array options{
    Option{"json", '\0', Takes::nothing, "", "for other programs"},
    Option{"markdown", '\0', Takes::nothing, "", "as a Markdown table"},
    help_option,
};

Reply explain(const Invocation& invocation, const Terminal&) {
    const Given& given = invocation.given;
    if (given.arguments.size() > 1) {
        return refusal(ExitCode::usage, "explain: one key at a time, not " + quoted(given.arguments[0]) +
                                            " and " + quoted(given.arguments[1]));
    }
    if (given.has("json") && given.has("markdown")) {
        return refusal(ExitCode::usage, "explain: --json or --markdown, not both");
    }
    const std::string key = given.arguments.empty() ? std::string{} : given.arguments.front();
    const auto chosen = parameters_called(key);
    if (chosen.empty()) {
        const auto meant = meant_by(key);
        return refusal(ExitCode::usage, "explain: no parameter is called " + quoted(key) +
                                            (meant ? ". Did you mean '" + *meant + "'?" : "") +
                                            "\nfundsim explain lists them all");
    }
    if (given.has("json")) {
        std::string text = explain_json(chosen);
        return {ExitCode::done, text + (text.ends_with('\n') ? "" : "\n"), {}};
    }
    if (given.has("markdown")) {
        return {ExitCode::done, explain_markdown(chosen), {}};
    }
    if (!key.empty() && chosen.size() <= 3) {
        return {ExitCode::done, explain_in_full(chosen), {}};
    }
    std::string text = explain_table(chosen);
    if (key.empty()) {
        text += "\nother keys of a scenario\n" + explain_form();
        text += "\nA, B, C: how well a default is supported (C: assumption). fundsim explain KEY tells "
                "everything "
                "about one.\n";
    }
    return {ExitCode::done, text, {}};
}

}  // namespace

const Command explain_command{"explain",
                              "the parameters: unit, range, default, meaning, source",
                              "[KEY] [--json | --markdown]",
                              options,
                              "The parameters of scenarios and funding models. KEY is the name of one, a "
                              "section (organisation, opportunities, "
                              "model), a family (funding, practice) or a group of levers (cadence, "
                              "discovery, ...); without it all are listed.",
                              "fundsim explain\nfundsim explain discovery_share\nfundsim explain model.wip "
                              "--json\nfundsim explain funding "
                              "--markdown",
                              explain};

}  // namespace fundsim
