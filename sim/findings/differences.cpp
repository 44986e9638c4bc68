#include <cmath>

#include "findings/comparison.hpp"
#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

const SplitSummary* split_of(const Summary& summary, std::size_t other) {
    for (const SplitSummary& split : summary.splits) {
        if (split.first == 0 && split.other == other) {
            return &split;
        }
    }
    return nullptr;
}

bool matters(const Estimate& part, const Estimate& gap) {
    return std::abs(part.value) > 1e-9 * std::abs(gap.value);
}

//! "Of the gap of 12,300 kEUR between A and B, 3,100 (± 300) is what another way of granting money ..."
std::string split_sentence(const Scenario& scenario, const Summary& summary, const SplitSummary& split) {
    const auto amount = [](const Estimate& part) {
        const int exponent = exponent_with_margin(part);
        const double half = margin(part);
        return rounded(part.value, exponent) + (half > 0 ? " (± " + rounded(half, exponent) + ")" : "");
    };
    const std::string& other = summary.models[split.other].name;
    const std::string& first = summary.models[split.first].name;
    const std::string who =
        split.gap.value < 0 ? " (" + other + " less " + first + ")" : " between " + other + " and " + first;
    std::string text = "Of the gap of " + rounded(split.gap.value, exponent_with_margin(split.gap)) + " " +
                       scenario.currency + who + ", " + amount(split.funding) +
                       " is what another way of granting money brings alone (funding), " +
                       amount(split.practice) + " what another way of working brings alone (practice)";
    return text + (matters(split.interplay, split.gap)
                       ? ", and " + amount(split.interplay) + " comes only with both together (interplay)."
                       : ".");
}

}  // namespace

Table differences_table(const Scenario& scenario, const Summary& summary) {
    if (summary.models.size() < 2 || summary.replications < 2) {
        return {};
    }
    Table table;
    TableRow difference{"  NPV, " + scenario.currency};
    TableRow ahead{"  Ahead in, of 100 futures"};
    TableRow funding{"    funding alone: how money is granted"};
    TableRow practice{"    practice alone: how work is done"};
    TableRow interplay{"    interplay: only both together"};
    bool has_interplay = false;
    for (std::size_t other = 1; other < summary.models.size(); ++other) {
        table.heads.push_back(summary.models[other].name);
        const Duel against_first = duel(summary, other, 0);
        difference.cells.push_back(with_margin(against_first.difference, Sign::always));
        ahead.cells.push_back(against_first.ties >= 1 ? "same" : of_100(against_first.ahead));
        const SplitSummary* split = split_of(summary, other);
        const auto part = [&](Estimate SplitSummary::*which) {
            return split != nullptr ? with_margin(split->*which, Sign::always) : std::string("-");
        };
        funding.cells.push_back(part(&SplitSummary::funding));
        practice.cells.push_back(part(&SplitSummary::practice));
        interplay.cells.push_back(part(&SplitSummary::interplay));
        has_interplay = has_interplay || (split != nullptr && matters(split->interplay, split->gap));
    }
    const std::string title = "Difference to " + summary.models.front().name;
    table.rows = {{title}, difference};
    if (!summary.splits.empty()) {
        table.rows.push_back(funding);
        table.rows.push_back(practice);
        if (has_interplay) {
            table.rows.push_back(interplay);
        }
    }
    table.rows.push_back(ahead);
    return table;
}

std::string split_text(const Scenario& scenario, const Summary& summary) {
    if (summary.models.size() < 2 || summary.replications < 2) {
        return {};
    }
    const std::size_t best = ranking(summary).front();
    const SplitSummary* split = split_of(summary, best == 0 ? ranking(summary)[1] : best);
    return split != nullptr && matters(split->gap, {1, 1, 1}) ? split_sentence(scenario, summary, *split)
                                                              : std::string{};
}

}  // namespace fundsim
