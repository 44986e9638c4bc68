// What a frontier is said to come to.

#include "findings/frontier.hpp"

#include <catch2/catch.hpp>

#include "findings/said.hpp"
#include "findings/studied.hpp"

using namespace fundsim;
using said::contains;

namespace {

const FrontierOf what{.a = 1,
                      .b = 0,
                      .along = {"organisation.discount_rate", "per year"},
                      .across = {"organisation.areas", "areas"},
                      .replications = 10,
                      .seed = 1};

//! Gaps at 0.1, 0.2 and 0.3, each with a margin of 50.
FrontierRow row(double value, double first, double second, double third) {
    FrontierRow row{value, {}};
    double at = 0.1;
    for (const double gap : {first, second, third}) {
        row.along.profile.push_back({at, {gap, gap - 50, gap + 50}});
        at += 0.1;
    }
    return row;
}

//! Teams ahead below a line that ends before the last value.
Frontier made() {
    Frontier f{.rows = {row(4, 900, 300, -200), row(6, 200, -20, -300), row(8, -90, -200, -400)}};
    f.rows[0].along.ties = {{0.26, 0.24, 0.28}};
    f.rows[1].along.ties = {{0.19, 0.17, 0.21}};
    return f;
}

std::string verdict(const Frontier& frontier) { return finding_of(two_models(), what, frontier).verdict; }

}  // namespace

TEST_CASE("frontier: the line, and who is ahead below, above and beside it") {
    const FrontierFinding found = finding_of(two_models(), what, made());
    CHECK(found.title ==
          "Test: Teams less Projects, 10 simulated futures at each point (seed 1), money in kEUR");
    CHECK(found.verdict ==
          "Teams and Projects are level on average on a line from organisation.areas = 4, "
          "organisation.discount_rate = 0.260 (0.240 to 0.280) to organisation.areas = 6, "
          "organisation.discount_rate = 0.190 (0.170 to 0.210). Where organisation.discount_rate is below "
          "that, Teams bring more, above it Projects bring more. Where organisation.areas is 8, Projects "
          "bring more over the whole range of organisation.discount_rate.");
    REQUIRE(found.rows.rows.size() == 3);
    CHECK(found.rows.corner == "organisation.areas");
    CHECK(found.rows.heads == std::vector<std::string>{"level at discount_rate, per year", "0.1 to 0.3"});
    CHECK(found.rows.rows[0].cells ==
          std::vector<std::string>{"0.260 (0.240 to 0.280)", "\u2588\u2588\u2588\u2588\u2592\u2592"});
    CHECK(found.rows.rows[1].cells[1] == "\u2588\u2588\u00b7\u00b7\u2592\u2592");
    CHECK(found.rows.rows[2].cells[0] == "nowhere: Projects ahead");
    CHECK(contains(found.how, "\u2588 where Teams are clearly ahead on average, \u2592 where Projects are"));
    CHECK(found.left_out.empty());

    Frontier interrupted = made();
    interrupted.rows.resize(1);
    interrupted.rows[0].along.ties.clear();
    interrupted.rows[0].along.left_out = {{0.4, "too high"}};
    interrupted.left_out = {{2, "too few"}};
    CHECK(contains(verdict(interrupted), "only at organisation.areas = 4, organisation.discount_rate between "
                                         "0.2 and 0.3."));
    const auto left_out = finding_of(two_models(), what, interrupted).left_out;
    REQUIRE(left_out.size() == 2);
    CHECK(left_out[0] == "organisation.areas cannot be 2 here and was left out: too few");
    CHECK(
        left_out[1] ==
        "organisation.discount_rate cannot be 0.4 where organisation.areas is 4 and was left out: too high");
}

TEST_CASE("frontier: no line") {
    Frontier f{.rows = {row(4, 900, 300, 200), row(6, 300, 200, 100)}};
    CHECK(
        verdict(f) ==
        "Over the whole range of organisation.discount_rate, 0.1 to 0.3 per year, and of organisation.areas, "
        "4 to 6 areas, Teams stay ahead of Projects on average: there is no tie.");
    f.rows[1] = row(6, 300, 200, 10);
    CHECK(contains(verdict(f), "Projects are nowhere ahead on average, but it is not clear everywhere that "
                               "Teams are."));
    CHECK(finding_of(two_models(), what, f).rows.rows[1].cells[0] == "nowhere, in part unclear");
    f.rows[1] = row(6, -300, 200, -100);
    CHECK(contains(verdict(f), "no single line divides Teams from Projects"));
}

TEST_CASE("frontier: JSON has every row with its ties and its profile") {
    const auto object = frontier_json(two_models(), what, made());
    CHECK(object["vary"][0] == "organisation.discount_rate");
    CHECK(object["vary"][1] == "organisation.areas");
    REQUIRE(object["frontier"].size() == 3);
    CHECK(object["frontier"][0]["value2"] == 4);
    CHECK(object["frontier"][0]["ties"][0]["ci95"][0] == 0.24);
    CHECK(object["frontier"][1]["profile"][2]["gap"]["mean"] == -300);
    CHECK(object["frontier"][2]["ties"].empty());
}
