#include <chrono>
#include <memory>

#include "build_info.hpp"
#include "cli/commands.hpp"
#include "cli/comparison.hpp"
#include "cli/ending.hpp"
#include "cli/equal_outlay.hpp"
#include "cli/interrupt.hpp"
#include "cli/json.hpp"
#include "cli/loading.hpp"
#include "cli/progress.hpp"
#include "cli/run_facts.hpp"
#include "cli/run_request.hpp"
#include "cli/running.hpp"
#include "cli/shown.hpp"
#include "cli/story.hpp"
#include "cli/studying.hpp"
#include "cli/versus.hpp"
#include "engine/world/potential.hpp"
#include "execution/run.hpp"
#include "findings/transitions.hpp"
#include "results/write.hpp"

namespace fundsim {

namespace {

Reply tell_one(const RunRequest& request, const Loaded& loaded, const Terminal& terminal) {
    const Scenario& scenario = loaded.read.scenario;
    const auto workspace = make_workspace(*loaded.prepared);
    const Trace trace = trace_replication(*loaded.prepared, request.seed, *request.trace, *workspace);
    const RunFacts facts = facts_of(request, loaded);
    TracePart part = request.traced;
    const NamedModel model = model_named(scenario, request.traced_model, 0);
    const std::string fault = !model.fault.empty() ? "--model: " + model.fault
                              : part.item && *part.item >= trace.world.items
                                  ? no_such_item(*part.item, trace.world.items)
                                  : std::string();
    if (!fault.empty()) {
        return refusal(ExitCode::usage, "run: " + fault);
    }
    if (!request.traced_model.empty()) {
        part.model = model.place;
    }
    return {
        ExitCode::done,
        request.show == Show::json
            ? trace_json(scenario, facts, request.seed, *request.trace, trace, part)
            : story_text(*loaded.prepared, shown(facts), request.seed, *request.trace, trace, part, terminal),
        {}};
}

//! Takes the results file for this run before anything is simulated.
OpenedResults open_file(const RunRequest& request, const Loaded& loaded, const std::string& typed) {
    ResultsTarget target;
    target.path = request.output;
    target.compression = request.compress ? Compression::deflate : Compression::none;
    target.program_version = program_version;
    target.git_sha = git_sha;
    target.command = typed;
    target.scenario_toml = loaded.read.resolved_toml;
    target.seed = request.seed;
    target.replications = request.replications;
    target.until = request.until;
    target.stop = interrupted;
    const Cast cast{loaded.read.scenario.models.size(), played_models(*loaded.prepared),
                    series_months(*loaded.prepared), loaded.read.scenario.opportunities.listed.size()};
    return open_results(loaded.read.scenario, cast, target);
}

RunOptions options_of(const RunRequest& request, const Prepared& prepared, ResultsWriter* writer) {
    RunOptions options = plain_options(request);
    options.until = request.until;
    if (!request.plain) {
        options.expected_potential = expected_potential(prepared);
    }
    if (has_crossings(prepared.scenario) || request.initiatives) {
        options.recording = Recording::outcomes_and_series;
    }
    if (writer != nullptr) {
        options.recording = Recording::outcomes_and_series;
        options.sink = [writer](const Block& block) { return writer->append(block); };
        options.recall = [writer](Block& block) { return writer->recall(block); };
    }
    return options;
}

//! What is worth saying when a run has come to nothing, beside the reason.
Reply nothing_done(ExitCode code, const std::string& reason, const ResultsWriter* writer) {
    return refusal(code, writer != nullptr ? reason + writer->what_is_kept() : reason);
}

//! Publishes the results and adds to the reply what became of them. The file's name, empty if there is none.
std::string publish(ResultsWriter& writer, const RunRequest& request, const Summary& summary,
                    const Fairness& audit, Reply& reply) {
    const PublishedResults published = writer.publish(summary, audit);
    if (!published.fault.empty()) {
        reply.code = ExitCode::file;
        reply.err += message(published.fault);
        return {};
    }
    if (!published.elsewhere.empty()) {
        reply.err +=
            message(request.output + " is complete and stays; what is done now is in " + published.elsewhere);
        return published.elsewhere;
    }
    if (request.talk == Talk::normal) {
        reply.err += message(request.output + " is written");
    }
    return request.output;
}

Reply simulate(const RunRequest& request, const Loaded& loaded, const std::string& typed,
               const Terminal& terminal) {
    const Scenario& scenario = loaded.read.scenario;
    const EndsWell ends_well;
    OpenedResults file;
    if (!request.output.empty()) {
        file = open_file(request, loaded, typed);
        if (!file.writer) {
            return refusal(interrupted() ? ExitCode::interrupted : ExitCode::file, file.fault,
                           lines_of(file.details));
        }
        if (!file.message.empty() && request.talk == Talk::normal) {
            say(message(file.message));
        }
    }
    RunOptions options = options_of(request, *loaded.prepared, file.writer.get());
    Progress progress{terminal.error_width};
    show_progress(options, progress, request, terminal);
    const Result result = run(scenario, *loaded.prepared, options);
    clear(progress);

    const Summary& summary = result.summary;
    if (summary.ending == Ending::failed) {
        return nothing_done(ExitCode::file, result.fault, file.writer.get());
    }
    if (summary.replications == 0) {
        return nothing_done(ExitCode::interrupted, std::string(nothing_finished), file.writer.get());
    }
    const Fairness audit = fairness(scenario, summary);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - progress.begin;
    Reply reply = ending_of(summary, scenario.currency, request.talk);
    RunFacts facts = facts_of(request, loaded);
    if (file.writer) {
        facts.output_file = publish(*file.writer, request, summary, audit, reply);
    }
    if (interrupted() && summary.ending != Ending::interrupted) {
        reply.err += message("interrupted when all futures were done");
        reply.code = reply.code == ExitCode::file ? reply.code : ExitCode::interrupted;
    }
    facts.wall_seconds = elapsed.count();
    const EqualOutlayTold equal = equal_outlay_told(request, scenario, summary, facts, terminal, reply);
    reply.out =
        request.show == Show::json
            ? run_json(scenario, summary, audit, facts, request.initiatives, equal.json)
            : comparison_text(shown(scenario), shown(summary), audit, shown(facts), request.extent,
                              terminal) +
                  (request.initiatives ? listed_text(shown(scenario), shown(summary), terminal) : "") +
                  equal.text;
    return reply;
}

Reply run_scenario(const Invocation& invocation, const Terminal& terminal) {
    const RunRequestReading reading = read_run_request(invocation.given);
    if (!reading.fault.empty()) {
        return refusal(ExitCode::usage, "run: " + reading.fault, "fundsim run --help explains the options");
    }
    const RunRequest& request = reading.request;
    const Loaded loaded = load(request.scenario, request.settings, request.interventions);
    if (!loaded.prepared) {
        return {loaded.code, {}, loaded.faults};
    }
    if (request.talk == Talk::normal && !loaded.warnings.empty()) {
        say(loaded.warnings);
    }
    if (request.initiatives && loaded.read.scenario.opportunities.listed.empty()) {
        return refusal(ExitCode::usage,
                       "run: --initiatives tells of listed initiatives, and the scenario lists none",
                       "scenarios/README.md says how a portfolio is listed");
    }
    if (request.equal_outlay && loaded.read.scenario.models.size() < 2) {
        return refusal(ExitCode::usage,
                       "run: --equal-outlay compares models, and the scenario has one model alone");
    }
    if (!request.versus.empty()) {
        return play_versus(request, loaded, terminal);
    }
    if (request.trace) {
        return tell_one(request, loaded, terminal);
    }
    if (!request.output.empty()) {
        if (const std::string fault = output_fault(request.output, request, loaded); !fault.empty()) {
            return refusal(ExitCode::usage, "run: " + fault);
        }
    }
    return simulate(request, loaded, invocation.typed, terminal);
}

}  // namespace

const Command run_command{
    "run",
    "compare the funding models of a scenario",
    "SCENARIO.toml|- [-o FILE.h5] [-n N] [--seed S] [--threads T] [--set KEY=VALUE]... [--until W] "
    "[--plain] [--with INTERVENTION]... [--versus KEY=VALUE]... [--full] [--initiatives] [--equal-outlay] "
    "[--json] [--quiet] "
    "[--trace REPLICATION [--model MODEL] [--item I] [--months A:B]] "
    "[--compress]",
    run_options(),
    "Plays every funding model of a scenario (- reads it from standard input) in the same simulated futures "
    "and prints in a dozen lines what comes out: who is ahead and how often, four figures of each model, the "
    "strongest reasons for the model with the highest average against the first one, what speaks most "
    "against "
    "it, and a sentence to quote. Reasons are ranked by one rule: a part of the gap weighs the share of the "
    "gap "
    "that it makes, two figures whose intervals do not overlap weigh the share by which the smaller is "
    "smaller. "
    "--full adds all figures; --equal-outlay tells the contest once more with budgets with which all models "
    "pay out the same; --versus tells instead what other values of parameters change. Ctrl-C keeps "
    "what is done; a second one ends at once.",
    "fundsim run scenarios/baseline.toml\nfundsim run my.toml --full\nfundsim run my.toml -o my.h5 -n "
    "100_000 "
    "--seed 7\nfundsim run my.toml --set organisation.budget_per_year=20_000 --set model.wip=2\nfundsim run "
    "my.toml --with outcome_data --with clear_mandate\nfundsim run my.toml --until 100 -n 1e6\nfundsim run "
    "my.toml --equal-outlay\nfundsim run "
    "my.toml --versus organisation.discount_rate=0.12\nfundsim run my.toml --trace 0 | "
    "less\nfundsim run my.toml --trace 0 --model \"Product teams\" --months 12:24\nfundsim run my.toml "
    "--json > my.json",
    run_scenario};

}  // namespace fundsim
