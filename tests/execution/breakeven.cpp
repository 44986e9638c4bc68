// A break-even through the engine: at the value that is told the two models are level in the same worlds.

#include "execution/breakeven.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "execution/run.hpp"
#include "execution/small_baseline.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

Varied of(Section section, const char* name, double low, double high) {
    return {{section, {}, name}, find_parameter(section, name), low, high};
}

BreakevenOptions options_of(std::uint64_t replications, int threads = 2) {
    BreakevenOptions options{.seed = 4, .controlled = false};
    options.sampling = {.replications = replications, .threads = threads, .stretch = 50};
    return options;
}

double gap_at(double value_scale, std::uint64_t replications) {
    const Scenario s = small_baseline({"opportunities.value_scale=" + std::to_string(value_scale)});
    std::string fault;
    const Result result = run(s, *prepare(s, fault), {.replications = replications, .seed = 4});
    return result.summary.models[1].npv.mean.value - result.summary.models[0].npv.mean.value;
}

}  // namespace

TEST_CASE("break-even: profile as single runs, and the gap changes its sign at the tie") {
    constexpr std::uint64_t replications = 200;
    // Where opportunities are worth next to nothing, teams that are paid anyway lose against projects that
    // are not started.
    const BreakevenDone done = play_breakeven(
        small_baseline(), 1, 0, of(Section::opportunities, "value_scale", 0.05, 1), options_of(replications));
    CHECK(done.replications == replications);
    REQUIRE(done.breakeven.profile.size() == 9);
    CHECK(done.breakeven.profile.back().gap.value == Approx(gap_at(1, replications)).epsilon(1e-9));
    REQUIRE(done.breakeven.ties.size() == 1);
    const Estimate tie = done.breakeven.ties[0];
    INFO(tie.value << " in " << tie.low << " to " << tie.high);
    CHECK(tie.low < tie.value);
    CHECK(tie.value < tie.high);
    CHECK(gap_at(tie.low, replications) < 0);
    CHECK(gap_at(tie.high, replications) > 0);

    const BreakevenDone again =
        play_breakeven(small_baseline(), 1, 0, of(Section::opportunities, "value_scale", 0.05, 1),
                       options_of(replications, 3));
    CHECK(again.breakeven.ties[0] == tie);
}

TEST_CASE("break-even: values that cannot be played are told, and stops are heard") {
    const BreakevenDone done = play_breakeven(
        small_baseline({"organisation.familiarity_months=1", "organisation.knowledge_months=1"}), 1, 0,
        of(Section::organisation, "stable_team_cost", 0.5, 1), options_of(50));
    CHECK(done.breakeven.left_out.size() >= 2);
    CHECK(done.breakeven.left_out.size() + done.breakeven.profile.size() == 9);
    CHECK_FALSE(done.breakeven.left_out[0].why.empty());

    BreakevenOptions stopped = options_of(500);
    int asked = 0;
    stopped.sampling.threads = 1;
    stopped.sampling.stop = [&] { return ++asked > 120; };
    const BreakevenDone early =
        play_breakeven(small_baseline(), 1, 0, of(Section::opportunities, "value_scale", 0.05, 1), stopped);
    CHECK(early.ending == Ending::interrupted);
    CHECK(early.replications == 100);
    CHECK(early.breakeven.ties.empty());
}
