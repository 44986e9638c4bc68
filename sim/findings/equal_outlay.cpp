#include "findings/equal_outlay.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

constexpr int factor_digits = 4;
constexpr double worth_telling = 0.01;  // of the measure

//! Model `a` against model `b`, whichever way round.
EqualPair pair_at(const EqualOutlay& equal, std::size_t a, std::size_t b) {
    for (const EqualPair& pair : equal.pairs) {
        if (pair.a == a && pair.b == b) {
            return pair;
        }
        if (pair.a == b && pair.b == a) {
            return {a, b, negated(pair.gap), complement(pair.ahead)};
        }
    }
    return {a, b, {0, 0, 0}, {0.5, 0.5, 0.5}};
}

//! Models by their mean NPV at equal outlay, the highest first.
std::vector<std::size_t> order_of(const EqualOutlay& equal) {
    std::vector<std::size_t> order(equal.models.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        return equal.models[x].npv.value > equal.models[y].npv.value;
    });
    return order;
}

//! Who was ahead of whom at equal budgets.
struct Before {
    std::size_t best;
    bool clear;
};
Before before_of(const Summary& summary) {
    const std::vector<std::size_t> order = ranking(summary);
    return {order[0], is_clear(duel(summary, order[0], order[1]).difference)};
}

std::string verdict_of(const Scenario& scenario, const Summary& summary, const EqualOutlay& equal) {
    const std::vector<std::size_t> order = order_of(equal);
    const EqualPair lead = pair_at(equal, order[0], order[1]);
    const std::string &best = scenario.models[order[0]].name, &next = scenario.models[order[1]].name;
    const std::string amount = with_margin(lead.gap) + " " + scenario.currency;
    const std::string often = of_100_futures(lead.ahead, double(equal.replications));
    const Before before = before_of(summary);
    const std::string& was = scenario.models[before.best].name;
    const std::string leader = best + " " + agreeing(best, "are", "is") + " ahead of " + next + " in " +
                               often + ", by " + amount + " on average";
    if (!is_clear(lead.gap)) {
        return "At equal outlay " + std::string(before.clear ? "the verdict changes: " : "") +
               "there is no clear difference between " + best + " and " + next + ": " + amount +
               " on average, which includes 0" +
               (before.clear
                    ? ", where at equal budgets " + was + " " + agreeing(was, "were", "was") + " ahead."
                    : ", as at equal budgets.");
    }
    if (!before.clear) {
        return "At equal outlay the verdict changes: " + leader +
               ", where at equal budgets nobody is clearly.";
    }
    if (before.best != order[0]) {
        return "At equal outlay the verdict changes: " + leader + ", where at equal budgets " + was + " " +
               agreeing(was, "were", "was") + ".";
    }
    return "At equal outlay the verdict stays: " + leader + ".";
}

std::vector<std::string> notes_of(const Scenario& scenario, const EqualOutlay& equal) {
    std::vector<std::string> notes;
    for (std::size_t m = 1; m < equal.models.size(); ++m) {
        const double left = left_over(equal, m);
        if (!(std::abs(left) > worth_telling)) {
            continue;
        }
        const double factor = equal.models[m].factor;
        const std::string& name = scenario.models[m].name;
        const bool bound = factor == most_factor || factor == least_factor;
        notes.push_back(name + " " + agreeing(name, "come", "comes") + " no nearer than " +
                        plain(100 * std::abs(left), 2) + "% " + (left < 0 ? "below" : "above") +
                        " that outlay" +
                        (bound ? ", with the budget " + plain(factor, factor_digits) +
                                     " times as large, and none further from the plan is tried."
                               : ": budgets are matched in the first 1,000 futures, and outlay may go in "
                                 "steps of whole teams."));
    }
    return notes;
}

std::string how_of(const Scenario& scenario, const EqualOutlay& equal) {
    double most = 0;
    for (std::size_t m = 1; m < equal.models.size(); ++m) {
        most = std::max(most, std::abs(left_over(equal, m)));
    }
    const std::string& first = scenario.models.front().name;
    return "budget: the factor on the yearly budget with which a model pays out as much as " + first +
           " on average, in present values, so that gaps are gaps in income; looked for from a quarter to "
           "four "
           "times, and met to " +
           (most < 5e-4 ? "less than 0.1%" : plain(100 * most, 2) + "%") + ". Played in the same " +
           counted(equal.replications, "future") + ". Everything else on this screen is at equal budgets.";
}

Table table_of(const Scenario& scenario, const EqualOutlay& equal) {
    Table table{"At equal outlay, " + scenario.currency,
                {"budget", "outlay (PV)", "NPV", "NPV per " + scenario.currency,
                 "gap to " + scenario.models.front().name, "ahead, of 100"},
                {}};
    for (std::size_t m = 0; m < equal.models.size(); ++m) {
        const EqualModel& model = equal.models[m];
        const EqualPair pair = pair_at(equal, m, 0);
        table.rows.push_back({scenario.models[m].name,
                              {"\u00d7 " + plain(model.factor, factor_digits), with_margin(model.outlay),
                               with_margin(model.npv), with_margin(model.npv_per_outlay),
                               m == 0 ? "" : with_margin(pair.gap), m == 0 ? "" : of_100(pair.ahead)}});
    }
    return table;
}

}  // namespace

EqualOutlayFinding finding_of(const Scenario& scenario, const Summary& summary, const EqualOutlay& equal) {
    return {.verdict = verdict_of(scenario, summary, equal),
            .models = table_of(scenario, equal),
            .notes = notes_of(scenario, equal),
            .how = how_of(scenario, equal)};
}

nlohmann::ordered_json equal_outlay_json(const Scenario& scenario, const Summary& summary,
                                         const EqualOutlay& equal) {
    using nlohmann::ordered_json;
    const EqualOutlayFinding finding = finding_of(scenario, summary, equal);
    ordered_json object{{"reference", scenario.models.front().name},
                        {"replications", equal.replications},
                        {"models", ordered_json::array()},
                        {"paired", ordered_json::array()},
                        {"sentences", {{"verdict", finding.verdict}, {"notes", finding.notes}}}};
    for (std::size_t m = 0; m < equal.models.size(); ++m) {
        const EqualModel& model = equal.models[m];
        object["models"].push_back({{"name", scenario.models[m].name},
                                    {"budget_factor", model.factor},
                                    {"pv_outlay", mean_json(model.outlay)},
                                    {"left_over", left_over(equal, m)},
                                    {"npv", mean_json(model.npv)},
                                    {"npv_per_outlay", value_json(model.npv_per_outlay)}});
    }
    for (const EqualPair& pair : equal.pairs) {
        object["paired"].push_back({{"a", scenario.models[pair.a].name},
                                    {"b", scenario.models[pair.b].name},
                                    {"npv_difference", mean_json(pair.gap)},
                                    {"probability_a_ahead", value_json(pair.ahead)}});
    }
    return object;
}

}  // namespace fundsim
