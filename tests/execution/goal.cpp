// A goal through the engine: answers that are known, and the same for any number of threads.

#include "execution/goal.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "execution/run.hpp"
#include "execution/small_baseline.hpp"
#include "parameters/table.hpp"
#include "studies/chosen_models.hpp"

using namespace fundsim;

namespace {

constexpr std::uint64_t replications = 120;

Goal goal_of(const char* figure, bool above, double bound, double chance) {
    return {{{figure, *goal_figure(figure), above, bound}}, chance};
}

GoalOptions options_of(int threads = 2) {
    return {.seed = 4,
            .values = 5,
            .sampling = {.replications = replications, .threads = threads, .stretch = 40}};
}

Address address_of(Section section, const char* name) { return {section, {}, name}; }

GoalLever lever_of(const Scenario& s, Section section, const char* name, double low, double high) {
    return {find_parameter(section, name), *get_scalar(s, address_of(section, name)), low, high, {}};
}

//! Outcomes of the model in the same futures, played one by one.
double share_with(const Scenario& one_model, double Outcome::*field, double bound, bool above,
                  std::uint64_t first = 0) {
    std::string fault;
    const auto prepared = prepare(one_model, fault, nullptr, Hybrids::left_out);
    const auto workspace = make_workspace(*prepared);
    std::vector<Outcome> outcome(1);
    std::uint64_t count = 0;
    for (std::uint64_t r = 0; r < replications; ++r) {
        play_replication(*prepared, 4, first + r, *workspace, outcome, {});
        const double value = outcome[0].*field;
        count += std::isfinite(value) && (above ? value > bound : value < bound) ? 1 : 0;
    }
    return double(count) / double(replications);
}

void same(const GoalDone& a, const GoalDone& b) {
    REQUIRE(a.search.points.size() == b.search.points.size());
    for (std::size_t p = 0; p < a.search.points.size(); ++p) {
        CHECK(a.search.points[p].values == b.search.points[p].values);
        CHECK(a.search.points[p].chance.all == b.search.points[p].chance.all);
    }
    CHECK(a.search.best == b.search.best);
    REQUIRE(a.again.size() == b.again.size());
    for (std::size_t k = 0; k < a.again.size(); ++k) {
        CHECK(a.again[k].all == b.again[k].all);
    }
}

}  // namespace

TEST_CASE("goal: chances are shares of the futures that a run plays, and the answer is the edge") {
    const Scenario one = with_models(small_baseline(), {1});
    const Address address = address_of(Section::opportunities, "value_scale");
    const std::vector levers{lever_of(one, address.section, "value_scale", 0.5, 3)};
    const double now = share_with(one, &Outcome::npv, 2'000, true);
    REQUIRE(now < 0.8);
    const Goal goal = goal_of("npv", true, 2'000, 0.8);
    const GoalDone done = play_goal(one, std::vector{address}, levers, goal, options_of());
    CHECK(done.ending == Ending::complete);
    CHECK(done.replications == replications);
    CHECK(done.search.points.front().chance.all.value == now);
    const GoalPoint& best = done.search.points[done.search.best];
    REQUIRE(reaches(best, 0.8));
    CHECK(best.values[0] > 1);
    // Played apart it is the same, and a sixty-fourth of a step nearer to 1 it is not reached.
    Scenario there = one;
    set_scalar(there, address, best.values[0]);
    CHECK(share_with(there, &Outcome::npv, 2'000, true) == best.chance.all.value);
    set_scalar(there, address, best.values[0] - 2.5 / 4 / 64 - 0.001);
    CHECK(share_with(there, &Outcome::npv, 2'000, true) < 0.8);
    // What was chosen is played once more in the next futures.
    REQUIRE(done.again.size() == 3);
    set_scalar(there, address, best.values[0]);
    CHECK(done.again[2].all.value == share_with(there, &Outcome::npv, 2'000, true, replications));
    CHECK(done.again[0].all.value == share_with(one, &Outcome::npv, 2'000, true, replications));

    same(done, play_goal(one, std::vector{address}, levers, goal, options_of(3)));
}

TEST_CASE("goal: all conditions in the same future, each alone as well") {
    const Scenario one = with_models(small_baseline(), {1});
    const Address address = address_of(Section::model, "wip");
    const std::vector levers{lever_of(one, address.section, "wip", 1, 3)};
    Goal both = goal_of("npv", true, 0, 1);
    both.conditions.push_back({"payback", *goal_figure("payback"), false, 40});
    const GoalDone done = play_goal(one, std::vector{address}, levers, both, options_of());
    const GoalChance& chance = done.search.points.front().chance;
    CHECK(chance.each[0].value == share_with(one, &Outcome::npv, 0, true));
    CHECK(chance.each[1].value == share_with(one, &Outcome::payback_month, 40, false));
    CHECK(chance.all.value <= std::min(chance.each[0].value, chance.each[1].value));
    CHECK(chance.all.value >= chance.each[0].value + chance.each[1].value - 1);
    std::swap(both.conditions[0], both.conditions[1]);
    const GoalDone turned = play_goal(one, std::vector{address}, levers, both, options_of());
    CHECK(turned.search.points.front().chance.all == chance.all);
    CHECK(chance.each[0].value != chance.each[1].value);
    CHECK(chance.lacking[0] == 0);
    CHECK(chance.lacking[1] > 0);
}

TEST_CASE("goal: what no value reaches, what cannot be played, and stops") {
    const Scenario one = with_models(small_baseline(), {1});
    const Address address = address_of(Section::opportunities, "value_scale");
    const std::vector levers{lever_of(one, address.section, "value_scale", 0.5, 2)};
    const Goal never = goal_of("npv", true, 1e9, 0.5);
    const GoalDone done = play_goal(one, std::vector{address}, levers, never, options_of());
    CHECK_FALSE(reaches(done.search.points[done.search.best], 0.5));
    CHECK(done.search.points[done.search.largest].chance.all.value == 0);

    const Scenario strict = with_models(
        small_baseline({"organisation.familiarity_months=1", "organisation.knowledge_months=1"}), {1});
    const Address cost = address_of(Section::organisation, "stable_team_cost");
    const GoalDone left = play_goal(strict, std::vector{cost},
                                    std::vector{lever_of(strict, cost.section, "stable_team_cost", 0.5, 1)},
                                    never, options_of());
    CHECK_FALSE(left.left_out.empty());
    CHECK_FALSE(left.left_out[0].why.empty());

    GoalOptions stopped = options_of(1);
    std::uint64_t asked = 0;
    stopped.sampling.stop = [&] { return ++asked > 50; };
    const GoalDone early = play_goal(one, std::vector{address}, levers, never, stopped);
    CHECK(early.ending == Ending::interrupted);
    CHECK(early.replications == 40);
    CHECK(early.search.points.size() == early.search.grid);
    CHECK(early.again.empty());
    asked = 0;
    stopped.sampling.stop = [&] { return ++asked > replications + 10; };
    const GoalDone later =
        play_goal(one, std::vector{address}, levers, goal_of("npv", true, 2'000, 0.8), stopped);
    CHECK(later.ending == Ending::interrupted);
    CHECK(later.replications == replications);
    CHECK(later.again.empty());
}

TEST_CASE("goal: progress goes on to the end, and neither back nor beyond") {
    const Scenario one = with_models(small_baseline(), {1});
    const Address address = address_of(Section::opportunities, "value_scale");
    GoalOptions options = options_of(1);
    double share = 0;
    bool backwards = false;
    options.sampling.progress = [&](std::uint64_t done, std::uint64_t all) {
        backwards = backwards || double(done) / double(all) < share - 1e-12;
        share = double(done) / double(all);
    };
    play_goal(one, std::vector{address}, std::vector{lever_of(one, address.section, "value_scale", 0.5, 3)},
              goal_of("npv", true, 2'000, 0.8), options);
    CHECK_FALSE(backwards);
    CHECK(share == 1);
}
