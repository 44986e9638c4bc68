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

//! A number of the world between two values.
Factor between(const char* name, double low, double high) {
    return {.assumption = {.parameter = find_parameter(Section::opportunities, name), .value = low},
            .address = std::string("opportunities.") + name,
            .at = Address{Section::opportunities, "", name},
            .distribution = Distribution{.shape = Shape::uniform, .parameters = {low, high}}};
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
    play_draws({pair, *base, factors, points, 4, pilots}, {.replications = 8, .threads = 2}, played, {});
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

TEST_CASE("exploration: total indices beside the first order, which change no other figure") {
    // What everything is worth moves most; what being late costs moves nothing where nothing is compulsory.
    std::vector<Factor> factors = all_of(small_baseline());
    factors.resize(6);
    factors.push_back(between("value_scale", 0.05, 5));
    factors.push_back(between("late_cost", 0, 1));
    const std::size_t idle = factors.size() - 1;
    ExploreOptions options = options_of(512, 1);
    const ExploreDone without = explored(options, factors);
    CHECK(without.exploration.totals.rows == 0);  // so few draws, so no rows
    options.total_rows = 128;
    std::uint64_t last = 0, all = 0;
    bool in_order = true;
    options.sampling.progress = [&](std::uint64_t done, std::uint64_t total) {
        in_order &= done > last && done <= total;
        last = done;
        all = total;
    };
    const ExploreDone one = explored(options, factors);
    CHECK(in_order);
    CHECK(last == all);
    CHECK(one.ending == Ending::complete);
    CHECK(one.draws.first == without.draws.first);
    CHECK(one.exploration.ahead == without.exploration.ahead);
    CHECK(one.exploration.ahead_doubled == without.exploration.ahead_doubled);
    CHECK(one.exploration.all.value == without.exploration.all.value);
    const Totals& totals = one.exploration.totals;
    CHECK(totals.rows == 128);
    const auto group = group_of(totals, idle);
    REQUIRE(group);
    CHECK(totals.shares[*group] == Estimate{0, 0, 0});  // exactly
    CHECK(totals.shares[*group_of(totals, idle - 1)].value > 0.5);

    options.sampling.progress = {};
    options.sampling.threads = 3;
    const ExploreDone three = explored(options, factors);
    for (std::size_t g = 0; g < totals.groups.size(); ++g) {
        CHECK(three.exploration.totals.groups[g] == totals.groups[g]);
        CHECK(three.exploration.totals.shares[g] == totals.shares[g]);
    }
    // Stopped among the rows: those that are done count, and so does all before them.
    ExploreOptions stopped = options_of(512, 1);
    stopped.total_rows = 128;
    std::uint64_t asked = 0;
    stopped.sampling.stop = [&] { return ++asked > 128 + 512 + 128 + 70; };
    const ExploreDone interrupted = explored(stopped, factors);
    CHECK(interrupted.ending == Ending::interrupted);
    CHECK(interrupted.exploration.draws_doubled == one.exploration.draws_doubled);
    CHECK(interrupted.exploration.totals.rows == 64);
}

TEST_CASE("exploration: rows of total indices are those of the design, far from all draws") {
    const std::vector<Factor> all = all_of(small_baseline());
    ExploreOptions options = options_of(512);
    options.total_rows = 32;
    const ExploreDone done = explored(options, all);
    const Totals& totals = done.exploration.totals;
    CHECK(totals.rest);
    CHECK(totals.groups.size() == 11);
    CHECK(totals.groups.back().size() == all.size() - 10);
    for (std::size_t k = 0; k < 10; ++k)
        CHECK(group_of(totals, done.exploration.by_importance[k]) == std::optional(k));
    CHECK_FALSE(group_of(totals, done.exploration.by_importance[10]));
    // The same rows, played by hand.
    const Scenario pair = pair_of(small_baseline(), 1, 0);
    std::string fault;
    const auto base = prepare(pair, fault, nullptr, Hybrids::left_out);
    REQUIRE(base);
    const Design design = design_of(totals.groups, all.size(), 4);
    const auto workspace = make_workspace(*base);
    std::vector<double> of_first, row(jansen_figures(11));
    for (std::uint64_t r = 0; r < 32; ++r) {
        const std::uint64_t number = (std::uint64_t{1} << 24U) + r;
        fill_row(
            design, number,
            [&](std::span<const double> point) -> std::optional<TwoGaps> {
                const Variant variant = variant_of(with_values_at(pair, all, point), base.get());
                REQUIRE(variant.prepared);
                return TwoGaps{gap_in(*variant.prepared, 4, 2 * number, *workspace).gap,
                               gap_in(*variant.prepared, 4, 2 * number + 1, *workspace).gap};
            },
            row);
        of_first.push_back(row[4]);
    }
    const double variance = variance_by_assumptions(done.draws).value;
    CHECK(variance == Approx(done.exploration.variance.assumptions).epsilon(0.02));
    const double share = moments_of(of_first).mean / variance;
    CHECK(totals.shares[0].value == Approx(share).epsilon(1e-9));
    CHECK(total_rows_beside(16'384) == 256);
    CHECK(total_rows_beside(4'095) == 0);
}
