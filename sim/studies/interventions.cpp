#include "studies/interventions.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/numeric/special.hpp"
#include "parameters/apply_interventions.hpp"
#include "parameters/shipped_interventions.hpp"
#include "parameters/violations.hpp"

namespace fundsim {

namespace {

//! Present value of 1 a month for so many months, months.
double annuity(double months, const Organisation& organisation) {
    const double rate = log_one_plus(organisation.discount_rate) / 12;
    return rate > 0 ? (1 - exp_of(-rate * months)) / rate : months;
}

//! Sums of (cost, gain) from those of each and of their difference.
Comoments of_cost_and_gain(const Comoments& gain, const Comoments& cost, const Comoments& net) {
    return {.count = gain.count,
            .mean_x = cost.mean_y,
            .mean_y = gain.mean_y,
            .squares_x = cost.squares_y,
            .squares_y = gain.squares_y,
            .products = (gain.squares_y + cost.squares_y - net.squares_y) / 2};
}

Estimate scaled(const Estimate& estimate, double factor) {
    return {estimate.value * factor, estimate.low * factor, estimate.high * factor};
}

}  // namespace

std::vector<Intervention> known_interventions(std::span<const Intervention> own, double budget_per_year) {
    std::vector<Intervention> known(own.begin(), own.end());
    for (const ShippedIntervention& shipped : shipped_interventions()) {
        const auto here = [&](const Intervention& other) { return other.name == shipped.name; };
        if (std::none_of(own.begin(), own.end(), here)) {
            known.push_back(priced(shipped, budget_per_year));
        }
    }
    return known;
}

Intervention for_model(Intervention intervention, const FundingModel& model) {
    std::erase_if(intervention.changes, [&](const Change& change) {
        return change.address.section == Section::model && !concerns(change, model);
    });
    return intervention;
}

WithInterventions with_interventions(const Scenario& one_model, std::span<const Intervention> interventions) {
    Intervened intervened = apply_interventions(interventions, one_model);
    if (!intervened.violations.empty()) {
        return {{}, intervened.violations.front().text};
    }
    if (const auto found = violations(intervened.scenario); !found.empty()) {
        return {{}, found.front().text};
    }
    return {std::move(intervened.scenario)};
}

Intervention without_price(Intervention intervention) {
    intervention.one_off_cost = intervention.cost_per_year = 0;
    return intervention;
}

bool has_price(const Intervention& intervention) {
    return intervention.one_off_cost > 0 || intervention.cost_per_year > 0;
}

double horizon_annuity(const Organisation& organisation) {
    return annuity(organisation.horizon_months, organisation) / 12;
}

double level_price(const Intervention& intervention, const Organisation& organisation) {
    const double months = std::min(std::max(intervention.ramp_months, 12.0), organisation.horizon_months);
    return intervention.cost_per_year +
           intervention.one_off_cost * annuity(months, organisation) / months / horizon_annuity(organisation);
}

double beyond_rounding(double npv, double other) {
    const double difference = npv - other;
    return std::abs(difference) > 1e-12 * (std::abs(npv) + std::abs(other)) ? difference : 0;
}

Worth worth_of(double without_it, double without_price, double with_price) {
    return {beyond_rounding(without_price, without_it), beyond_rounding(without_price, with_price),
            beyond_rounding(with_price, without_it)};
}

void estimate_worth(const std::array<Comoments, worth_figures>& sums, std::optional<double> expected,
                    const Organisation& organisation, InterventionWorth& out) {
    const auto& [gain, cost, net] = sums;
    out.gain = estimate_of(gain, expected);
    out.cost = estimate_of(cost, expected);
    out.net = estimate_of(net, expected);
    if (out.price == 0) {
        out.break_even = scaled(out.gain, 1 / horizon_annuity(organisation));
    } else if (out.cost.low > 0) {
        const ControlledRatio ratio{of_cost_and_gain(gain, cost, net), cost, gain};
        out.break_even = scaled(
            expected ? controlled_ratio_estimate(ratio, *expected) : ratio_estimate(ratio.ratio), out.price);
    }
}

double widest_net(const InterventionStudy& study) {
    double widest = 0;
    for (const InterventionWorth& worth : study.worths) {
        widest = std::max(widest, (worth.net.high - worth.net.low) / 2);
    }
    return widest;
}

}  // namespace fundsim
