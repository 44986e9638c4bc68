// With a control variate all means are means with the same weights.

#include <catch2/catch.hpp>
#include <cmath>

#include "ensemble/synthetic.hpp"

using namespace fundsim;
using synthetic::Made;

namespace {

constexpr std::uint64_t replications = 700;
constexpr std::size_t months = 3;
constexpr double expected = 480;  // of the potential; 500 is true

//! Weights of the regression estimator, from the potentials alone.
std::vector<double> weights() {
    double mean = 0, squares = 0;
    std::vector<double> x, out;
    for (std::uint64_t r = 0; r < replications; ++r) x.push_back(synthetic::outcome(0, r).potential);
    for (double value : x) mean += value / double(replications);
    for (double value : x) squares += (value - mean) * (value - mean);
    for (double value : x)
        out.push_back(1 / double(replications) + (expected - mean) * (value - mean) / squares);
    return out;
}

template <class Get>
double weighted(Get get) {
    static const std::vector<double> w = weights();
    double sum = 0;
    for (std::uint64_t r = 0; r < replications; ++r) sum += w[r] * get(r);
    return sum;
}

Summary summary() {
    return Made(2, 2, months)
        .run({.replications = replications,
              .threads = 3,
              .expected_potential = expected,
              .recording = Recording::outcomes_and_series})
        .summary;
}

double npv(std::size_t model, std::uint64_t r) { return synthetic::outcome(model, r).npv; }

}  // namespace

TEST_CASE("the weights sum to 1 and give the potential its known mean") {
    CHECK(weighted([](auto) { return 1; }) == Approx(1).epsilon(1e-12));
    CHECK(weighted([](auto r) { return synthetic::outcome(0, r).potential; }) == Approx(expected));
    const Summary got = summary();
    REQUIRE(got.control);
    for (std::uint64_t r = 0; r < replications; r += 99)
        CHECK(control_weight(got.control->potential, expected, synthetic::outcome(0, r).potential) ==
              Approx(weights()[r]).epsilon(1e-9));
}

TEST_CASE("figures, differences and contrasts are means with these weights; what may be missing is not") {
    const Summary got = summary();
    for (std::size_t m = 0; m < 2; ++m) {
        for (std::size_t i = 0; i < metrics().size(); ++i) {
            const Metric& metric = metrics()[i];
            INFO(metric.name);
            double plain = 0, count = 0;
            for (std::uint64_t r = 0; r < replications; ++r) {
                const double value = synthetic::outcome(m, r).*metric.field;
                plain += std::isfinite(value) ? value : 0;
                count += std::isfinite(value);
            }
            const double mean = got.models[m].metrics[i].mean.value;
            if (may_lack(metric))
                CHECK(mean == Approx(plain / count).epsilon(1e-12));
            else
                CHECK(mean == Approx(weighted([&](auto r) {
                                  return synthetic::outcome(m, r).*metric.field;
                              })).epsilon(1e-9));
        }
        CHECK(got.models[m].npv.regret.value ==
              Approx(weighted([&](auto r) { return std::max(npv(0, r), npv(1, r)) - npv(m, r); })));
    }
    CHECK(got.paired[0].npv_difference.value ==
          Approx(weighted([](auto r) { return npv(1, r) - npv(0, r); })).epsilon(1e-9));
    CHECK(got.splits[0].interplay.value == Approx(weighted([](auto r) {
                                               return npv(1, r) + npv(0, r) - npv(2, r) - npv(3, r);
                                           })).margin(1e-9));
}

TEST_CASE("ratios are ratios of such means, with the interval of what is left") {
    const Summary got = summary();
    const Estimate& estimate = ratio(got.models[1], "paid_over_planned");
    const auto paid = [](auto r) { return synthetic::outcome(1, r).paid_cost; };
    const auto planned = [](auto r) { return synthetic::outcome(1, r).planned_cost; };
    CHECK(estimate.value == Approx(weighted(paid) / weighted(planned)).epsilon(1e-12));
    // Of the mean residual, itself made surer by the control variate.
    std::vector<double> x, residuals;
    for (std::uint64_t r = 0; r < replications; ++r) {
        x.push_back(synthetic::outcome(0, r).potential);
        residuals.push_back((paid(r) - estimate.value * planned(r)) / weighted(planned));
    }
    const Estimate residual = controlled_mean_estimate(comoments_of(x, residuals), expected);
    CHECK(residual.value == Approx(0).margin(1e-12));
    CHECK(estimate.high - estimate.value == Approx(residual.high).epsilon(1e-6));
}

TEST_CASE("monthly and yearly flows are means with these weights") {
    const Summary got = summary();
    const auto flow = [](auto get) {
        return Approx(weighted([&](auto r) { return get(synthetic::series(1, r, months)); })).epsilon(1e-9);
    };
    const std::size_t place = months + 2;  // of model 1
    CHECK(got.series.outlay.mean[place] == flow([](const Series& s) { return s.outlay[2]; }));
    CHECK(got.series.cumulative_net.mean[place - 1] ==
          flow([](const Series& s) { return s.income[0] + s.income[1] - s.outlay[0] - s.outlay[1]; }));
    CHECK(got.flows.spending[(spending_kinds + 4) * months + 1] ==
          flow([](const Series& s) { return s.spending[4 * months + 1]; }));
    const std::size_t years = flow_years(months);
    CHECK(got.flows.pv_income[years + 5] == flow([&](const Series& s) { return s.years[3 * years + 5]; }));
    std::vector<double> x, y;
    for (std::uint64_t r = 0; r < replications; ++r) {
        x.push_back(synthetic::outcome(0, r).potential);
        y.push_back(synthetic::series(1, r, months).outlay[2]);
    }
    CHECK(got.series.outlay.standard_error[place] ==
          Approx(controlled_mean(comoments_of(x, y), expected).error).epsilon(1e-9));
}
