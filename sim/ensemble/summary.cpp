#include "ensemble/summary.hpp"

#include <algorithm>

namespace fundsim {

const MetricSummary& metric(const ModelSummary& model, std::string_view name) {
    const auto found = std::ranges::find_if(metrics(), [&](const Metric& m) { return m.name == name; });
    return model.metrics[std::size_t(found - metrics().begin())];
}

const Estimate& ratio(const ModelSummary& model, std::string_view name) {
    const auto found = std::ranges::find_if(ratios(), [&](const Ratio& r) { return r.name == name; });
    return model.ratios[std::size_t(found - ratios().begin())];
}

}  // namespace fundsim
