#include "findings/figures.hpp"
#include "findings/finding.hpp"
#include "findings/naming.hpp"

namespace fundsim {

std::string quotable(const Scenario& scenario, const Summary& summary, const Match& match) {
    if (summary.replications < 2) {
        return {};
    }
    const auto futures = static_cast<double>(summary.replications);
    const ModelSummary& leader = summary.models[match.leader];
    const std::string& name = leader.name;
    const std::string range = usual_range(summary, match.leader);
    const std::string money = " " + scenario.currency;
    std::string text = "Under these assumptions " + name;
    if (range != "-") {
        text += " " + agreeing(name, "bring", "brings") + " an NPV of " + range + money +
                " in 9 of 10 simulated futures,";
    }
    if (summary.models.size() == 1) {
        return text + " " + agreeing(name, "make", "makes") + " a loss in " +
               of_100_futures(leader.npv.probability_of_loss, futures) + " and " +
               agreeing(name, "bring ", "brings ") + with_margin(leader.npv.mean) + money + " on average.";
    }
    const Duel fight = duel(summary, match.leader, match.reference);
    const std::string& other = summary.models[match.reference].name;
    if (match.leader == match.reference || fight.ties >= 1) {
        return "Under these assumptions all models bring the same NPV in every simulated "
               "future.";
    }
    if (!match.told) {
        return "Under these assumptions it is not clear whether " + name + " or " + other + " " +
               agreeing(other, "bring", "brings") + " more NPV: the difference is " +
               with_margin(fight.difference) + " " + scenario.currency + " on average.";
    }
    const std::string often = of_100_futures(fight.ahead, futures);
    return text + " " + agreeing(name, "are", "is") + " ahead of " + other + " in " +
           often.substr(0, often.find(" (")) + ", and " + agreeing(name, "bring ", "brings ") +
           with_margin(fight.difference) + money + " more" + (range == "-" ? " NPV" : "") + " on average.";
}

}  // namespace fundsim
