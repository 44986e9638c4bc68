#include <algorithm>
#include <cmath>

#include "cli/comparison.hpp"
#include "cli/figures.hpp"
#include "cli/layout.hpp"
#include "cli/naming.hpp"

namespace fundsim {

namespace {

std::string whole_percent(double share) { return rounded(100 * share, 0) + "%"; }

//! Models have commas in their names: "A 5; B, or so, 7".
std::string listed(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : "; ") + part;
    }
    return text;
}

std::string equality(const Scenario& scenario, const Fairness& fairness) {
    const Organisation& o = scenario.organisation;
    const std::string& currency = scenario.currency;
    const std::vector<std::pair<bool, std::string>> checks{
        {fairness.same_budget, "budget (" + plain(o.budget_per_year) + " " + currency + " a year)"},
        {fairness.same_prices, "prices (" + plain(o.person_month_cost) + " " + currency + " a person-month)"},
        {fairness.same_horizon, "horizon (" + plain(o.horizon_months) + " months)"},
        {fairness.same_discounting, "discounting (" + plain(100 * o.discount_rate) + "% a year)"},
        {fairness.same_worlds, "futures"},
        {fairness.same_case_bias, "optimism in business cases"}};
    std::vector<std::string> same, different;
    for (const auto& [holds, what] : checks) {
        (holds ? same : different).push_back(what);
    }
    std::string text = "Every model has the same " + all_of(same) + ".";
    return different.empty() ? text : text + " NOT the same: " + all_of(different) + ".";
}

std::string returned_money(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    std::vector<std::string> parts;
    for (std::size_t m = 0; m < summary.models.size(); ++m) {
        const ModelFairness& model = fairness.models[m];
        const Estimate returned = settled(model.returned, model.envelope);
        const double share = model.envelope > 0 ? returned.value / model.envelope : 0;
        parts.push_back(summary.models[m].name + " " + without_margin(returned, 2) + " (" +
                        whole_percent(share) + ")");
    }
    return "Equal budgets are not equal outlays. Of " + plain(fairness.models[0].envelope) + " " +
           scenario.currency + " go back unspent: " + listed(parts) + ".";
}

//! Whether NPV per outlay tells the same story as NPV.
std::string per_outlay(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    const std::size_t best = ranking(summary).front();
    std::size_t leanest = 0;
    for (std::size_t m = 1; m < fairness.models.size(); ++m) {
        if (fairness.models[m].npv_per_outlay.value > fairness.models[leanest].npv_per_outlay.value) {
            leanest = m;
        }
    }
    const auto figure = [&](std::size_t m) {
        const Estimate& estimate = fairness.models[m].npv_per_outlay;
        return rounded(estimate.value, exponent_with_margin(estimate));
    };
    const std::string unit = "per " + scenario.currency + " paid out";
    const std::string& name = summary.models[best].name;
    const std::string& lean = summary.models[leanest].name;
    const std::string highest = name + " " + agreeing(name, "have", "has") + " the highest NPV in all";
    if (leanest == best) {
        return highest + ", and " + unit + " too (" + figure(best) + ").";
    }
    const bool clear =
        fairness.models[leanest].npv_per_outlay.low > fairness.models[best].npv_per_outlay.high;
    return highest + ", but " + unit + " " + lean + " " + agreeing(lean, "bring", "brings") +
           (clear ? " more (" : " no less (") + figure(leanest) + " against " + figure(best) +
           "): where money is scarce, that counts.";
}

//! What the assumed cost of people without work decides.
std::string idle_people(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    std::vector<std::string> costs, flips;
    for (std::size_t m = 0; m < summary.models.size(); ++m) {
        const ModelFairness& model = fairness.models[m];
        const std::string& name = summary.models[m].name;
        if (!(settled(model.idle_cost, model.envelope).value > 0)) {
            continue;
        }
        costs.push_back(name + " " + without_margin(model.idle_cost, 2) + " (at " +
                        whole_percent(model.idle_cost_share) + " of their pay)");
        for (std::size_t versus = 0; versus < summary.models.size(); ++versus) {
            const double share = model.flip_idle_cost_share[versus];
            if (versus != m && share >= 0 && share <= 1 && is_clear(duel(summary, m, versus).difference)) {
                flips.push_back("at " + whole_percent(share) + " " + name + " would be level with " +
                                summary.models[versus].name);
            }
        }
    }
    if (costs.empty()) {
        return "People without work cost nothing in any model.";
    }
    std::string text = "People without work cost, in " + scenario.currency + ": " + listed(costs) + ".";
    if (!flips.empty()) {
        return text + " That share matters: " + listed(flips) + ".";
    }
    return text +
           (summary.models.size() > 1 ? " No share from 0 to 100% would change who is ahead of whom." : "");
}

std::string best_futures(const Summary& summary) {
    std::vector<std::string> parts;
    for (const ModelSummary& model : summary.models) {
        const double share = model.npv.best_percent_share;
        if (model.npv.mean.low > 0 && std::isfinite(share)) {
            parts.push_back(model.name + " " + whole_percent(share));
        }
    }
    return parts.empty()
               ? std::string{}
               : "Share of the average NPV that the best 1 in 100 futures bring: " + listed(parts) + ".";
}

}  // namespace

std::string fairness_text(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                          const Terminal& terminal) {
    std::vector<std::string> lines{equality(scenario, fairness), returned_money(scenario, summary, fairness)};
    if (summary.models.size() > 1) {
        lines.push_back(per_outlay(scenario, summary, fairness));
    }
    lines.push_back(idle_people(scenario, summary, fairness));
    if (summary.replications >= 100) {
        lines.push_back(best_futures(summary));
    }
    std::string text = emphasised("Is the comparison fair?", terminal) + '\n';
    for (const std::string& line : lines) {
        if (!line.empty()) {
            text += "  - " + paragraph(line, terminal.width, 4).substr(4);
        }
    }
    return text;
}

}  // namespace fundsim
