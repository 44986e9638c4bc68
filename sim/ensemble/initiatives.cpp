#include "ensemble/initiatives.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/statistics/estimate.hpp"

namespace fundsim {

void add_initiatives(std::span<const Series> series, std::span<double> sums) {
    double* sum = sums.data();
    for (std::size_t model = 0; sum != sums.data() + sums.size(); ++model) {
        for (const double value : series[model].initiatives) {
            *sum++ += value;
        }
    }
}

void finish_initiatives(std::size_t replications, std::span<double> sums) {
    for (double& sum : sums) {
        sum /= double(replications);
    }
}

void merge_initiatives(double before, std::span<const double> block, double replications,
                       std::span<double> means) {
    const double share = replications / (before + replications);
    for (std::size_t i = 0; i < means.size(); ++i) {
        means[i] += share * (block[i] - means[i]);
    }
}

std::vector<std::string> names_of_initiatives(const Opportunities& world) {
    std::vector<std::string> names;
    for (const ListedInitiative& each : world.listed) {
        names.push_back(each.name);
    }
    return names;
}

InitiativeSummary initiative_summary(const Cast& cast, std::span<const double> means, double replications) {
    InitiativeSummary out{.count = cast.initiatives};
    const auto n = static_cast<std::uint64_t>(replications);
    for (std::size_t model = 0; model < cast.listed; ++model) {
        for (std::size_t i = 0; i < cast.initiatives; ++i) {
            const auto mean = [&](InitiativeRow row) {
                return means[(model * initiative_rows + static_cast<std::size_t>(row)) * cast.initiatives +
                             i];
            };
            const auto share = [&](InitiativeRow row) {
                return proportion_estimate(std::round(mean(row) * replications), n);
            };
            const double npv = mean(InitiativeRow::npv);
            const double variance = std::max(0.0, mean(InitiativeRow::npv_square) - npv * npv);
            const double funded = mean(InitiativeRow::funded);
            out.figures.push_back({.funded = share(InitiativeRow::funded),
                                   .finished = share(InitiativeRow::finished),
                                   .stopped = share(InitiativeRow::stopped),
                                   .start_month = funded > 0 ? mean(InitiativeRow::start_month) / funded
                                                             : std::numeric_limits<double>::quiet_NaN(),
                                   .npv = mean_estimate({n, npv, variance * replications}),
                                   .pv_income = mean(InitiativeRow::pv_income),
                                   .pv_work = mean(InitiativeRow::pv_work),
                                   .pv_run = mean(InitiativeRow::pv_run),
                                   .planned_benefit = mean(InitiativeRow::planned_benefit),
                                   .realised_benefit = mean(InitiativeRow::realised_benefit)});
        }
    }
    return out;
}

}  // namespace fundsim
