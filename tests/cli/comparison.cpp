// What a run says on screen.

#include "cli/comparison.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

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
          "Under these assumptions Product teams come out ahead of Annual projects in 83 of 100 futures "
          "(82-84), with 12,350 ± 200 kEUR more net present value on average.");
}

TEST_CASE("the verdict names the model that is ahead, whichever comes first in the scenario") {
    Summary summary = made::summary(-12345, 200);
    summary.paired[0].probability_a_ahead = {0.2, 0.19, 0.21};
    const std::string text = verdict_text(made::scenario(), summary);
    CHECK(contains(text, "Annual projects come out ahead of Product teams in 80 of 100 futures (79-81)"));
    CHECK(contains(text, ", with 12,350 ± 200 kEUR more net present value on average."));
}

TEST_CASE("the verdict admits that there is no clear difference") {
    const std::string text = verdict_text(made::scenario(), made::summary(100, 300));
    CHECK(text == "Under these assumptions there is no clear difference between Product teams and Annual "
                  "projects: Product teams come out ahead in 83 of 100 futures (82-84), and the difference "
                  "is 100 ± 300 kEUR on average, which includes 0.");
}

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

TEST_CASE("the verdict has two sentences at most") {
    Summary summary = made::summary_of({-500, -100, -900, -200}, 20);
    for (PairSummary& pair : summary.paired) {
        pair.probability_a_ahead = {0.3, 0.29, 0.31};
        if (pair.npv_difference.value < 0) {
            pair.probability_a_ahead = {0.7, 0.69, 0.71};
        }
    }
    const std::string text = verdict_text(made::scenario_of(summary), summary);
    CHECK(contains(text, "a minority of very good futures carries that average."));
    CHECK(contains(text, "Every model loses money on average."));
    std::size_t sentences = 1;
    for (std::size_t at = 0; (at = text.find(". ", at)) != std::string::npos; ++at) {
        ++sentences;
    }
    CHECK(sentences == 2);
}

TEST_CASE("the verdict tells an average that a few futures carry") {
    Summary summary = made::summary(12345, 200);
    summary.paired[0].probability_a_ahead = {0.3, 0.29, 0.31};
    CHECK(contains(verdict_text(made::scenario(), summary),
                   "; a minority of very good futures carries that average."));
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

TEST_CASE("the fairness audit says what is equal and what is not") {
    const Scenario scenario = made::scenario();
    const Summary summary = made::summary(12345, 200);
    Fairness audit = fairness(scenario, summary);
    CHECK(contains(fairness_text(scenario, summary, audit, {}),
                   "Every model has the same budget (12,000 kEUR a year)"));
    audit.same_worlds = false;
    CHECK(contains(fairness_text(scenario, summary, audit, {}), "NOT the same: futures."));
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
