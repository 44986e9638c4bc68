#include <array>
#include <charconv>
#include <cmath>
#include <span>

#include "outlets/page_parts.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

double rounded(double value) {
    constexpr int digits = 7;
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value,
                                   std::chars_format::scientific, digits - 1);
    double out = value;
    if (std::isfinite(value) && end.ec == std::errc{}) {
        std::from_chars(text.data(), end.ptr, out);
    }
    return out;
}

//! Lists within lists, of these sizes, the outermost first.
ordered_json nested(std::span<const double> values, std::span<const std::size_t> sizes) {
    ordered_json list = ordered_json::array();
    const std::size_t part = values.size() / sizes.front();
    for (std::size_t i = 0; i < sizes.front(); ++i) {
        list.push_back(sizes.size() > 1 ? nested(values.subspan(i * part, part), sizes.subspan(1))
                                        : ordered_json(rounded(values[i])));
    }
    return list;
}

ordered_json nested(std::span<const double> values, std::initializer_list<std::size_t> sizes) {
    return nested(values, std::span(sizes.begin(), sizes.size()));
}

}  // namespace

ordered_json series_json(const Summary& summary) {
    const SeriesSummary& series = summary.series;
    const std::size_t models = summary.models.size(), months = series.months;
    if (months == 0) {
        return nullptr;
    }
    return {{"months", months},
            {"quantile_replications", series.quantile_replications},
            {"probabilities", series_probabilities},
            {"cumulative_net",
             {{"mean", nested(series.cumulative_net.mean, {models, months})},
              {"quantiles",
               nested(series.cumulative_net.quantiles, {models, series_probabilities.size(), months})}}},
            {"outlay", {{"mean", nested(series.outlay.mean, {models, months})}}},
            {"income", {{"mean", nested(series.income.mean, {models, months})}}}};
}

ordered_json flows_json(const Summary& summary) {
    const FlowSummary& flows = summary.flows;
    const std::size_t models = summary.models.size(), months = summary.series.months, years = flows.years;
    if (years == 0 || months == 0) {
        return nullptr;
    }
    return {{"years", years},
            {"kinds", spending_names()},
            {"spending", nested(flows.spending, {models, spending_kinds, months})},
            {"scope_live", nested(flows.scope_live, {models, months})},
            {"scope_lost", nested(flows.scope_lost, {models, months})},
            {"outlay", nested(flows.outlay, {models, years})},
            {"income", nested(flows.income, {models, years})},
            {"pv_outlay", nested(flows.pv_outlay, {models, years})},
            {"pv_income", nested(flows.pv_income, {models, years})}};
}

}  // namespace fundsim
