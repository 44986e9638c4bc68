#include <array>

#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/known.hpp"
#include "cli/layout.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "cli/values.hpp"
#include "execution/interventions.hpp"
#include "findings/interventions.hpp"
#include "findings/sentences.hpp"
#include "parameters/characters.hpp"

namespace fundsim {

namespace {

constexpr std::size_t usual_best = 3, most_best = 10;
constexpr double usual_zone = 0.01;  //!< of the budget until the horizon

constexpr std::array options{
    CommandOption{"model", 'm', Takes::one_value, "MODEL", "the model that is changed (the first one)"},
    CommandOption{
        "zone", '\0', Takes::one_value, "W",
        "a difference in net present value that does not matter to you, currency (1 % of the budget "
        "until the horizon): the smaller, the more futures"},
    CommandOption{"best", '\0', Takes::one_value, "K",
                  "how many of the best are looked for, and the most in the order (3)"},
    CommandOption{"replications", 'n', Takes::one_value, "N",
                  "simulated futures at most, in whole lots of 64 (10,000)"},
    seed_option,
    threads_option,
    set_option,
    with_option,
    plain_option,
    json_option,
    quiet_option,
    help_option,
};

//! The same for a screen: names and reasons are not ours.
InterventionStudy shown_study(InterventionStudy study) {
    for (InterventionWorth& worth : study.worths) {
        worth.name = printable(worth.name);
    }
    for (std::string& name : study.best) {
        name = printable(name);
    }
    for (OrderStep& step : study.order) {
        step.name = printable(step.name);
    }
    if (study.not_added) {
        study.not_added->name = printable(study.not_added->name);
    }
    for (NotPlayed& each : study.not_played) {
        each.name = printable(each.name);
        each.why = printable(each.why);
    }
    return study;
}

std::string text_of(const InterventionFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal);
    text += '\n' + laid_out(finding.worths, terminal) + '\n';
    if (!finding.order.rows.empty()) {
        text += laid_out(finding.order, terminal);
    }
    if (!finding.stop.empty()) {
        text += paragraph(finding.stop, terminal.width);
    }
    if (!finding.order.rows.empty() || !finding.stop.empty()) {
        text += '\n';
    }
    for (const std::string& sentence : finding.not_played) {
        text += paragraph(sentence, terminal.width);
    }
    return text + paragraph(finding.how, terminal.width) + paragraph(finding.choice, terminal.width) +
           paragraph(origin_text(facts), terminal.width);
}

std::string none_acts(const Scenario& scenario, const InterventionStudy& study) {
    std::string text = "no intervention can act on '" + scenario.models[study.model].name + "'";
    for (const NotPlayed& each : study.not_played) {
        text += (&each == &study.not_played.front() ? ". " : "; ") + each.name + " (" + each.why + ")";
    }
    return text;
}

Reply weigh(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    const StudyOpening opening = open_study("interventions", given);
    if (opening.refused) {
        return *opening.refused;
    }
    const RunRequest& request = opening.request;
    const ReadResult& read = opening.loaded.read;
    const Scenario& scenario = read.scenario;
    const NamedModel model = model_named(scenario, given.value("model"), 0);
    const Parsed<double> zone =
        given.has("zone") ? parse_positive(given.value("zone"), "--zone") : Parsed<double>{};
    std::size_t best = usual_best;
    const std::string best_fault = take_whole(given, "best", "--best", 1, most_best, best);
    if (const auto refused = refusal_of("interventions", {model.fault, zone.fault, best_fault}, opening)) {
        return *refused;
    }
    const EndsWell ends_well;
    Progress progress{terminal.error_width};
    const Organisation& organisation = scenario.organisation;
    const double budget = organisation.budget_per_year * organisation.horizon_months / 12;
    const InterventionOptions what{.seed = request.seed,
                                   .zone = zone.value.value_or(usual_zone * budget),
                                   .best = best,
                                   .controlled = !request.plain,
                                   .sampling = sampling_of(request, 1, progress, terminal)};
    const Known known = known_of(read);
    const InterventionsDone done =
        play_interventions(read.as_written, model.place, known.applied, known.tried, what);
    if (done.study.worths.empty() && done.ending == Ending::complete) {
        return refusal(ExitCode::usage, "interventions: " + none_acts(scenario, done.study));
    }
    return answer_of(
        {done.ending, done.fault, done.study.replications, widest_net(done.study)}, opening, progress,
        {.figures =
             [&] {
                 nlohmann::ordered_json figures = interventions_json(scenario, done.study);
                 figures["sentences"] = sentences_json(finding_of(scenario, request.seed, done.study));
                 return figures;
             },
         .text =
             [&](const Scenario& on_screen, const RunFacts& facts) {
                 return text_of(finding_of(on_screen, request.seed, shown_study(done.study)), facts,
                                terminal);
             }});
}

}  // namespace

const Command interventions_command{
    "interventions",
    "what each change is worth, against its cost",
    "SCENARIO.toml|- [--model MODEL] [--zone W] [--best K] [-n N] [--seed S] [--threads T] [--set "
    "KEY=VALUE]... "
    "[--with INTERVENTION]... [--plain] [--json] [--quiet]",
    options,
    "Applies each intervention alone to one model, those of the scenario and those that ship, always in the "
    "same "
    "futures: what it brings, what its price takes, what is left, and the price a year at which nothing "
    "would be "
    "left. Those that are applied already (with, --with) stay in place. What has no chance to be among the "
    "best "
    "is given up early, and doing nothing is always one of the choices. The best are then taken together, "
    "one "
    "after the other, as long as a further one clearly adds. Ctrl-C tells what is done.",
    "fundsim interventions scenarios/baseline.toml\nfundsim interventions my.toml --model \"Product teams\" "
    "--zone "
    "200\nfundsim interventions my.toml --with outcome_data --best 1\nfundsim interventions my.toml --json > "
    "worth.json",
    weigh};

}  // namespace fundsim
