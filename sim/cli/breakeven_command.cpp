#include <array>
#include <vector>

#include "cli/commands.hpp"
#include "cli/goal.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "cli/varying.hpp"
#include "execution/frontier.hpp"
#include "findings/breakeven.hpp"
#include "findings/frontier.hpp"

namespace fundsim {

namespace {

//! Futures at each value, and after how many of them an interrupted study has something to tell.
struct Pace {
    std::uint64_t replications, stretch;
};
constexpr Pace of_one{1'000, 50}, of_two{300, 5};
constexpr std::size_t points = 9, points_of_profile = 25;

constexpr std::array options{
    CommandOption{
        "vary", '\0', Takes::several_values, "KEY=A:B",
        "the parameter that moves, and from where to where, as organisation.discount_rate=0.02:0.3; given "
        "twice: along the first, at 9 values of the second; with --goal once to three times, and flags and "
        "words too, as model.scope=fixed:adaptive"},
    CommandOption{
        "goal", '\0', Takes::one_value, "GOAL",
        "the least change with which one model comes to this, as 'npv>10000:0.7,payback<48': conditions on "
        "figures of a future, all in the same one, and after one colon the chance of that (0.5)"},
    CommandOption{"model", 'm', Takes::one_value, "MODEL", "whose goal it is (the last one)"},
    CommandOption{"profile", '\0', Takes::nothing, "", "the gap at 25 values, not only at 9"},
    a_option,
    b_option,
    CommandOption{"replications", 'n', Takes::one_value, "N",
                  "simulated futures at each value (1,000; 300 with two parameters, 200 with "
                  "three)"},
    seed_option,
    threads_option,
    set_option,
    with_option,
    plain_option,
    json_option,
    quiet_option,
    help_option,
};

std::string text_of(const BreakevenFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal);
    text += '\n' + laid_out(finding.profile, terminal) + '\n';
    for (const std::string& sentence : finding.left_out) {
        text += paragraph(sentence, terminal.width);
    }
    return text + paragraph(origin_text(facts), terminal.width);
}

std::string text_of(const FrontierFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal);
    text += '\n' + laid_out(finding.rows, terminal) + '\n';
    for (const std::string& sentence : finding.left_out) {
        text += paragraph(sentence, terminal.width);
    }
    return text + paragraph(finding.how, terminal.width) + paragraph(origin_text(facts), terminal.width);
}

MovedParameter moved_by(const Varied& varied) {
    return {address_text(varied.address), std::string(varied.parameter->unit)};
}

//! Two models of a scenario, and how they are played.
struct Question {
    const StudyOpening& opening;
    std::size_t a, b;
    BreakevenOptions options;
};

std::string none_playable(const std::string& why) {
    return "breakeven: no value of the range can be played: " + why;
}

Reply answer_one(const Question& asked, const Varied& varied, Progress& progress, const Terminal& terminal) {
    const Scenario& scenario = asked.opening.loaded.read.scenario;
    const BreakevenDone done = play_breakeven(scenario, asked.a, asked.b, varied, asked.options);
    if (done.breakeven.profile.empty() && !done.breakeven.left_out.empty() &&
        done.ending == Ending::complete) {
        return refusal(ExitCode::usage, none_playable(done.breakeven.left_out.front().why));
    }
    const MovedParameter moved = moved_by(varied);
    const BreakevenOf about{.a = asked.a,
                            .b = asked.b,
                            .address = moved.address,
                            .unit = moved.unit,
                            .replications = done.replications,
                            .seed = asked.options.seed};
    return answer_of({done.ending, done.fault, done.replications, 0}, asked.opening, progress,
                     {.figures = [&] { return breakeven_json(scenario, about, done.breakeven); },
                      .text =
                          [&](const Scenario& on_screen, const RunFacts& facts) {
                              return text_of(finding_of(on_screen, about, done.breakeven), facts, terminal);
                          }});
}

Reply answer_two(const Question& asked, const std::vector<Varied>& varied, Progress& progress,
                 const Terminal& terminal) {
    const Scenario& scenario = asked.opening.loaded.read.scenario;
    const FrontierDone done = play_frontier(scenario, asked.a, asked.b, varied[0], varied[1],
                                            {.rows = points, .along = asked.options});
    if (done.frontier.rows.empty() && !done.frontier.left_out.empty() && done.ending == Ending::complete) {
        return refusal(ExitCode::usage, none_playable(done.frontier.left_out.front().why));
    }
    const FrontierOf about{.a = asked.a,
                           .b = asked.b,
                           .along = moved_by(varied[0]),
                           .across = moved_by(varied[1]),
                           .replications = done.replications,
                           .seed = asked.options.seed};
    return answer_of({done.ending, done.fault, done.replications, 0}, asked.opening, progress,
                     {.figures = [&] { return frontier_json(scenario, about, done.frontier); },
                      .text =
                          [&](const Scenario& on_screen, const RunFacts& facts) {
                              return text_of(finding_of(on_screen, about, done.frontier), facts, terminal);
                          }});
}

Reply find_ties(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    if (const std::string fault = goal_option_fault(given); !fault.empty()) {
        return refusal(ExitCode::usage, "breakeven: " + fault,
                       "fundsim breakeven --help explains the options");
    }
    if (given.has("goal")) {
        return find_goal(invocation, terminal);
    }
    const std::vector<std::string> texts = given.values("vary");
    const bool two = texts.size() > 1;
    const Pace pace = two ? of_two : of_one;
    const StudyOpening opening = open_study("breakeven", given, pace.replications);
    if (opening.refused) {
        return *opening.refused;
    }
    const RunRequest& request = opening.request;
    const Scenario& scenario = opening.loaded.read.scenario;
    const NamedPair pair = pair_named(scenario, given);
    const VaryReading vary = read_varied(scenario, texts);
    const std::string profile =
        two && given.has("profile")
            ? "--profile is the gap along one parameter: leave it out, or the second --vary, beside whose "
              "values a map shows who is ahead"
            : "";
    if (const auto refused = refusal_of("breakeven", {pair.fault, vary.fault, profile}, opening)) {
        return *refused;
    }
    const EndsWell ends_well;
    Progress progress{terminal.error_width};
    Question asked{.opening = opening,
                   .a = pair.a,
                   .b = pair.b,
                   .options = {.seed = request.seed,
                               .points = given.has("profile") ? points_of_profile : points,
                               .controlled = !request.plain,
                               .sampling = sampling_of(request, pace.stretch, progress, terminal)}};
    return two ? answer_two(asked, vary.varied, progress, terminal)
               : answer_one(asked, vary.varied.front(), progress, terminal);
}

}  // namespace

const Command breakeven_command{
    "breakeven",
    "where two models tie as one parameter moves, or two; the least change that reaches a goal",
    "SCENARIO.toml|- --vary KEY=A:B [--vary KEY=C:D] [--profile] [--a MODEL] [--b MODEL] "
    "[--goal GOAL [--model MODEL]] [-n N] [--seed S] "
    "[--threads T] "
    "[--set KEY=VALUE]... [--with INTERVENTION]... [--plain] [--json] [--quiet]",
    options,
    "Moves one parameter over a range, always in the same futures, and tells where two models come out level "
    "on "
    "average, with the interval of that value, who is ahead on which side of it, and the gap along the whole "
    "range. Any "
    "number of the scenario can be moved, by the address that --set takes. With two --vary it tells at "
    "values of the second where along the first they "
    "come out level: the line that divides the two, with a map of who is ahead.\nWith --goal it looks at one "
    "model: whether a goal for money and "
    "dates is reached as things stand, which parameter alone would reach it and at which value, and the "
    "least "
    "change of all together, measured in shares of their ranges; or that none does, and how near it comes. "
    "Figures are those of a single future, by their names in results (npv, npv_per_outlay, lead_time, "
    "late_share, peak_exposure, ...), and payback, first_value, outlay, income, achieved; money in the "
    "scenario's currency, times in months. Ctrl-C tells what is done.",
    "fundsim breakeven scenarios/baseline.toml --vary organisation.erosion_owned=0:0.6\nfundsim breakeven "
    "scenarios/baseline.toml --vary opportunities.value_scale=0.05:1 --vary "
    "opportunities.sigma_case=0.2:2\nfundsim breakeven "
    "my.toml --vary "
    "opportunities.arrivals_per_year=5:100 --profile\nfundsim breakeven my.toml --vary 'model.\"Product "
    "teams\".discovery_share=0:0.5' --json\nfundsim breakeven "
    "scenarios/baseline.toml --model 'Feature teams' --goal 'npv>10000:0.5,payback<120' --vary "
    "model.mandated_share=0:0.8 --vary model.scope=fixed:adaptive",
    find_ties};

}  // namespace fundsim
