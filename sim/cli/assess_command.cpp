#include <array>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/known.hpp"
#include "cli/layout.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "execution/interventions.hpp"
#include "findings/assessment.hpp"
#include "parameters/characters.hpp"
#include "scenario/read_answers.hpp"

namespace fundsim {

namespace {

constexpr std::uint64_t usual_futures = 1'024;

constexpr std::array options{
    CommandOption{"answers", '\0', Takes::one_value, "FILE.toml",
                  "the answers; without it the questions are printed, to be filled in"},
    CommandOption{"model", 'm', Takes::one_value, "MODEL",
                  "the model that the answers are about (the first one)"},
    CommandOption{"toml", '\0', Takes::nothing, "",
                  "print the answers as a [[model]] and [[intervention]]s for a scenario, and play nothing"},
    CommandOption{"replications", 'n', Takes::one_value, "N", "simulated futures at most (1,024)"},
    seed_option,
    threads_option,
    set_option,
    json_option,
    quiet_option,
    help_option,
};

std::string laid_out(const AssessmentFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal) + '\n' +
                       laid_out(finding.worths, terminal) + '\n';
    text += paragraph("What the answers were taken for:", terminal.width);
    for (const std::string& line : finding.levers) {
        text += paragraph(line, terminal.width, 2, 2);
    }
    return text + paragraph(finding.how, terminal.width) + paragraph(origin_text(facts), terminal.width);
}

//! The scenario as the answers have it.
Scenario answered(Scenario scenario, std::size_t model, const Answers& answers) {
    for (std::size_t k = 0; k < answers.size(); ++k) {
        if (answers[k]) {
            for (const Change& change :
                 changes_at(questions()[k], *answers[k], scenario.models[model].name)) {
                set_scalar(scenario, change.address, change.value);
            }
        }
    }
    return scenario;
}

std::vector<Intervention> better_answers(const Scenario& scenario, std::size_t model,
                                         const Answers& answers) {
    std::vector<Intervention> tried;
    for (std::size_t k = 0; k < answers.size(); ++k) {
        if (answers[k] && *answers[k] < static_cast<int>(answer_points)) {
            tried.push_back(best_answer(questions()[k], scenario.models[model].name));
        }
    }
    return tried;
}

Reply without_answers(const Given& given) {
    for (const auto& [name, values] : given.options) {
        if (name != "quiet") {
            return refusal(ExitCode::usage, "assess: --" + name + " needs answers: add --answers FILE.toml",
                           "fundsim assess > answers.toml writes the questions");
        }
    }
    if (!given.arguments.empty()) {
        return refusal(ExitCode::usage, "assess: a scenario needs answers: add --answers FILE.toml",
                       "fundsim assess > answers.toml writes the questions");
    }
    return {ExitCode::done, questionnaire_toml(), {}};
}

Reply assess_answers(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    if (!given.has("answers")) {
        return without_answers(given);
    }
    const StudyOpening opening = open_study("assess", given, usual_futures);
    if (opening.refused) {
        return *opening.refused;
    }
    const RunRequest& request = opening.request;
    const ReadResult& read = opening.loaded.read;
    const Scenario& scenario = read.scenario;
    const NamedModel model = model_named(scenario, given.value("model"), 0);
    const std::string both = given.has("toml") && given.has("json")
                                 ? "--toml and --json are two forms of an answer: leave one out"
                                 : "";
    if (const auto refused = refusal_of("assess", {model.fault, both}, opening)) {
        return *refused;
    }
    const AnswersReading answers = read_answers(given.value("answers"));
    if (!answers.faults.empty()) {
        return {answers.unreadable ? ExitCode::file : ExitCode::invalid, {}, formatted(answers.faults)};
    }
    if (given.has("toml")) {
        return {ExitCode::done, assessment_toml(scenario, model.place, answers.answers), {}};
    }
    const EndsWell ends_well;
    Progress progress{terminal.error_width};
    const Organisation& organisation = scenario.organisation;
    const InterventionOptions what{.seed = request.seed,
                                   .zone =
                                       0.01 * organisation.budget_per_year * organisation.horizon_months / 12,
                                   .best = 1,
                                   .sampling = sampling_of(request, 1, progress, terminal)};
    const InterventionsDone done = play_interventions(
        answered(read.as_written, model.place, answers.answers), model.place, known_of(read).applied,
        better_answers(scenario, model.place, answers.answers), what);
    const bool asked_for_nothing = done.study.worths.empty() && done.ending == Ending::complete;
    const std::uint64_t futures = asked_for_nothing ? 1 : done.study.replications;
    return answer_of({done.ending, done.fault, futures, widest_net(done.study)}, opening, progress,
                     {.figures = [&] { return assessment_json(scenario, answers.answers, done.study); },
                      .text =
                          [&](const Scenario& on_screen, const RunFacts& facts) {
                              return laid_out(
                                  finding_of(on_screen, request.seed, answers.answers, done.study), facts,
                                  terminal);
                          }});
}

}  // namespace

const Command assess_command{
    "assess",
    "which answers about an organisation limit it most",
    "[--answers FILE.toml SCENARIO.toml|-] [--model MODEL] [--toml] [-n N] [--seed S] [--threads T] [--set "
    "KEY=VALUE]... [--json] [--quiet]",
    options,
    "Three questions tell whether an organisation is on the way to product teams: agreement on value, being "
    "measured "
    "on outcome, data enough to learn; seven limits hold product work back. Without answers the questions "
    "are "
    "printed as a file to fill in, from 1 (not at all) to 5 (fully). With answers their levers are set in "
    "one model "
    "of a scenario, and each question is played with the best answer: what that would be worth ranks them. "
    "Which "
    "values answers stand for is assumed, and printed.",
    "fundsim assess > answers.toml\nfundsim assess --answers answers.toml scenarios/baseline.toml\nfundsim "
    "assess "
    "--answers answers.toml my.toml --model \"Product teams\"\nfundsim assess --answers answers.toml my.toml "
    "--toml",
    assess_answers};

}  // namespace fundsim
