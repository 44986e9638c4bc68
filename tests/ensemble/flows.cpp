// Flows that need no spread: means over all replications, whatever the blocks and threads.

#include <catch2/catch.hpp>
#include <limits>

#include "ensemble/flows.hpp"
#include "ensemble/synthetic.hpp"

using namespace fundsim;
using namespace synthetic;

TEST_CASE("flows by kind and by year are means over all replications") {
    constexpr std::uint64_t replications = 700;
    constexpr std::size_t months = 4, years = flow_years(months);
    const Made made(2, 2, months);
    const FlowSummary flows =
        made.run({.replications = replications, .threads = 3, .recording = Recording::outcomes_and_series})
            .summary.flows;
    REQUIRE(flows.years == years);
    const auto mean = [&](std::size_t model, auto get) {
        double sum = 0;
        for (std::uint64_t r = 0; r < replications; ++r) sum += get(synthetic::series(model, r, months));
        return sum / double(replications);
    };
    for (std::size_t m = 0; m < 2; ++m) {
        CHECK(flows.spending[(m * spending_kinds + 3) * months + 2] ==
              Approx(mean(m, [&](const Series& s) { return s.spending[3 * months + 2]; })));
        CHECK(flows.scope_live[m * months + 1] ==
              Approx(mean(m, [&](const Series& s) { return s.spending[live_row * months + 1]; })));
        CHECK(flows.scope_lost[m * months + 3] ==
              Approx(mean(m, [&](const Series& s) { return s.spending[lost_row * months + 3]; })));
        CHECK(flows.pv_income[m * years + years - 1] ==
              Approx(mean(m, [&](const Series& s) { return s.years[4 * years - 1]; })));
    }
}

TEST_CASE("what flows for ever stays infinite over all blocks") {
    const Cast cast{.listed = 1, .played = 1, .months = 12};
    Block block{.first = 0, .size = 256, .outcomes = {}, .series = {}, .flows = {}};
    block.flows.assign(flows_size(cast), 1);
    block.flows[flows_size(cast) / 2 - 1] = std::numeric_limits<double>::infinity();
    block.flows.back() = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> means(flows_size(cast));
    const Moments potential{256, 5, 9};
    merge_flows({}, block, potential, means);
    merge_flows(potential, block, potential, means);
    for (const std::optional<double> expected : {std::optional<double>{}, std::optional<double>{4}}) {
        const FlowSummary flows = flow_summary(cast, means, merge(potential, potential), expected);
        CHECK(flows.pv_income.back() == std::numeric_limits<double>::infinity());
        CHECK(flows.spending.front() == Approx(expected ? 1 - 2.0 / 18 * (5 - 4) : 1));
    }
}
