#include "cli/decomposing.hpp"

#include <utility>

#include "cli/exploring.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
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

//! Reads how many assumptions are told apart, 0: all; or what is wrong with what was asked for.
std::string take_top(const Given& given, std::size_t& top) {
    constexpr std::uint64_t most = 1'000;
    if (given.has("full")) {
        top = 0;
        return given.has("top") ? "--full tells all assumptions apart: leave out --top" : "";
    }
    return take_whole(given, "top", "--top", 1, most, top);
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
    const NamedPair pair = pair_named(scenario, given);
    std::size_t top = usual_top;
    const std::string top_fault = take_top(given, top);
    if (const auto refused =
            refusal_of("sensitivity", {pair.fault, top_fault, precision_fault(given, request)}, opening)) {
        return *refused;
    }
    std::vector<Factor> factors =
        factors_of(pair_of(scenario, pair.a, pair.b), {0, 1}, doubts_of(opening.loaded.read));
    if (factors.empty()) {
        return nothing_uncertain("sensitivity");
    }
    const EndsWell ends_well;
    Progress progress{terminal.error_width};
    const DecomposeOptions what{.seed = request.seed,
                                .top = top,
                                .until = request.until,
                                .sampling = sampling_of(request, stretch, progress, terminal)};
    const DecomposeDone done =
        play_decomposition(*opening.loaded.prepared, pair.a, pair.b, std::move(factors), what);
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
