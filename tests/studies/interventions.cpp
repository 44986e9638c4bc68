// Prices of interventions, and what is worth nothing.

#include "studies/interventions.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "parameters/shipped_interventions.hpp"
#include "scenario/scenario_file.hpp"

using namespace fundsim;

namespace {

Organisation years(double count, double rate) {
    Organisation organisation{};
    organisation.horizon_months = 12 * count;
    organisation.discount_rate = rate;
    return organisation;
}

}  // namespace

TEST_CASE("prices: as a level amount a year with the same present value") {
    const Intervention both{.name = "x", .one_off_cost = 500, .cost_per_year = 100, .ramp_months = 6};
    CHECK(level_price(both, years(5, 0)) == Approx(200));
    // A one-off is spread over its first year: 500 * a(12) against a(60), continuously discounted.
    const double rate = std::log(1.08) / 12;
    const auto annuity = [&](double months) { return (1 - std::exp(-rate * months)) / rate; };
    CHECK(level_price(both, years(5, 0.08)) == Approx(100 + 500 * annuity(12) / annuity(60)));
    CHECK(horizon_annuity(years(5, 0.08)) == Approx(annuity(60) / 12));
    CHECK(level_price(both, years(0.5, 0)) == Approx(100 + 500 / 0.5));  // no later than the horizon
    Intervention slow = both;
    slow.ramp_months = 24;
    CHECK(level_price(slow, years(5, 0.08)) == Approx(100 + 500 * annuity(24) / 2 / annuity(60)));
    CHECK_FALSE(has_price(without_price(both)));
}

TEST_CASE("break-even prices: the price that the gain would pay, with the interval of the ratio") {
    std::vector<double> potentials, gains, costs, nets;
    for (int r = 0; r < 50; ++r) {
        potentials.push_back(r);
        gains.push_back(300 + 40 * std::sin(r));
        costs.push_back(100 + 10 * std::cos(3 * r));
        nets.push_back(gains.back() - costs.back());
    }
    const std::array sums{comoments_of(potentials, gains), comoments_of(potentials, costs),
                          comoments_of(potentials, nets)};
    InterventionWorth worth{.name = "x", .price = 20};
    estimate_worth(sums, std::nullopt, years(5, 0.08), worth);
    const Estimate ratio = ratio_estimate(comoments_of(costs, gains));
    REQUIRE(worth.break_even);
    CHECK(worth.break_even->value == Approx(20 * ratio.value));
    CHECK(worth.break_even->low == Approx(20 * ratio.low));
    CHECK(worth.break_even->high == Approx(20 * ratio.high));
    CHECK(worth.net == mean_estimate(moments_of(nets)));

    InterventionWorth free_of_charge{.name = "y"};  // what it brings, as money a year
    estimate_worth(sums, std::nullopt, years(5, 0), free_of_charge);
    REQUIRE(free_of_charge.break_even);
    CHECK(free_of_charge.break_even->value == Approx(worth.gain.value / 5));

    InterventionWorth unclear{.name = "z", .price = 20};
    estimate_worth({sums[0], comoments_of(potentials, potentials), sums[2]}, 0.0, years(5, 0), unclear);
    CHECK_FALSE(unclear.break_even);
}

TEST_CASE("worth: what two sums differ by in rounding alone is nothing") {
    CHECK(worth_of(-60'000, -60'000 + 1e-10, -60'000 - 1e-10).net == 0);
    CHECK(worth_of(0, 5, 3).gain == 5);
    CHECK(worth_of(0, 5, 3).cost == 2);
    CHECK(worth_of(1, 5, 3).net == 2);
}

TEST_CASE("known interventions: the scenario's own go before shipped ones of the same name") {
    const Intervention own{.name = "outcome_data", .cost_per_year = 7};
    const auto known = known_interventions(std::vector{own}, 1000);
    CHECK(known.size() == shipped_interventions().size());
    CHECK(known.front() == own);
    CHECK(known_interventions({}, 1000).front().cost_per_year ==
          shipped_interventions().front().yearly_share * 1000);
}
