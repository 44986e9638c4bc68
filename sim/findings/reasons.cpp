#include <algorithm>
#include <array>
#include <cmath>

#include "findings/figures.hpp"
#include "findings/finding.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

//! The parts of the gap, where it is split: the scenario's first model is on one side of every split.
void add_parts(std::vector<Finding>& findings, const Scenario& scenario, const Summary& summary,
               const Match& match) {
    const std::size_t other = std::max(match.leader, match.reference);
    const auto split =
        std::find_if(summary.splits.begin(), summary.splits.end(), [&](const SplitSummary& each) {
            return each.first == std::min(match.leader, match.reference) && each.other == other;
        });
    if (split == summary.splits.end()) {
        return;
    }
    const double sign = match.leader == split->other ? 1 : -1;
    const auto add = [&](const Estimate& part, const char* whence) {
        const double share = part.value / split->gap.value;
        if (!is_clear(part) || !(share > 0)) {
            return;
        }
        findings.push_back({std::min(share, 1.0), rounded(sign * part.value, exponent_with_margin(part)) +
                                                      " " + scenario.currency + " " + whence});
    };
    add(split->interplay, "come only with both together, money and work (interplay)");
    add(split->practice, "come with how work is done alone (practice)");
    add(split->funding, "come with how money is granted alone (funding)");
}

struct Compared {
    const char* name;
    const char* label;
    const char* unit;
};

}  // namespace

std::vector<Finding> reasons(const Scenario& scenario, const Summary& summary, const Match& match) {
    if (!match.told) {
        return {};
    }
    std::vector<Finding> findings;
    add_parts(findings, scenario, summary, match);
    const ModelSummary& leader = summary.models[match.leader];
    const ModelSummary& reference = summary.models[match.reference];
    const auto add = [&](double weight, const std::string& what, const std::string& own,
                         const std::string& others) {
        if (own != others) {
            findings.push_back({weight, what + ": " + own + " against " + others});
        }
    };
    // What is hardly anything beside the outlay explains nothing, however far apart.
    constexpr double least_share = 0.01;
    const auto add_share = [&](const char* name, const char* label, bool more_is_better) {
        const Estimate& own = ratio(leader, name);
        const Estimate& others = ratio(reference, name);
        if (std::abs(own.value - others.value) < least_share) {
            return;
        }
        add(more_is_better ? apart(others, own) : apart(own, others), label, percent(own), percent(others));
    };
    add_share("wasted_spend_share", "money spent without effect", false);
    add_share("realised_over_planned", "benefit realised, of planned", true);
    add_share("paid_over_planned", "cost paid, of planned", false);
    for (const auto& [name, label, unit] :
         {Compared{"first_value_month", "months from the start to first value", ""},
          Compared{"lead_time", "months from an idea to its first release", ""}}) {
        const Estimate& own = metric(leader, name).mean;
        const Estimate& others = metric(reference, name).mean;
        add(apart(own, others), label, without_margin(own, 1), without_margin(others, 1));
    }
    const Estimate& idle = metric(leader, "idle_cost").mean;
    const Estimate& idle_there = metric(reference, "idle_cost").mean;
    if (idle_there.value - idle.value > least_share * metric(reference, "spend").mean.value) {
        add(apart(idle, idle_there), scenario.currency + " paid to people without work",
            without_margin(idle, 2), without_margin(idle_there, 2));
    }
    constexpr std::size_t most = 3;
    return heaviest(std::move(findings), most);
}

}  // namespace fundsim
