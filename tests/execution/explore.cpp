// An exploration through the engine: each draw is what a person gets who sets all these values and runs.

#include "execution/explore.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "engine/simulation.hpp"
#include "execution/gaps.hpp"
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
