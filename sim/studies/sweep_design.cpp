#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/numeric/special.hpp"
#include "engine/random/draws.hpp"
#include "studies/points.hpp"
#include "studies/sweep.hpp"

namespace fundsim {

namespace {

double at_share(const SweepRange& range, double share) {
    double value = range.by_factors
                       ? exp_of(log_of(range.low) + (log_of(range.high) - log_of(range.low)) * share)
                       : range.low + (range.high - range.low) * share;
    value = std::clamp(value, range.low, range.high);
    return range.parameter->kind == Kind::integer ? std::round(value) : value;
}

//! A design of points with a share of each range.
template <class ShareOf>
SweepDesign points_in(const std::vector<SweepRange>& ranges, std::size_t points, ShareOf share_of) {
    SweepDesign design;
    for (const SweepRange& range : ranges) {
        design.addresses.push_back(range.address);
        design.parameters.push_back(range.parameter);
    }
    for (std::size_t point = 0; point < points; ++point) {
        std::vector<double> cell;
        for (std::size_t k = 0; k < ranges.size(); ++k) {
            cell.push_back(at_share(ranges[k], share_of(point, k)));
        }
        design.cells.push_back(std::move(cell));
    }
    return design;
}

}  // namespace

std::vector<double> spaced(const SweepRange& range, std::size_t count) {
    std::vector<double> values;
    for (std::size_t k = 0; k < count; ++k) {
        const double value = k == 0           ? range.low
                             : k + 1 == count ? range.high
                                              : at_share(range, double(k) / double(count - 1));
        if (values.empty() || value != values.back()) {
            values.push_back(value);
        }
    }
    return values;
}

double cells_of(const std::vector<SweepAxis>& axes) {
    return std::accumulate(axes.begin(), axes.end(), 1.0, [](double product, const SweepAxis& axis) {
        return product * double(axis.values.size());
    });
}

SweepDesign grid_of(const std::vector<SweepAxis>& axes) {
    SweepDesign design;
    for (const SweepAxis& axis : axes) {
        design.addresses.push_back(axis.address);
        design.parameters.push_back(axis.parameter);
        design.shape.push_back(axis.values.size());
    }
    const auto cells = std::size_t(cells_of(axes));
    for (std::size_t number = 0; number < cells; ++number) {
        std::vector<double> cell(axes.size());
        std::size_t rest = number;
        for (std::size_t k = axes.size(); k-- > 0;) {
            cell[k] = axes[k].values[rest % axes[k].values.size()];
            rest /= axes[k].values.size();
        }
        design.cells.push_back(std::move(cell));
    }
    return design;
}

SweepDesign latin_hypercube(const std::vector<SweepRange>& ranges, std::size_t points, std::uint64_t seed) {
    std::vector<std::vector<std::size_t>> parts(ranges.size(), std::vector<std::size_t>(points));
    const Stream stream{seed, 2};
    for (std::size_t k = 0; k < ranges.size(); ++k) {
        std::iota(parts[k].begin(), parts[k].end(), std::size_t{0});
        for (std::size_t i = points; i-- > 1;) {
            const double pick = uniform(stream, Purpose::study_points, std::uint32_t(k), std::uint32_t(i));
            std::swap(parts[k][i], parts[k][std::size_t(pick * double(i + 1))]);
        }
    }
    const Stream within{seed, 3};
    return points_in(ranges, points, [&](std::size_t point, std::size_t k) {
        const double inside = uniform(within, Purpose::study_points, std::uint32_t(k), std::uint32_t(point));
        return (double(parts[k][point]) + inside) / double(points);
    });
}

SweepDesign spread_points(const std::vector<SweepRange>& ranges, std::size_t points, std::uint64_t seed) {
    const Points spread = scrambled_points(ranges.size(), seed);
    return points_in(ranges, points,
                     [&](std::size_t point, std::size_t k) { return coordinate(spread, point, k); });
}

}  // namespace fundsim
