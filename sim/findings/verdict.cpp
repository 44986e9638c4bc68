#include "findings/verdict.hpp"

#include <algorithm>
#include <cmath>

#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

//! Models that come out level with each other.
using Group = std::vector<std::size_t>;

constexpr const char* assuming = "Under these assumptions ";

//! "5,920 ± 150 kEUR".
std::string amount_of(const Estimate& estimate, const std::string& currency) {
    return with_margin(estimate) + " " + currency;
}

std::string of_one(const ModelSummary& model, const std::string& currency, double replications) {
    return assuming + model.name + " " + agreeing(model.name, "make", "makes") + " a loss in " +
           of_100_futures(model.npv.probability_of_loss, replications) + ", and " +
           agreeing(model.name, "bring", "brings") + " a net present value of " +
           amount_of(model.npv.mean, currency) + " on average.";
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
    const std::string amount = amount_of(difference, currency);
    const std::string often = of_100_futures(fight.ahead, replications);
    const std::string come = agreeing(summary, best, "come", "comes");
    if (!is_clear(difference)) {
        return assuming + ("there is no clear difference between " + a) + " and " + b + ": " +
               names_of(summary, best) + " " + come + " out ahead in " + often + ", and the difference is " +
               amount + " on average, which includes 0.";
    }
    return assuming + a + " " + come + " out ahead of " + b + " in " + often + ", with " + amount +
           " more net present value on average" +
           (fight.ahead.high < 0.5 ? "; a minority of very good futures carries that average." : ".");
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
    std::string text = assuming + std::string("no model is ahead: all come out level in every future.");
    if (best.size() < order.size()) {
        const Group next = level_with(summary, order[best.size()]);
        text = of_two(summary, best, next, currency);
    }
    const bool all_lose = std::all_of(summary.models.begin(), summary.models.end(),
                                      [](const ModelSummary& model) { return model.npv.mean.high < 0; });
    return all_lose ? text + " Every model loses money on average." : text;
}

}  // namespace fundsim
