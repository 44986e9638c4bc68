#include "findings/decomposition.hpp"

#include <algorithm>
#include <cmath>

#include "findings/drawn.hpp"
#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

bool is_rest(const Decomposition& found, std::size_t group) {
    return found.rest && group + 1 == found.groups.size();
}

std::size_t told_apart(const Decomposition& found) { return found.groups.size() - (found.rest ? 1 : 0); }

const Factor& factor_of(const Decomposition& found, std::size_t group) {
    return found.factors[found.groups[group].front()];
}

std::string name_of_group(const Decomposition& found, std::size_t group) {
    return is_rest(found, group) ? counted(found.groups[group].size()) + " others together"
                                 : factor_of(found, group).address;
}

//! Whether it is clear that the assumptions move anything.
bool moves(const Decomposition& found) { return found.indices.variance.low > 0; }

//! For the table, where nothing is told more finely than in tenths of a hundredth.
std::string cell_of(const Estimate& share) {
    constexpr double least = 0.05;
    const Estimate hundredths = in_hundredths(share);
    const bool small = std::abs(hundredths.value) < least && margin(hundredths) < least;
    return small && hundredths.value != 0 ? "0.0" : with_margin(hundredths);
}

//! Standard deviation from a variance.
Estimate deviation(const Estimate& variance) {
    const auto root = [](double square) { return std::sqrt(std::max(square, 0.0)); };
    return {root(variance.value), root(variance.low), root(variance.high)};
}

std::string verdict_of(const Scenario& scenario, const Decomposition& found) {
    constexpr std::size_t most = 3;
    const std::string pair = scenario.models[found.a].name + " and " + scenario.models[found.b].name;
    if (!moves(found)) {
        return "It is not clear that the assumptions move the average gap between " + pair + " at all" +
               (found.indices.variance.value == 0 ? "." : ": more rows (-n) would tell.");
    }
    std::vector<std::string> words;
    for (const std::size_t group : found.by_importance) {
        const Estimate& total = found.indices.indices[group].total;
        if (words.size() < most && !is_rest(found, group) && total.low > 0) {
            words.push_back(factor_of(found, group).address + " (" + percent(total) + ")");
        }
    }
    std::string text = words.empty()
                           ? "The average gap between " + pair + " clearly hangs on no assumption by itself"
                           : "The average gap between " + pair + " hangs most on " + all_of(words) +
                                 ": so much of its variance is theirs, alone or in interplay with others";
    if (found.rest) {
        const std::size_t rest = found.groups.size() - 1;
        text += ". The " + name_of_group(found, rest) + " hold " + percent(found.indices.indices[rest].total);
    }
    return text + ".";
}

std::string spread_of(const Scenario& scenario, const Decomposition& found) {
    if (!moves(found)) {
        return {};
    }
    std::string text = "Over the plausible range of all " + counted(found.factors.size()) +
                       " assumptions the average gap has a standard deviation of " +
                       with_margin(deviation(found.indices.variance)) + " " + scenario.currency +
                       "; of what makes the gap differ from future to future, " +
                       percent(found.indices.luck) + " is luck. ";
    const Estimate& alone = found.indices.alone;
    const Estimate rest = in_hundredths(complement(alone));
    if (alone.high >= 1) {
        return text + "No interplay is clear: what they move alone adds up to " +
               with_margin(in_hundredths(alone)) + "% of its variance.";
    }
    return text + "What they move alone adds up to " + with_margin(in_hundredths(alone)) +
           "% of its variance; " + with_margin(rest) + "% is interplay of several.";
}

Table table_of(const Decomposition& found) {
    constexpr std::size_t narrowest_address = 24;
    constexpr std::size_t narrowest_number = 5;
    constexpr int digits = 3;
    Table table{"Assumption; shares in %",
                {"low", "high", "first order", "total", "interplay"},
                {},
                narrowest_address,
                narrowest_number};
    for (const std::size_t group : found.by_importance) {
        const Index& index = found.indices.indices[group];
        std::vector<std::string> cells{"", ""};
        if (!is_rest(found, group)) {
            const Drawn drawn = drawn_between(factor_of(found, group));
            cells = {plain(drawn.low, digits), plain(drawn.high, digits)};
        }
        for (const Estimate& share : {index.first_order, index.total, index.interplay}) {
            cells.push_back(cell_of(share));
        }
        table.rows.push_back({name_of_group(found, group), cells});
    }
    return table;
}

std::string how_of(const Decomposition& found) {
    std::string text =
        "All assumptions are drawn at once from the ranges that `fundsim explain` and [uncertain] of the "
        "scenario give them, twice a row, and each is taken over from the one draw into the other (Jansen's "
        "estimators), always in the same two futures, so that luck is in no figure. first order: the share "
        "of the variance that would go if this one alone were known. total: the share that would stay if all "
        "others were known. interplay: the second less the first. Totals are known more closely here, the "
        "first "
        "order by `fundsim explore`.";
    if (found.rest) {
        text += " The " + counted(told_apart(found)) + " that are told apart had the largest total in " +
                counted(found.ranking_rows) +
                " rows played before, which count for nothing else; --top N tells more of them apart, --full "
                "all.";
    }
    return text;
}

}  // namespace

DecompositionFinding finding_of(const Scenario& scenario, std::uint64_t seed, const Decomposition& found) {
    const std::string pair = scenario.models[found.a].name + " less " + scenario.models[found.b].name;
    const std::uint64_t rows = found.indices.rows;
    DecompositionFinding out{.title = headline(scenario, pair, 2 * rows, seed,
                                               " in " + counted(rows, "row") + " of " +
                                                   counted(found.groups.size() + 2) + " draws of " +
                                                   counted(found.factors.size()) + " assumptions"),
                             .verdict = verdict_of(scenario, found),
                             .spread = spread_of(scenario, found),
                             .indices = table_of(found)};
    if (found.unplayable > 0) {
        out.unplayable = counted(found.unplayable) + " of " + counted(found.unplayable + rows) +
                         " rows could not be played and were left out: " + found.why_unplayable;
    }
    out.how = how_of(found);
    return out;
}

nlohmann::ordered_json decomposition_json(const Scenario& scenario, const Decomposition& found) {
    using nlohmann::ordered_json;
    const auto index_json = [&](ordered_json object, std::size_t group) {
        const Index& index = found.indices.indices[group];
        object["first_order"] = value_json(index.first_order);
        object["total"] = value_json(index.total);
        object["interplay"] = value_json(index.interplay);
        return object;
    };
    ordered_json object{{"a", scenario.models[found.a].name},
                        {"b", scenario.models[found.b].name},
                        {"method", "sobol"},
                        {"rows", found.indices.rows},
                        {"unplayable", found.unplayable},
                        {"ranking_rows", found.ranking_rows},
                        {"standard_deviation", value_json(deviation(found.indices.variance))},
                        {"share_of_luck", value_json(found.indices.luck)},
                        {"first_order_of_all", value_json(found.indices.alone)},
                        {"parameters", ordered_json::array()},
                        {"others", nullptr}};
    for (const std::size_t group : found.by_importance) {
        if (is_rest(found, group)) {
            object["others"] = index_json({{"parameters", found.groups[group].size()}}, group);
            continue;
        }
        const Factor& factor = factor_of(found, group);
        object["parameters"].push_back(
            index_json({{"address", factor.address}, {"drawn", drawn_json(factor)}}, group));
    }
    return object;
}

}  // namespace fundsim
