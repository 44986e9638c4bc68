// Answers to `fundsim new` as people type them.

#include <catch2/catch.hpp>

#include "scenario/read_portrait.hpp"

using namespace fundsim;

namespace {

const PortraitQuestion& question(std::string_view key) {
    for (const PortraitQuestion& each : portrait_questions()) {
        if (each.key == key) {
            return each;
        }
    }
    throw std::runtime_error("no such question");
}

}  // namespace

TEST_CASE("answers are read as they are typed in several countries") {
    const PortraitQuestion& promised = question("promised_per_year");
    CHECK(typed_answer(promised, " 700 ").value == 700);
    CHECK(typed_answer(promised, "12,000 kEUR").value == 12'000);
    CHECK(typed_answer(promised, "12.000 kEUR").value == 12'000);
    CHECK(typed_answer(promised, "12.000 kEUR").words == "kEUR");
    CHECK(typed_answer(promised, "DKK 1.250,50").value == 1'250.5);
    CHECK(typed_answer(promised, "DKK 1.250,50").words == "DKK");
    CHECK(typed_answer(question("cost_percent"), "135 %").value == 135);
    CHECK(typed_answer(question("people_per_team"), "7,5").value == 7.5);
}

TEST_CASE("what is no answer is told why") {
    CHECK(typed_answer(question("teams"), "a lot").fault == "that is no number");
    CHECK_FALSE(typed_answer(question("teams"), "a lot").value);
    CHECK(typed_answer(question("cost_percent"), "1.35").fault.find("1.35 % is not [40, 400]") == 0);
    CHECK(typed_answer(question("teams"), "0").fault.find("0 teams is not") == 0);
}

TEST_CASE("the budget pays for the teams and the overhead") {
    Portrait portrait;
    portrait.teams = 10;
    portrait.people_per_team = 5;
    portrait.price_per_person_month = 8;
    CHECK(budget_of(portrait) == Approx(10 * 5 * 8 * 12 / 0.92));
}
