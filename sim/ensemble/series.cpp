#include "ensemble/series.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "engine/statistics/moments.hpp"
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
    : cast_(cast), shift_(series_size(cast) / 2), sum_(shift_.size()), squares_(shift_.size()) {}

void SeriesSums::start() {
    count_ = 0;
    std::fill(sum_.begin(), sum_.end(), 0.0);
    std::fill(squares_.begin(), squares_.end(), 0.0);
}

void SeriesSums::add(std::span<const Series> series) {
    const std::size_t months = cast_.months;
    const bool first = count_++ == 0;
    for (std::size_t model = 0; model < cast_.listed; ++model) {
        double net = 0;
        for (std::size_t month = 0; month < months; ++month) {
            const double outlay = at(series[model].outlay, month), income = at(series[model].income, month);
            net += income - outlay;
            const std::array<double, series_quantities> values{outlay, income, net};
            for (std::size_t quantity = 0; quantity < series_quantities; ++quantity) {
                const std::size_t i = (model * series_quantities + quantity) * months + month;
                if (first) shift_[i] = values[quantity];
                const double deviation = values[quantity] - shift_[i];
                sum_[i] += deviation;
                squares_[i] += deviation * deviation;
            }
        }
    }
}

void SeriesSums::finish(std::vector<double>& out) const {
    out.resize(2 * shift_.size());
    const double count = double(count_);
    for (std::size_t i = 0; i < shift_.size(); ++i) {
        out[2 * i] = shift_[i] + sum_[i] / count;
        out[2 * i + 1] = std::max(0.0, squares_[i] - sum_[i] * sum_[i] / count);
    }
}

SeriesSample::SeriesSample(const Cast& cast, std::uint64_t replications)
    : cast_(cast), capacity_(std::size_t(std::min(replications, series_replications))),
      flows_(cast.listed * 2 * cast.months * capacity_) {}

void SeriesSample::set(std::uint64_t replication, std::span<const Series> series) {
    if (replication >= capacity_) return;
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
    for (QuantitySummary* quantity : quantities_of(out))
        quantity->quantiles.assign(cast_.listed * series_probabilities.size() * cast_.months, 0.0);
    if (size == 0) return;
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
    for (std::size_t q = 0; q < ranks.size(); ++q)
        ranks[q] = std::size_t(quantile_rank(size, series_probabilities[q]));
    const auto set = [&](std::span<const float> values, QuantitySummary& quantity, std::size_t month) {
        order.find(values, ranks, found);
        for (std::size_t q = 0; q < found.size(); ++q)
            quantity.quantiles[start + q * months + month] = found[q];
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
            for (std::size_t r = 0; r < size; ++r) net[r] += double(of_income[r]) - double(of_outlay[r]);
            set(of_outlay, out.outlay, first + i);
            set(of_income, out.income, first + i);
            std::copy(net.begin(), net.end(), of_income.begin());
            set(of_income, out.cumulative_net, first + i);
        }
    }
}

SeriesTally::SeriesTally(const Cast& cast) : cast_(cast), sums_(series_size(cast)) {}

void SeriesTally::merge(const Block& block) {
    for (std::size_t i = 0; i < sums_.size(); i += 2) {
        const Moments all = fundsim::merge(Moments{count_, sums_[i], sums_[i + 1]},
                                           Moments{block.size, block.series[i], block.series[i + 1]});
        sums_[i] = all.mean;
        sums_[i + 1] = all.squares;
    }
    count_ += block.size;
}

void SeriesTally::summarise(SeriesSummary& out) const {
    out.months = cast_.months;
    const Quantities quantities = quantities_of(out);
    for (QuantitySummary* quantity : quantities) {
        quantity->mean.clear();
        quantity->standard_error.clear();
    }
    for (std::size_t model = 0; model < cast_.listed; ++model)
        for (std::size_t quantity = 0; quantity < series_quantities; ++quantity)
            for (std::size_t month = 0; month < cast_.months; ++month) {
                const std::size_t i = 2 * ((model * series_quantities + quantity) * cast_.months + month);
                const Moments moments{count_, sums_[i], sums_[i + 1]};
                quantities[quantity]->mean.push_back(moments.mean);
                const double error = count_ < 2 ? std::numeric_limits<double>::quiet_NaN()
                                                : std::sqrt(variance(moments) / double(count_));
                quantities[quantity]->standard_error.push_back(error);
            }
}

}  // namespace fundsim
