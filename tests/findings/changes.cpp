// What a change of assumptions changes, in figures and in a sentence.

#include "findings/changes.hpp"

#include <catch2/catch.hpp>

#include "findings/made_summary.hpp"

using namespace fundsim;

namespace {

Estimate& figure(ModelSummary& model, const char* name) {
    return const_cast<Estimate&>(metric(model, name).mean);
}

//! Models M0, M1 ... without the change, and then under the same names with it.
Summary sides(const std::vector<double>& without, const std::vector<double>& with) {
    std::vector<double> npvs = without;
    npvs.insert(npvs.end(), with.begin(), with.end());
    Summary both = made::summary_of(npvs, 20);
    for (std::size_t m = 0; m < without.size(); ++m) {
        both.models[without.size() + m].name = both.models[m].name;
    }
    return both;
}

}  // namespace

TEST_CASE("each model is compared with itself under the change") {
    const Summary both = sides({500, 900}, {700, 900});
    const auto changes = model_changes(both);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].name == "M0");
    CHECK(changes[0].before.value == 500);
    CHECK(changes[0].after.value == 700);
    CHECK(changes[0].difference.value == 200);
    CHECK(changes[0].better.value == 0.8);
    CHECK(changes[1].difference.value == 0);
    CHECK(changes[1].ties == 1);
}

TEST_CASE("it is said who comes first without the change and with it") {
    CHECK(change_sentence(sides({500, 900}, {700, 950})) ==
          "Under these assumptions M1 comes first, without the change and with it.");
    CHECK(change_sentence(sides({500, 900}, {960, 700})) ==
          "Under these assumptions M1 comes first without the change; with it M0 comes first.");
    CHECK(
        change_sentence(sides({500, 900}, {700, 705})) ==
        "Under these assumptions M1 comes first without the change; with it it is not clear whether M1 or M0 "
        "comes first.");
    CHECK(change_sentence(sides({500, 500}, {600, 600})) ==
          "Under these assumptions all models come out level, without the change and with it.");
    CHECK(change_sentence(sides({500}, {600})).empty());
}

TEST_CASE("of the other figures those that moved most are told") {
    Summary both = sides({500, 900}, {700, 950});
    CHECK(moved_figures(both, "kEUR", 4).empty());
    figure(both.models[2], "first_value_month") = made::around(80, 1);
    figure(both.models[3], "spend") = made::around(50, 1);
    figure(both.models[3], "started") = made::around(40.5, 1);  // within its interval
    auto moved = moved_figures(both, "kEUR", 4);
    REQUIRE(moved.size() == 2);
    CHECK(moved[0].label == "Start to first value, months");
    CHECK(moved[0].cells == std::vector<std::string>{"40 to 80", "40"});
    CHECK(moved[1].label == "Paid out, kEUR");
    CHECK(moved[1].cells == std::vector<std::string>{"40", "40 to 50"});
    CHECK(moved_figures(both, "kEUR", 1).size() == 1);
}
