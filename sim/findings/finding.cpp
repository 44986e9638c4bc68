#include "findings/finding.hpp"

#include <algorithm>
#include <cmath>

#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

double apart(const Estimate& smaller, const Estimate& larger) {
    const bool sound = std::isfinite(smaller.value) && std::isfinite(larger.value) && smaller.value >= 0;
    return sound && smaller.high < larger.low ? 1 - smaller.value / larger.value : 0;
}

std::vector<Finding> heaviest(std::vector<Finding> findings, std::size_t most) {
    constexpr double least_weight = 0.05;
    std::erase_if(findings, [](const Finding& finding) { return !(finding.weight >= least_weight); });
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.weight > b.weight; });
    findings.resize(std::min(findings.size(), most));
    return findings;
}

Match match_of(const Summary& summary) {
    const std::vector<std::size_t> order = ranking(summary);
    Match match{order.front(), order.front() == 0 ? order.back() : 0, false};
    match.told = match.leader != match.reference && summary.replications >= 2 &&
                 duel(summary, match.leader, match.reference).difference.low > 0;
    return match;
}

std::string usual_range(const Summary& summary, std::size_t model) {
    constexpr std::uint64_t enough = 20;  // fewer futures have no 1 in 20
    const NpvSummary& npv = summary.models[model].npv;
    if (summary.replications < enough || std::isnan(npv.mean.value)) {
        return "-";
    }
    const int exponent = exponent_without_margin(npv.mean);
    return rounded(npv.p5, exponent) + " to " + rounded(npv.p95, exponent);
}

}  // namespace fundsim
