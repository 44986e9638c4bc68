#include <algorithm>

#include "engine/statistics/order.hpp"
#include "outlets/page.hpp"
#include "outlets/page_parts.hpp"

namespace fundsim {

std::vector<double> dots_of(std::vector<double> values, std::size_t count) {
    std::vector<double> dots;
    if (values.empty()) {
        return dots;
    }
    std::sort(values.begin(), values.end());
    for (std::size_t i = 0; i < count; ++i) {
        dots.push_back(quantile_of_sorted(values, (double(i) + 0.5) / double(count)));
    }
    return dots;
}

nlohmann::ordered_json dots_json(const Summary& summary, const std::vector<std::vector<double>>& npv) {
    nlohmann::ordered_json object{{"count", page_dots},
                                  {"models", nlohmann::ordered_json::array()},
                                  {"pairs", nlohmann::ordered_json::array()}};
    for (const std::vector<double>& values : npv) {
        object["models"].push_back(dots_of(values, page_dots));
    }
    for (const PairSummary& pair : summary.paired) {
        std::vector<double> difference = npv[pair.a];
        for (std::size_t r = 0; r < difference.size(); ++r) {
            difference[r] -= npv[pair.b][r];
        }
        object["pairs"].push_back({{"a", summary.models[pair.a].name},
                                   {"b", summary.models[pair.b].name},
                                   {"difference", dots_of(std::move(difference), page_dots)}});
    }
    return object;
}

}  // namespace fundsim
