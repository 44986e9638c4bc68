#include "findings/paid_out.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/overhead.hpp"
#include "ensemble/rounding.hpp"
#include "findings/figures.hpp"

namespace fundsim {

PaidOut paid_out(const ModelFairness& model) {
    PaidOut paid{model.envelope - model.returned.value, model.extra_money, model.late_cost.value, 0};
    const double rest = model.spend.value - paid.budget - paid.extra_money - paid.late;
    paid.afterwards = is_rounding(rest, model.spend.value) ? 0 : rest;
    return paid;
}

double teams_before_overhead(const Scenario& scenario) { return slots_of(scenario.organisation, 0); }

std::string teams_sentence(const Scenario& scenario, const Summary& summary, const Fairness& fairness) {
    constexpr int digits = 3;
    const double all = teams_before_overhead(scenario);
    const auto left = [&](const ModelFairness& model) {
        return is_rounding(all - model.slots, all) ? "all" : plain(model.slots, digits);
    };
    std::string text = "The budget pays for " + plain(all, digits) + " teams";
    const std::string first = left(fairness.models.front());
    const bool same = std::all_of(fairness.models.begin(), fairness.models.end(),
                                  [&](const ModelFairness& model) { return left(model) == first; });
    if (same) {
        return text + (first == "all" ? "." : ", " + first + " after overhead.");
    }
    for (std::size_t m = 0; m < fairness.models.size(); ++m) {
        text +=
            (m == 0 ? "; after overhead: " : "; ") + summary.models[m].name + " " + left(fairness.models[m]);
    }
    return text + ".";
}

std::vector<std::string> paid_out_lines(const Scenario& scenario, const Summary& summary,
                                        const Fairness& fairness) {
    std::vector<std::string> lines;
    for (std::size_t m = 0; m < fairness.models.size(); ++m) {
        const ModelFairness& model = fairness.models[m];
        const PaidOut paid = paid_out(model);
        const int exponent = exponent_without_margin(model.spend);
        const auto amount = [&](double value) { return rounded(value, exponent); };
        const double unit = power_of(10.0, exponent);
        const auto whole = [&](double value) { return std::round(value / unit) * unit; };
        // As shown, the parts add up.
        const double rest =
            whole(model.spend.value) - whole(paid.budget) - whole(paid.extra_money) - whole(paid.late);
        lines.push_back(
            summary.models[m].name + " " + amount(model.spend.value) + ": " + amount(paid.budget) +
            " budget" +
            (paid.extra_money > 0 ? ", " + amount(paid.extra_money) + " for interventions on top" : "") +
            (paid.late > 0 ? ", " + amount(paid.late) + " for missed dates" : "") + " and " +
            (paid.afterwards == 0 ? "nothing" : amount(rest > 0 ? rest : paid.afterwards)) + " after month " +
            plain(scenario.organisation.horizon_months));
    }
    return lines;
}

std::string later_npv_sentence(const Scenario& scenario, const Summary& summary) {
    std::string text = "Average NPV until month " + plain(scenario.organisation.horizon_months) +
                       ", and after it, in " + scenario.currency;
    for (std::size_t m = 0; m < summary.models.size(); ++m) {
        const ModelSummary& model = summary.models[m];
        const Estimate& later = metric(model, "npv_after_horizon").mean;
        const int exponent = exponent_without_margin(later);
        text += (m == 0 ? ": " : "; ") + model.name + " " +
                rounded(model.npv.mean.value - later.value, exponent) + " and " +
                rounded(later.value, exponent);
    }
    return text + ".";
}

}  // namespace fundsim
