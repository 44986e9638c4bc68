// What a contest at equal outlay is said to come to.

#include "findings/equal_outlay.hpp"

#include <catch2/catch.hpp>

#include "findings/made_summary.hpp"
#include "findings/said.hpp"

using namespace fundsim;
using said::contains;

namespace {

//! The second model ahead by `gap`, with a factor and an outlay beside the 50,000 of the first.
EqualOutlay made_equal(double gap, double half_width, double factor = 1.2, double outlay = 50'050) {
    return {.models = {{1, made::around(50'000, 200), made::around(12'000, 200), made::around(0.24, 0.01)},
                       {factor, made::around(outlay, 150), made::around(12'000 + gap, 250),
                        made::around(0.3, 0.01)}},
            .pairs = {{1, 0, made::around(gap, half_width), {0.7, 0.68, 0.72}}},
            .replications = 10'000};
}

EqualOutlayFinding told(double before, const EqualOutlay& equal) {
    return finding_of(made::scenario(), made::summary(before, 200), equal);
}

}  // namespace

TEST_CASE("equal outlay: the verdict stays, with the table of models") {
    const EqualOutlayFinding found = told(12'345, made_equal(3'000, 200));
    CHECK(
        found.verdict ==
        "At equal outlay the verdict stays: Product teams are ahead of Annual projects in 70 of 100 futures "
        "(68-72), by 3,000 ± 200 kEUR on average.");
    REQUIRE(found.models.rows.size() == 2);
    CHECK(found.models.rows[0].cells ==
          std::vector<std::string>{"\u00d7 1", "50,000 ± 200", "12,000 ± 200", "0.240 ± 0.010", "", ""});
    CHECK(found.models.rows[1].cells[0] == "\u00d7 1.2");
    CHECK(found.models.rows[1].cells[4] == "3,000 ± 200");
    CHECK(found.models.rows[1].cells[5] == "70 (68-72)");
    CHECK(found.notes.empty());
    CHECK(contains(found.how, "and met to 0.1%. Played in the same 10,000 futures."));
}

TEST_CASE("equal outlay: the verdict changes") {
    CHECK(contains(
        told(12'345, made_equal(-3'000, 200)).verdict,
        "the verdict changes: Annual projects are ahead of Product teams in 30 of 100 futures (28-32), "
        "by 3,000 ± 200 kEUR on average, where at equal budgets Product teams were."));
    CHECK(contains(
        told(12'345, made_equal(100, 300)).verdict,
        "the verdict changes: there is no clear difference between Product teams and Annual projects: "
        "100 ± 300 kEUR on average, which includes 0, where at equal budgets Product teams were "
        "ahead."));
    CHECK(contains(told(50, made_equal(3'000, 200)).verdict, "where at equal budgets nobody is clearly."));
    CHECK(contains(told(50, made_equal(100, 300)).verdict, "which includes 0, as at equal budgets."));
}

TEST_CASE("equal outlay: who comes no nearer is told, and how near that is") {
    const EqualOutlayFinding steps = told(12'345, made_equal(3'000, 200, 1.2, 48'000));
    REQUIRE(steps.notes.size() == 1);
    CHECK(steps.notes[0] == "Product teams come no nearer than 4% below that outlay: budgets are matched in "
                            "the first 1,000 futures, and "
                            "outlay may go in steps of whole teams.");
    CHECK(contains(steps.how, "met to 4%"));
    const EqualOutlayFinding bound = told(12'345, made_equal(3'000, 200, most_factor, 30'000));
    CHECK(contains(bound.notes[0], "40% below that outlay, with the budget 4 times as large"));
}

TEST_CASE("equal outlay: the same for programs") {
    const auto object =
        equal_outlay_json(made::scenario(), made::summary(12'345, 200), made_equal(3'000, 200));
    CHECK(object["reference"] == "Annual projects");
    CHECK(object["models"][1]["budget_factor"] == 1.2);
    CHECK(object["models"][1]["left_over"].get<double>() == Approx(0.001));
    CHECK(object["models"][1]["pv_outlay"]["mean"] == 50'050);
    CHECK(object["paired"][0]["a"] == "Product teams");
    CHECK(object["paired"][0]["npv_difference"]["ci95"][0] == 2'800);
    CHECK(object["sentences"]["verdict"].get<std::string>().starts_with("At equal outlay"));
}
