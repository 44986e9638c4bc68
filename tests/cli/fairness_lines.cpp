// What the fairness audit says on screen.

#include <catch2/catch.hpp>
#include <limits>

#include "cli/comparison.hpp"
#include "findings/made_summary.hpp"
#include "findings/said.hpp"

using namespace fundsim;
using said::contains;

TEST_CASE("the fairness audit says what is equal and what is not") {
    const Scenario scenario = made::scenario();
    const Summary summary = made::summary(12345, 200);
    Fairness audit = fairness(scenario, summary);
    CHECK(contains(fairness_text(scenario, summary, audit, {}),
                   "Every model has the same budget (12,000 kEUR a year)"));
    audit.same_worlds = false;
    CHECK(contains(fairness_text(scenario, summary, audit, {}), "NOT the same: futures."));
}

TEST_CASE("how much of the NPV comes after the horizon is told") {
    Summary summary = made::summary(12345, 200);
    for (std::size_t i = 0; i < metrics().size(); ++i)
        if (metrics()[i].field == &Outcome::npv_after_horizon)
            summary.models[0].metrics[i].mean = made::around(19'910, 100);
    const Scenario scenario = made::scenario();
    CHECK(contains(fairness_text(scenario, summary, fairness(scenario, summary), {}),
                   "Average NPV until month 60, and after it, in kEUR: Annual projects -7,900 and 19,900; "
                   "Product teams 24,305 and 40."));
}

TEST_CASE("of the idle shares, only those at which another model would come first are told") {
    const Summary summary = made::summary_of({500, 900, 800, 700}, 20);
    const Scenario scenario = made::scenario_of(summary);
    Fairness audit = fairness(scenario, summary);
    for (ModelFairness& model : audit.models) {
        model.flip_idle_cost_share.assign(4, 1.5);
    }
    const auto told = [&] { return fairness_text(scenario, summary, audit, {}); };
    CHECK(contains(told(), "No share from 0 to 100% would change who comes first."));
    // M0 against M3: who is third is nobody's question.
    audit.models[0].flip_idle_cost_share[3] = 0.3;
    CHECK(contains(told(), "No share from 0 to 100% would change who comes first."));
    audit.models[0].flip_idle_cost_share[1] = 0.1;
    audit.models[1].flip_idle_cost_share = {0.9, 0.5, 0.6, 0.8};
    audit.models[3].flip_idle_cost_share[1] = 0.002;
    audit.models[2].flip_idle_cost_share[1] = 0.2;
    CHECK(contains(told(), "Another share for one model alone would change who comes first: M1 above 60%: M2 "
                           "would come first M2 below 20%: it would come first M0 below 10%: it would come "
                           "first M3 close to 0%: it would come first - Share of"));
    CHECK_FALSE(contains(told(), "No share"));
}

TEST_CASE("what is too close to call is not told to depend on the idle share") {
    const Summary summary = made::summary_of({900, 910}, 20);
    const Scenario scenario = made::scenario_of(summary);
    Fairness audit = fairness(scenario, summary);
    audit.models[0].flip_idle_cost_share[1] = 0.4;
    const std::string text = fairness_text(scenario, summary, audit, {});
    CHECK(contains(text, "People without work cost"));
    CHECK_FALSE(contains(text, "come first"));
}

TEST_CASE("where nobody returns money, one sentence says so") {
    Summary summary = made::summary(12345, 200);
    const Scenario scenario = made::scenario();
    Fairness audit = fairness(scenario, summary);
    CHECK(contains(fairness_text(scenario, summary, audit, {}),
                   "What goes back unspent of 60,000 kEUR: Annual projects 40 (0%); Product teams 40 (0%)."));
    audit.models[0].returned = audit.models[1].returned = {0, 0, 0};
    CHECK(contains(fairness_text(scenario, summary, audit, {}),
                   "Of 60,000 kEUR nothing goes back unspent in any model."));
}

TEST_CASE("what is paid out is told by when it is paid, and teams by what overhead leaves of them") {
    Summary summary = made::summary(12345, 200);
    const Scenario scenario = made::scenario();
    Fairness audit = fairness(scenario, summary);
    audit.models[0].returned = {0, 0, 0};
    audit.models[0].spend = made::around(66100, 50);
    audit.models[1].returned = made::around(10000, 50);
    audit.models[1].spend = made::around(50700, 50);
    audit.models[1].extra_money = 700;
    const auto text = [&] { return fairness_text(scenario, summary, audit, {}); };
    CHECK(contains(text(),
                   "Paid out until all work has ended, in kEUR: Annual projects 66,100: 60,000 budget and "
                   "6,100 after month 60 Product teams 50,700: 50,000 budget, 700 for interventions on "
                   "top and nothing after month 60"));
    CHECK(contains(text(), "The budget pays for 12.5 teams."));
    audit.models[0].slots = audit.models[1].slots = 11.5;
    CHECK(contains(text(), "The budget pays for 12.5 teams, 11.5 after overhead."));
    audit.models[1].slots = 12.5;
    CHECK(contains(text(),
                   "The budget pays for 12.5 teams; after overhead: Annual projects 11.5; Product teams "
                   "all."));
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
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    audit.models[1].npv_per_outlay = {unknown, unknown, unknown};
    CHECK(contains(fairness_text(scenario, summary, audit, {}),
                   "Product teams have the highest NPV in all, without paying anything out."));
}
