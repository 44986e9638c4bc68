#include "findings/transitions.hpp"

#include <algorithm>
#include <cmath>

#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

//! Two digits: a mean difference without an interval deserves no more.
std::string about(double value, const std::string& currency) { return plain(value, 2) + " " + currency; }

}  // namespace

std::optional<std::size_t> start_of(const Scenario& scenario, std::size_t model) {
    const FundingModel& moving = scenario.models[model];
    for (std::size_t other = 0; moving.transition && other < scenario.models.size(); ++other) {
        const FundingModel& still = scenario.models[other];
        if (!still.transition && still.levers == moving.levers) {
            return other;
        }
    }
    return std::nullopt;
}

bool has_crossings(const Scenario& scenario) {
    for (std::size_t m = 0; m < scenario.models.size(); ++m) {
        if (start_of(scenario, m)) {
            return true;
        }
    }
    return false;
}

std::vector<Crossing> crossings(const Scenario& scenario, const Summary& summary) {
    std::vector<Crossing> found;
    const std::size_t months = summary.series.months;
    const std::size_t until =
        std::min(months, static_cast<std::size_t>(std::ceil(scenario.organisation.horizon_months)));
    const std::vector<double>& net = summary.series.cumulative_net.mean;
    for (std::size_t m = 0; m < summary.models.size() && until > 0; ++m) {
        const auto from = start_of(scenario, m);
        if (!from) {
            continue;
        }
        Crossing crossing{m, *from, 0, 0, {}, 0};
        for (std::size_t month = 0; month < until; ++month) {
            const double own = net[m * months + month];
            const double other = net[*from * months + month];
            const bool rounding = std::abs(own - other) <= 1e-9 * (std::abs(own) + std::abs(other));
            const double lead = rounding ? 0 : own - other;
            if (-lead > crossing.worst) {
                crossing.worst = -lead;
                crossing.worst_month = month + 1;
            }
            if (lead <= 0) {
                crossing.ahead.reset();
            } else if (!crossing.ahead) {
                crossing.ahead = month + 1;
            }
            crossing.at_the_end = lead;
        }
        found.push_back(crossing);
    }
    return found;
}

std::string crossing_sentence(const Crossing& crossing, const Scenario& scenario, const Summary& summary) {
    const std::string& name = summary.models[crossing.model].name;
    const std::string horizon = plain(scenario.organisation.horizon_months);
    std::string text = name + " against " + summary.models[crossing.from].name + ", in cash on average: ";
    if (crossing.worst_month > 0) {
        text += "behind by " + about(crossing.worst, scenario.currency) + " at worst, in month " +
                std::to_string(crossing.worst_month);
        return text + (crossing.ahead ? "; " + agreeing(name, "overtake", "overtakes") + " in month " +
                                            std::to_string(*crossing.ahead)
                                      : "; never " + agreeing(name, "overtake", "overtakes") +
                                            " within the " + horizon + " months");
    }
    text += "never behind";
    return text + (crossing.ahead ? ", ahead from month " + std::to_string(*crossing.ahead)
                                  : ", and never ahead within the " + horizon + " months");
}

}  // namespace fundsim
