#include "results/block_record.hpp"

#include <algorithm>

#include "ensemble/flows.hpp"
#include "ensemble/initiatives.hpp"
#include "ensemble/series.hpp"

namespace fundsim {

std::size_t block_numbers(const Cast& cast) {
    const std::size_t columns = cast.listed * metrics().size() + (cast.played - cast.listed);
    return 1 + columns * block_replications + series_size(cast) + flows_size(cast) + initiatives_size(cast);
}

std::size_t column_place(std::size_t model, std::size_t metric) {
    return 1 + (model * metrics().size() + metric) * block_replications;
}

std::size_t replications_of(std::span<const double> numbers) {
    const double size = numbers[0];
    return size >= 1 && size <= double(block_replications) ? std::size_t(size) : 0;
}

void encode(const Block& block, const Cast& cast, std::span<double> numbers) {
    std::fill(numbers.begin(), numbers.end(), 0.0);
    numbers[0] = double(block.size);
    double* to = numbers.data() + 1;
    const auto put = [&](std::size_t model, double Outcome::*figure) {
        for (std::size_t r = 0; r < block.size; ++r) {
            to[r] = block.outcome(model, r).*figure;
        }
        to += block_replications;
    };
    for (std::size_t m = 0; m < cast.listed; ++m) {
        for (const Metric& metric : metrics()) {
            put(m, metric.field);
        }
    }
    for (std::size_t m = cast.listed; m < cast.played; ++m) {
        put(m, &Outcome::npv);
    }
    if (cast.months == 0) {
        return;
    }
    for (const std::vector<double>* flows : {&block.series, &block.flows, &block.initiatives}) {
        to = std::copy(flows->begin(), flows->end(), to);
    }
}

void decode(std::span<const double> numbers, const Cast& cast, Block& block) {
    const double* from = numbers.data() + 1;
    const auto take = [&](std::size_t model, double Outcome::*figure) {
        for (std::size_t r = 0; r < block.size; ++r) {
            block.outcome(model, r).*figure = from[r];
        }
        from += block_replications;
    };
    for (std::size_t m = 0; m < cast.listed; ++m) {
        for (const Metric& metric : metrics()) {
            take(m, metric.field);
        }
    }
    for (std::size_t m = cast.listed; m < cast.played; ++m) {
        for (std::size_t r = 0; r < block.size; ++r) {
            block.outcome(m, r) = {};
        }
        take(m, &Outcome::npv);
    }
    block.series.assign(from, from + series_size(cast));
    from += series_size(cast);
    block.flows.assign(from, from + flows_size(cast));
    from += flows_size(cast);
    block.initiatives.assign(from, from + initiatives_size(cast));
}

}  // namespace fundsim
