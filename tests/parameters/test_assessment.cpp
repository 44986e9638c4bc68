#include "parameters/assessment.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "parameters/apply_interventions.hpp"
#include "parameters/table.hpp"
#include "parameters/violations.hpp"
#include "sound_scenario.hpp"

using namespace fundsim;

TEST_CASE("assessment: three questions and seven limits, each lever in one of them, its values in range") {
    CHECK(questions().size() == 10);
    std::set<std::string> levers, keys;
    for (const AssessmentQuestion& question : questions()) {
        keys.insert(std::string(question.key));
        CHECK_FALSE(question.levers.empty());
        for (const AnsweredLever& lever : question.levers) {
            INFO(lever.name);
            CHECK(levers.insert(std::string(lever.name)).second);
            const Parameter* parameter = find_parameter(Section::model, lever.name);
            REQUIRE(parameter != nullptr);
            CHECK(parameter->family == LeverFamily::practice);
            // From worst to best, without turning back.
            const double way = lever.values.back() - lever.values.front();
            CHECK(way != 0);
            for (std::size_t k = 1; k < answer_points; ++k) {
                CHECK((lever.values[k] - lever.values[k - 1]) * way >= 0);
            }
        }
    }
    CHECK(keys.size() == questions().size());
}

TEST_CASE(
    "assessment: an answer stands for the values of its own point, one beyond the scale for the nearest") {
    for (const AssessmentQuestion& question : questions()) {
        for (int answer = 0; answer <= 6; ++answer) {
            const std::size_t point = std::size_t(std::clamp(answer, 1, 5)) - 1;
            const std::vector<Change> changes = changes_at(question, answer, "Ours");
            REQUIRE(changes.size() == question.levers.size());
            for (std::size_t k = 0; k < changes.size(); ++k) {
                CHECK(changes[k].value == question.levers[k].values[point]);
            }
        }
    }
}

TEST_CASE("assessment: every answer to every question can be played") {
    for (const AssessmentQuestion& question : questions()) {
        for (int answer = 1; answer <= 5; ++answer) {
            Scenario scenario = made::sound();
            for (const Change& change : changes_at(question, answer, scenario.models[0].name)) {
                CHECK(change.how == How::set);
                CHECK(set_scalar(scenario, change.address, change.value));
                CHECK(get_scalar(scenario, change.address) == change.value);
            }
            CHECK(violations(scenario).empty());
            const Intervention best = best_answer(question, scenario.models[0].name);
            CHECK(best.cost_per_year == 0);
            CHECK(apply_interventions(std::vector{best}, scenario).violations.empty());
        }
    }
}

TEST_CASE("assessment: the questionnaire asks each question once, with the middle answer") {
    const std::string text = questionnaire_toml();
    for (const AssessmentQuestion& question : questions()) {
        const std::size_t at = text.find("\n" + std::string(question.key) + " = 3");
        CHECK(at != std::string::npos);
        CHECK(text.find(question.statement, at) != std::string::npos);
    }
}
