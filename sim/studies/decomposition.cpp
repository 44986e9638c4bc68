#include "studies/decomposition.hpp"

#include <algorithm>

namespace fundsim {

std::vector<FactorGroup> each_alone(std::size_t factors) {
    std::vector<FactorGroup> groups;
    for (std::size_t f = 0; f < factors; ++f) {
        groups.push_back({f});
    }
    return groups;
}

std::vector<FactorGroup> first_alone(std::span<const std::size_t> order, std::size_t most) {
    std::vector<FactorGroup> groups;
    for (std::size_t k = 0; k < order.size(); ++k) {
        if (k <= most) {
            groups.emplace_back();
        }
        groups.back().push_back(order[k]);
    }
    return groups;
}

void conclude(std::span<const Comoments> sums, Decomposition& out) {
    out.indices = indices_of(sums);
    out.by_importance = by_total(sums);
    if (out.rest) {
        const std::size_t last = out.groups.size() - 1;
        std::erase(out.by_importance, last);
        out.by_importance.push_back(last);
    }
}

double widest_index(const Decomposition& decomposition) {
    constexpr double unknown = 1;  // a share lies within that
    double widest = 0;
    for (const Index& index : decomposition.indices.indices) {
        for (const Estimate& share : {index.first_order, index.total}) {
            const double half = (share.high - share.low) / 2;
            widest = half >= 0 ? std::max(widest, half) : unknown;
        }
    }
    return widest;
}

}  // namespace fundsim
