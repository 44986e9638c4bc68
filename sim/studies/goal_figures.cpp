#include "studies/goal_figures.hpp"

#include <cmath>
#include <limits>

namespace fundsim {

namespace {

struct ShortName {
    std::string_view name, full;
};
constexpr ShortName short_names[] = {{"payback", "payback_month"},
                                     {"first_value", "first_value_month"},
                                     {"outlay", "pv_outlay"},
                                     {"income", "pv_income"},
                                     {"achieved", "effective_share"}};

}  // namespace

std::optional<GoalFigure> goal_figure(std::string_view name) {
    for (const ShortName& each : short_names) {
        name = name == each.name ? each.full : name;
    }
    for (const Metric& metric : metrics()) {
        if (name == metric.name) {
            return GoalFigure{metric.name, metric.units, metric.long_name, metric.field, nullptr};
        }
    }
    for (const Ratio& ratio : ratios()) {
        if (name == ratio.name) {
            return GoalFigure{ratio.name, "1", ratio.long_name, nullptr, &ratio};
        }
    }
    return std::nullopt;
}

std::vector<std::string_view> goal_figure_names() {
    std::vector<std::string_view> names;
    for (const ShortName& each : short_names) {
        names.push_back(each.name);
    }
    for (const Metric& metric : metrics()) {
        names.push_back(metric.name);
    }
    for (const Ratio& ratio : ratios()) {
        names.push_back(ratio.name);
    }
    return names;
}

double value_in(const GoalFigure& figure, const Outcome& outcome) {
    const double value = figure.ratio != nullptr
                             ? figure.ratio->numerator(outcome) / figure.ratio->denominator(outcome)
                             : outcome.*figure.field;
    return std::isfinite(value) ? value : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace fundsim
