// What interventions are said to be worth.

#include "findings/interventions.hpp"
#include "findings/studied.hpp"

#include <catch2/catch.hpp>

using namespace fundsim;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

InterventionWorth worth(const std::string& name, double net, bool eliminated) {
    return {.name = name,
            .gain = about(net + 300, 90),
            .cost = about(300, 40),
            .net = about(net, 80),
            .price = 60,
            .break_even = about(60 * (net + 300) / 300, 50),
            .futures = 640,
            .eliminated = eliminated};
}

InterventionStudy four() {
    return {.model = 1,
            .zone = 100,
            .most_best = 3,
            .replications = 768,
            .order_replications = 512,
            .worths = {worth("data", 2000, false), worth("mandate", 1500, false), worth("habit", 700, false),
                       worth("tools", -900, true)},
            .best = {"data", "mandate", "habit"},
            .decided = true};
}

}  // namespace

TEST_CASE("interventions: the verdict names what brings most, and what comes next") {
    const InterventionFinding finding = finding_of(two_models(), 7, four());
    CHECK(finding.title == "Test: changes to Teams, 768 simulated futures at most (seed 7), money in kEUR");
    CHECK(finding.verdict == "Of 4 changes to Teams, data brings most: 2,000 ± 80 kEUR after its price on "
                             "average. Next come mandate (1,500 ± 80) and habit (700 ± 80).");
    REQUIRE(finding.worths.rows.size() == 4);
    CHECK(finding.worths.rows[0].label == "data");
    CHECK(finding.worths.rows[0].cells ==
          std::vector<std::string>{"2,300 ± 90", "300 ± 40", "+2,000 ± 80", "60", "460 ± 50", "640"});
    CHECK(finding.worths.rows[3].cells[4] == "none");  // a gain that is clearly a loss has no price
    CHECK(contains(finding.choice, "less than 100 kEUR (--zone) below the most"));
    CHECK(contains(finding.choice, "in 512 other futures"));
    CHECK_FALSE(contains(finding.how, "dash"));
}

TEST_CASE("interventions: to do nothing may be better than some, or than all") {
    InterventionStudy study = four();
    study.best = {"data"};
    study.worths[1].eliminated = study.worths[2].eliminated = true;
    CHECK(contains(finding_of(two_models(), 1, study).verdict,
                   "after its price on average. No other is better than to do nothing, or by less than 100 "
                   "kEUR."));
    study.worths[0].net = about(30, 80);
    CHECK(
        contains(finding_of(two_models(), 1, study).verdict,
                 "data brings most: 30 ± 80 kEUR after its price on average, which is not clearly more than "
                 "to do nothing."));
    study.best = {};
    CHECK(finding_of(two_models(), 1, study).verdict ==
          "Of 4 changes to Teams, none is worth its price: to do nothing brings most, or less than 100 kEUR "
          "below the most.");
}

TEST_CASE("interventions: what is not decided is said to be open") {
    InterventionStudy study = four();
    study.decided = false;
    study.best = {"data"};
    study.nothing_in_question = true;
    CHECK(
        contains(finding_of(two_models(), 1, study).verdict,
                 "after its price on average. What comes next is not decided with 95 % confidence after 768 "
                 "futures; still in question: mandate, habit and to do nothing. A larger -n or --zone "
                 "decides."));
    study.best = {};
    study.nothing_in_question = false;
    study.worths[2].eliminated = true;
    study.worths[0].break_even.reset();
    const InterventionFinding finding = finding_of(two_models(), 1, study);
    CHECK(contains(finding.verdict,
                   "data brings most so far: 2,000 ± 80 kEUR after its price on average. That "
                   "is not decided with 95 % confidence after 768 futures; still in question: "
                   "mandate."));
    CHECK(finding.worths.rows[0].cells[4] == "-");
    CHECK(contains(finding.how, "a dash where it is not clear what a price takes"));
}

TEST_CASE("interventions: the order, and why it ends") {
    InterventionStudy study = four();
    CHECK(finding_of(two_models(), 1, study).order.rows.empty());
    CHECK(finding_of(two_models(), 1, study).stop.empty());
    study.order = {{"data", about(2000, 80), about(2000, 80)}, {"habit", about(900, 60), about(2900, 90)}};
    study.not_added = OrderStep{"mandate", about(50, 80), about(2950, 90)};
    const InterventionFinding finding = finding_of(two_models(), 1, study);
    REQUIRE(finding.order.rows.size() == 2);
    CHECK(finding.order.rows[1].label == "2. habit");
    CHECK(finding.order.rows[1].cells == std::vector<std::string>{"+900 ± 60", "+2,900 ± 90"});
    CHECK(finding.stop == "With these in place none of the others clearly adds more than it costs: of those "
                          "that seem best there, mandate adds +50 ± 80 kEUR.");
    study.order.clear();
    CHECK(contains(finding_of(two_models(), 1, study).stop,
                   "mandate does not clearly bring more than it costs (+50 ± 80 kEUR): there is no order"));
}

TEST_CASE("interventions: what is left out is told by its reason") {
    InterventionStudy study = four();
    study.not_played = {
        {"a", "nothing would change here"}, {"b", "too dear"}, {"c", "nothing would change here"}};
    CHECK(finding_of(two_models(), 1, study).not_played ==
          std::vector<std::string>{"Left out: a and c (nothing would change here).",
                                   "Left out: b (too dear)."});
}

TEST_CASE("interventions: the same for programs, no mean without its interval") {
    InterventionStudy study = four();
    study.order = {{"data", about(2000, 80), about(2000, 80)}};
    study.worths[1].break_even.reset();
    study.not_played = {{"a", "nothing would change here"}};
    const auto object = interventions_json(two_models(), study);
    CHECK(object["model"] == "Teams");
    CHECK(object["interventions"].size() == 4);
    const auto& first = object["interventions"][0];
    CHECK(first["name"] == "data");
    CHECK(first["eliminated"].is_null());
    for (const char* key : {"gain", "cost", "net", "break_even_cost"}) {
        CHECK(first[key]["mean"].is_number());
        CHECK(first[key]["ci95"].size() == 2);
    }
    CHECK(object["interventions"][1]["break_even_cost"].is_null());
    CHECK(object["interventions"][3]["eliminated"] == 640);
    CHECK(object["best"].size() == 3);
    CHECK(object["best_order"][0]["net"]["mean"] == 2000);
    CHECK(object["best_order"][0]["net"]["ci95"].size() == 2);
    CHECK(object["not_added"].is_null());
    CHECK(object["left_out"][0]["why"] == "nothing would change here");
}
