#include <cmath>

#include "cli/comparison.hpp"
#include "cli/figures.hpp"
#include "cli/naming.hpp"

namespace fundsim {

namespace {

std::string of_one(const ModelSummary& model, const std::string& currency, double replications) {
    return model.name + " " + agreeing(model.name, "bring", "brings") + " a net present value of " +
           rounded(model.npv.mean.value, exponent_with_margin(model.npv.mean)) + " " + currency +
           " on average (" + interval(model.npv.mean) + "), and a loss in " +
           of_100_futures(model.npv.probability_of_loss, replications) + ".";
}

//! How the model with the highest mean stands against the one behind it.
std::string of_two(const Summary& summary, std::size_t best, std::size_t next, const std::string& currency) {
    const std::string& a = summary.models[best].name;
    const std::string& b = summary.models[next].name;
    const auto replications = static_cast<double>(summary.replications);
    const Duel duel_ab = duel(summary, best, next);
    if (duel_ab.ties >= 1) {
        return a + " and " + b + " come out exactly the same in every future.";
    }
    const Estimate& difference = duel_ab.difference;
    const std::string amount = rounded(difference.value, exponent_with_margin(difference)) + " " + currency;
    const std::string ahead = a + " " + agreeing(a, "come", "comes") + " out ahead of " + b + " in " +
                              of_100_futures(duel_ab.ahead, replications);
    if (!is_clear(difference)) {
        return "No clear difference between " + a + " and " + b + ": on average " + a + " " +
               agreeing(a, "bring", "brings") + " " + amount + " more net present value, but the interval (" +
               interval(difference) + ") includes 0. " + ahead + ".";
    }
    std::string text =
        ahead + ", with " + amount + " more net present value on average (" + interval(difference) + ").";
    if (duel_ab.ahead.high < 0.5) {
        text += " A minority of very good futures carries that average.";
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
    std::string text = of_two(summary, order[0], order[1], currency);
    if (order.size() > 2) {
        const std::size_t last = order.back();
        const std::string& name = summary.models[last].name;
        const Duel gap = duel(summary, order[0], last);
        if (gap.ties < 1) {
            text += " Against " + name + ", the last by average, the difference is " +
                    rounded(gap.difference.value, exponent_with_margin(gap.difference)) + " " + currency +
                    " (" + interval(gap.difference) + ").";
        }
    }
    bool all_lose = true;
    for (const ModelSummary& model : summary.models) {
        all_lose = all_lose && model.npv.mean.high < 0;
    }
    return all_lose ? text + " Every model loses money on average." : text;
}

}  // namespace fundsim
