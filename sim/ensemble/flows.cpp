#include "ensemble/flows.hpp"

#include <algorithm>

namespace fundsim {

FlowSums::FlowSums(const Cast& cast) : cast_(cast), sum_(flows_size(cast)) {}

void FlowSums::start() {
    count_ = 0;
    std::fill(sum_.begin(), sum_.end(), 0.0);
}

void FlowSums::add(std::span<const Series> series) {
    ++count_;
    double* to = sum_.data();
    for (std::size_t model = 0; model < cast_.listed; ++model)
        for (const std::vector<double>* flows : {&series[model].spending, &series[model].years})
            for (const double flow : *flows) *to++ += flow;
}

void FlowSums::finish(std::vector<double>& out) const {
    out.resize(sum_.size());
    for (std::size_t i = 0; i < sum_.size(); ++i) out[i] = sum_[i] / double(count_);
}

FlowTally::FlowTally(const Cast& cast) : cast_(cast), means_(flows_size(cast)) {}

void FlowTally::merge(const Block& block) {
    count_ += block.size;
    const double share = double(block.size) / double(count_);
    for (std::size_t i = 0; i < means_.size(); ++i)
        if (block.flows[i] != means_[i])  // both are infinite where nothing erodes
            means_[i] += (block.flows[i] - means_[i]) * share;
}

FlowSummary FlowTally::summarise() const {
    FlowSummary out;
    const std::size_t months = cast_.months, years = flow_years(months);
    out.years = years;
    const double* from = means_.data();
    const auto take = [&from](std::vector<double>& to, std::size_t count) {
        to.insert(to.end(), from, from + count);
        from += count;
    };
    for (std::size_t model = 0; model < cast_.listed; ++model) {
        take(out.spending, spending_kinds * months);
        take(out.scope_live, months);
        take(out.scope_lost, months);
        for (std::vector<double>* row : {&out.outlay, &out.income, &out.pv_outlay, &out.pv_income})
            take(*row, years);
    }
    return out;
}

}  // namespace fundsim
