// What a run says on screen.

#include "cli/comparison.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "cli/layout.hpp"
#include "cli/made_summary.hpp"
#include "cli/naming.hpp"

using namespace fundsim;

namespace {

//! Line breaks count as blanks.
bool contains(std::string text, const std::string& part) {
    for (std::size_t at = 0; (at = text.find_first_of("\n ", at)) != std::string::npos; ++at) {
        text.replace(at, std::min(text.find_first_not_of("\n ", at), text.size()) - at, " ");
    }
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the verdict says who comes out ahead, how often and by how much") {
    CHECK(verdict_text(made::scenario(), made::summary(12345, 200)) ==
          "Product teams come out ahead of Annual projects in 83 of 100 futures (82-84), with 12,350 kEUR "
          "more net "
          "present value on average (12,150 to 12,550).");
}

TEST_CASE("the verdict names the model that is ahead, whichever comes first in the scenario") {
    Summary summary = made::summary(-12345, 200);
    summary.paired[0].probability_a_ahead = {0.2, 0.19, 0.21};
    const std::string text = verdict_text(made::scenario(), summary);
    CHECK(contains(text, "Annual projects come out ahead of Product teams in 80 of 100 futures (79-81)"));
    CHECK(contains(text, ", with 12,350 kEUR more net present value on average (12,150 to 12,550)"));
}

TEST_CASE("the verdict admits that there is no clear difference") {
    const std::string text = verdict_text(made::scenario(), made::summary(100, 300));
    CHECK(contains(text, "No clear difference"));
    CHECK(contains(text, "(-200 to 400) includes 0"));
}

TEST_CASE("the verdict knows models that are the same") {
    Summary summary = made::summary(0, 0);
    summary.paired[0].ties = 1;
    CHECK(contains(verdict_text(made::scenario(), summary), "exactly the same in every future"));
}

TEST_CASE("the verdict tells an average that a few futures carry") {
    Summary summary = made::summary(12345, 200);
    summary.paired[0].probability_a_ahead = {0.3, 0.29, 0.31};
    CHECK(contains(verdict_text(made::scenario(), summary),
                   "A minority of very good futures carries that average"));
}

TEST_CASE("the verdict warns where every model loses, and of a single future") {
    Summary summary = made::summary(100, 50);
    for (ModelSummary& model : summary.models) {
        model.npv.mean = made::around(-5000, 100);
    }
    CHECK(contains(verdict_text(made::scenario(), summary), "Every model loses money on average"));
    summary.replications = 1;
    CHECK(contains(verdict_text(made::scenario(), summary), "anecdote"));
}

TEST_CASE("one model alone is told without a rival") {
    Scenario scenario = made::scenario();
    scenario.models.resize(1);
    Summary summary = made::summary(100, 50);
    summary.models.resize(1);
    summary.paired.clear();
    summary.splits.clear();
    const std::string text = comparison_text(scenario, summary, fairness(scenario, summary), {}, {});
    CHECK(contains(text, "Annual projects bring a net present value of 12,000 kEUR on average"));
    CHECK(contains(text, "in 12 of 100 futures"));
    CHECK_FALSE(contains(text, "Difference to"));
}

TEST_CASE("differences carry their sign and the split its sentence") {
    const std::string text = differences_text(made::scenario(), made::summary(12345, 200), {});
    CHECK(contains(text, "+12,350 ± 200"));
    CHECK(contains(text, "83 (82-84)"));
    CHECK(contains(text, "+3,090 ± 200"));
    CHECK(contains(
        text, "Of the gap of 12,350 kEUR between Product teams and Annual projects, 3,090 (± 200) is how "
              "money is"));
    CHECK_FALSE(contains(text, "anything else"));
    CHECK(contains(differences_text(made::scenario(), made::summary(-12345, 200), {}),
                   "Of the gap of -12,350 kEUR (Product teams less Annual projects), -3,090 (± 200) is how"));
}

TEST_CASE("what belongs to neither funding nor practice is shown where there is some") {
    Summary summary = made::summary(12345, 200);
    summary.splits[0].remainder = made::around(500, 20);
    const std::string text = differences_text(made::scenario(), summary, {});
    CHECK(contains(text, "anything else"));
    CHECK(contains(text, "500 (± 20)"));
}

TEST_CASE("the fairness audit says what is equal and what is not") {
    const Scenario scenario = made::scenario();
    const Summary summary = made::summary(12345, 200);
    Fairness audit = fairness(scenario, summary);
    CHECK(contains(fairness_text(scenario, summary, audit, {}),
                   "Every model has the same budget (12,000 kEUR a year)"));
    audit.same_worlds = false;
    CHECK(contains(fairness_text(scenario, summary, audit, {}), "NOT the same: futures."));
    audit.models[0].flip_idle_cost_share[1] = 0.25;
    CHECK(contains(fairness_text(scenario, summary, audit, {}),
                   "at 25% Annual projects would be level with Product teams"));
    audit.models[0].flip_idle_cost_share[1] = 1.25;
    CHECK(contains(fairness_text(scenario, summary, audit, {}), "No share from 0 to 100%"));
}

TEST_CASE("NPV per outlay is said to tell another story where it does") {
    const Scenario scenario = made::scenario();
    const Summary summary = made::summary(12345, 200);
    Fairness audit = fairness(scenario, summary);
    audit.models[0].npv_per_outlay = made::around(0.9, 0.01);
    audit.models[1].npv_per_outlay = made::around(0.4, 0.01);
    CHECK(contains(
        fairness_text(scenario, summary, audit, {}),
        "Product teams have the highest NPV in all, but per kEUR paid out Annual projects bring more (0.900 "
        "against 0.400)"));
}

TEST_CASE("the whole screen fits its terminal") {
    const Scenario scenario = made::scenario();
    const Summary summary = made::summary(12345, 200);
    for (const std::size_t width : {40, 72, 100}) {
        Terminal terminal;
        terminal.width = width;
        const std::string text =
            comparison_text(scenario, summary, fairness(scenario, summary), {}, terminal);
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
    CHECK(all_of({"a", "b", "c"}) == "a, b and c");
}
