#include <algorithm>
#include <array>
#include <utility>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/sweeping.hpp"
#include "cli/table.hpp"
#include "execution/sweep.hpp"
#include "execution/sweep_log.hpp"
#include "findings/figures.hpp"
#include "findings/sweep.hpp"
#include "results/journal.hpp"
#include "results/study_file.hpp"
#include "results/version.hpp"
#include "studies/chosen_models.hpp"

namespace fundsim {

namespace {

constexpr std::uint64_t usual_replications = 1'000;
constexpr double most_futures = 1e10;

constexpr std::array options{
    CommandOption{"output", 'o', Takes::one_value, "FILE.h5", "write every cell to an HDF5 file"},
    CommandOption{
        "vary", '\0', Takes::several_values, "KEY=A:B:N",
        "sweep a parameter from A to B in N values (A:B:N:log on the scale of logarithms), or over a "
        "list, KEY=V1,V2,V3; repeatable: all combinations"},
    CommandOption{"part", '\0', Takes::one_value, "K/N",
                  "play every N-th cell alone, from the K-th on; fundsim merge makes one file of all parts"},
    CommandOption{"resume", '\0', Takes::nothing, "", "go on with a sweep that was interrupted"},
    CommandOption{"a", '\0', Takes::one_value, "MODEL", "one of two models that are swept (the last one)"},
    CommandOption{"b", '\0', Takes::one_value, "MODEL", "the one that it is compared with (the first one)"},
    CommandOption{"all", '\0', Takes::nothing, "",
                  "sweep all models of the scenario, each against the first one"},
    CommandOption{"replications", 'n', Takes::one_value, "N",
                  "futures of each cell (1,000), with --until at most"},
    CommandOption{
        "until", '\0', Takes::one_value, "W",
        "stop a cell when every mean difference to the first model is known to within W (95 %, currency)"},
    seed_option,
    threads_option,
    set_option,
    with_option,
    plain_option,
    json_option,
    quiet_option,
    help_option,
};

std::string text_of(const SweepFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal);
    if (!finding.gap.empty()) {
        text += paragraph(finding.gap, terminal.width);
    }
    if (!finding.map.rows.empty()) {
        text += '\n' + paragraph(finding.map_title, terminal.width) + laid_out(finding.map, terminal);
    }
    text += '\n' + laid_out(finding.models, terminal) + '\n';
    if (!finding.unplayable.empty()) {
        text += paragraph(finding.unplayable, terminal.width);
    }
    return text + paragraph(finding.how, terminal.width) + paragraph(origin_text(facts), terminal.width);
}

//! Why the file of a sweep cannot be begun, as the command's reply.
std::optional<Reply> file_refusal(const Given& given, const StudyOpening& opening) {
    const std::string output = given.value("output");
    if (!given.has("output")) {
        return given.has("resume")
                   ? std::optional(
                         refusal(ExitCode::usage, "sweep: --resume goes on with a file: name it with -o"))
                   : std::nullopt;
    }
    if (const std::string fault = output_fault(output, opening.request, opening.loaded); !fault.empty()) {
        return refusal(ExitCode::usage, "sweep: " + fault);
    }
    if (const std::string fault = study_path_fault(output, sweep_filetype); !fault.empty()) {
        return refusal(ExitCode::file, fault);
    }
    return std::nullopt;
}

std::string size_fault(const SweepDesign& design, const RunRequest& request, const SweepPart& part) {
    if (part.of > design.cells.size()) {
        return "--part: the sweep has " + counted(design.cells.size()) +
               " cells, and no more parts than those";
    }
    const double all = double(design.cells.size()) * double(request.replications);
    return all > most_futures ? counted(design.cells.size()) + " cells of " + counted(request.replications) +
                                    " futures would take months: fewer of either"
                              : std::string{};
}

//! A sweep that may begin: the models that it compares, its cells, and where they go.
struct Begun {
    const SweepOpening& asked;
    Scenario scenario;  //!< with the models that are swept
    std::vector<std::size_t> models;
    SweepDesign design;
    std::string output, typed;
    Ranks* ranks = nullptr;
    SweepPart part = {};
    std::string identity = {};
    OpenedSweepLog file = {};
};

const RunRequest& request_of(const Begun& sweep) { return sweep.asked.opening.request; }

std::string cells_text(std::size_t finished, const SweepDesign& design) {
    return counted(finished) + " of " + counted(design.cells.size()) + " cells";
}

//! Opens the log of finished cells. Nothing, or the reply that says why it cannot be.
std::optional<Reply> begin_file(Begun& sweep, bool resume) {
    if (sweep.output.empty()) {
        return std::nullopt;
    }
    sweep.file = open_sweep_log(
        {.path = sweep.output,
         .identity = sweep.identity + (sweep.part.of > 1 ? "\npart = " + text_of(sweep.part) : ""),
         .note = sweep.typed,
         .models = sweep.models.size(),
         .cells = sweep.design.cells.size()},
        resume, interrupted);
    if (!sweep.file.log) {
        return refusal(interrupted() ? ExitCode::interrupted : ExitCode::file, sweep.file.fault,
                       lines_of(sweep.file.details));
    }
    if (sweep.file.finished > 0 && request_of(sweep).talk == Talk::normal) {
        say(message("going on: " + cells_text(sweep.file.finished, sweep.design) + " are there already"));
    }
    return std::nullopt;
}

SweepDone play(const Begun& sweep, const SamplingOptions& sampling) {
    const RunRequest& request = request_of(sweep);
    SweepOptions what{.seed = request.seed,
                      .replications = request.replications,
                      .until = request.until,
                      .threads = request.threads,
                      .controlled = !request.plain,
                      .progress = sampling.progress,
                      .stop = sampling.stop,
                      .part = sweep.part,
                      .ranks = sweep.ranks,
                      .identity = sweep.identity};
    if (sweep.file.log) {
        what.sink = [&](std::size_t cell, const SweptCell& found) {
            return append(*sweep.file.log, cell, found);
        };
    }
    return play_sweep(sweep.scenario, sweep.design, sweep.file.known, what);
}

//! Writes the file of a finished sweep, and adds to the reply what became of it.
void publish(const Begun& sweep, const SweepDone& done, const std::string& kept, Reply& reply) {
    StudyFile file = file_of(sweep.output, request_of(sweep), sweep.asked.opening.loaded, sweep.scenario,
                             sweep.design, done.cells, sweep.typed);
    if (sweep.part.of > 1) {
        mark_part(file, sweep.part, sweep.identity);
    }
    if (const std::string fault = write_study(file); !fault.empty()) {
        reply.code = ExitCode::file;
        reply.err += message(fault + kept);
        return;
    }
    sweep.file.log->remove();
    if (request_of(sweep).talk == Talk::normal) {
        const auto there =
            done.cells.size() - std::size_t(std::count(done.cells.begin(), done.cells.end(), std::nullopt));
        reply.err += message(sweep.output + " is written: " + cells_text(there, sweep.design));
    }
}

Reply told(const Begun& sweep, const SweepDone& done, Progress& progress, const Terminal& terminal) {
    const auto finished =
        done.cells.size() - std::size_t(std::count(done.cells.begin(), done.cells.end(), std::nullopt));
    const std::string how_far = cells_text(finished, sweep.design);
    const std::string kept = sweep.file.log && finished > 0
                                 ? "; " + how_far + " are kept in '" + Journal::path_for(sweep.output) +
                                       "': the same command with --resume goes on"
                                 : "";
    const std::string unplayable = first_unplayable(sweep.scenario, sweep.design, done.cells);
    std::uint64_t futures = 0;
    for (const auto& cell : done.cells) {
        futures += cell ? cell->replications : 0;
    }
    if (futures == 0 && done.ending == Ending::complete && sweep.part.of > 1 && sweep.file.log) {
        clear(progress);  // the file of the part is needed all the same
        Reply reply{.err = message("none of the cells of this part can be played: " + unplayable)};
        publish(sweep, done, kept, reply);
        return reply;
    }
    if (done.ending == Ending::failed || futures == 0) {
        clear(progress);
        return done.ending == Ending::failed ? refusal(ExitCode::file, done.fault + kept)
               : done.ending == Ending::interrupted
                   ? refusal(ExitCode::interrupted,
                             "interrupted before the first cell was done: there is no result")
                   : refusal(ExitCode::invalid, "sweep: none of the cells can be played: " + unplayable);
    }
    const SweepOf about{sweep.design, done.cells, request_of(sweep).seed,
                        sweep.asked.study ? sweep.asked.study->title : "", unplayable};
    Reply reply = answer_of(
        {.ending = done.ending, .fault = done.fault, .replications = futures, .widest = 0},
        sweep.asked.opening, progress,
        {.figures = [&] { return sweep_json(sweep.scenario, about); },
         .text =
             [&](const Scenario& on_screen, const RunFacts& facts) {
                 return text_of(finding_of(with_models(on_screen, sweep.models), about), facts, terminal);
             }});
    if (done.ending == Ending::interrupted) {
        reply.err = message("interrupted: this is what " + how_far + " say" + kept);
    } else if (sweep.file.log) {
        publish(sweep, done, kept, reply);
    }
    return reply;
}

Reply sweep(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    const SweepOpening asked = open_sweep(given, usual_replications);
    const StudyOpening& opening = asked.opening;
    if (opening.refused) {
        return *opening.refused;
    }
    const SweptModels chosen = models_of(given, asked);
    const PartReading part = read_part(given);
    if (const auto refused = refusal_of("sweep", {chosen.fault, part.fault}, opening)) {
        return *refused;
    }
    DesignReading reading = read_design(given, asked);
    if (reading.refused) {
        return *reading.refused;
    }
    if (const std::string fault = size_fault(reading.design, opening.request, part.part); !fault.empty()) {
        return refusal(ExitCode::usage, "sweep: " + fault);
    }
    if (const auto refused = file_refusal(given, opening)) {
        return *refused;
    }
    Begun begun{.asked = asked,
                .scenario = with_models(opening.loaded.read.scenario, chosen.models),
                .models = chosen.models,
                .design = std::move(reading.design),
                .output = given.value("output"),
                .typed = invocation.typed,
                .ranks = invocation.ranks,
                .part = part.part};
    begun.identity =
        identity_of(opening.request, begun.scenario, begun.design, opening.loaded.read.resolved_toml);
    const EndsWell ends_well;
    if (const auto refused = begin_file(begun, given.has("resume"))) {
        return *refused;
    }
    Progress progress{terminal.error_width};
    return told(begun, play(begun, sampling_of(opening.request, 1, progress, terminal)), progress, terminal);
}

}  // namespace

const Command sweep_command{
    "sweep",
    "models over many values of parameters, in one file",
    "STUDY.toml|SCENARIO.toml|- [--vary KEY=A:B:N]... [-o FILE.h5] [--part K/N] [--resume] [--a MODEL] [--b "
    "MODEL] "
    "[--all] "
    "[-n N] [--until W] [--seed S] [--threads T] [--set KEY=VALUE]... [--with INTERVENTION]... [--plain] "
    "[--json] "
    "[--quiet]",
    options,
    "Plays models in every cell of a design, in the same futures everywhere, and tells who is best where, "
    "and which "
    "model is the robust choice. Without a file of its own a sweep is all combinations of --vary. A study "
    "names its "
    "scenario and what is swept: [grid] with lists or { from = 1, to = 9, steps = 5 }, [latin_hypercube] or "
    "[sobol] "
    "with points = 64 and ranges, or [table] with file = \"points.csv\", a column for each parameter. Beside "
    "them may "
    "stand title, models, replications, until, seed, set and with; the command line overrules them. With -o "
    "every "
    "finished cell is safe at once: after Ctrl-C, a crash or kill -9 the same command with --resume goes on, "
    "to the "
    "same contents. mpirun -n 8 fundsim sweep ... shares the cells over processes and machines where the "
    "program was built with MPI.",
    "fundsim sweep scenarios/baseline.toml --vary opportunities.arrivals_per_year=10,20,40,80 --vary "
    "opportunities.sigma_case=0.25:2:4\nfundsim sweep scenarios/studies/supply_and_cases.toml -o "
    "supply.h5\nfundsim "
    "sweep my_study.toml -o my.h5 --resume\nfundsim sweep my.toml --vary model.scope=fixed,adaptive --all "
    "--json",
    sweep,
    true};

}  // namespace fundsim
