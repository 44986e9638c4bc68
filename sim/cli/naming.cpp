#include "cli/naming.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace fundsim {

std::string agreeing(std::string_view name, std::string_view plural, std::string_view singular) {
    const auto ends = [name](std::string_view end) {
        return name.size() >= end.size() && name.substr(name.size() - end.size()) == end;
    };
    const bool is_plural = ends("s") && !ends("ss") && !ends("us") && !ends("is");
    return std::string(is_plural ? plural : singular);
}

std::string all_of(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    }
    return text;
}

Duel duel(const Summary& summary, std::size_t a, std::size_t b) {
    for (const PairSummary& pair : summary.paired) {
        if (pair.a == a && pair.b == b) {
            return {pair.npv_difference, pair.probability_a_ahead, pair.ties};
        }
        if (pair.a == b && pair.b == a) {
            const Estimate& d = pair.npv_difference;
            const Estimate& p = pair.probability_a_ahead;
            return {{-d.value, -d.high, -d.low}, {1 - p.value, 1 - p.high, 1 - p.low}, pair.ties};
        }
    }
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    return {{none, none, none}, {none, none, none}, none};
}

std::vector<std::size_t> ranking(const Summary& summary) {
    std::vector<std::size_t> order(summary.models.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return summary.models[a].npv.mean.value > summary.models[b].npv.mean.value;
    });
    return order;
}

bool is_clear(const Estimate& difference) { return difference.low > 0 || difference.high < 0; }

}  // namespace fundsim
