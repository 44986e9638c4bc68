// An exploration through the engine: each draw is what a person gets who sets all these values and runs.

#include "execution/explore.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/simulation.hpp"
#include "execution/drawing.hpp"
#include "execution/small_baseline.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

ExploreOptions options_of(std::uint64_t draws, int threads = 2, std::uint64_t stretch = 32) {
    ExploreOptions options{.seed = 4};
    options.sampling = {.replications = draws, .threads = threads, .stretch = stretch};
    return options;
}

std::vector<Factor> all_of(const Scenario& scenario) {
    return factors_of(pair_of(scenario, 1, 0), {0, 1}, {});
}

ExploreDone explored(const ExploreOptions& options, std::vector<Factor> factors) {
    std::string fault;
    const auto prepared = prepare(small_baseline(), fault);
    REQUIRE(prepared);
    return play_exploration(*prepared, 1, 0, std::move(factors), options);
}

}  // namespace

TEST_CASE("exploration: a draw is the run of a scenario with all its values") {
    const std::vector<Factor> factors = all_of(small_baseline());
    const ExploreDone done = explored(options_of(64), factors);
    CHECK(done.ending == Ending::complete);
    CHECK(done.exploration.draws == 64);
    CHECK(done.exploration.unplayable == 0);
    CHECK(done.exploration.futures_as_it_stands == 16);
    CHECK(done.exploration.draws_doubled == 16);
    for (const std::size_t draw : {0U, 37U}) {
        Scenario scenario = pair_of(small_baseline(), 1, 0);
        for (std::size_t f = 0; f < factors.size(); ++f)
            scenario = with_value(scenario, factors[f], value_at(factors[f], share_of(done.draws, draw, f)));
        std::string fault;
        const auto prepared = prepare(scenario, fault);
        REQUIRE(prepared);
        const auto workspace = make_workspace(*prepared);
        for (const std::uint64_t future : {0U, 1U}) {
            std::vector<Outcome> outcomes(played_models(*prepared));
            play_replication(*prepared, 4, 2 * draw + future, *workspace, outcomes, {});
            const double gap = outcomes[1].npv - outcomes[0].npv;
            CHECK((future == 0 ? done.draws.first : done.draws.second)[draw] == Approx(gap).epsilon(1e-12));
        }
    }
}

TEST_CASE("exploration: the same bits for any number of threads, and the first draws of more") {
    const std::vector<Factor> factors = all_of(small_baseline());
    const ExploreDone one = explored(options_of(96, 1), factors),
                      three = explored(options_of(96, 3), factors);
    CHECK(one.draws.first == three.draws.first);
    CHECK(one.draws.surplus == three.draws.surplus);
    CHECK(one.exploration.ahead == three.exploration.ahead);
    CHECK(one.exploration.ahead_doubled == three.exploration.ahead_doubled);
    CHECK(one.exploration.findings[0].first_order == three.exploration.findings[0].first_order);
    const ExploreDone fewer = explored(options_of(32), factors);
    for (std::size_t d = 0; d < 32; ++d) CHECK(fewer.draws.second[d] == one.draws.second[d]);
}

TEST_CASE("exploration: stops at a precision, and at a signal with what is done") {
    const std::vector<Factor> factors = all_of(small_baseline());
    ExploreOptions options = options_of(4'096);
    options.until = 0.2;
    const ExploreDone precise = explored(options, factors);
    CHECK(precise.ending == Ending::precise);
    CHECK(precise.exploration.draws < 4'096);
    CHECK((precise.exploration.ahead.high - precise.exploration.ahead.low) / 2 <= 0.2);

    ExploreOptions stopped = options_of(4'096, 1);
    std::uint64_t asked = 0;
    stopped.sampling.stop = [&] { return ++asked > 1'024 + 100; };
    const ExploreDone interrupted = explored(stopped, factors);
    CHECK(interrupted.ending == Ending::interrupted);
    CHECK(interrupted.exploration.draws == 96);
    CHECK(interrupted.exploration.draws_doubled == 0);
    CHECK(interrupted.exploration.findings.size() == factors.size());
}

TEST_CASE("exploration: draws that cannot be played are told and left out") {
    // Teams that cost more than the whole budget in part of the range.
    const Parameter* cost = find_parameter(Section::organisation, "person_month_cost");
    Factor factor{.assumption = {.parameter = cost, .value = 10},
                  .address = "organisation.person_month_cost",
                  .at = Address{Section::organisation, "", "person_month_cost"},
                  .distribution = Distribution{.shape = Shape::uniform, .parameters = {5, 1e6}}};
    const ExploreDone done = explored(options_of(64), {factor});
    CHECK(done.exploration.unplayable > 50);
    CHECK_FALSE(done.exploration.why_unplayable.empty());
    CHECK(done.exploration.draws + done.exploration.unplayable == 64);
    CHECK(done.draws.numbers.size() == done.exploration.draws);
    CHECK(done.exploration.draws_doubled == 0);  // there is no range without a source
}

TEST_CASE("exploration: pilots change no other figure, and are the same for any number of threads") {
    const std::vector<Factor> factors = all_of(small_baseline());
    ExploreOptions options = options_of(128, 1);
    const ExploreDone without = explored(options, factors);
    CHECK(without.exploration.pilots.empty());
    options.pilots = {{.teams = 1, .months = 6}, {.teams = 2, .months = 12, .cost = 10}};
    const ExploreDone one = explored(options, factors);
    CHECK(one.draws.numbers == without.draws.numbers);
    CHECK(one.draws.shares == without.draws.shares);
    CHECK(one.draws.first == without.draws.first);
    CHECK(one.draws.second == without.draws.second);
    CHECK(one.draws.surplus == without.draws.surplus);
    CHECK(one.exploration.ahead == without.exploration.ahead);
    CHECK(one.exploration.as_it_stands == without.exploration.as_it_stands);
    CHECK(one.exploration.ahead_doubled == without.exploration.ahead_doubled);
    CHECK(one.exploration.all.value == without.exploration.all.value);
    CHECK(one.exploration.luck == without.exploration.luck);
    CHECK(one.exploration.by_importance == without.exploration.by_importance);

    options.sampling.threads = 3;
    options.sampling.stretch = 48;
    const ExploreDone three = explored(options, factors);
    REQUIRE(three.exploration.pilots.size() == 2);
    for (std::size_t p = 0; p < 2; ++p) {
        const PilotWorth &here = one.exploration.pilots[p], &there = three.exploration.pilots[p];
        CHECK(here.draws == 128);
        CHECK(here.value == there.value);
        CHECK(here.explained == there.explained);
        CHECK(here.delay == there.delay);
        CHECK(here.net == there.net);
        CHECK(here.changes == there.changes);
    }
    // A pilot is what it is, whatever others are played beside it.
    options.pilots.erase(options.pilots.begin());
    CHECK(explored(options, factors).exploration.pilots[0].value == one.exploration.pilots[1].value);
}

TEST_CASE("exploration: a pilot is a small organisation under a draw's assumptions, in a world of its own") {
    const Scenario pair = pair_of(small_baseline(), 1, 0);
    const std::vector<Factor> factors = all_of(small_baseline());
    const Points points = scrambled_points(factors.size(), 4);
    const std::vector<Pilot> pilots{{.teams = 1, .months = 6}, {.teams = 2, .months = 12}};
    std::string fault;
    const auto base = prepare(pair, fault, nullptr, Hybrids::left_out);
    REQUIRE(base);
    PlayedDraws played;
    Unplayed unplayed;
    play_draws({pair, *base, factors, points, 4, pilots}, {.replications = 8, .threads = 2}, played, unplayed,
               {});
    REQUIRE(played.pilots.size() == 2);
    for (const std::size_t draw : {0U, 5U}) {
        std::vector<double> shares;
        for (std::size_t f = 0; f < factors.size(); ++f) shares.push_back(share_of(played.draws, draw, f));
        const Scenario drawn = with_values_at(pair, factors, shares);
        for (std::size_t p = 0; p < 2; ++p) {
            const auto small = prepare(piloted(drawn, 1, pilots[p]), fault);
            REQUIRE(small);
            const auto workspace = make_workspace(*small);
            const Trace trace = trace_replication(*small, 4, (std::uint64_t{1} << 40U) + draw, *workspace);
            const PilotFigures seen = seen_in(trace, pilots[p]);
            for (std::size_t k = 0; k < seen.size(); ++k) {
                INFO(draw << ", " << p << ": " << pilot_figures[k]);
                const double there = played.pilots[p][draw * seen.size() + k];
                CHECK((there == seen[k] || (std::isnan(there) && std::isnan(seen[k]))));
            }
        }
    }
}

TEST_CASE("exploration: a pilot is worth something, and no more than to know all assumptions") {
    // Two models that are about level: there is something to learn.
    std::string fault;
    const Scenario scenario = small_baseline({"opportunities.value_scale=0.45"});
    const auto prepared = prepare(scenario, fault);
    REQUIRE(prepared);
    ExploreOptions options = options_of(1'024);
    options.pilots = {{.teams = 2, .months = 6}, {.teams = 2, .months = 18}};
    const ExploreDone done = play_exploration(*prepared, 1, 0, all_of(scenario), options);
    const Information& all = done.exploration.all;
    for (const PilotWorth& pilot : done.exploration.pilots) {
        INFO(pilot.value.value << " against " << all.value.value << ", explained " << pilot.explained);
        CHECK(pilot.value.low <= all.value.value);
        CHECK(pilot.explained < all.explained);
    }
    CHECK(done.exploration.pilots[1].explained > 0);
}
