#pragma once
// All numbers of a summary as bits, to compare two of them exactly.

#include <bit>
#include <cstdint>
#include <vector>

#include "ensemble/summary.hpp"

namespace fundsim {

inline std::vector<std::uint64_t> bits_of(const Summary& summary) {
    std::vector<std::uint64_t> out;
    const auto number = [&](double value) { out.push_back(std::bit_cast<std::uint64_t>(value)); };
    const auto estimate = [&](const Estimate& value) {
        number(value.value), number(value.low), number(value.high);
    };
    const auto whole = [&](std::uint64_t value) { out.push_back(value); };
    whole(summary.seed), whole(summary.replications), whole(summary.requested);
    whole(std::uint64_t(summary.ending));
    number(summary.until), number(summary.half_width);
    for (const ModelSummary& model : summary.models) {
        const NpvSummary& npv = model.npv;
        for (double value : {npv.p5, npv.p50, npv.p95, npv.cvar5, npv.best_percent_share}) number(value);
        for (const Estimate& value : {npv.mean, npv.probability_of_loss, npv.regret}) estimate(value);
        for (const MetricSummary& value : model.metrics) estimate(value.mean), estimate(value.finite);
        for (const Estimate& value : model.ratios) estimate(value);
    }
    for (const PairSummary& pair : summary.paired) {
        whole(pair.a), whole(pair.b), number(pair.ties);
        estimate(pair.npv_difference), estimate(pair.probability_a_ahead);
        whole(std::uint64_t(pair.dominance_a)), whole(std::uint64_t(pair.dominance_b));
    }
    for (const SplitSummary& split : summary.splits)
        for (const Estimate& value : {split.gap, split.funding, split.practice, split.interplay})
            estimate(value);
    whole(summary.series.months), whole(summary.series.quantile_replications);
    for (const QuantitySummary* quantity :
         {&summary.series.outlay, &summary.series.income, &summary.series.cumulative_net})
        for (const std::vector<double>* values :
             {&quantity->mean, &quantity->standard_error, &quantity->quantiles})
            for (double value : *values) number(value);
    whole(summary.flows.years);
    const FlowSummary& flows = summary.flows;
    for (const std::vector<double>* values :
         {&flows.spending, &flows.scope_live, &flows.scope_lost, &flows.outlay, &flows.income,
          &flows.pv_outlay, &flows.pv_income})
        for (double value : *values) number(value);
    return out;
}

}  // namespace fundsim
