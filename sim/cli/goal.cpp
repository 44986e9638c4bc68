#include "cli/goal.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "cli/goal_text.hpp"
#include "cli/interrupt.hpp"
#include "cli/layout.hpp"
#include "cli/studying.hpp"
#include "cli/table.hpp"
#include "cli/varying.hpp"
#include "execution/goal.hpp"
#include "findings/goal.hpp"
#include "parameters/characters.hpp"
#include "studies/chosen_models.hpp"

namespace fundsim {

namespace {

//! By the number of levers: futures at each point, values of each lever in the grid, and after how many
//! futures an interrupted search has something to tell.
struct Pace {
    std::uint64_t replications;
    std::size_t values;
    std::uint64_t stretch;
};
constexpr std::array<Pace, 3> paces{{{1'000, 13, 50}, {300, 7, 10}, {200, 4, 10}}};

std::string text_of(const GoalFinding& finding, const RunFacts& facts, const Terminal& terminal) {
    std::string text = opening_text(finding.title, finding.verdict, facts, terminal);
    for (const std::string& sentence : finding.alone) {
        text += paragraph(sentence, terminal.width);
    }
    if (!finding.lacking.empty()) {
        text += paragraph(finding.lacking, terminal.width);
    }
    text += '\n' + laid_out(finding.answers, terminal) + '\n';
    if (!finding.grid.rows.empty()) {
        text += laid_out(finding.grid, terminal) + '\n';
    }
    for (const std::string& sentence : finding.left_out) {
        text += paragraph(sentence, terminal.width);
    }
    return text + paragraph(finding.how, terminal.width) + paragraph(origin_text(facts), terminal.width);
}

//! Fit for a screen: addresses name models.
GoalOf shown_goal(GoalOf about) {
    for (std::string& address : about.addresses) {
        address = printable(address);
    }
    return about;
}

}  // namespace

std::string goal_option_fault(const Given& given) {
    if (!given.has("goal")) {
        return given.has("model") ? "--model says whose --goal it is; two models that are compared are named "
                                    "with --a and --b"
                                  : "";
    }
    if (given.has("profile")) {
        return "--profile is the gap between two models along one parameter, and --goal looks at one model: "
               "leave one of them out";
    }
    if (given.has("b")) {
        return "--b names a model to compare with, and --goal looks at one model alone, which --model names";
    }
    return given.has("a") && given.has("model") ? "--a and --model both say whose goal it is: leave one out"
                                                : "";
}

Reply find_goal(const Invocation& invocation, const Terminal& terminal) {
    const Given& given = invocation.given;
    const std::vector<std::string> texts = given.values("vary");
    const Pace pace = paces[std::clamp<std::size_t>(texts.size(), 1, paces.size()) - 1];
    const StudyOpening opening = open_study("breakeven", given, pace.replications);
    if (opening.refused) {
        return *opening.refused;
    }
    const RunRequest& request = opening.request;
    const Scenario& scenario = opening.loaded.read.scenario;
    const GoalReading goal = read_goal(given.value("goal"));
    const NamedModel model =
        model_named(scenario, given.value(given.has("a") ? "a" : "model"), scenario.models.size() - 1);
    const LeverReading levers =
        model.fault.empty() ? read_levers(scenario, model.place, texts) : LeverReading{};
    if (const auto refused = refusal_of("breakeven", {goal.fault, model.fault, levers.fault}, opening)) {
        return *refused;
    }
    const EndsWell ends_well;
    Progress progress{terminal.error_width};
    const GoalDone done =
        play_goal(with_models(scenario, {model.place}), levers.addresses, levers.levers, goal.goal,
                  {.seed = request.seed,
                   .values = pace.values,
                   .sampling = sampling_of(request, pace.stretch, progress, terminal)});
    GoalOf about{.model = model.place,
                 .levers = levers.levers,
                 .goal = goal.goal,
                 .replications = done.replications,
                 .seed = request.seed};
    for (const Address& address : levers.addresses) {
        about.addresses.push_back(address_text(address));
    }
    const GoalFound found{done.search, done.again, done.left_out};
    return answer_of({done.ending, done.fault, done.replications, 0}, opening, progress,
                     {.figures = [&] { return goal_json(scenario, about, found); },
                      .text =
                          [&](const Scenario& on_screen, const RunFacts& facts) {
                              return text_of(finding_of(on_screen, shown_goal(about), found), facts,
                                             terminal);
                          }});
}

}  // namespace fundsim
