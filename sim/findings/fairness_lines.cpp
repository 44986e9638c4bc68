#include <algorithm>
#include <cmath>

#include "ensemble/rounding.hpp"
#include "findings/comparison.hpp"
#include "findings/figures.hpp"
#include "findings/idle_share.hpp"
#include "findings/naming.hpp"
#include "findings/paid_out.hpp"

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
    text += different.empty() ? "" : " NOT the same: " + all_of(different) + ".";
    if (fairness.same_extra_money && fairness.models[0].extra_money == 0) {
        return text;
    }
    std::vector<std::string> parts;
    for (std::size_t m = 0; m < fairness.models.size(); ++m) {
        parts.push_back(scenario.models[m].name + " " + plain(fairness.models[m].extra_money));
    }
    return text + " On top of it comes money for interventions, in " + currency + ": " + listed(parts) + "." +
           (fairness.same_extra_money ? "" : " That is NOT the same.");
}

std::string returned_money(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    const std::string envelope = plain(fairness.models[0].envelope) + " " + scenario.currency;
    std::vector<std::string> parts;
    bool any = false;
    for (std::size_t m = 0; m < summary.models.size(); ++m) {
        const ModelFairness& model = fairness.models[m];
        const double share = model.envelope > 0 ? model.returned.value / model.envelope : 0;
        parts.push_back(summary.models[m].name + " " + without_margin(model.returned, 2) + " (" +
                        whole_percent(share) + ")");
        any = any || model.returned.value != 0;
    }
    return any ? "Equal budgets are not equal outlays. What goes back unspent of " + envelope + ": " +
                     listed(parts) + "."
               : "Of " + envelope + " nothing goes back unspent in any model.";
}

//! Whether NPV per outlay tells the same story as NPV.
std::string per_outlay(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    const std::vector<std::size_t> first = level_with(summary, ranking(summary).front());
    const std::size_t best = first.front();
    const auto ratio = [&](std::size_t m) -> const Estimate& { return fairness.models[m].npv_per_outlay; };
    std::size_t leanest = best;
    bool all_alike = true;
    for (std::size_t m = 0; m < fairness.models.size(); ++m) {
        const bool alike = is_rounding(ratio(m).value - ratio(best).value, std::abs(ratio(best).value));
        all_alike = all_alike && alike;
        if (!alike && ratio(m).value > ratio(leanest).value) {
            leanest = m;
        }
    }
    const auto figure = [&](std::size_t m) {
        return rounded(ratio(m).value, exponent_with_margin(ratio(m)));
    };
    const std::string unit = "per " + scenario.currency + " paid out";
    const std::string& lean = summary.models[leanest].name;
    const bool all_level = first.size() == summary.models.size();
    const std::string highest = all_level
                                    ? "All models have the same NPV"
                                    : names_of(summary, first) + " " +
                                          agreeing(summary, first, "have", "has") + " the highest NPV in all";
    if (std::isnan(ratio(best).value)) {
        return highest + ", without paying anything out.";
    }
    if (leanest == best) {
        return highest + (!all_level || all_alike ? ", and " + unit + " too (" + figure(best) + ")." : ".");
    }
    const bool clear = ratio(leanest).low > ratio(best).high;
    return highest + ", but " + unit + " " + lean + " " + agreeing(lean, "bring", "brings") +
           (clear ? " more (" : " no less (") + figure(leanest) + " against " + figure(best) +
           "): where money is scarce, that counts.";
}

//! What people without work cost.
std::string idle_people(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    std::vector<std::string> costs;
    for (std::size_t m = 0; m < summary.models.size(); ++m) {
        const ModelFairness& model = fairness.models[m];
        if (model.idle_cost.value > 0) {
            costs.push_back(summary.models[m].name + " " + without_margin(model.idle_cost, 2) + " (" +
                            whole_percent(model.idle_cost_share) + ")");
        }
    }
    return costs.empty() ? "People without work cost nothing in any model."
                         : "People without work cost, in " + scenario.currency +
                               " (in brackets, the assumed share of their pay): " + listed(costs) + ".";
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

std::vector<Line> fairness_lines(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    std::vector<Line> lines;
    const auto add = [&](Line line) {
        if (!line.text.empty()) {
            lines.push_back(std::move(line));
        }
    };
    add({equality(scenario, fairness)});
    add({teams_sentence(scenario, summary, fairness)});
    add({returned_money(scenario, summary, fairness)});
    add({"Paid out until all work has ended, in " + scenario.currency + ":",
         paid_out_lines(scenario, summary, fairness)});
    add({later_npv_sentence(scenario, summary)});
    if (summary.models.size() > 1) {
        add({per_outlay(scenario, summary, fairness)});
    }
    const IdleShares shares = idle_shares(summary, fairness);
    add({idle_people(scenario, summary, fairness) + (shares.sentence.empty() ? "" : " ") + shares.sentence,
         shares.flips});
    if (summary.replications >= 100) {
        add({best_futures(summary)});
    }
    return lines;
}

}  // namespace fundsim
