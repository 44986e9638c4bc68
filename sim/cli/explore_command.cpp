#include <array>
#include <limits>
#include <optional>

#include "build_info.hpp"
#include "cli/commands.hpp"
#include "cli/exploring.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/piloting.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "execution/drawing.hpp"
#include "execution/explore.hpp"
#include "execution/gaps.hpp"
#include "findings/exploration.hpp"
#include "findings/sentences.hpp"
#include "results/study_file.hpp"
#include "results/version.hpp"

namespace fundsim {

namespace {

constexpr std::uint64_t usual_draws = 16'384;
constexpr std::uint64_t stretch = 1'024;
constexpr std::size_t rows_on_a_screen = 10;

constexpr std::array options{
    CommandOption{"output", 'o', Takes::one_value, "FILE.h5", "write every draw to an HDF5 file"},
    CommandOption{"draws", 'n', Takes::one_value, "N",
                  "how often the assumptions are drawn (16,384); two futures each"},
    a_option,
    b_option,
    CommandOption{
        "until", '\0', Takes::one_value, "W",
        "stop when the share of futures in which the first one is ahead is known to within W (95 %; "
        "0.01: one of 100 futures); exit code 5 when the draws are not enough for that"},
    CommandOption{
        "totals", '\0', Takes::one_value, "ROWS",
        "how many rows tell what the ten assumptions that matter most move in all, with every "
        "interplay: each takes as long as a dozen draws (one for 64 draws; none below 4,096 draws); "
        "0: none"},
    CommandOption{"pilot", '\0', Takes::several_values, "teams=N,months=M[,cost=C]",
                  "also tell what a pilot would be worth before it is run: so many teams work by the first "
                  "model for so many months; C is what it costs on top of their pay, in the scenario's "
                  "currency (0); up to four times, to compare"},
    CommandOption{"full", '\0', Takes::nothing, "",
                  "a row for every assumption, not only for those that matter most"},
    seed_option,
    threads_option,
    set_option,
    with_option,
    json_option,
    quiet_option,
    help_option,
};

std::string pilots_text(const PilotFinding& pilots, const Terminal& terminal) {
    if (pilots.worth.empty()) {
        return {};
    }
    std::string text = "\n";
    for (const std::string& sentence : pilots.worth) {
        text += paragraph(sentence, terminal.width);
    }
    if (!pilots.table.rows.empty()) {
        text += '\n' + laid_out(pilots.table, terminal);
    }
    return text;
}

std::string text_of(const ExplorationFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal);
    for (const std::string& sentence : {finding.spread, finding.drivers}) {
        text += paragraph(sentence, terminal.width);
    }
    text += '\n' + laid_out(finding.factors, terminal);
    if (!finding.rest.empty()) {
        text += paragraph(finding.rest, terminal.width);
    }
    text += '\n' + paragraph(finding.research, terminal.width);
    for (const std::string& sentence : finding.turns) {
        text += paragraph(sentence, terminal.width);
    }
    text += pilots_text(finding.pilots, terminal);
    text += '\n';
    if (!finding.unplayable.empty()) {
        text += paragraph(finding.unplayable, terminal.width);
    }
    text += paragraph(finding.how, terminal.width);
    if (!finding.pilots.how.empty()) {
        text += paragraph(finding.pilots.how, terminal.width);
    }
    return text + paragraph(origin_text(facts), terminal.width);
}

std::string precision_fault(double until) {
    return until >= 0.5
               ? "--until is a share of futures: 0.01 for one of 100; half of them is known without a draw"
               : "";
}

//! All that makes the draws what they are, which processes that share them must have in common.
std::string identity_of(const RunRequest& request, const ReadResult& read, const NamedPair& pair) {
    std::string text = std::string(program_version) + " " + std::string(git_sha);
    for (const std::uint64_t number : {request.seed, request.replications, pair.a, pair.b}) {
        text += " " + std::to_string(number);
    }
    return text + " " + number_toml(request.until) + "\n" + read.resolved_toml + doubts_toml(doubts_of(read));
}

Reply explore(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    const StudyOpening opening = open_study("explore", given, usual_draws, Uncertainty::allowed);
    if (opening.refused) {
        return *opening.refused;
    }
    RunRequest request = opening.request;  // in which draws are replications
    const Scenario& scenario = opening.loaded.read.scenario;
    const NamedPair pair = pair_named(scenario, given);
    const std::string draws = take_whole(given, "draws", "--draws", 1, most_draws, request.replications);
    const std::string output = given.value("output");
    std::uint64_t rows = 0;
    const std::string totals = take_whole(given, "totals", "--totals", 0, most_total_rows, rows);
    const PilotReading pilots =
        pair.fault.empty() ? read_pilots(scenario, pair.a, pair.b, given.values("pilot")) : PilotReading{};
    if (const auto refused =
            refusal_of("explore",
                       {pair.fault, precision_fault(request.until), draws, totals, pilots.fault,
                        given.has("output") ? output_fault(output, request, opening.loaded) : ""},
                       opening)) {
        return *refused;
    }
    std::vector<Factor> factors =
        factors_of(pair_of(scenario, pair.a, pair.b), {0, 1}, doubts_of(opening.loaded.read));
    if (factors.empty()) {
        return nothing_uncertain("explore");
    }
    if (given.has("output")) {
        if (const std::string fault = study_path_fault(output, exploration_filetype); !fault.empty()) {
            return refusal(ExitCode::file, fault);
        }
    }
    const EndsWell ends_well;
    Progress progress{terminal.error_width};
    ExploreOptions what{.seed = request.seed,
                        .until = request.until,
                        .total_rows = given.has("totals") ? std::optional(rows) : std::nullopt,
                        .pilots = pilots.pilots,
                        .sampling = sampling_of(request, stretch, progress, terminal)};
    what.sampling.ranks = invocation.ranks;
    what.sampling.identity = identity_of(request, opening.loaded.read, pair);
    const ExploreDone done =
        play_exploration(*opening.loaded.prepared, pair.a, pair.b, std::move(factors), what);
    const Exploration& found = done.exploration;
    if (found.draws == 0 && found.unplayable > 0) {
        return refusal(ExitCode::invalid,
                       "explore: none of the draws can be played: " + found.why_unplayable);
    }
    const std::size_t most = given.has("full") ? std::numeric_limits<std::size_t>::max() : rows_on_a_screen;
    Reply reply =
        answer_of({.ending = done.ending,
                   .fault = done.fault,
                   .replications = found.draws,
                   .widest = (found.ahead.high - found.ahead.low) / 2,
                   .counted = "draws",
                   .unit = "of the share"},
                  opening, progress,
                  {.figures =
                       [&] {
                           nlohmann::ordered_json figures = exploration_json(scenario, found);
                           figures["sentences"] =
                               sentences_json(finding_of(scenario, request.seed, found, most));
                           return figures;
                       },
                   .text =
                       [&](const Scenario& on_screen, const RunFacts& facts) {
                           return text_of(finding_of(on_screen, request.seed, found, most), facts, terminal);
                       }});
    if (given.has("output") && found.draws > 0) {
        write_draws(done, opening, output, invocation.typed, reply);
    }
    return reply;
}

}  // namespace

const Command explore_command{
    "explore",
    "all assumptions at once: how sure the verdict is, what matters, when it turns",
    "SCENARIO.toml|- [-o FILE.h5] [--draws N] [--a MODEL] [--b MODEL] [--until W] "
    "[--totals ROWS] [--pilot teams=N,months=M[,cost=C]]... [--full] [--seed S] "
    "[--threads T] [--set KEY=VALUE]... [--with INTERVENTION]... [--json] [--quiet]",
    options,
    "Draws every assumption about the world at once from its plausible range, plays two models in two "
    "futures "
    "each time, and answers four questions from this one sample: how often who is ahead once the assumptions "
    "are doubtful, and how much of the gap is luck; which assumptions matter, alone and in all; what it "
    "would be worth to know "
    "them before choosing; and where the verdict turns. The ranges and their sources are those of fundsim "
    "explain; [uncertain] in the scenario gives others, as \"opportunities.arrivals_per_year\" = [20, 60], a "
    "distribution, or \"known\", and a number of the scenario may be written as a distribution. --pilot "
    "tells what trying the first model "
    "out would be worth before anybody does. Ctrl-C tells "
    "what is done.",
    "fundsim explore scenarios/baseline.toml\nfundsim explore my.toml -o my-draws.h5 --draws 65_536\nfundsim "
    "explore my.toml --a \"Product teams\" --b \"Feature teams\" --until 0.005\nfundsim explore my.toml "
    "--pilot teams=2,months=6 --pilot teams=2,months=12,cost=100\nfundsim explore my.toml --json > "
    "sure.json",
    explore,
    true};

}  // namespace fundsim
