// What is said of a calibrated history, and the lines for a scenario.

#include "findings/calibration.hpp"

#include <catch2/catch.hpp>

#include "engine/distribution/calibrations.hpp"
#include "engine/random/draws.hpp"

using namespace fundsim;

namespace {

Calibrated found_in(const Distribution& truth, std::size_t count, Question question = {}) {
    for (std::size_t i = 0; i < count; ++i) {
        question.finished.push_back(quantile(truth, uniform({5, 0}, Purpose::value, std::uint32_t(i), 0)));
    }
    return calibrated(plan_of(std::move(question)), {});
}

std::string said(const CalibrationOf& what, const Calibrated& found) {
    std::string text;
    for (const std::string& caution : finding_of(what, found).cautions) {
        text += caution + '\n';
    }
    return text;
}

bool contains(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

const CalibrationOf cost{HistoryQuantity::cost, "Plan, Actual", false, "", 0, false};
const Distribution lognormal{.shape = Shape::lognormal, .parameters = {0.1, 0.3}};

}  // namespace

TEST_CASE("calibration: what few projects cannot say is said") {
    const Calibrated few = found_in(lognormal, 49);
    CHECK(contains(said(cost, few),
                   "49 projects say little about 1-in-100 overruns: not even one of them should be "
                   "one; the family decides."));
    CHECK(contains(said(cost, found_in(lognormal, 49, {.threshold = 5})),
                   "No project lies above 5: too few to tell how heavy the tail is."));
    CHECK(contains(said(cost, few), "The projects stand alone, without a published class beside them."));
    CHECK_FALSE(contains(said(cost, found_in(lognormal, 1200)), "say little"));
    CHECK(finding_of(cost, few).title == "Cost, actual over planned (Plan, Actual): 49 finished projects");
}

TEST_CASE("calibration: a tail has its cap told, with the averages under others") {
    const Calibrated heavy = found_in(large_it_overrun(9), 300);
    REQUIRE(heavy.tried.front().fitted.candidate == Candidate::body_and_tail);
    const std::string text = said(cost, heavy);
    CHECK(contains(text,
                   "The tail is cut at 10 (--cap), which no data say: with 20 and 50 the average would be"));
    CHECK(contains(text,
                   "300 projects say little about 1-in-100 overruns: about 3 of them should be one; the cap "
                   "decides."));
    CHECK(contains(text, "Above 1.5 the tail exponent is"));
    const auto json = calibration_json(cost, heavy);
    CHECK(json["cap"] == 10);
    CHECK(json["tail"]["above"] == 1.5);
    CHECK(json["own_weight"] == 1);
}

TEST_CASE("calibration: projects that were never updated from their plan") {
    Question question{.finished = std::vector<double>(60, 1.0)};
    const Calibrated found = found_in(lognormal, 60, question);
    CHECK(contains(said(cost, found),
                   "60 of 120 projects (50%) came out exactly as planned. Costs hardly ever do: "
                   "either these figures were not updated yet, or nobody measured them apart from "
                   "the plan. They are kept as a value of their own, 1; without them (--on-plan "
                   "leave-out) the average is"));
    question.on_plan = OnPlan::leave_out;
    CHECK(contains(said(cost, found_in(lognormal, 60, question)),
                   "60 projects that came out exactly as planned are left out"));
    CalibrationOf projected = cost;
    projected.projected = true;
    CHECK(contains(said(projected, found), "A heading says that figures are projections"));
}

TEST_CASE("calibration: a published class beside few projects has its weight told") {
    CalibrationOf what = cost;
    what.reference = "large_it";
    Question question;
    question.reference = find_calibration("large_it").distribution;
    const Calibrated found = found_in(lognormal, 25, question);
    CHECK(contains(said(what, found), "their own weight is 50% (the root of 25 / 100)"));
    CHECK(calibration_json(what, found)["own_weight"] == 0.5);
    CHECK(contains(said(what, found_in(lognormal, 150, question)),
                   "With 100 projects or more they stand alone: the published class large_it is not used."));
}

TEST_CASE("calibration: lines for a scenario cite their source, and say what a scenario has no place for") {
    const Calibrated found = found_in(lognormal, 120);
    CalibrationOf schedule = cost;
    schedule.quantity = HistoryQuantity::schedule;
    const std::string text = fragment_of({"past\nprojects.csv", "abc", 130, 120, "fundsim 1", 7},
                                         {{cost, found}, {schedule, found}});
    CHECK(text.starts_with("# Written by fundsim calibrate"));
    CHECK(contains(
        text, "# Source: past projects.csv, 130 rows, 120 used.\n# SHA-256: abc\n# fundsim 1, seed 7.\n\n"
              "[opportunities]\n"));
    CHECK(contains(text, "\noverrun = { "));
    CHECK(contains(text, "\n# schedule_ratio = { "));
    CHECK(contains(text, "# A scenario has no such number: durations follow from effort and people."));
    Calibrated none;
    none.fault = "too few finished projects";
    const std::string nothing = fragment_of({"a.csv", "abc", 1, 1, "fundsim 1", 7}, {{cost, none}});
    CHECK_FALSE(contains(nothing, "\noverrun"));
    CHECK(contains(nothing, "# No distribution: too few finished projects."));
}
