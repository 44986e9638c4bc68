#include <algorithm>
#include <array>

#include "build_info.hpp"
#include "cli/calibrating.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/output_path.hpp"
#include "cli/progress.hpp"
#include "cli/table.hpp"
#include "execution/calibrate.hpp"
#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "parameters/characters.hpp"
#include "results/text_output.hpp"
#include "scenario/history_report.hpp"
#include "scenario/scenario_file.hpp"

namespace fundsim {

namespace {

constexpr std::string_view written_by = "# Written by fundsim calibrate";

constexpr std::array options{
    CommandOption{"output", 'o', Takes::one_value, "FILE.toml", "write lines for a scenario to a file"},
    CommandOption{
        "column", 'c', Takes::several_values, "MEANING=HEADING",
        "which column is what, where its heading does not say: name, status, start, planned_end, actual_end, "
        "planned_duration, actual_duration, planned_cost, actual_cost, planned_effort, actual_effort, "
        "planned_benefit, actual_benefit; MEANING= alone: none is; repeatable"},
    CommandOption{"only", '\0', Takes::several_values, "QUANTITY",
                  "cost, schedule, benefit or effort alone; repeatable"},
    CommandOption{
        "finished", '\0', Takes::several_values, "WORD",
        "what the status says of a finished project, where it says neither done nor open; repeatable"},
    CommandOption{"as-of", '\0', Takes::one_value, "DATE",
                  "the day on which the history was written: who ends later is unfinished"},
    CommandOption{
        "thousands", '\0', Takes::one_value, "MARK",
        "what stands between groups of digits: . (with decimal commas), the comma, ' or blank; none"},
    CommandOption{"person-month-cost", '\0', Takes::one_value, "P",
                  "turns planned costs into planned effort, in the unit of the costs"},
    CommandOption{
        "family", '\0', Takes::one_value, "NAME",
        "lognormal, gamma, weibull, log_logistic, body_and_tail or metalog, and not the best of them"},
    CommandOption{"tail-from", '\0', Takes::one_value, "X", "where a tail begins, a ratio (1.5)"},
    CommandOption{
        "cap", '\0', Takes::one_value, "X",
        "largest ratio of a Pareto tail, and of any tail without a mean (10, or above what has happened)"},
    CommandOption{
        "reference", '\0', Takes::one_value, "NAME",
        "published class that stands beside fewer than 100 projects' costs: large_it (the usual one), "
        "managed_shop, survey, none"},
    CommandOption{
        "on-plan", '\0', Takes::one_value, "WHAT",
        "projects that came out exactly as planned, where there are many: keep (as a value of their own) or "
        "leave-out"},
    CommandOption{"resamples", 'n', Takes::one_value, "N",
                  "replicates of the history for intervals and tests (999); 0: neither"},
    CommandOption{"seed", 's', Takes::one_value, "S",
                  "which replicates (1); the same seed gives the same ones"},
    threads_option,
    CommandOption{"full", '\0', Takes::nothing, "", "all families compared, and how the figures read"},
    json_option,
    quiet_option,
    help_option,
};

struct Answered {
    std::vector<AskedQuantity> asked;
    CalibrateDone done;
};

//! The same for a screen: headings are not ours.
CalibrationOf shown(CalibrationOf what) {
    what.from = printable(what.from);
    return what;
}

std::string text_of(const Calibrated& found, const CalibrationOf& what, const CalibrateRequest& request,
                    const Terminal& terminal) {
    const CalibrationFinding finding = finding_of(shown(what), found);
    std::string text =
        '\n' + emphasised_lines(finding.title, terminal) + paragraph(finding.verdict, terminal.width);
    if (found.fault.empty()) {
        text += '\n' + laid_out(finding.quantiles, terminal) + '\n';
        text += request.full ? laid_out(finding.families, terminal) + '\n' : "";
        text += paragraph(finding.parameters, terminal.width, 0, 2);
    }
    for (const std::string& caution : finding.cautions) {
        text += paragraph("- " + printable(caution), terminal.width, 0, 2);
    }
    return text;
}

std::string text_of(const Answered& answered, const CalibrateRequest& request, const HistoryOpening& opening,
                    const Terminal& terminal) {
    std::string text =
        paragraphs(history_text(opening.history, printable(called(request.path))), terminal.width, 0, 4);
    for (std::size_t q = 0; q < answered.asked.size(); ++q) {
        text += text_of(answered.done.answers[q], answered.asked[q].what, request, terminal);
    }
    return text + '\n' +
           (request.full ? paragraph(how_calibrated(answered.done.resamples), terminal.width) : "") +
           paragraph("fundsim " + std::string(program_version) + ", history " + opening.sha256.substr(0, 12) +
                         ", seed " + std::to_string(request.seed) + ", " +
                         counted(answered.done.resamples, "replicate") + " (" +
                         printable(called(request.path)) + ").",
                     terminal.width);
}

nlohmann::ordered_json unused_json(const std::vector<LeftOut>& groups) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const LeftOut& group : groups) {
        list.push_back(
            {{"reason", group.reason}, {"rows", group.rows}, {"lines", group.lines}, {"cells", group.cells}});
    }
    return list;
}

nlohmann::ordered_json columns_json(const History& history) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < history_column_count; ++i) {
        if (const auto& column = history.columns[i]) {
            list.push_back({{"meaning", word_of(HistoryColumn(i))},
                            {"heading", history.heading[column->place]},
                            {"guessed", column->guessed},
                            {"projected", column->projected}});
        }
    }
    return list;
}

const HistoryFigures& figures_of(const History& history, HistoryQuantity quantity) {
    return quantity == HistoryQuantity::cost       ? *history.cost
           : quantity == HistoryQuantity::schedule ? *history.schedule
           : quantity == HistoryQuantity::benefit  ? *history.benefit
                                                   : *history.effort;
}

std::string json_of(const Answered& answered, const CalibrateRequest& request, const HistoryOpening& opening,
                    const std::string& fragment) {
    const History& history = opening.history;
    nlohmann::ordered_json object{
        {"history", called(request.path)},
        {"history_sha256", opening.sha256},
        {"program_version", program_version},
        {"git_sha", git_sha},
        {"seed", request.seed},
        {"resamples", answered.done.resamples},
        {"complete", answered.done.ending == Ending::complete},
        {"rows", {{"read", history.rows}, {"used", history.used}, {"unused", unused_json(history.unused)}}},
        {"columns", columns_json(history)},
        {"thousands", history.thousands}};
    object["quantities"] = nlohmann::ordered_json::array();
    for (std::size_t q = 0; q < answered.asked.size(); ++q) {
        const CalibrationOf& what = answered.asked[q].what;
        auto quantity = calibration_json(what, answered.done.answers[q]);
        quantity["without_figure"] = unused_json(figures_of(history, what.quantity).unused);
        object["quantities"].push_back(std::move(quantity));
    }
    object["fragment"] = fragment;
    return fundsim::text_of(object);
}

//! Why the file cannot be written, before the work begins.
std::optional<Reply> output_refusal(const CalibrateRequest& request) {
    if (request.output.empty()) {
        return std::nullopt;
    }
    if (const std::string fault = input_overwritten(request.output, {request.path}); !fault.empty()) {
        return refusal(ExitCode::usage, "calibrate: " + fault);
    }
    const std::string fault = text_path_fault(request.output, written_by);
    return fault.empty() ? std::nullopt : std::optional(refusal(ExitCode::file, fault));
}

Answered calibrated_by(const CalibrateRequest& request, const History& history, Progress& progress,
                       const Terminal& terminal) {
    Answered answered{questions_of(request, history), {}};
    std::vector<Question> questions;
    for (const AskedQuantity& each : answered.asked) {
        questions.push_back(each.question);
    }
    CalibrateOptions what{.resamples = request.resamples, .threads = request.threads, .stop = interrupted};
    if (terminal.watcher == Watcher::present && request.talk == Talk::normal) {
        what.progress = [&](std::uint64_t done, std::uint64_t total) { show(progress, done, total); };
    }
    answered.done = calibrate(questions, what);
    for (AskedQuantity& each : answered.asked) {
        each.what.resamples = answered.done.resamples;
    }
    return answered;
}

std::string fragment_of(const Answered& answered, const CalibrateRequest& request,
                        const HistoryOpening& opening) {
    std::vector<FragmentPart> parts;
    for (std::size_t q = 0; q < answered.asked.size(); ++q) {
        parts.push_back({answered.asked[q].what, answered.done.answers[q]});
    }
    return fragment_of({called(request.path), opening.sha256, opening.history.rows, opening.history.used,
                        "fundsim " + std::string(program_version), request.seed},
                       parts);
}

Reply calibrate_history(const Invocation& invocation, const Terminal& terminal) {
    const auto [request, fault] = read_calibrate_request(invocation.given);
    if (!fault.empty()) {
        return refusal(ExitCode::usage, "calibrate: " + fault,
                       "fundsim calibrate --help explains the options");
    }
    if (const auto refused = output_refusal(request)) {
        return *refused;
    }
    const HistoryOpening opening = open_history(request);
    if (opening.refused) {
        return *opening.refused;
    }
    const EndsWell ends_well;
    Progress progress{.width = terminal.error_width, .counted = "replicates"};
    const Answered answered = calibrated_by(request, opening.history, progress, terminal);
    clear(progress);
    const std::string fragment = fragment_of(answered, request, opening);
    Reply reply{.out = request.show == Show::json ? json_of(answered, request, opening, fragment)
                                                  : text_of(answered, request, opening, terminal)};
    const auto& answers = answered.done.answers;
    if (std::all_of(answers.begin(), answers.end(),
                    [](const Calibrated& each) { return !each.fault.empty(); })) {
        reply.code = ExitCode::invalid;
        reply.err = message("no quantity of this history makes a distribution");
        return reply;
    }
    if (answered.done.ending == Ending::interrupted) {
        reply.code = ExitCode::interrupted;
        reply.err = message("interrupted: " + counted(answered.done.resamples) + " of " +
                            counted(request.resamples) + " replicates of every family are done and kept");
    }
    if (!request.output.empty()) {
        const std::string unwritten = publish_text(request.output, fragment);
        if (!unwritten.empty()) {
            return {ExitCode::file, reply.out, message(unwritten)};
        }
        reply.err +=
            request.talk == Talk::normal ? message(request.output + " is written: lines for a scenario") : "";
    }
    return reply;
}

}  // namespace

const Command calibrate_command{
    "calibrate",
    "past projects become distributions for a scenario",
    "HISTORY.csv|- [-o FILE.toml] [--column MEANING=HEADING]... [--only QUANTITY]... [--finished WORD]... "
    "[--as-of DATE] "
    "[--thousands MARK] [--person-month-cost P] [--family NAME] [--tail-from X] [--cap X] [--reference NAME] "
    "[--on-plan keep|leave-out] [-n N] [--seed S] [--threads T] [--full] [--json] [--quiet]",
    options,
    "Reads a table of past projects, - from standard input: what was planned, what came of it, as far as it "
    "was "
    "written down (costs or efforts, dates or durations, benefits; one row a project). Headings are "
    "understood where "
    "they say what they are; what was understood is printed, and every row that could not be used, with the "
    "reason.\n"
    "Actual over planned, and planned effort, are fitted by lognormal, gamma, Weibull, log-logistic, a "
    "lognormal body "
    "with a Pareto tail and a metalog, by maximum likelihood. Unfinished projects count with how far they "
    "have come. "
    "The best by the corrected Akaike criterion goes into lines for a scenario, which cite the file, its "
    "SHA-256, "
    "projects and method. Fewer than 100 projects stand beside a published class of projects, with the "
    "weight "
    "sqrt(n / 100). What the projects cannot tell is said.\n"
    "Ctrl-C tells what is done. --json has everything, with the pairs of quantiles for a picture (python3 -m "
    "fundsim "
    "figures).",
    "fundsim calibrate scenarios/history.csv\nfundsim calibrate scenarios/history.csv -o history.toml\n"
    "fundsim calibrate projects.csv --column planned_cost=Budget --column \"actual_cost=Spent (kEUR)\" "
    "--as-of "
    "2024-12-31\nfundsim calibrate projects.csv --thousands . --person-month-cost 10 --full\n"
    "fundsim calibrate projects.csv --json > history.json",
    calibrate_history};

}  // namespace fundsim
