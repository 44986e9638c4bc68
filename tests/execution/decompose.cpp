// Sobol's indices through the engine: what a person gets by drawing rows of the design and running each.

#include "execution/decompose.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "engine/simulation.hpp"
#include "execution/gaps.hpp"
#include "execution/small_baseline.hpp"
#include "parameters/table.hpp"

using namespace fundsim;

namespace {

DecomposeOptions options_of(std::uint64_t rows, std::size_t top, int threads = 2) {
    DecomposeOptions options{.seed = 4, .top = top};
    options.sampling = {.replications = rows, .threads = threads, .stretch = 16};
    return options;
}

//! A number between two values.
Factor between(const char* name, double low, double high, Section section = Section::organisation) {
    return {.assumption = {.parameter = find_parameter(section, name), .value = low},
            .address = std::string(name_of(section)) + '.' + name,
            .at = Address{section, "", name},
            .distribution = Distribution{.shape = Shape::uniform, .parameters = {low, high}}};
}

DecomposeDone decomposed(const DecomposeOptions& options, std::vector<Factor> factors) {
    std::string fault;
    const auto prepared = prepare(small_baseline(), fault);
    REQUIRE(prepared);
    return play_decomposition(*prepared, 1, 0, std::move(factors), options);
}

//! What everything is worth: it moves most.
Factor worth() { return between("value_scale", 0.05, 5, Section::opportunities); }

std::vector<Factor> all_of_them() { return factors_of(pair_of(small_baseline(), 1, 0), {0, 1}, {}); }

}  // namespace

TEST_CASE("decomposition: rows are runs of scenarios with the values of their draws") {
    constexpr std::uint64_t rows = 64;
    const std::vector<Factor> factors{worth(), between("run_rate", 0.1, 0.9)};
    const Design design = design_of(each_alone(2), 2, 4);
    std::vector<std::vector<double>> values(jansen_figures(2));
    std::vector<double> parts, figures(values.size());
    for (std::uint64_t row = 0; row < rows; ++row) {
        parts.push_back(fill_row(
            design, row,
            [&](std::span<const double> point) {
                Scenario scenario = pair_of(small_baseline(), 1, 0);
                scenario.opportunities.value_scale = 0.05 + 4.95 * point[0];
                scenario.organisation.run_rate = 0.1 + 0.8 * point[1];
                std::string fault;
                const auto prepared = prepare(scenario, fault);
                REQUIRE(prepared);
                const auto workspace = make_workspace(*prepared);
                TwoGaps gaps{};
                for (std::uint64_t future : {0U, 1U}) {
                    std::vector<Outcome> outcomes(played_models(*prepared));
                    play_replication(*prepared, 4, 2 * row + future, *workspace, outcomes, {});
                    gaps[future] = outcomes[1].npv - outcomes[0].npv;
                }
                return gaps;
            },
            figures));
        for (std::size_t f = 0; f < figures.size(); ++f) values[f].push_back(figures[f]);
    }
    std::vector<Comoments> sums;
    for (const auto& each : values) sums.push_back(comoments_of(parts, each));
    const Indices known = indices_of(sums),
                  found = decomposed(options_of(rows, 0), factors).decomposition.indices;
    CHECK(found.rows == rows);
    REQUIRE(known.variance.low > 0);
    CHECK(found.variance.value == Approx(known.variance.value).epsilon(1e-9));
    CHECK(found.luck.value == Approx(known.luck.value).epsilon(1e-9));
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(found.indices[i].first_order.value == Approx(known.indices[i].first_order.value).epsilon(1e-9));
        CHECK(found.indices[i].total.value == Approx(known.indices[i].total.value).epsilon(1e-9));
        CHECK(found.indices[i].total.high == Approx(known.indices[i].total.high).epsilon(1e-9));
    }
}

TEST_CASE("decomposition: the largest few are told apart, and the others are one") {
    std::vector<Factor> factors{between("discount_rate", 0.08, 0.0801), worth(),
                                between("attrition", 0.1, 0.1001), between("erosion_owned", 0.1, 0.1001)};
    const Decomposition found = decomposed(options_of(32, 1), factors).decomposition;
    CHECK(found.ranking_rows == 32);
    CHECK(found.rest);
    REQUIRE(found.groups.size() == 2);
    CHECK(found.groups[0] == FactorGroup{1});
    CHECK(found.groups[1].size() == 3);
    CHECK(found.by_importance == std::vector<std::size_t>{0, 1});
    CHECK(found.indices.indices.size() == 2);
    // One that would stand for all others is told apart itself.
    CHECK_FALSE(decomposed(options_of(16, 3), factors).decomposition.rest);
}

TEST_CASE("decomposition: an assumption that plays no part has indices of exactly 0") {
    // Nobody works on two things at a time, so that switching costs nothing.
    Scenario s = small_baseline();
    for (FundingModel& model : s.models) model.levers.wip = 1;
    Factor switching{.assumption = {find_parameter(Section::model, "switching_loss"), {0, 1}, 0.2},
                     .address = "model.switching_loss",
                     .range = {0.1, 0.4}};
    std::string fault;
    const auto prepared = prepare(s, fault);
    REQUIRE(prepared);
    const Decomposition found =
        play_decomposition(*prepared, 1, 0, {switching, worth()}, options_of(48, 0)).decomposition;
    REQUIRE(found.indices.variance.low > 0);
    CHECK(found.indices.indices[0].total == Estimate{0, 0, 0});
    CHECK(found.indices.indices[0].first_order == Estimate{0, 0, 0});
    CHECK(found.indices.indices[1].total == Estimate{1, 1, 1});
}

TEST_CASE("decomposition: the same bits for any number of threads") {
    const Decomposition one = decomposed(options_of(32, 4, 1), all_of_them()).decomposition;
    const Decomposition three = decomposed(options_of(32, 4, 3), all_of_them()).decomposition;
    CHECK(one.groups == three.groups);
    CHECK(one.indices.variance == three.indices.variance);
    CHECK(one.by_importance == three.by_importance);
    const auto same = [](const Estimate& x, const Estimate& y) {
        return x == y || (std::isnan(x.value) && std::isnan(y.value));
    };
    for (std::size_t g = 0; g < one.groups.size(); ++g) {
        CHECK(same(one.indices.indices[g].total, three.indices.indices[g].total));
        CHECK(same(one.indices.indices[g].first_order, three.indices.indices[g].first_order));
    }
}

TEST_CASE("decomposition: stops at a precision, and at a signal with what is done") {
    const std::vector<Factor> factors{worth(), between("run_rate", 0.1, 0.9)};
    DecomposeOptions options = options_of(4'096, 0);
    options.until = 0.3;
    const DecomposeDone precise = decomposed(options, factors);
    CHECK(precise.ending == Ending::precise);
    CHECK(precise.decomposition.indices.rows < 4'096);
    CHECK(widest_index(precise.decomposition) <= 0.3);

    DecomposeOptions stopped = options_of(4'096, 0, 1);
    std::uint64_t asked = 0, last = 0;
    stopped.sampling.stop = [&] { return ++asked > 40; };
    stopped.sampling.progress = [&](std::uint64_t done, std::uint64_t) { last = done; };
    const DecomposeDone interrupted = decomposed(stopped, factors);
    CHECK(interrupted.ending == Ending::interrupted);
    CHECK(interrupted.decomposition.indices.rows == 32);
    CHECK(last == 40 * 4);  // points

    asked = 0;
    stopped.top = 2;
    const DecomposeDone ranking = decomposed(stopped, all_of_them());
    CHECK(ranking.ending == Ending::interrupted);
    CHECK(ranking.decomposition.indices.rows == 0);
}

TEST_CASE("decomposition: rows that cannot be played are told and left out") {
    // Teams that cost more than the whole budget in part of the range.
    const std::vector<Factor> factors{between("person_month_cost", 5, 6'000), between("run_rate", 0.1, 0.9)};
    const DecomposeDone done = decomposed(options_of(64, 0), factors);
    CHECK(done.ending == Ending::complete);
    CHECK(done.decomposition.unplayable > 0);
    CHECK(done.decomposition.indices.rows > 0);
    CHECK(done.decomposition.unplayable + done.decomposition.indices.rows == 64);
    CHECK_FALSE(done.decomposition.why_unplayable.empty());
}
