#include "findings/attribution.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "findings/bar.hpp"
#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

//! Groups whose share clearly has the sign of `sign`, the largest first.
std::vector<const LeverShare*> clear_shares(const Attribution& attribution, double sign) {
    std::vector<const LeverShare*> shares;
    for (const LeverShare& share : attribution.shares) {
        if (is_clear(share.shapley) && share.shapley.value * sign > 0) {
            shares.push_back(&share);
        }
    }
    std::stable_sort(shares.begin(), shares.end(), [&](const LeverShare* a, const LeverShare* b) {
        return a->shapley.value * sign > b->shapley.value * sign;
    });
    return shares;
}

std::string amounts(const std::vector<const LeverShare*>& shares, std::size_t most, double sign,
                    const std::string& currency) {
    std::vector<std::string> words;
    for (std::size_t k = 0; k < std::min(most, shares.size()); ++k) {
        const Estimate& share = shares[k]->shapley;
        words.push_back(shares[k]->group + " " + rounded(sign * share.value, exponent_with_margin(share)) +
                        (k == 0 ? " " + currency : ""));
    }
    return all_of(words);
}

std::string verdict_of(const Scenario& scenario, const Attribution& attribution) {
    const std::string& from = scenario.models[attribution.from].name;
    const std::string& to = scenario.models[attribution.to].name;
    const Estimate& gap = attribution.gap;
    if (!is_clear(gap)) {
        return "Under these assumptions it is not clear whether " + to + " or " + from + " " +
               agreeing(from, "bring", "brings") + " more: the difference is " + with_margin(gap) + " " +
               scenario.currency + " on average. What follows is what each group of levers adds to it.";
    }
    const double sign = gap.value > 0 ? 1 : -1;
    constexpr std::size_t most = 3;
    const auto causes = clear_shares(attribution, sign);
    std::string text = "Under these assumptions " + to + " " + agreeing(to, "bring ", "brings ") +
                       with_margin(sign > 0 ? gap : negated(gap)) + " " + scenario.currency +
                       (sign > 0 ? " more" : " less") + " net present value than " + from + " on average.";
    if (!causes.empty()) {
        text += " The largest parts come with " + amounts(causes, most, sign, scenario.currency) + ".";
    }
    return text;
}

std::string against_of(const Scenario& scenario, const Attribution& attribution) {
    if (!is_clear(attribution.gap)) {
        return {};
    }
    const double sign = attribution.gap.value > 0 ? -1 : 1;
    constexpr std::size_t most = 3;
    const auto brakes = clear_shares(attribution, sign);
    return brakes.empty() ? std::string{}
                          : "Takes from it: " + amounts(brakes, most, sign, scenario.currency) + ".";
}

std::string interplay_of(const Scenario& scenario, const Attribution& attribution) {
    if (!is_clear(attribution.interplay)) {
        return {};
    }
    const Estimate& rest = attribution.interplay;
    const std::string money =
        rounded(std::abs(rest.value), exponent_with_margin(rest)) + " " + scenario.currency;
    return rest.value > 0
               ? "Together they bring " + money +
                     " more than the sum of what each brings alone: they help each other."
               : "Together they bring " + money +
                     " less than the sum of what each brings alone: they do part of the same work.";
}

constexpr int bar_cells = 24;

Table table_of(const Scenario& scenario, const Attribution& attribution) {
    Table table{
        "Levers, " + scenario.currency, {"share", "of the gap", "one on the other", "alone", "last"}, {}};
    std::vector<double> ends{0};
    for (const LeverShare& share : attribution.shares) {
        ends.push_back(ends.back() + share.shapley.value);
    }
    const auto [low, high] = std::minmax_element(ends.begin(), ends.end());
    const double gap = attribution.gap.value;
    const auto of_gap = [&](double value) {
        return is_clear(attribution.gap) ? rounded(100 * value / gap, 0) + "%" : std::string("-");
    };
    for (std::size_t g = 0; g < attribution.shares.size(); ++g) {
        const LeverShare& share = attribution.shares[g];
        table.rows.push_back({share.group,
                              {with_margin(share.shapley), of_gap(share.shapley.value),
                               bar(ends[g], ends[g + 1], *low, *high, bar_cells), with_margin(share.alone),
                               with_margin(share.last)}});
    }
    table.rows.push_back(
        {"the gap",
         {with_margin(attribution.gap), of_gap(gap), bar(0, gap, *low, *high, bar_cells), "", ""}});
    constexpr std::size_t narrowest_group = 12;
    table.narrowest_label = narrowest_group;
    return table;
}

}  // namespace

AttributionFinding finding_of(const Scenario& scenario, std::uint64_t seed, const Attribution& attribution) {
    const std::string& from = scenario.models[attribution.from].name;
    const std::string& to = scenario.models[attribution.to].name;
    return {.title = headline(scenario, "from " + from + " to " + to, attribution.replications, seed),
            .verdict = verdict_of(scenario, attribution),
            .against = against_of(scenario, attribution),
            .interplay = interplay_of(scenario, attribution),
            .shares = table_of(scenario, attribution),
            .how = "Share: what a group of levers adds, averaged over all orders in which they can be taken "
                   "over one "
                   "after the other" +
                   std::string(attribution.exact ? "" : " (one random order a future)") +
                   "; shares sum to the gap. Alone: added to " + from +
                   " before all others. Last: added when all "
                   "others are there."};
}

nlohmann::ordered_json attribution_json(const Scenario& scenario, const Attribution& attribution) {
    nlohmann::ordered_json object{{"from", scenario.models[attribution.from].name},
                                  {"to", scenario.models[attribution.to].name},
                                  {"gap", mean_json(attribution.gap)},
                                  {"levers", nlohmann::ordered_json::array()},
                                  {"interplay", mean_json(attribution.interplay)},
                                  {"exact", attribution.exact}};
    for (const LeverShare& share : attribution.shares) {
        object["levers"].push_back({{"name", share.group},
                                    {"shapley", mean_json(share.shapley)},
                                    {"alone", mean_json(share.alone)},
                                    {"last", mean_json(share.last)}});
    }
    return object;
}

}  // namespace fundsim
