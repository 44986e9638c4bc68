#include "findings/late.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

bool has_compulsory(const Summary& summary) {
    return std::any_of(summary.models.begin(), summary.models.end(),
                       [](const ModelSummary& model) { return metric(model, "compulsory").mean.value > 0; });
}

std::string late_sentence(const Summary& summary) {
    if (!has_compulsory(summary)) {
        return {};
    }
    const auto late = [&](std::size_t model) {
        return std::round(100 * ratio(summary.models[model], "late_share").value);
    };
    std::vector<std::size_t> order(summary.models.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return late(a) > late(b); });
    if (!(late(order.front()) > 0)) {
        return {};
    }
    std::string text = "Of 100 pieces of compulsory work ";
    for (const std::size_t model : order) {
        const std::string& name = summary.models[model].name;
        const bool first = model == order.front();
        text += (first ? name + " " + agreeing(name, "finish", "finishes") : ", " + name) + " " +
                plain(late(model)) + (first ? " late" : "");
    }
    return text + ".";
}

}  // namespace fundsim
