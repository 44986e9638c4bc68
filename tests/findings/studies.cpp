// What studies are said to come to.

#include <catch2/catch.hpp>
#include <limits>

#include "findings/attribution.hpp"
#include "findings/bar.hpp"
#include "findings/breakeven.hpp"
#include "findings/sensitivity.hpp"
#include "findings/studied.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Swing swing(const char* name, double at_low, double at_high, double margin) {
    return {.assumption = {.parameter = find_parameter(Section::organisation, name), .value = 1},
            .low = 0.04,
            .high = 0.16,
            .at_low = about(at_low, margin),
            .at_high = about(at_high, margin),
            .swing = about(at_high - at_low, margin)};
}

}  // namespace

TEST_CASE("bars: from one value to another on an axis") {
    CHECK(bar(0, 10, 0, 10, 4) == "\u2588\u2588\u2588\u2588");
    CHECK(bar(10, 5, 0, 10, 4) == "\u00b7\u00b7\u2592\u2592");
    CHECK(bar(2.5, 2.6, 0, 10, 4) == "\u00b7\u2588\u00b7\u00b7");  // not empty
    CHECK(bar(3, 3, 3, 3, 2) == "\u2588\u00b7");
}

TEST_CASE("attribution: the verdict names what brings most, and what takes from it") {
    Attribution a{.from = 0, .to = 1, .replications = 100, .gap = about(1000, 50)};
    a.shares = {{"cadence", about(700, 40), about(300, 40), about(900, 40)},
                {"scope", about(-200, 40), about(100, 40), about(-300, 40)},
                {"release", about(480, 40), about(400, 40), about(500, 40)},
                {"focus", about(20, 40), about(0, 40), about(0, 40)}};
    a.interplay = about(200, 30);
    const AttributionFinding finding = finding_of(two_models(), 7, a);
    CHECK(contains(finding.title,
                   "Test: from Projects to Teams, 100 simulated futures (seed 7), money in kEUR"));
    CHECK(contains(finding.verdict, "Teams bring 1,000 ± 50 kEUR more net present value than Projects"));
    CHECK(contains(finding.verdict, "The largest parts come with cadence 700 kEUR and release 480."));
    CHECK(finding.against == "Takes from it: scope 200 kEUR.");
    CHECK(contains(finding.interplay, "200 kEUR more than the sum"));
    REQUIRE(finding.shares.rows.size() == 5);
    CHECK(finding.shares.rows[0].cells[1] == "70%");
    CHECK(finding.shares.rows[4].label == "the gap");

    a.gap = about(10, 50);
    const AttributionFinding unclear = finding_of(two_models(), 7, a);
    CHECK(contains(unclear.verdict, "it is not clear whether Teams or Projects bring more"));
    CHECK(unclear.against.empty());
    CHECK(unclear.shares.rows[0].cells[1] == "-");
    a.gap = about(-1000, 50);
    CHECK(contains(finding_of(two_models(), 7, a).verdict,
                   "1,000 ± 50 kEUR less net present value than Projects"));
    CHECK(finding_of(two_models(), 7, a).against.find("cadence") != std::string::npos);
}

TEST_CASE("tornado: the verdict says whether an assumption turns it") {
    Tornado t{.a = 1, .b = 0, .replications = 50, .gap = about(1000, 50)};
    t.swings = {swing("discount_rate", 2000, 400, 60), swing("run_rate", 900, 1100, 60)};
    const TornadoFinding holds = finding_of(two_models(), 1, t, 1);
    CHECK(contains(holds.verdict,
                   "Teams bring 1,000 ± 50 kEUR more than Projects on average. No assumption alone turns"));
    CHECK(contains(holds.drivers, "organisation.discount_rate (1,600 kEUR)"));
    CHECK(holds.rest == "1 more with smaller swings: --full shows it.");
    CHECK(holds.swings.rows.size() == 1);

    t.swings[0] = swing("discount_rate", 2000, 40, 60);
    CHECK(contains(finding_of(two_models(), 1, t, 9).verdict,
                   "Within the plausible range of organisation.discount_rate it is no longer clear"));
    t.swings[0] = swing("discount_rate", 2000, -400, 60);
    CHECK(contains(finding_of(two_models(), 1, t, 9).verdict,
                   "Within the plausible range of organisation.discount_rate alone that turns round."));
    t.gap = about(-1000, 50);
    CHECK(contains(finding_of(two_models(), 1, t, 9).verdict,
                   "Projects bring 1,000 ± 50 kEUR more than Teams"));
    t.unplayable = {{t.swings[0].assumption, 0.04, "too dear"}};
    CHECK(contains(finding_of(two_models(), 1, t, 9).unplayable.at(0),
                   "cannot be 0.04 here and was left out: too dear"));
}

TEST_CASE("break-even: the verdict says where, and who is ahead on which side") {
    const BreakevenOf what{.a = 1,
                           .b = 0,
                           .address = "organisation.discount_rate",
                           .unit = "per year",
                           .replications = 10,
                           .seed = 1};
    Breakeven found{.profile = {{0.1, about(900, 50)}, {0.2, about(300, 50)}, {0.3, about(-200, 50)}},
                    .ties = {{0.26, 0.24, 0.28}}};
    const std::string one = finding_of(two_models(), what, found).verdict;
    CHECK(contains(one, "Teams and Projects are level on average where organisation.discount_rate is 0.260 "
                        "(0.240 to 0.280) per year."));
    CHECK(contains(one, "Below that Teams bring more, above it Projects bring more."));
    found.ties.clear();  // interrupted, or only whole values
    CHECK(contains(finding_of(two_models(), what, found).verdict, "between 0.2 and 0.3 per year"));
    found.profile.pop_back();
    CHECK(contains(finding_of(two_models(), what, found).verdict,
                   "Over the whole range of organisation.discount_rate, 0.1 to 0.2 per year, Teams stay "
                   "ahead of Projects on "
                   "average: there is no tie. It is closest at 0.2 per year, with 300 ± 50 kEUR."));
    found.profile.back().gap = about(20, 50);
    CHECK(contains(finding_of(two_models(), what, found).verdict, "it is not clear everywhere"));
    found.left_out = {{0.5, "too high"}};
    CHECK(finding_of(two_models(), what, found).left_out.at(0) ==
          "organisation.discount_rate cannot be 0.5 here and was left out: too high");
    CHECK(finding_of(two_models(), what, found).profile.rows.size() == 2);
}
