// What an exploration is said to come to.

#include "findings/exploration.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "findings/studied.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Factor factor(Section section, const char* name, double low, double high) {
    const Parameter* parameter = find_parameter(section, name);
    return {.assumption = {.parameter = parameter, .value = low},
            .address = std::string(name_of(section)) + "." + name,
            .range = {low, high}};
}

//! Teams lead: 90 of 100 futures over all assumptions.
Exploration explored() {
    Exploration e{.a = 1, .b = 0};
    e.factors = {factor(Section::organisation, "attrition", 0.05, 0.25),
                 factor(Section::organisation, "areas", 3, 12)};
    e.draws = 1'000;
    e.as_it_stands = about(0.98, 0.01);
    e.futures_as_it_stands = 250;
    e.ahead = about(0.9, 0.02);
    e.ahead_doubled = about(0.7, 0.03);
    e.draws_doubled = 250;
    e.gap = about(500, 20);
    e.variance = {400, 100};
    e.luck = about(0.2, 0.01);
    e.all = {about(30, 5), 360, about(0.93, 0.01)};
    e.findings = {{about(0.1, 0.02), {{0, 0, 0}, 40, about(1, 0)}},
                  {about(0.7, 0.03), {about(20, 4), 280, about(0.95, 0.01)}}};
    e.by_importance = {1, 0};
    e.behind = 0;
    constexpr double open = std::numeric_limits<double>::infinity();
    e.boxes = {{.limits = {{1, 7.5, open}, {0, -open, 0.1234}},
                .density = 0.7,
                .held_out_density = 0.66,
                .coverage = 0.4,
                .mass = 0.06,
                .best_by_chance = 0.2}};
    return e;
}

}  // namespace

TEST_CASE("exploration: how sure, what matters, what is worth knowing, when it turns") {
    const ExplorationFinding said = finding_of(two_models(), 7, explored(), 10);
    CHECK(said.title == "Test: Teams less Projects, 2,000 simulated futures in 1,000 draws of 2 assumptions "
                        "(seed 7), money in kEUR");
    CHECK(
        said.verdict ==
        "With the scenario's own assumptions Teams come out ahead of Projects in 98 of 100 futures (97-99); "
        "over "
        "the plausible range of all 2 assumptions in 90 of 100 futures (88-92), and with the ranges of those "
        "without a source twice as wide in 70 of 100 futures (67-73). They are better on average in 93 "
        "(92-94) of "
        "100 draws of the assumptions.");
    CHECK(contains(said.spread, "20% is luck and 80% are the assumptions"));
    CHECK(said.drivers == "Of what the assumptions move, most hangs on organisation.areas (70%) and "
                          "organisation.attrition (10%).");
    REQUIRE(said.factors.rows.size() == 2);
    CHECK(said.factors.rows[0].label == "organisation.areas");
    CHECK(said.factors.rows[0].cells ==
          std::vector<std::string>{"3", "12", "70.0 \u00b1 3.0", "20 \u00b1 4"});
    CHECK(contains(said.research, "would be worth 30 \u00b1 5 kEUR on average"));
    CHECK(contains(said.research, "Most of it lies in organisation.areas: 20 \u00b1 4 kEUR"));
    REQUIRE(said.turns.size() == 1);
    CHECK(said.turns[0] == "Projects come out ahead where organisation.areas is at least 8 and "
                           "organisation.attrition is below 0.123: "
                           "in 66 of 100 futures. Such draws are 6 of 100, and hold 40 of 100 futures in "
                           "which Projects are ahead.");
    CHECK(contains(said.how, "tells 90% of what the assumptions move"));
    CHECK(said.rest.empty());
    CHECK(finding_of(two_models(), 7, explored(), 1).rest == "1 more that matter less: --full shows them.");
}

TEST_CASE("exploration: what assumptions move in all, where rows tell") {
    Exploration e = explored();
    const std::size_t columns = finding_of(two_models(), 7, e, 10).factors.heads.size();
    nlohmann::ordered_json object = exploration_json(two_models(), e);
    CHECK(object["totals"].is_null());
    CHECK(object["parameters"][0]["total"].is_null());
    e.totals.groups = {{e.by_importance[0]}, {e.by_importance[1]}};
    e.totals.rest = true;  // the second stands for all others
    e.totals.rows = 64;
    e.totals.shares = {about(0.4, 0.05), about(0.1, 0.02)};
    ExplorationFinding said = finding_of(two_models(), 7, e, 10);
    REQUIRE(said.factors.heads.size() == columns + 1);
    CHECK(said.factors.heads[3] == "in all, %");
    CHECK(said.factors.rows[0].cells[3] == "40 ± 5");
    CHECK(said.factors.rows[1].cells[3].empty());
    CHECK(contains(said.how, "from 64 rows of a design of their own"));
    CHECK(contains(said.how, "The other one holds 10%."));
    object = exploration_json(two_models(), e);
    CHECK(object["totals"]["rows"] == 64);
    CHECK(object["totals"]["others"]["value"] == 0.1);
    CHECK(object["parameters"][e.by_importance[0]]["total"]["value"] == 0.4);
    CHECK(object["parameters"][e.by_importance[1]]["total"].is_null());
    // Too few rows to tell that anything moves: no column, and said.
    const double nan = std::numeric_limits<double>::quiet_NaN();
    e.totals.shares = {about(nan, nan), about(nan, nan)};
    said = finding_of(two_models(), 7, e, 10);
    CHECK(said.factors.heads.size() == columns);
    CHECK(contains(said.how, "What each moves in all is not clear from 64 rows"));
}

TEST_CASE("exploration: what pilots would be worth, against their delay and their price") {
    Exploration e = explored();
    CHECK(finding_of(two_models(), 7, e, 10).pilots.worth.empty());
    CHECK(finding_of(two_models(), 7, e, 10).pilots.how.empty());
    e.all.value = about(1'000, 100);
    e.pilots = {{.pilot = {.teams = 2, .months = 6},
                 .draws = 1'000,
                 .value = about(900, 100),
                 .changes = about(0.12, 0.01),
                 .delay = about(90, 10),
                 .net = about(810, 90)}};
    PilotFinding said = finding_of(two_models(), 7, e, 10).pilots;
    REQUIRE(said.worth.size() == 1);
    CHECK(said.worth[0] ==
          "A pilot of 2 teams for 6 months would change the decision in 12 (11-13) of 100 draws and is worth "
          "900 ± 100 kEUR before its delay. To decide 6 months later loses 90 ± 10 kEUR: 810 ± 90 kEUR "
          "remain.");
    CHECK(said.table.rows.empty());
    CHECK(contains(said.how, "Whoever pilots stays with Projects until its end"));

    // A longer one with a price, which is not worth it; and from when on that is so.
    PilotWorth longer = e.pilots[0];
    longer.pilot = {.teams = 2, .months = 12, .cost = 300};
    longer.delay = about(800, 80);
    longer.net = about(-200, 90);
    e.pilots.push_back(longer);
    said = finding_of(two_models(), 7, e, 10).pilots;
    REQUIRE(said.worth.size() == 3);
    CHECK(contains(said.worth[1], "its price is 300 kEUR: it is not worth its price and its delay."));
    CHECK(said.worth[2] == "From 12 months on a pilot of 2 teams is not worth its price and its delay.");
    CHECK(said.table.rows.size() == 2);
    e.pilots[1].pilot.teams = 3;  // lengths are compared among equal teams
    CHECK(finding_of(two_models(), 7, e, 10).pilots.worth.size() == 2);

    // More than to know all cannot be, and is not passed over in silence.
    e.pilots.resize(1);
    e.all.value = about(850, 100);
    CHECK(contains(finding_of(two_models(), 7, e, 10).pilots.worth[0],
                   "That is no less than to know all assumptions exactly (850 ± 100 kEUR), as far as these "
                   "draws tell; in truth it is never more."));
    // Nothing learnt: what is lost by waiting.
    e.pilots[0].value = about(0, 0);
    e.pilots[0].changes = about(0, 0);
    CHECK(finding_of(two_models(), 7, e, 10).pilots.worth[0] ==
          "A pilot of 2 teams for 6 months would teach nothing that changes the choice for the better: it is "
          "worth nothing, and to decide 6 months later loses 90 ± 10 kEUR.");
}

TEST_CASE("exploration: told from the side of whoever leads, and plainly where there is little to tell") {
    Exploration e = explored();
    e.behind = 1;  // Projects lead
    e.ahead = about(0.3, 0.02);
    e.boxes.clear();
    e.all.value = {0, 0, 0};
    e.unplayable = 5;
    e.why_unplayable = "no team";
    const ExplorationFinding said = finding_of(two_models(), 7, e, 10);
    CHECK(contains(said.verdict,
                   "Projects come out ahead of Teams in 2 of 100 futures (1-3); over the plausible range"));
    CHECK(contains(said.verdict, "in 70 of 100 futures (68-72)"));
    CHECK(contains(said.research, "worth nothing for this choice"));
    CHECK(contains(said.turns.at(0), "No assumptions were found"));
    CHECK(said.unplayable == "5 of 1,005 draws could not be played and were left out: no team");
    e.boxes = explored().boxes;
    e.boxes[0].held_out_density = 0.3;
    CHECK(contains(
        finding_of(two_models(), 7, e, 10).turns[0],
        "Even where organisation.areas is at least 8 and organisation.attrition is below 0.123, Teams come "
        "out ahead in only 30 of 100 futures."));
}

TEST_CASE("exploration: JSON has every figure with its interval") {
    const auto object = exploration_json(two_models(), explored());
    CHECK(object["draws"] == 1'000);
    CHECK(object["a"] == "Teams");
    CHECK(object["probability_a_ahead"]["value"] == 0.9);
    CHECK(object["probability_a_ahead"]["ci95"][1] == Approx(0.92));
    CHECK(object["share_of_variance"]["assumptions"]["value"] == Approx(0.8));
    CHECK(object["parameters"][1]["address"] == "organisation.areas");
    CHECK(object["parameters"][1]["first_order"]["ci95"].size() == 2);
    CHECK(object["parameters"][1]["evppi"]["explained"] == Approx(0.7));
    CHECK(object["evpi"]["value"] == 30);
    CHECK(object["boxes_of"] == "Projects");
    CHECK(object["boxes"][0]["limits"][0]["low"] == 7.5);
    CHECK(object["boxes"][0]["held_out_density"] == 0.66);
}
