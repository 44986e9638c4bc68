// The sentences of a comparison.

#include "findings/finding.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

#include "findings/made_summary.hpp"

using namespace fundsim;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Estimate& figure(ModelSummary& model, const char* name) {
    return const_cast<Estimate&>(metric(model, name).mean);
}
Estimate& share(ModelSummary& model, const char* name) { return const_cast<Estimate&>(ratio(model, name)); }

Objection objection(const Scenario& scenario, const Summary& summary, const Fairness& audit) {
    return strongest_objection(scenario, summary, audit, match_of(summary));
}

}  // namespace

TEST_CASE("figures are apart by the share that the smaller one lacks, where their intervals are") {
    CHECK(apart({30, 29, 31}, {40, 39, 41}) == 0.25);
    CHECK(apart({30, 29, 31}, {31, 30, 32}) == 0);
    CHECK(apart({40, 39, 41}, {30, 29, 31}) == 0);
    CHECK(apart({-30, -31, -29}, {40, 39, 41}) == 0);
    const double none = std::numeric_limits<double>::quiet_NaN();
    CHECK(apart({none, none, none}, {40, 39, 41}) == 0);
    CHECK(apart({0, 0, 0}, {40, 39, 41}) == 1);
}

TEST_CASE("the heaviest findings come first, and what weighs nothing does not come") {
    const auto found = heaviest({{0.2, "a"}, {0.01, "b"}, {0.9, "c"}, {0.2, "d"}}, 3);
    REQUIRE(found.size() == 3);
    CHECK(found[0].sentence + found[1].sentence + found[2].sentence == "cad");
    CHECK(heaviest({{0.2, "a"}, {0.3, "b"}}, 1).front().sentence == "b");
}

TEST_CASE("the leader is explained against the first model, or against the last where it is the first") {
    Match match = match_of(made::summary_of({500, 900, 100}, 20));
    CHECK((match.told && match.leader == 1 && match.reference == 0));
    match = match_of(made::summary_of({900, 500, 100}, 20));
    CHECK((match.told && match.leader == 0 && match.reference == 2));
    CHECK_FALSE(match_of(made::summary_of({900, 905}, 20)).told);
    CHECK_FALSE(match_of(made::summary_of({900, 900}, 20)).told);
    CHECK_FALSE(match_of(made::summary_of({900}, 20)).told);
}

TEST_CASE("reasons are the parts of the gap and the figures that differ most") {
    Summary summary = made::summary(12000, 200);
    const auto found = [&] { return reasons(made::scenario(), summary, match_of(summary)); };
    REQUIRE(found().size() == 2);
    CHECK(found()[0].weight == 0.75);
    CHECK(found()[0].sentence == "9,000 kEUR come with how work is done alone (practice)");
    CHECK(found()[1].sentence == "3,000 kEUR come with how money is granted alone (funding)");
    share(summary.models[0], "wasted_spend_share") = made::around(0.5, 0.01);
    share(summary.models[1], "wasted_spend_share") = made::around(0.05, 0.01);
    figure(summary.models[0], "first_value_month") = made::around(20, 1);
    figure(summary.models[1], "first_value_month") = made::around(10, 1);
    share(summary.models[1], "paid_over_planned") = made::around(0.2, 0.01);  // 0.3 with the other
    REQUIRE(found().size() == 3);
    CHECK(found()[0].sentence == "money spent without effect: 5% against 50%");
    CHECK(found()[1].weight == 0.75);
    CHECK(found()[2].sentence == "months from the start to first value: 10 against 20");
    // What speaks for the other one is no reason.
    std::swap(share(summary.models[0], "wasted_spend_share"), share(summary.models[1], "wasted_spend_share"));
    CHECK_FALSE(contains(found()[0].sentence, "without effect"));
}

TEST_CASE("a part of the gap that may as well be nothing is no reason") {
    Summary summary = made::summary(12000, 200);
    summary.splits[0].practice = made::around(9000, 9500);
    const auto found = reasons(made::scenario(), summary, match_of(summary));
    REQUIRE(found.size() == 1);
    CHECK(contains(found[0].sentence, "(funding)"));
}

TEST_CASE("reasons hold where the scenario's first model leads") {
    Summary summary = made::summary(-12000, 200);
    const auto found = reasons(made::scenario(), summary, match_of(summary));
    REQUIRE(found.size() == 2);
    CHECK(found[0].sentence == "9,000 kEUR come with how work is done alone (practice)");
    summary.splits[0].practice = made::around(3000, 10);  // speaks for the other one
    CHECK(reasons(made::scenario(), summary, match_of(summary)).size() == 1);
}

TEST_CASE("hardly any pay without work explains nothing") {
    Summary summary = made::summary(12000, 200);
    figure(summary.models[0], "spend") = made::around(60000, 100);
    figure(summary.models[0], "idle_cost") = made::around(500, 1);
    figure(summary.models[1], "idle_cost") = made::around(0, 0);
    CHECK(reasons(made::scenario(), summary, match_of(summary)).size() == 2);
    figure(summary.models[0], "idle_cost") = made::around(5000, 1);
    CHECK(contains(reasons(made::scenario(), summary, match_of(summary)).front().sentence,
                   "kEUR paid to people without work: 0 against 5,000"));
}

TEST_CASE("shares that are hardly any explain nothing") {
    Summary summary = made::summary(12000, 200);
    share(summary.models[0], "wasted_spend_share") = made::around(0.009, 0.0001);
    share(summary.models[1], "wasted_spend_share") = made::around(0, 0);
    CHECK(reasons(made::scenario(), summary, match_of(summary)).size() == 2);
}

TEST_CASE("the strongest figure for another model speaks against the leader") {
    Summary summary = made::summary_of({500, 900, 800}, 20);
    const Scenario scenario = made::scenario_of(summary);
    Fairness audit = fairness(scenario, summary);
    for (ModelFairness& model : audit.models) {
        model.flip_idle_cost_share.assign(3, 1.5);
    }
    CHECK(objection(scenario, summary, audit).sentence.empty());
    figure(summary.models[1], "peak_exposure") = made::around(50, 1);
    CHECK(objection(scenario, summary, audit).sentence ==
          "the deepest point in the red is deeper: 50 kEUR against 40 with M0");
    share(summary.models[2], "npv_per_outlay") = made::around(0.5, 0.01);
    CHECK(objection(scenario, summary, audit).sentence ==
          "NPV per kEUR paid out is lower: 0.300 against 0.50 with M2");
    audit.models[2].flip_idle_cost_share[1] = 0.4;
    CHECK(objection(scenario, summary, audit).sentence ==
          "M2 would come first if people without work there cost below 40% of their pay (assumed: 50%)");
    CHECK(objection(scenario, summary, audit).setting == "model.M2.idle_cost_share=0");
    audit.models[1].flip_idle_cost_share[2] = 0.55;
    CHECK(objection(scenario, summary, audit).sentence ==
          "M2 would come first if people without work in M1 cost above 55% of their pay (assumed: 50%)");
    CHECK(objection(scenario, summary, audit).setting == "model.M1.idle_cost_share=1");
}

TEST_CASE("the sentence to quote has its assumptions, the range first and then the mean") {
    Summary summary = made::summary(12345, 200);
    const auto quote = [&] { return quotable(made::scenario(), summary, match_of(summary)); };
    CHECK(quote() == "Under these assumptions Product teams bring an NPV of 19,300 to 30,300 kEUR in 9 of 10 "
                     "simulated futures, are ahead of Annual projects in 83 of 100 futures, and bring "
                     "12,350 ± 200 kEUR more on average.");
    summary.paired[0].probability_a_ahead = {0.998, 0.996, 0.999};
    CHECK(contains(quote(), "in more than 99 of 100 futures,"));
    summary.replications = 10;  // no 1 in 20
    CHECK(quote() == "Under these assumptions Product teams are ahead of Annual projects in more than 99 of "
                     "100 futures, and bring 12,350 ± 200 kEUR more NPV on average.");
    summary.replications = 1;
    CHECK(quote().empty());
    summary = made::summary(100, 300);
    CHECK(contains(quote(), "it is not clear whether Product teams or Annual projects"));
    CHECK(contains(quote(), "100 ± 300 kEUR"));
    summary = made::summary_of({500, 500}, 20);
    CHECK(contains(quote(), "all models bring the same"));
    summary = made::summary_of({500}, 20);
    CHECK(
        contains(quote(), "makes a loss in 12 of 100 futures (11-13) and brings 500 ± 10 kEUR on average."));
}
