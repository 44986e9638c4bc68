// What a run says on screen.

#include "cli/comparison.hpp"

#include <catch2/catch.hpp>

#include "cli/layout.hpp"
#include "findings/made_summary.hpp"
#include "findings/naming.hpp"
#include "findings/said.hpp"
#include "findings/verdict.hpp"

using namespace fundsim;
using said::contains;

TEST_CASE("where all models come out level, none is said to be ahead") {
    const Summary summary = made::summary_of({500, 500, 500}, 20);
    const Scenario scenario = made::scenario_of(summary);
    CHECK(verdict_text(scenario, summary) ==
          "Under these assumptions no model is ahead: all come out level in every future.");
    const std::string text = differences_text(scenario, summary, {});
    CHECK(contains(text, "NPV, kEUR 0 0"));
    CHECK(contains(text, "Ahead in, of 100 futures same same"));
    CHECK_FALSE(contains(text, "Of the gap"));
    CHECK(contains(fairness_text(scenario, summary, fairness(scenario, summary), {}),
                   "All models have the same NPV, and per kEUR paid out too"));
}

TEST_CASE("models that are level with each other are told together") {
    Summary summary = made::summary_of({500, 900, 500, 900}, 20);
    CHECK(verdict_text(made::scenario_of(summary), summary) ==
          "Under these assumptions M1 and M3 (level with each other) come out ahead of M0 and M2 (level with "
          "each other) in 80 of 100 futures (79-81), with 400 ± 20 kEUR more net present value on average.");
    CHECK(contains(
        fairness_text(made::scenario_of(summary), summary, fairness(made::scenario_of(summary), summary), {}),
        "M1 and M3 have the highest NPV in all, and per"));
    summary = made::summary_of({900, 900, 900, 900, 100}, 20);
    CHECK(contains(verdict_text(made::scenario_of(summary), summary),
                   "M0 and 3 others (level with each other) come out ahead of M4"));
    // By rounding the last one has the higher mean; they stay in the scenario's order.
    summary = made::summary_of({500, 900, 900}, 20);
    summary.models[2].npv.mean.value += 1e-10;
    CHECK(ranking(summary) == std::vector<std::size_t>{1, 2, 0});
}

TEST_CASE("one model alone is told without a rival") {
    Scenario scenario = made::scenario();
    scenario.models.resize(1);
    Summary summary = made::summary(100, 50);
    summary.models.resize(1);
    summary.paired.clear();
    summary.splits.clear();
    const std::string text =
        comparison_text(scenario, summary, fairness(scenario, summary), {}, Extent::full, {});
    CHECK(contains(text, "Annual projects make a loss in 12 of 100 futures (11-13), and bring a net present "
                         "value of 12,000 ± 200 kEUR on average."));
    CHECK_FALSE(contains(text, "Difference to"));
}

TEST_CASE("the screen says what was changed and what played which scenario") {
    const Scenario scenario = made::scenario();
    const Summary summary = made::summary(12345, 200);
    RunFacts facts{
        .scenario_file = "x.toml", .scenario_sha256 = "0123456789abcdef", .program_version = "1.2.3"};
    const auto screen = [&](Extent extent = Extent::full) {
        return comparison_text(scenario, summary, fairness(scenario, summary), facts, extent, {});
    };
    CHECK(screen().ends_with("\nfundsim 1.2.3, scenario 0123456789ab (x.toml).\n"));
    CHECK_FALSE(contains(screen(), "Changed"));
    facts.with = {"outcome_data", "clear_mandate"};
    CHECK(contains(screen(),
                   "With outcome_data and clear_mandate. Under these assumptions Product teams come"));
    facts.overrides = {"opportunities.sigma_case=0.3", "model.wip=2"};
    CHECK(contains(screen(), "Changed: opportunities.sigma_case=0.3; model.wip=2; with outcome_data and "
                             "clear_mandate. "));
    facts.with.clear();
    CHECK(contains(screen(), "Changed: opportunities.sigma_case=0.3; model.wip=2. "));
    facts.overrides = {"organisation.tail_months=" + std::string(100'000, '9')};
    for (const Extent extent : {Extent::brief, Extent::full}) {
        CHECK(screen(extent).size() < 10'000);
        CHECK(contains(screen(extent), "Changed: "));
        CHECK(screen(extent).ends_with("\nfundsim 1.2.3, scenario 0123456789ab (x.toml).\n"));
    }
}

TEST_CASE("what to look at stands below the verdict, where the scenario says it") {
    Scenario scenario = made::scenario();
    const Summary summary = made::summary(12345, 200);
    const auto screen = [&] {
        return comparison_text(scenario, summary, fairness(scenario, summary), {}, Extent::brief, {});
    };
    CHECK_FALSE(contains(screen(), "Look at"));
    scenario.point = "The last row.";
    CHECK(contains(screen(), "net present value on average. Look at: The last row. NPV in 9"));
}

TEST_CASE("differences carry their sign and the split its sentence") {
    const std::string text = differences_text(made::scenario(), made::summary(12345, 200), {});
    CHECK(contains(text, "+12,350 ± 200"));
    CHECK(contains(text, "83 (82-84)"));
    CHECK(contains(text, "+3,090 ± 200"));
    CHECK(contains(
        text, "Of the gap of 12,350 kEUR between Product teams and Annual projects, 3,090 (± 200) is what "
              "another way of"));
    CHECK_FALSE(contains(text, "interplay"));
    CHECK(
        contains(differences_text(made::scenario(), made::summary(-12345, 200), {}),
                 "Of the gap of -12,350 kEUR (Product teams less Annual projects), -3,090 (± 200) is what"));
}

TEST_CASE("what only funding and practice together bring is shown where there is some") {
    Summary summary = made::summary(12345, 200);
    summary.splits[0].interplay = made::around(500, 20);
    const std::string text = differences_text(made::scenario(), summary, {});
    CHECK(contains(text, "interplay: only both together"));
    CHECK(contains(text, "500 (± 20)"));
}

TEST_CASE("the whole screen fits its terminal") {
    const Scenario scenario = made::scenario();
    const Summary summary = made::summary(12345, 200);
    for (const std::size_t width : {20, 40, 72, 100}) {
        const Terminal terminal = of_columns(width);
        const std::string text =
            comparison_text(scenario, summary, fairness(scenario, summary), {}, Extent::full, terminal);
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = text.find('\n', begin);
            CHECK(columns_of(text.substr(begin, end - begin)) <= width);
            begin = end + 1;
        }
    }
}

TEST_CASE("verbs agree with names") {
    CHECK(agreeing("Product teams", "come", "comes") == "come");
    CHECK(agreeing("Status quo", "come", "comes") == "comes");
    CHECK(agreeing("Business", "come", "comes") == "comes");
    CHECK(agreeing("", "come", "comes") == "comes");
    CHECK(agreeing("Areas that switch people", "come", "comes") == "come");
    CHECK(agreeing("Product teams pulled along", "come", "comes") == "come");
    CHECK(agreeing("Newly funded teams", "come", "comes") == "come");
    CHECK(agreeing("Projects, modern way", "come", "comes") == "come");
    CHECK(agreeing("Money in quarterly tranches", "come", "comes") == "comes");
    CHECK(agreeing("Stay with annual projects", "come", "comes") == "comes");
    CHECK(all_of({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("a brief screen has about a dozen lines") {
    const Scenario scenario = made::scenario();
    const Summary summary = made::summary(12345, 200);
    const std::string text =
        comparison_text(scenario, summary, fairness(scenario, summary), {}, Extent::brief, {});
    CHECK(std::count(text.begin(), text.end(), '\n') <= 20);
    CHECK(contains(text, "A made one: 2 models, 10,000 simulated futures (seed 1), money in kEUR Under"));
    CAPTURE(text);
    CHECK(contains(text, "7,000 to 18,000 12,000 ± 200"));
    CHECK_FALSE(contains(text, "Is the comparison fair?"));
}
