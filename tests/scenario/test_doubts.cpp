// What can be played but was hardly meant is warned of, with its place and how the likely meaning is written.

#include "support.hpp"

using namespace reading;

namespace {

//! The warnings of a text that has to be sound.
std::string warnings_in(const std::string& text, const ReadOptions& options = {}) {
    return formatted(sound_read(text, options).warnings);
}

}  // namespace

TEST_CASE("a budget that pays for less than one team is warned of") {
    CHECK(warnings_in(sound).empty());
    CHECK(warnings_in(with(sound, "12_000", "800")) ==
          "s.toml:3:19: warning: the budget pays for less than one team: for 6.133 people where team_size is "
          "8; they "
          "are played as one small team. A whole one costs 960 a year (8 people at 10 a month; 1043 with "
          "overhead). Is "
          "budget_per_year the money of a whole year, in the currency of person_month_cost?\n");
    const std::string costly =
        with(sound, "preset = \"persistent\"", "preset = \"persistent\"\noverhead = 0.5");
    CHECK(
        warnings_in(with(costly, "12_000", "1_100"))
            .starts_with(
                "s.toml:3:19: warning: the budget pays for less than one team in model 'Product teams': for "
                "4.583 people"));
    CHECK(warnings_in(with(sound, "12_000", "1_044")).empty());
}

TEST_CASE("an overrun that reads like a percentage is warned of") {
    const auto warned = [](const std::string& overrun) {
        return warnings_in(with(sound, "effort = ", "overrun = " + overrun + "\neffort = "));
    };
    CHECK(warned("0.35") ==
          "s.toml:10:11: warning: with this overrun work really takes 35 % of its planned effort. An "
          "overrun is actual over planned effort: if 35 % over the plan is meant, write 1.35\n");
    CHECK(warned("35") ==
          "s.toml:10:11: warning: with this overrun work really takes 35 times its planned effort. An "
          "overrun is actual over planned effort: if 35 % over the plan is meant, write 1.35\n");
    CHECK(warned("{ uniform = { min = 0.1, max = 0.5 } }")
              .starts_with("s.toml:10:11: warning: with this overrun half of all work really takes 30 % of"));
    for (const std::string usual : {"0.8", "1", "1.35", "2.5", "{ calibration = \"large_it\" }"}) {
        CHECK(warned(usual).empty());
    }
    CHECK(warnings_in(sound, {.settings = {"opportunities.overrun=0.35"}})
              .starts_with("--set opportunities.overrun=0.35: warning: with this overrun"));
}

TEST_CASE("overruns of a list in other money are warned of") {
    const std::string rows = "list = [ { effort = 10, overrun = 1_100 }, { effort = 20, overrun = 1_300 }, "
                             "{ effort = 30, overrun = 0.9 } ]\n";
    CHECK(warnings_in(with(sound, "effort = ", rows + "effort = "))
              .starts_with(
                  "s.toml:10:8: warning: with the overruns of the list half of its work really takes 1100 "
                  "times its planned effort."));
}

TEST_CASE("what is refused is not warned of as well") {
    const ReadResult result = read(with(sound, "12_000", "800\nteem_size = 3"));
    CHECK_FALSE(result.ok);
    CHECK(result.warnings.empty());
}
