#include <algorithm>
#include <cmath>

#include "findings/figures.hpp"
#include "findings/finding.hpp"
#include "findings/naming.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

struct Weighed {
    double weight;
    Objection objection;
};

//! How far the assumed share of pay has to move until another model comes first, of how far it could.
void add_flips(std::vector<Weighed>& found, const Summary& summary, const Fairness& fairness) {
    for (const IdleFlip& flip : idle_flips(summary, fairness).flips) {
        const double assumed = fairness.models[flip.model].idle_cost_share;
        const double room = flip.share < assumed ? assumed : 1 - assumed;
        const std::string& name = summary.models[flip.model].name;
        const std::string where = flip.winner == flip.model ? "there" : "in " + name;
        const double beyond = flip.share < assumed ? 0 : 1;
        found.push_back(
            {room > 0 ? 1 - std::abs(flip.share - assumed) / room : 0,
             {summary.models[flip.winner].name + " would come first if people without work " + where +
                  " cost " + share_beyond(flip) + " of their pay (assumed: " + rounded(100 * assumed, 0) +
                  "%)",
              address_text({Section::model, name, "idle_cost_share"}) + "=" + rounded(beyond, 0)}});
    }
}

void add_figures(std::vector<Weighed>& found, const Scenario& scenario, const Summary& summary,
                 const Match& match, std::size_t other) {
    const ModelSummary& leader = summary.models[match.leader];
    const ModelSummary& model = summary.models[other];
    const auto add = [&](double weight, const std::string& what, const std::string& own,
                         const std::string& others) {
        if (own != others) {
            found.push_back({weight, {what + ": " + own + " against " + others + " with " + model.name, {}}});
        }
    };
    const Estimate& yield = ratio(leader, "npv_per_outlay");
    const Estimate& higher = ratio(model, "npv_per_outlay");
    add(apart(yield, higher), "NPV per " + scenario.currency + " paid out is lower", without_margin(yield, 3),
        without_margin(higher, 3));
    const Estimate& red = metric(leader, "peak_exposure").mean;
    const Estimate& less_red = metric(model, "peak_exposure").mean;
    add(apart(less_red, red), "the deepest point in the red is deeper",
        without_margin(red, 2) + " " + scenario.currency, without_margin(less_red, 2));
    const Estimate& loss = leader.npv.probability_of_loss;
    const Estimate& fewer = model.npv.probability_of_loss;
    add(apart(fewer, loss), "a loss is more frequent", percent(loss), percent(fewer));
    const Estimate& later = metric(leader, "first_value_month").mean;
    const Estimate& sooner = metric(model, "first_value_month").mean;
    add(apart(sooner, later), "months to first value are more", without_margin(later, 1),
        without_margin(sooner, 1));
}

}  // namespace

Objection strongest_objection(const Scenario& scenario, const Summary& summary, const Fairness& fairness,
                              const Match& match) {
    if (!match.told) {
        return {};
    }
    std::vector<Weighed> found;
    add_flips(found, summary, fairness);
    for (std::size_t other = 0; other < summary.models.size(); ++other) {
        if (other != match.leader) {
            add_figures(found, scenario, summary, match, other);
        }
    }
    const auto heaviest = std::max_element(
        found.begin(), found.end(), [](const Weighed& a, const Weighed& b) { return a.weight < b.weight; });
    return heaviest == found.end() || !(heaviest->weight > 0) ? Objection{} : heaviest->objection;
}

}  // namespace fundsim
