#include "cli/decomposing.hpp"

#include <utility>

#include "cli/exploring.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "cli/values.hpp"
#include "execution/decompose.hpp"
#include "execution/gaps.hpp"
#include "findings/decomposition.hpp"

namespace fundsim {

namespace {

//! A row takes two plays for each of its draws.
constexpr std::uint64_t stretch = 32;

std::string text_of(const DecompositionFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal);
    if (!finding.spread.empty()) {
        text += paragraph(finding.spread, terminal.width);
    }
    text += '\n' + laid_out(finding.indices, terminal) + '\n';
    if (!finding.unplayable.empty()) {
        text += paragraph(finding.unplayable, terminal.width);
    }
    return text + paragraph(finding.how, terminal.width) + paragraph(origin_text(facts), terminal.width);
}

//! How many assumptions are told apart; 0: all.
struct TopAsked {
    std::size_t top = usual_top;
    std::string fault = {};
};

TopAsked top_asked(const Given& given) {
    constexpr std::uint64_t most = 1'000;
    if (given.has("full")) {
        return {0, given.has("top") ? "--full tells all assumptions apart: leave out --top" : ""};
    }
    if (!given.has("top")) {
        return {};
    }
    const Parsed<std::uint64_t> parsed = parse_whole(given.value("top"), "--top", 1, most);
    return {std::size_t(parsed.value.value_or(usual_top)), parsed.fault};
}

std::string precision_fault(const Given& given, const RunRequest& request) {
    if (request.until >= 1) {
        return "--until is a share of the variance with --method sobol: 0.05 for five hundredths";
    }
    if (request.replications > most_rows_played) {
        return "-n counts rows with --method sobol: 1,000,000 at most";
    }
    return given.has("plain") ? "--plain is about means with a control variate; --method sobol has none" : "";
}

}  // namespace

std::string tornado_fault(const Given& given) {
    return given.has("top") ? "--top goes with --method sobol; a tornado shows all rows with --full" : "";
}

Reply decompose(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    const StudyOpening opening = open_study("sensitivity", given, usual_rows, Uncertainty::allowed);
    if (opening.refused) {
        return *opening.refused;
    }
    const RunRequest& request = opening.request;
    const Scenario& scenario = opening.loaded.read.scenario;
    const NamedModel a = model_named(scenario, given.value("a"), scenario.models.size() - 1);
    const NamedModel b = model_named(scenario, given.value("b"), 0);
    const TopAsked asked = top_asked(given);
    if (const auto refused = refusal_of("sensitivity",
                                        {a.fault, b.fault, pair_fault(scenario, a.place, b.place),
                                         asked.fault, precision_fault(given, request)},
                                        opening)) {
        return *refused;
    }
    std::vector<Factor> factors =
        factors_of(pair_of(scenario, a.place, b.place), {0, 1}, doubts_of(opening.loaded.read));
    if (factors.empty()) {
        return nothing_uncertain("sensitivity");
    }
    const EndsWell ends_well;
    Progress progress{terminal.error_width};
    const DecomposeOptions what{.seed = request.seed,
                                .top = asked.top,
                                .until = request.until,
                                .sampling = sampling_of(request, stretch, progress, terminal)};
    const DecomposeDone done =
        play_decomposition(*opening.loaded.prepared, a.place, b.place, std::move(factors), what);
    const Decomposition& found = done.decomposition;
    if (found.indices.rows == 0 && found.unplayable > 0) {
        return refusal(ExitCode::invalid,
                       "sensitivity: none of the rows can be played: " + found.why_unplayable);
    }
    return answer_of({.ending = done.ending,
                      .fault = done.fault,
                      .replications = found.indices.rows,
                      .widest = widest_index(found),
                      .counted = "rows",
                      .unit = "of the variance"},
                     opening, progress,
                     {.figures = [&] { return decomposition_json(scenario, found); },
                      .text =
                          [&](const Scenario& on_screen, const RunFacts& facts) {
                              return text_of(finding_of(on_screen, request.seed, found), facts, terminal);
                          }});
}

}  // namespace fundsim
