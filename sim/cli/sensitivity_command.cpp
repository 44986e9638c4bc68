#include <array>
#include <limits>

#include "cli/commands.hpp"
#include "cli/decomposing.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "execution/tornado.hpp"
#include "findings/sensitivity.hpp"
#include "findings/sentences.hpp"
#include "parameters/sentence.hpp"

namespace fundsim {

namespace {

//! A future takes two plays for each end of each range.
constexpr std::uint64_t stretch = 64;
constexpr std::size_t rows_on_a_screen = 12;

constexpr std::array options{
    CommandOption{"method", '\0', Takes::one_value, "tornado|sobol",
                  "one assumption at a time to both ends of its range (tornado, without this option), or all "
                  "drawn at once and their variance taken apart (sobol)"},
    a_option,
    b_option,
    CommandOption{"replications", 'n', Takes::one_value, "N",
                  "simulated futures at most (10,000); with sobol rows at most (1,024), of two futures each"},
    CommandOption{
        "until", '\0', Takes::one_value, "W",
        "stop when every swing is known to within W (95 %, currency; without it: to within 5 % of the gap or "
        "of the largest swing); with sobol every index, as a share of the variance (0.05); exit code 5 when "
        "-n is not enough for that"},
    CommandOption{"top", '\0', Takes::one_value, "N",
                  "with sobol: how many assumptions are told apart (10); the others are drawn as one"},
    CommandOption{"full", '\0', Takes::nothing, "",
                  "a row for every assumption, not only for those that move most"},
    seed_option,
    threads_option,
    set_option,
    with_option,
    plain_option,
    json_option,
    quiet_option,
    help_option,
};

std::string text_of(const TornadoFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal);
    text += paragraph(finding.drivers, terminal.width);
    text += '\n' + laid_out(finding.swings, terminal);
    if (!finding.rest.empty()) {
        text += paragraph(finding.rest, terminal.width);
    }
    text += '\n';
    for (const std::string& sentence : finding.unplayable) {
        text += paragraph(sentence, terminal.width);
    }
    return text + paragraph(finding.how, terminal.width) + paragraph(origin_text(facts), terminal.width);
}

Reply vary_each(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    const StudyOpening opening = open_study("sensitivity", given);
    if (opening.refused) {
        return *opening.refused;
    }
    const RunRequest& request = opening.request;
    const Scenario& scenario = opening.loaded.read.scenario;
    const NamedPair pair = pair_named(scenario, given);
    if (const auto refused = refusal_of("sensitivity", {pair.fault, tornado_fault(given)}, opening)) {
        return *refused;
    }
    const EndsWell ends_well;
    Progress progress{terminal.error_width};
    const TornadoOptions what{.seed = request.seed,
                              .until = request.until,
                              .controlled = !request.plain,
                              .sampling = sampling_of(request, stretch, progress, terminal)};
    const TornadoDone done = play_tornado(scenario, pair.a, pair.b, what);
    const std::size_t most = given.has("full") ? std::numeric_limits<std::size_t>::max() : rows_on_a_screen;
    return answer_of(
        {done.ending, done.fault, done.tornado.replications, widest_swing(done.tornado)}, opening, progress,
        {.figures =
             [&] {
                 nlohmann::ordered_json figures = tornado_json(scenario, done.tornado);
                 figures["sentences"] =
                     sentences_json(finding_of(scenario, request.seed, done.tornado, most));
                 return figures;
             },
         .text =
             [&](const Scenario& on_screen, const RunFacts& facts) {
                 return text_of(finding_of(on_screen, request.seed, done.tornado, most), facts, terminal);
             }});
}

Reply by_method(const Invocation& invocation, const Terminal& terminal) {
    const std::string method = invocation.given.has("method") ? invocation.given.value("method") : "tornado";
    if (method == "tornado") {
        return vary_each(invocation, terminal);
    }
    if (method == "sobol") {
        return decompose(invocation, terminal);
    }
    return refusal(ExitCode::usage,
                   "sensitivity: --method is tornado or sobol, not " + fundsim::quoted(method) +
                       did_you_mean(method, {"tornado", "sobol"}),
                   "fundsim sensitivity --help explains the options");
}

}  // namespace

const Command sensitivity_command{
    "sensitivity",
    "how far each assumption moves the gap between two models",
    "SCENARIO.toml|- [--method tornado|sobol] [--a MODEL] [--b MODEL] [-n N] [--until W] [--top N] [--full] "
    "[--seed S] [--threads T] "
    "[--set KEY=VALUE]... [--with INTERVENTION]... [--plain] [--json] [--quiet]",
    options,
    "Takes every assumption about the world to both ends of its plausible range, one at a time and always in "
    "the same "
    "futures, and tells how far the gap between two models moves: a tornado. The ranges and their sources "
    "are those of "
    "fundsim explain. Values that the scenario sets outside its range, and levers that a preset or a model "
    "sets, are "
    "taken as known. The number of futures follows from the precision. With --method sobol all assumptions "
    "are drawn at once, as "
    "fundsim explore draws them, and the variance of the average gap is taken apart: what each moves alone, "
    "and what it "
    "moves in all, with every interplay. First a few rows find out which move most; those are told apart, "
    "the others "
    "are drawn as one. Ctrl-C tells what is done.",
    "fundsim sensitivity scenarios/baseline.toml\nfundsim sensitivity scenarios/baseline.toml --method "
    "sobol\n"
    "fundsim sensitivity my.toml --method sobol --top 20 --until 0.03\nfundsim sensitivity my.toml --a "
    "\"Product teams\" --b "
    "\"Feature "
    "teams\" --full\nfundsim sensitivity my.toml --json > tornado.json",
    by_method};

}  // namespace fundsim
