// How time grows with the size of a scenario, in every direction by itself.

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <functional>

#include "bench/cases.hpp"
#include "bench/sections.hpp"

namespace fundsim::bench {

namespace {

constexpr std::array<double, 4> factors{1, 2, 4, 8};
constexpr double steepest = 1.1;

struct Direction {
    std::string what;
    void (*enlarge)(Scenario&, double factor);
};

void more_opportunities(Scenario& s, double factor) {
    s.opportunities.initial_backlog *= factor;
    s.opportunities.arrivals_per_year *= factor;
}

//! As many opportunities in all, so that one thing grows.
void more_months(Scenario& s, double factor) {
    s.organisation.horizon_months *= factor;
    s.opportunities.arrivals_per_year /= factor;
}

void more_months_and_opportunities(Scenario& s, double factor) { s.organisation.horizon_months *= factor; }

void more_teams(Scenario& s, double factor) { s.organisation.budget_per_year *= factor; }

//! Copies of the models that differ a little.
void more_models(Scenario& s, double factor) {
    const std::vector<FundingModel> models = s.models;
    for (int copy = 1; copy < static_cast<int>(factor); ++copy)
        for (FundingModel model : models) {
            model.levers.hurdle += 1e-6 * copy;
            model.name += fmt::format(" {}", copy);
            s.models.push_back(std::move(model));
        }
}

constexpr std::size_t directions_count = 5;
const std::array<Direction, directions_count>& directions() {
    static const std::array<Direction, directions_count> list{
        {{"opportunities", more_opportunities},
         {"months, as many opportunities in all", more_months},
         {"months, as many opportunities a year", more_months_and_opportunities},
         {"teams", more_teams},
         {"models", more_models}}};
    return list;
}

//! Slope of log time over log factor, least squares.
double slope(std::span<const double> times) {
    double x_mean = 0, y_mean = 0, products = 0, squares = 0;
    const auto n = static_cast<double>(factors.size());
    for (std::size_t k = 0; k < factors.size(); ++k) {
        x_mean += std::log(factors[k]) / n;
        y_mean += std::log(times[k]) / n;
    }
    for (std::size_t k = 0; k < factors.size(); ++k) {
        const double x = std::log(factors[k]) - x_mean;
        products += x * (std::log(times[k]) - y_mean);
        squares += x * x;
    }
    return products / squares;
}

}  // namespace

void add_slopes(const Task& task, Report& report) {
    const std::uint64_t replications = by_length(task.length, 1, 10, 40);
    std::vector<Timed> list;
    for (const Direction& direction : directions())
        for (const double factor : factors) {
            Scenario scenario = baseline_pair();
            direction.enlarge(scenario, factor);
            list.push_back(
                {direction.what, listed_player(scenario, replications), static_cast<double>(replications)});
        }
    const std::vector<double> t = processor_times(list, task.effort);
    for (std::size_t k = 0; k < directions_count; ++k) {
        const std::span<const double> times{t.data() + k * factors.size(), factors.size()};
        const double found = slope(times);
        report.rows.push_back(judged("doubled three times: " + directions()[k].what, times.back(), found,
                                     fmt::format("slope {:.2f}", found), Bound::at_most, steepest));
    }
}

}  // namespace fundsim::bench
