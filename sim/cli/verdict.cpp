#include <algorithm>
#include <cmath>

#include "cli/comparison.hpp"
#include "cli/figures.hpp"
#include "cli/naming.hpp"

namespace fundsim {

namespace {

//! Models that come out level with each other.
using Group = std::vector<std::size_t>;

bool is_in(const Group& group, std::size_t model) {
    return std::find(group.begin(), group.end(), model) != group.end();
}

std::string of_one(const ModelSummary& model, const std::string& currency, double replications) {
    return model.name + " " + agreeing(model.name, "bring", "brings") + " a net present value of " +
           rounded(model.npv.mean.value, exponent_with_margin(model.npv.mean)) + " " + currency +
           " on average (" + interval(model.npv.mean) + "), and a loss in " +
           of_100_futures(model.npv.probability_of_loss, replications) + ".";
}

//! How the models with the highest mean stand against those behind them.
std::string of_two(const Summary& summary, const Group& best, const Group& next,
                   const std::string& currency) {
    const std::string level = " (level with each other)";
    const std::string a = names_of(summary, best) + (best.size() > 1 ? level : "");
    const std::string b = names_of(summary, next) + (next.size() > 1 ? level : "");
    const auto replications = static_cast<double>(summary.replications);
    const Duel fight = duel(summary, best.front(), next.front());
    const Estimate& difference = fight.difference;
    const std::string amount = rounded(difference.value, exponent_with_margin(difference)) + " " + currency;
    const std::string often = of_100_futures(fight.ahead, replications);
    const std::string come = agreeing(summary, best, "come", "comes");
    if (!is_clear(difference)) {
        return "No clear difference between " + a + " and " + b + ": on average " + names_of(summary, best) +
               " " + agreeing(summary, best, "bring", "brings") + " " + amount +
               " more net present value, but the interval (" + interval(difference) + ") includes 0, and " +
               names_of(summary, best) + " " + come + " out ahead in " + often + ".";
    }
    return a + " " + come + " out ahead of " + b + " in " + often + ", with " + amount +
           " more net present value on average (" + interval(difference) + ")" +
           (fight.ahead.high < 0.5 ? "; a minority of very good futures carries that average." : ".");
}

//! "the difference is 12,300 kEUR (12,100 to 12,500)".
std::string gap(const Estimate& difference, const std::string& currency) {
    return is_clear(difference)
               ? "the difference is " + rounded(difference.value, exponent_with_margin(difference)) + " " +
                     currency + " (" + interval(difference) + ")"
               : "there is no clear difference (" + interval(difference) + " " + currency + ")";
}

//! The model ahead against the scenario's first and against the last by average, as far as they are not told
//! of yet. May be empty.
std::string of_others(const Summary& summary, std::size_t best, const Group& told, std::size_t last,
                      const std::string& currency) {
    const Group at_the_end = level_with(summary, last);
    std::string text;
    if (!is_in(told, 0) && !is_in(at_the_end, 0)) {
        text = "against " + summary.models.front().name + ", the scenario's first model, " +
               gap(duel(summary, best, 0).difference, currency);
    }
    if (!is_in(told, last)) {
        text += (text.empty() ? "" : "; ") + ("against " + names_of(summary, at_the_end)) +
                ", the last by average, " + gap(duel(summary, best, last).difference, currency);
    }
    if (!text.empty()) {
        text.replace(0, 1, " A");
        text += '.';
    }
    return text;
}

}  // namespace

std::string verdict_text(const Scenario& scenario, const Summary& summary) {
    const std::string& currency = scenario.currency;
    if (summary.replications < 2) {
        return "One future alone is an anecdote: averages and their intervals need more (-n).";
    }
    if (summary.models.size() == 1) {
        return of_one(summary.models.front(), currency, static_cast<double>(summary.replications));
    }
    const std::vector<std::size_t> order = ranking(summary);
    const Group best = level_with(summary, order.front());
    std::string text = "No model is ahead: all come out level in every future.";
    if (best.size() < order.size()) {
        const Group next = level_with(summary, order[best.size()]);
        Group told = best;
        told.insert(told.end(), next.begin(), next.end());
        text = of_two(summary, best, next, currency) +
               of_others(summary, order.front(), told, order.back(), currency);
    }
    const bool all_lose = std::all_of(summary.models.begin(), summary.models.end(),
                                      [](const ModelSummary& model) { return model.npv.mean.high < 0; });
    return all_lose ? text + " Every model loses money on average." : text;
}

}  // namespace fundsim
