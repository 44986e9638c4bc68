#include "ensemble/flows.hpp"

namespace fundsim {

void add_flows(std::span<const Series> series, std::span<double> sums) {
    double* to = sums.data();
    for (std::size_t model = 0; to != sums.data() + sums.size(); ++model)
        for (const std::vector<double>* flows : {&series[model].spending, &series[model].years})
            for (const double flow : *flows) *to++ += flow;
}

void merge_flows(const Block& block, std::uint64_t replications, std::span<double> means) {
    const double share = double(block.size) / double(replications);
    for (std::size_t i = 0; i < means.size(); ++i)
        if (block.flows[i] != means[i])  // both are infinite where nothing erodes
            means[i] += (block.flows[i] - means[i]) * share;
}

FlowSummary flow_summary(const Cast& cast, std::span<const double> means) {
    FlowSummary out;
    const std::size_t months = cast.months, years = flow_years(months);
    out.years = years;
    const double* from = means.data();
    const auto take = [&from](std::vector<double>& to, std::size_t count) {
        to.insert(to.end(), from, from + count);
        from += count;
    };
    for (std::size_t model = 0; model < cast.listed; ++model) {
        take(out.spending, spending_kinds * months);
        take(out.scope_live, months);
        take(out.scope_lost, months);
        for (std::vector<double>* row : {&out.outlay, &out.income, &out.pv_outlay, &out.pv_income})
            take(*row, years);
    }
    return out;
}

}  // namespace fundsim
