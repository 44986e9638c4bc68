#include "engine/world/potential.hpp"

#include <cmath>

#include "engine/prepared.hpp"
#include "engine/world/world.hpp"

namespace fundsim {

namespace {

//! Known before anything is drawn.
double weight_of(const Prepared& p, double effort) { return scale_of_value(p.scenario, effort); }

double median_drawn(const Prepared& p) {
    return p.scenario.opportunities.effort_scale * value_at(p.effort, 0.0);
}

double known_effort(double listed, double median) { return std::isnan(listed) ? median : listed; }

}  // namespace

double potential_of(const Prepared& p, const World& world) {
    const auto& listed = p.scenario.opportunities.listed;
    const double median = median_drawn(p);
    double sum = 0;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        sum += world.value[i] / world.scale[i] * weight_of(p, known_effort(listed[i].effort, median));
    }
    const double weight = weight_of(p, median);
    for (std::size_t i = listed.size(); i < world.items; ++i) {
        if (!is_compulsory(world, i)) {
            sum += world.value[i] / world.scale[i] * weight;
        }
    }
    return sum;
}

double expected_potential(const Prepared& p) {
    const auto& o = p.scenario.opportunities;
    const double median = median_drawn(p);
    const double variance = o.sigma_case * o.sigma_case;
    double sum = 0;
    for (std::size_t i = 0; i < o.listed.size(); ++i) {
        // The truth behind a listed benefit is drawn given it.
        const double said = (p.listed_case[i] - o.case_bias) * p.case_spread;
        const double value = std::isnan(said)
                                 ? mean_of(p.value_belief, 0, 1)
                                 : mean_of(p.value_belief, said / (1 + variance), variance / (1 + variance));
        sum += value * weight_of(p, known_effort(o.listed[i].effort, median));
    }
    const double arrivals = o.arrivals_per_year / 12 * p.scenario.organisation.horizon_months;
    const double generated = std::floor(o.initial_backlog) + arrivals;
    return sum + (1 - o.compulsory_share) * generated * mean_of(p.value_belief, 0, 1) * weight_of(p, median);
}

}  // namespace fundsim
