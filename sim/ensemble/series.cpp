#include "ensemble/series.hpp"

#include <algorithm>
#include <array>

#include "engine/statistics/estimate.hpp"
#include "engine/statistics/order.hpp"
#include "ensemble/order_of_floats.hpp"

namespace fundsim {
namespace {

double at(const std::vector<double>& flow, std::size_t month) {
    return month < flow.size() ? flow[month] : 0.0;
}

using Quantities = std::array<QuantitySummary*, series_quantities>;

Quantities quantities_of(SeriesSummary& out) { return {&out.outlay, &out.income, &out.cumulative_net}; }

}  // namespace

SeriesSums::SeriesSums(const Cast& cast)
    : cast_(cast), shift_(series_size(cast) / month_sums), sum_(shift_.size()), squares_(shift_.size()),
      products_(shift_.size()) {}

void SeriesSums::start() {
    count_ = 0;
    std::fill(sum_.begin(), sum_.end(), 0.0);
    std::fill(squares_.begin(), squares_.end(), 0.0);
    std::fill(products_.begin(), products_.end(), 0.0);
    potential_ = 0;
}

void SeriesSums::add(std::span<const Series> series, double potential) {
    const std::size_t months = cast_.months;
    const bool first = count_++ == 0;
    potential_ += potential;
    for (std::size_t model = 0; model < cast_.listed; ++model) {
        double net = 0;
        for (std::size_t month = 0; month < months; ++month) {
            const double outlay = at(series[model].outlay, month), income = at(series[model].income, month);
            net += income - outlay;
            const std::array<double, series_quantities> values{outlay, income, net};
            for (std::size_t quantity = 0; quantity < series_quantities; ++quantity) {
                const std::size_t i = (model * series_quantities + quantity) * months + month;
                if (first) {
                    shift_[i] = values[quantity];
                }
                const double deviation = values[quantity] - shift_[i];
                sum_[i] += deviation;
                squares_[i] += deviation * deviation;
                products_[i] += deviation * potential;
            }
        }
    }
}

void SeriesSums::finish(std::vector<double>& out) const {
    out.resize(month_sums * shift_.size());
    const double count = double(count_);
    for (std::size_t i = 0; i < shift_.size(); ++i) {
        out[month_sums * i] = shift_[i] + sum_[i] / count;
        out[month_sums * i + 1] = std::max(0.0, squares_[i] - sum_[i] * sum_[i] / count);
        out[month_sums * i + 2] = products_[i] - sum_[i] * potential_ / count;
    }
}

SeriesSample::SeriesSample(const Cast& cast, std::uint64_t replications)
    : cast_(cast), capacity_(std::size_t(std::min(replications, series_replications))),
      flows_(cast.listed * 2 * cast.months * capacity_) {}

void SeriesSample::set(std::uint64_t replication, std::span<const Series> series) {
    if (replication >= capacity_) {
        return;
    }
    for (std::size_t model = 0; model < cast_.listed; ++model) {
        float* outlay = &flows_[place(std::size_t(replication), model, 0)];
        float* income = outlay + cast_.months;
        for (std::size_t month = 0; month < cast_.months; ++month) {
            outlay[month] = float(at(series[model].outlay, month));
            income[month] = float(at(series[model].income, month));
        }
    }
}

void SeriesSample::quantiles(std::uint64_t count, const ForEach& for_each, SeriesSummary& out) const {
    const std::size_t size = std::size_t(std::min<std::uint64_t>(count, capacity_));
    out.months = cast_.months;
    out.quantile_replications = size;
    for (QuantitySummary* quantity : quantities_of(out)) {
        quantity->quantiles.assign(cast_.listed * series_probabilities.size() * cast_.months, 0.0);
    }
    if (size == 0) {
        return;
    }
    for_each(cast_.listed, [&](std::size_t model) { quantiles_of(model, size, out); });
}

void SeriesSample::quantiles_of(std::size_t model, std::size_t size, SeriesSummary& out) const {
    // A cache line of months at a time becomes columns of replications.
    constexpr std::size_t width = 16;
    const std::size_t months = cast_.months, start = model * series_probabilities.size() * months;
    // Columns a power of two apart would share cache sets.
    const std::size_t stride = size + width;
    std::vector<float> outlay(width * stride), income(width * stride);
    std::vector<double> net(size, 0.0);
    OrderOfFloats order;
    std::array<std::size_t, series_probabilities.size()> ranks;
    std::array<double, series_probabilities.size()> found;
    for (std::size_t q = 0; q < ranks.size(); ++q) {
        ranks[q] = std::size_t(quantile_rank(size, series_probabilities[q]));
    }
    const auto set = [&](std::span<const float> values, QuantitySummary& quantity, std::size_t month) {
        order.find(values, ranks, found);
        for (std::size_t q = 0; q < found.size(); ++q) {
            quantity.quantiles[start + q * months + month] = found[q];
        }
    };
    for (std::size_t first = 0; first < months; first += width) {
        const std::size_t columns = std::min(width, months - first);
        for (std::size_t r = 0; r < size; ++r) {
            const float* flows = &flows_[place(r, model, 0)] + first;
            for (std::size_t i = 0; i < columns; ++i) {
                outlay[i * stride + r] = flows[i];
                income[i * stride + r] = flows[months + i];
            }
        }
        for (std::size_t i = 0; i < columns; ++i) {
            const std::span of_outlay(&outlay[i * stride], size), of_income(&income[i * stride], size);
            for (std::size_t r = 0; r < size; ++r) {
                net[r] += double(of_income[r]) - double(of_outlay[r]);
            }
            set(of_outlay, out.outlay, first + i);
            set(of_income, out.income, first + i);
            std::copy(net.begin(), net.end(), of_income.begin());
            set(of_income, out.cumulative_net, first + i);
        }
    }
}

SeriesTally::SeriesTally(const Cast& cast) : cast_(cast), sums_(series_size(cast)) {}

namespace {

//! A month as pairs (potential, flow).
Comoments pairs_of(const Moments& potential, const double* sums) {
    return {potential.count, potential.mean, sums[0], potential.squares, sums[1], sums[2]};
}

}  // namespace

void SeriesTally::merge(const Moments& before, const Block& block, const Moments& potential) {
    for (std::size_t i = 0; i < sums_.size(); i += month_sums) {
        const Comoments all =
            fundsim::merge(pairs_of(before, &sums_[i]), pairs_of(potential, &block.series[i]));
        sums_[i] = all.mean_y;
        sums_[i + 1] = all.squares_y;
        sums_[i + 2] = all.products;
    }
}

void SeriesTally::summarise(const Moments& potential, std::optional<double> expected,
                            SeriesSummary& out) const {
    out.months = cast_.months;
    const Quantities quantities = quantities_of(out);
    for (QuantitySummary* quantity : quantities) {
        quantity->mean.clear();
        quantity->standard_error.clear();
    }
    // Without a control variate the potential says nothing.
    const Moments control = expected ? potential : Moments{potential.count, 0, 0};
    for (std::size_t model = 0; model < cast_.listed; ++model) {
        for (std::size_t quantity = 0; quantity < series_quantities; ++quantity) {
            for (std::size_t month = 0; month < cast_.months; ++month) {
                const std::size_t i = (model * series_quantities + quantity) * cast_.months + month;
                const SampledMean mean =
                    controlled_mean(pairs_of(control, &sums_[month_sums * i]), expected.value_or(0));
                quantities[quantity]->mean.push_back(mean.value);
                quantities[quantity]->standard_error.push_back(mean.error);
            }
        }
    }
}

}  // namespace fundsim
