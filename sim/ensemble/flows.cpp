#include "ensemble/flows.hpp"

#include "engine/statistics/estimate.hpp"

namespace fundsim {
namespace {

//! Rows of sums: of the flows, and of the flows times the potential.
std::size_t half(std::span<const double> flows) { return flows.size() / 2; }

}  // namespace

void add_flows(std::span<const Series> series, double potential, std::span<double> sums) {
    double *flow_sum = sums.data(), *product_sum = sums.data() + half(sums);
    for (std::size_t model = 0; flow_sum != sums.data() + half(sums); ++model) {
        for (const std::vector<double>* flows : {&series[model].spending, &series[model].years}) {
            for (const double flow : *flows) {
                *flow_sum++ += flow;
                *product_sum++ += potential * flow;
            }
        }
    }
}

void finish_flows(std::size_t replications, double mean_potential, std::span<double> sums) {
    for (std::size_t i = 0, rows = half(sums); i < rows; ++i) {
        sums[rows + i] -= mean_potential * sums[i];
        sums[i] /= double(replications);
    }
}

void merge_flows(const Moments& before, const Block& block, const Moments& potential,
                 std::span<double> flows) {
    for (std::size_t i = 0, rows = half(flows); i < rows; ++i) {
        const Comoments all =
            merge(Comoments{before.count, before.mean, flows[i], before.squares, 0, flows[rows + i]},
                  Comoments{potential.count, potential.mean, block.flows[i], potential.squares, 0,
                            block.flows[rows + i]});
        if (block.flows[i] != flows[i]) {  // both are infinite where nothing erodes
            flows[i] = all.mean_y;
        }
        flows[rows + i] = all.products;
    }
}

FlowSummary flow_summary(const Cast& cast, std::span<const double> flows, const Moments& potential,
                         std::optional<double> expected) {
    FlowSummary out;
    const std::size_t months = cast.months, years = flow_years(months);
    out.years = years;
    std::size_t place = 0;
    const auto take = [&](std::vector<double>& to, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i, ++place) {
            const Comoments pairs{
                potential.count,           potential.mean, flows[place], potential.squares, 0,
                flows[half(flows) + place]};
            to.push_back(expected ? controlled_mean(pairs, *expected).value : flows[place]);
        }
    };
    for (std::size_t model = 0; model < cast.listed; ++model) {
        take(out.spending, spending_kinds * months);
        take(out.scope_live, months);
        take(out.scope_lost, months);
        for (std::vector<double>* row : {&out.outlay, &out.income, &out.pv_outlay, &out.pv_income}) {
            take(*row, years);
        }
    }
    return out;
}

}  // namespace fundsim
