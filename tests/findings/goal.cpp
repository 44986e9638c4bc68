// What a goal is said to come to.

#include "findings/goal.hpp"

#include <catch2/catch.hpp>

#include "findings/said.hpp"
#include "findings/studied.hpp"
#include "parameters/table.hpp"

using namespace fundsim;
using said::contains;

namespace {

GoalOf asked() {
    return {.model = 1,
            .addresses = {"model.wip", "model.scope"},
            .levers = {{find_parameter(Section::model, "wip"), 4, 1, 4, {}},
                       {find_parameter(Section::model, "scope"), 0, 0, 0, {0, 1}}},
            .goal = {{{"npv", *goal_figure("npv"), true, 10'000},
                      {"payback", *goal_figure("payback"), false, 48}},
                     0.7},
            .replications = 1'000,
            .seed = 1};
}

GoalPoint point(double wip, double scope, double share) {
    const Estimate all = about(share, 0.03);
    return {{wip, scope},
            distance_of(asked().levers, std::vector{wip, scope}),
            {all, {about(share + 0.02, 0.03), about(share + 0.1, 0.03)}, {0, 0.1}}};
}

//! As things stand 43 %; wip alone at 1 reaches 72 %, scope alone 50 %, both from 2 on 74 %.
GoalSearch made() {
    return {.points = {point(4, 0, 0.43), point(1, 0, 0.72), point(4, 1, 0.5), point(2, 1, 0.74)},
            .grid = 4,
            .alone = {1, 2},
            .best = 1,
            .largest = 3};
}

GoalFinding told(const GoalSearch& search, const std::vector<GoalChance>& again = {}) {
    return finding_of(two_models(), asked(), {search, again, {}});
}

}  // namespace

TEST_CASE("goal: how things stand, the least change, and what each lever does alone") {
    const GoalSearch search = made();
    const std::vector<GoalChance> again(4, point(0, 0, 0.71).chance);
    const GoalFinding found = told(search, again);
    CHECK(found.title ==
          "Test: a goal for Teams, 1,000 simulated futures at each point (seed 1), money in kEUR");
    CHECK(found.verdict ==
          "As things stand Teams have npv above 10,000 kEUR and payback below 48 months in 43 of 100 futures "
          "(40-46); 70 of 100 are asked for. The least change that reaches the goal is model.wip from 4 to 1 "
          "items: 72 of 100 futures (69-75), and in 71 of 100 futures (68-74) of a second lot, in which "
          "nothing was chosen.");
    REQUIRE(found.alone.size() == 2);
    CHECK(found.alone[0] == "That is a change of model.wip alone.");
    CHECK(found.alone[1] == "model.scope alone does not: 50 of 100 futures (47-53) at best, at adaptive.");
    CHECK(found.lacking.empty());
    CHECK(found.answers.heads == std::vector<std::string>{"wip", "scope", "change", "goal",
                                                          "npv above 10,000 kEUR",
                                                          "payback below 48 months"});
    REQUIRE(found.answers.rows.size() == 4);
    CHECK(found.answers.rows[1].label == "least change");
    CHECK(found.answers.rows[1].cells ==
          std::vector<std::string>{"1", "fixed", "1", "72 (69-75)", "74 (71-77)", "82 (79-85)"});
    GoalSearch both = search;
    both.best = 3;
    CHECK(contains(told(both).verdict,
                   "model.wip from 4 to 2 items and model.scope from fixed to adaptive: 74 of"));
    CHECK(told(both, again).alone[0] == "model.wip alone reaches it at 1 items: 72 of 100 futures (69-75), "
                                        "and in 71 of 100 futures (68-74) of "
                                        "a second lot, in which nothing was chosen.");
    const std::vector<GoalChance> worse(4, point(0, 0, 0.6).chance);
    CHECK(contains(told(search, worse).verdict, "nothing was chosen. That falls short: more futures (-n)"));
    // The interval of 72 includes 70.
    REQUIRE(found.grid.rows.size() == 2);
    CHECK(found.grid.rows[0].label == "fixed (as it is)");
    CHECK(found.grid.rows[0].cells[0] == "\u2592\u2592  \u00b7\u00b7");
    CHECK(found.grid.rows[1].cells[0] == "  \u2588\u2588\u00b7\u00b7");
}

TEST_CASE("goal: reached as things stand, or by nothing") {
    GoalSearch met = made();
    met.points[0] = point(4, 0, 0.71);
    met.alone = {0, 0};
    met.best = 0;
    CHECK(contains(told(met).verdict,
                   "(68-74); 70 of 100 are asked for, so the goal is reached and nothing has to "
                   "change. That is too close to what is asked for to be sure"));
    CHECK(told(met).alone.empty());
    CHECK(told(met).answers.rows.size() == 1);

    GoalSearch none = made();
    none.points[1] = point(1, 0, 0.6);
    none.points[3] = point(2, 1, 0.65);
    none.best = none.largest = 3;
    CHECK(contains(
        told(none).verdict,
        "Nothing within these ranges reaches the goal: the largest chance that was found is 65 of 100 "
        "futures (62-68), with model.wip from 4 to 2 items and model.scope from fixed to adaptive."));
    CHECK(contains(told(none).alone[0], "alone does not: 60 of 100"));
    CHECK(told(none).answers.rows[1].label == "largest chance");
    none.points[1] = none.points[2] = none.points[3] = point(2, 1, 0.1);
    none.alone = {0, 0};
    none.best = none.largest = 0;
    CHECK(contains(told(none).verdict, "is that of things as they stand."));
    CHECK(contains(told(none).alone[0], "no value of it does better than the one that it has"));
}

TEST_CASE("goal: a figure that no future has is told, and what cannot be played") {
    GoalSearch search = made();
    for (GoalPoint& each : search.points) {
        each.chance.lacking = {0, 1};
    }
    CHECK(contains(told(search).lacking, "No future of Teams has payback at all"));
    const std::vector<UnplayedPoint> left{{{2, 1}, "because."}};
    const GoalFinding found = finding_of(two_models(), asked(), {search, {}, left});
    CHECK(found.left_out ==
          std::vector<std::string>{
              "model.wip = 2 and model.scope = adaptive cannot be played here and was left out: because."});
}

TEST_CASE("goal: the same for programs") {
    const GoalSearch search = made();
    const std::vector<GoalChance> again(4, point(0, 0, 0.71).chance);
    const auto object = goal_json(two_models(), asked(), {search, again, {}});
    CHECK(object["model"] == "Teams");
    CHECK(object["goal"]["chance"] == 0.7);
    CHECK(object["goal"]["conditions"][1]["figure"] == "payback_month");
    CHECK(object["goal"]["conditions"][1]["side"] == "below");
    CHECK(object["moved"][0]["from"] == 1);
    CHECK(object["moved"][0]["scale"] == "linear");
    CHECK(object["moved"][1]["words"] == std::vector<std::string>{"fixed", "adaptive"});
    CHECK(object["moved"][1]["own"] == "fixed");
    CHECK(object["reached"] == true);
    CHECK(object["as_is"]["reached"] == false);
    CHECK(object["best"]["values"][0] == 1);
    CHECK(object["best"]["chance"]["value"] == 0.72);
    CHECK(object["best"]["again"]["chance"]["value"] == 0.71);
    CHECK(object["alone"][1]["vary"] == "model.scope");
    CHECK(object["alone"][1]["values"][1] == "adaptive");
    CHECK(object["points"].size() == 4);
    CHECK(object["points"][0]["conditions"][1]["lacking"] == 0.1);
    CHECK(object["best"]["chance"]["ci95"][0].get<double>() == Approx(0.69));
    CHECK(goal_json(two_models(), asked(), {search, {}, {}})["best"]["again"].is_null());
}
