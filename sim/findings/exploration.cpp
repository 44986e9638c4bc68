#include "findings/exploration.hpp"

#include <algorithm>
#include <cmath>

#include "findings/drawn.hpp"
#include "findings/exploration_boxes.hpp"
#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

//! Shares of futures in which whoever leads is ahead.
struct Lead {
    std::size_t leader, other;
    Estimate as_it_stands, ahead, doubled, better;
};

Lead lead_of(const Exploration& found) {
    const bool a = found.behind == found.b;
    const auto of = [a](const Estimate& share) { return a ? share : complement(share); };
    return {a ? found.a : found.b,   found.behind,        of(found.as_it_stands), of(found.ahead),
            of(found.ahead_doubled), of(found.all.better)};
}

std::string verdict_of(const Scenario& scenario, const Exploration& found) {
    const Lead lead = lead_of(found);
    const std::string& leader = scenario.models[lead.leader].name;
    std::string text = "With the scenario's own assumptions " + leader + " " +
                       agreeing(leader, "come", "comes") + " out ahead of " +
                       scenario.models[lead.other].name + " in " +
                       of_100_futures(lead.as_it_stands, double(found.futures_as_it_stands)) +
                       "; over the plausible range of all " + counted(found.factors.size()) +
                       " assumptions in " + of_100_futures(lead.ahead, 2 * double(found.draws));
    if (found.draws_doubled > 0) {
        text += ", and with the ranges of those without a source twice as wide in " +
                of_100_futures(lead.doubled, 2 * double(found.draws_doubled));
    }
    text += ". ";
    text += agreeing(leader, "They are", "It is");
    return text + " better on average in " + of_100(lead.better) + " of 100 draws of the assumptions.";
}

std::string spread_of(const Exploration& found) {
    if (std::isnan(found.luck.value)) {
        return "Too few draws to tell luck from assumptions.";
    }
    const Estimate luck = {std::clamp(found.luck.value, 0.0, 1.0), found.luck.low, found.luck.high};
    return "Of what makes the gap differ from future to future, " + percent(luck) + " is luck and " +
           percent(complement(luck)) + " are the assumptions.";
}

std::string drivers_of(const Exploration& found) {
    constexpr std::size_t most = 3;
    std::vector<std::string> words;
    for (const std::size_t f : found.by_importance) {
        const Estimate& share = found.findings[f].first_order;
        if (words.size() == most || !(share.low > 0)) {
            break;
        }
        words.push_back(found.factors[f].address + " (" + percent(share) + ")");
    }
    return words.empty() ? "No assumption alone clearly matters."
                         : "Of what the assumptions move, most hangs on " + all_of(words) + ".";
}

bool has_totals(const Exploration& found) {
    return found.totals.rows > 0 && !std::isnan(found.totals.shares.front().value);
}

//! For the table, where nothing is told more finely than in tenths of a hundredth.
std::string cell_of(const Estimate& share) {
    constexpr double least = 0.05;
    const Estimate hundredths = in_hundredths(share);
    const bool small = std::abs(hundredths.value) < least && margin(hundredths) < least;
    return small && hundredths.value != 0 ? "0.0" : with_margin(hundredths);
}

Table table_of(const Scenario& scenario, const Exploration& found, std::size_t most) {
    constexpr std::size_t narrowest_address = 24;
    constexpr std::size_t narrowest_number = 5;
    constexpr int digits = 3;
    const bool totals = has_totals(found);
    Table table{"Assumption", {"low", "high", "moves, %"}, {}, narrowest_address, narrowest_number};
    if (totals) {
        table.heads.push_back("in all, %");
    }
    table.heads.push_back("worth knowing, " + scenario.currency);
    for (std::size_t k = 0; k < std::min(most, found.by_importance.size()); ++k) {
        const std::size_t f = found.by_importance[k];
        const Factor& factor = found.factors[f];
        const Drawn drawn = drawn_between(factor);
        std::vector<std::string> cells{plain(drawn.low, digits), plain(drawn.high, digits),
                                       with_margin(in_hundredths(found.findings[f].first_order))};
        if (totals) {
            const auto group = group_of(found.totals, f);
            cells.push_back(group ? cell_of(found.totals.shares[*group]) : "");
        }
        cells.push_back(with_margin(found.findings[f].known.value));
        table.rows.push_back({factor.address, cells});
    }
    return table;
}

std::string research_of(const Scenario& scenario, const Exploration& found) {
    const Lead lead = lead_of(found);
    const std::string& leader = scenario.models[lead.leader].name;
    const auto worth = [&](const Estimate& value) { return with_margin(value) + " " + scenario.currency; };
    if (!(found.all.value.high > 0)) {
        return "Research on the assumptions would be worth nothing for this choice: in none of the draws "
               "would it "
               "change it.";
    }
    std::string text = "To know all assumptions exactly before choosing would be worth " +
                       worth(found.all.value) +
                       " on average: so much would be gained in the draws in which " + leader + " " +
                       agreeing(leader, "are", "is") + " not the better choice.";
    std::vector<std::size_t> order = found.by_importance;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        return found.findings[one].known.value.value > found.findings[other].known.value.value;
    });
    const std::size_t best = order.front();
    if (found.findings[best].known.value.low > 0) {
        text += " Most of it lies in " + found.factors[best].address + ": " +
                worth(found.findings[best].known.value) + " if it alone were known.";
    } else {
        text += " No single assumption is worth research on its own: none alone would change the choice.";
    }
    return text;
}

std::string how_of(const Exploration& found) {
    std::string text =
        "All " + counted(found.factors.size()) + " assumptions are drawn at once, " + counted(found.draws) +
        " times, from the ranges that `fundsim explain` and [uncertain] of the scenario give "
        "them, and played in two futures each. moves: the share of what all assumptions move that "
        "this one moves alone. worth knowing: what choosing after having learnt it brings more "
        "than choosing now, on average.";
    if (has_totals(found)) {
        text += " in all: the share that would stay if all others were known, what it moves alone and in "
                "every interplay, from " +
                counted(found.totals.rows, "row") +
                " of a design of their own (Jansen's estimators, as in `fundsim sensitivity --method "
                "sobol`); --totals N plays N of them.";
        if (found.totals.rest) {
            const std::size_t others = found.totals.groups.back().size();
            text += " The " +
                    (others == 1 ? "other one holds " : counted(others) + " others together hold ") +
                    percent(found.totals.shares.back()) + ".";
        }
    } else if (found.totals.rows > 0) {
        text += " What each moves in all is not clear from " + counted(found.totals.rows, "row") +
                "; --totals N plays N of them.";
    }
    if (found.all.explained > 0 && found.variance.assumptions > 0) {
        const double share = std::min(1.0, found.all.explained / found.variance.assumptions);
        text += " The regression behind it tells " + rounded(100 * share, 0) +
                "% of what the assumptions move (cross-fitted).";
    }
    return text;
}

}  // namespace

ExplorationFinding finding_of(const Scenario& scenario, std::uint64_t seed, const Exploration& found,
                              std::size_t most) {
    const std::string pair = scenario.models[found.a].name + " less " + scenario.models[found.b].name;
    ExplorationFinding out{.title = headline(scenario, pair, 2 * found.draws, seed,
                                             " in " + counted(found.draws) + " draws of " +
                                                 counted(found.factors.size()) + " assumptions"),
                           .verdict = verdict_of(scenario, found),
                           .spread = spread_of(found),
                           .drivers = drivers_of(found),
                           .factors = table_of(scenario, found, most),
                           .research = research_of(scenario, found),
                           .turns = turns_of(scenario, found),
                           .pilots = pilots_of(scenario, found)};
    if (found.factors.size() > most) {
        out.rest = counted(found.factors.size() - most) + " more that matter less: --full shows them.";
    }
    if (found.unplayable > 0) {
        out.unplayable = counted(found.unplayable) + " of " + counted(found.unplayable + found.draws) +
                         " draws could not be played and were left out: " + found.why_unplayable;
    }
    out.how = how_of(found);
    return out;
}

}  // namespace fundsim
