// What Sobol's indices are said to come to.

#include "findings/decomposition.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "findings/said.hpp"
#include "findings/studied.hpp"
#include "parameters/table.hpp"

using namespace fundsim;
using said::contains;

namespace {

Factor factor(const char* name, double low, double high) {
    const Parameter* parameter = find_parameter(Section::organisation, name);
    return {.assumption = {.parameter = parameter, .value = low},
            .address = std::string("organisation.") + name,
            .range = {low, high}};
}

Decomposition made() {
    Decomposition d{.a = 1, .b = 0};
    d.factors = {factor("attrition", 0.05, 0.25), factor("areas", 3, 12), factor("run_rate", 0.15, 0.8),
                 factor("discount_rate", 0.04, 0.16)};
    d.groups = {{2}, {1}, {0, 3}};
    d.rest = true;
    d.ranking_rows = 16;
    d.indices = {.rows = 1'000,
                 .variance = {10'000, 8'100, 12'100},
                 .luck = about(0.4, 0.01),
                 .alone = about(0.8, 0.1),
                 .indices = {{about(0.2, 0.04), about(0.3, 0.04), about(0.1, 0.04)},
                             {about(0.5, 0.05), about(0.6, 0.05), about(0.1, 0.05)},
                             {about(0.1, 0.02), about(0.7, 0.02), about(0.6, 0.02)}}};
    d.by_importance = {1, 0, 2};
    return d;
}

}  // namespace

TEST_CASE("decomposition: what the gap hangs on most, how far it moves, and the table") {
    const DecompositionFinding found = finding_of(two_models(), 7, made());
    CHECK(found.title == "Test: Teams less Projects, 2,000 simulated futures in 1,000 rows of 5 draws of 4 "
                         "assumptions (seed 7), money in kEUR");
    CHECK(contains(found.verdict, "The average gap between Teams and Projects hangs most on "
                                  "organisation.areas (60%) and organisation.run_rate (30%): so much"));
    CHECK(contains(found.spread,
                   "all 4 assumptions the average gap has a standard deviation of 100 \u00b1 10 kEUR"));
    CHECK(contains(found.spread, "40% is luck"));
    CHECK(contains(found.spread, "adds up to 80 \u00b1 10% of its variance; 20 \u00b1 10% is interplay"));
    REQUIRE(found.indices.rows.size() == 3);
    CHECK(found.indices.rows[0].label == "organisation.areas");
    CHECK(found.indices.rows[0].cells ==
          std::vector<std::string>{"3", "12", "50 \u00b1 5", "60 \u00b1 5", "10 \u00b1 5"});
    CHECK(found.indices.rows[2].label == "2 others together");
    CHECK(contains(found.how, "The 2 that are told apart had the largest total in 16 rows"));
    CHECK(found.unplayable.empty());
}

TEST_CASE("decomposition: plain about what is not known") {
    Decomposition d = made();
    d.indices.alone = about(0.95, 0.1);
    CHECK(contains(finding_of(two_models(), 7, d).spread, "No interplay is clear"));
    d.unplayable = 24;
    d.why_unplayable = "no team";
    CHECK(finding_of(two_models(), 7, d).unplayable ==
          "24 of 1,024 rows could not be played and were left out: no team");
    for (Index& index : d.indices.indices) index.total = about(0.1, 0.2);
    CHECK(contains(finding_of(two_models(), 7, d).verdict, "clearly hangs on no assumption by itself"));
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    d.indices.variance = about(100, 200);
    for (Index& index : d.indices.indices) index = {{nan, nan, nan}, {nan, nan, nan}, {nan, nan, nan}};
    const DecompositionFinding unclear = finding_of(two_models(), 7, d);
    CHECK(contains(unclear.verdict, "It is not clear that the assumptions move the average gap"));
    CHECK(contains(unclear.verdict, "more rows (-n) would tell"));
    CHECK(unclear.spread.empty());
    CHECK(unclear.indices.rows[0].cells[3] == "-");
    d.indices.variance = {0, 0, 0};
    CHECK_FALSE(contains(finding_of(two_models(), 7, d).verdict, "more rows"));
    d.indices.indices[0] = {about(0, 0), about(1e-4, 3e-4), about(0.012, 0.004)};
    const auto cells = finding_of(two_models(), 7, d).indices.rows[1].cells;
    CHECK(std::vector(cells.begin() + 2, cells.end()) ==
          std::vector<std::string>{"0", "0.0", "1.2 \u00b1 0.4"});
    d.rest = false;
    d.groups = {{0}, {1}, {2}};
    CHECK_FALSE(contains(finding_of(two_models(), 7, d).how, "told apart"));
}

TEST_CASE("decomposition: JSON has every index with its interval") {
    const auto object = decomposition_json(two_models(), made());
    CHECK(object["method"] == "sobol");
    CHECK(object["rows"] == 1'000);
    CHECK(object["standard_deviation"]["value"] == 100);
    CHECK(object["share_of_luck"]["value"] == 0.4);
    REQUIRE(object["parameters"].size() == 2);
    CHECK(object["parameters"][0]["address"] == "organisation.areas");
    CHECK(object["parameters"][0]["drawn"]["high"] == 12);
    CHECK(object["parameters"][0]["first_order"]["value"] == 0.5);
    CHECK(object["parameters"][0]["total"]["ci95"][1] == Approx(0.65));
    CHECK(object["others"]["parameters"] == 2);
    CHECK(object["others"]["interplay"]["value"] == 0.6);
    Decomposition all = made();
    all.rest = false;
    CHECK(decomposition_json(two_models(), all)["others"].is_null());
}
