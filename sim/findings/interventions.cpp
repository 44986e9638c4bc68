#include "findings/interventions.hpp"

#include <algorithm>

#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

const InterventionWorth& worth_of(const InterventionStudy& study, const std::string& name) {
    return *std::find_if(study.worths.begin(), study.worths.end(),
                         [&](const InterventionWorth& each) { return each.name == name; });
}

//! "outcome_data (1,200 ± 300)".
std::string with_net(const InterventionStudy& study, const std::string& name) {
    return name + " (" + with_margin(worth_of(study, name).net) + ")";
}

bool is_best(const InterventionStudy& study, const std::string& name) {
    return std::find(study.best.begin(), study.best.end(), name) != study.best.end();
}

//! Who may still turn out better than what leads so far.
std::vector<std::string> in_question(const InterventionStudy& study) {
    constexpr std::size_t most_names = 3;
    std::vector<std::string> names;
    std::size_t more = 0;
    for (const InterventionWorth& worth : study.worths) {
        const bool leads = study.best.empty() && &worth == &study.worths.front();
        if (worth.eliminated || is_best(study, worth.name) || leads) {
            continue;
        }
        if (names.size() < most_names) {
            names.push_back(worth.name);
        } else {
            ++more;
        }
    }
    if (more > 0) {
        names.push_back(counted(more, "other"));
    }
    if (study.nothing_in_question) {
        names.push_back("to do nothing");
    }
    return names;
}

std::string not_decided(const InterventionStudy& study) {
    return (study.best.empty() ? " That is" : " What comes next is") +
           std::string(" not decided with 95 % confidence after ") + counted(study.replications, "future") +
           "; still in question: " + all_of(in_question(study)) + ". A larger -n or --zone decides.";
}

std::string verdict_of(const Scenario& scenario, const InterventionStudy& study) {
    const std::string& model = scenario.models[study.model].name;
    const std::string of = "Of " + counted(study.worths.size(), "change") + " to " + model + ", ";
    const std::string zone = plain(study.zone) + " " + scenario.currency;
    if (study.best.empty()) {
        if (study.decided) {
            return of + "none is worth its price: to do nothing brings most, or less than " + zone +
                   " below the most.";
        }
        const InterventionWorth& first = study.worths.front();
        return of + first.name + " brings most so far: " + with_margin(first.net) + " " + scenario.currency +
               " after its price on average." + not_decided(study);
    }
    std::string text = of + study.best.front() +
                       " brings most: " + with_margin(worth_of(study, study.best.front()).net) + " " +
                       scenario.currency + " after its price on average" +
                       (is_clear(worth_of(study, study.best.front()).net)
                            ? "."
                            : ", which is not clearly more than to do nothing.");
    std::vector<std::string> next;
    for (std::size_t k = 1; k < study.best.size(); ++k) {
        next.push_back(with_net(study, study.best[k]));
    }
    if (!next.empty()) {
        text += " Next " + std::string(next.size() == 1 ? "comes " : "come ") + all_of(next) + ".";
    }
    if (!study.decided) {
        return text + not_decided(study);
    }
    return study.best.size() < std::min(study.most_best, study.worths.size())
               ? text + " No other is better than to do nothing, or by less than " + zone + "."
               : text;
}

std::string break_even(const InterventionWorth& worth) {
    if (!worth.break_even) {
        return "-";
    }
    return worth.gain.high < 0 ? "none" : with_margin(*worth.break_even);
}

Table table_of(const Scenario& scenario, const InterventionStudy& study) {
    constexpr std::size_t narrowest_name = 22, narrowest_number = 5;
    Table table{"Change; " + scenario.currency,
                {"gain", "cost", "net", "yearly price", "break-even price", "futures"},
                {},
                narrowest_name,
                narrowest_number};
    for (const InterventionWorth& worth : study.worths) {
        table.rows.push_back(
            {worth.name,
             {with_margin(worth.gain), with_margin(worth.cost), with_margin(worth.net, Sign::always),
              plain(worth.price, 3), break_even(worth), counted(worth.futures)}});
    }
    return table;
}

Table order_of(const Scenario& scenario, const InterventionStudy& study) {
    Table table{"Best order; " + scenario.currency, {"adds", "together"}, {}};
    for (const OrderStep& step : study.order) {
        table.rows.push_back({std::to_string(table.rows.size() + 1) + ". " + step.name,
                              {with_margin(step.net, Sign::always), with_margin(step.total, Sign::always)}});
    }
    return table;
}

std::string stop_of(const Scenario& scenario, const InterventionStudy& study) {
    if (!study.not_added) {
        return {};
    }
    const OrderStep& step = *study.not_added;
    const std::string figure = with_margin(step.net, Sign::always) + " " + scenario.currency;
    if (study.order.empty()) {
        return "Played again in other futures, " + step.name +
               " does not clearly bring more than it costs (" + figure + "): there is no order to recommend.";
    }
    return "With " + std::string(study.order.size() == 1 ? "that" : "these") +
           " in place none of the others clearly adds more than it costs: of those that seem best there, " +
           step.name + " adds " + figure + ".";
}

//! Reasons in the order in which they come up, each with all whom it concerns.
std::vector<std::string> not_played_of(const InterventionStudy& study) {
    std::vector<std::string> texts, reasons;
    for (const NotPlayed& each : study.not_played) {
        if (std::find(reasons.begin(), reasons.end(), each.why) != reasons.end()) {
            continue;
        }
        reasons.push_back(each.why);
        std::vector<std::string> names;
        for (const NotPlayed& other : study.not_played) {
            if (other.why == each.why) {
                names.push_back(other.name);
            }
        }
        texts.push_back("Left out: " + all_of(names) + " (" + each.why + ").");
    }
    return texts;
}

std::string how_of(const InterventionStudy& study) {
    const bool dash = std::any_of(study.worths.begin(), study.worths.end(),
                                  [](const InterventionWorth& worth) { return !worth.break_even; });
    return "Each change alone, in the same futures. Gain: net present value with it but without its price, "
           "less that without it. Cost: what its price takes from that, in work that teams then cannot do, "
           "or "
           "in money where it is paid on top. Net: what is left. Yearly price: all of it as a level amount a "
           "year. Break-even price: the yearly price that would leave nothing, if more of it takes in "
           "proportion, and money alone where there is no price yet" +
           std::string(dash ? "; a dash where it is not clear what a price takes." : ".");
}

std::string choice_of(const Scenario& scenario, const InterventionStudy& study) {
    std::string text = "The best are selected as Kim & Nelson (2001) do, with doing nothing as one of the "
                       "choices: with 95 % "
                       "confidence each of them brings most of what the ones before it leave, or less than " +
                       plain(study.zone) + " " + scenario.currency +
                       " (--zone) below the most. What falls too far behind is played no further. As the "
                       "figures of the table "
                       "decide that, the best look a little better in it than they are, and what was given "
                       "up a little worse";
    if (study.order_replications > 0) {
        text += "; steps of the order, each the best of the " + std::to_string(tried_for_a_step) +
                " left that bring most alone, are measured in " +
                counted(study.order_replications, "other future") + ", in which nothing was chosen";
    }
    return text + '.';
}

}  // namespace

InterventionFinding finding_of(const Scenario& scenario, std::uint64_t seed, const InterventionStudy& study) {
    const std::string& model = scenario.models[study.model].name;
    return {.title = headline(scenario, "changes to " + model, study.replications, seed, " at most"),
            .verdict = verdict_of(scenario, study),
            .worths = table_of(scenario, study),
            .order = order_of(scenario, study),
            .stop = stop_of(scenario, study),
            .not_played = not_played_of(study),
            .how = how_of(study),
            .choice = choice_of(scenario, study)};
}

nlohmann::ordered_json interventions_json(const Scenario& scenario, const InterventionStudy& study) {
    using nlohmann::ordered_json;
    ordered_json object{{"model", scenario.models[study.model].name},
                        {"interventions", ordered_json::array()},
                        {"best", study.best},
                        {"decided", study.decided},
                        {"zone", study.zone},
                        {"best_order", ordered_json::array()},
                        {"not_added", nullptr},
                        {"order_replications", study.order_replications},
                        {"left_out", ordered_json::array()}};
    for (const InterventionWorth& worth : study.worths) {
        object["interventions"].push_back(
            {{"name", worth.name},
             {"gain", mean_json(worth.gain)},
             {"cost", mean_json(worth.cost)},
             {"net", mean_json(worth.net)},
             {"cost_per_year", worth.price},
             {"break_even_cost", worth.break_even ? mean_json(*worth.break_even) : ordered_json(nullptr)},
             {"replications", worth.futures},
             {"eliminated", worth.eliminated ? ordered_json(worth.futures) : ordered_json(nullptr)}});
    }
    const auto step_json = [](const OrderStep& step) {
        return ordered_json{
            {"name", step.name}, {"net", mean_json(step.net)}, {"together", mean_json(step.total)}};
    };
    for (const OrderStep& step : study.order) {
        object["best_order"].push_back(step_json(step));
    }
    if (study.not_added) {
        object["not_added"] = step_json(*study.not_added);
    }
    for (const NotPlayed& each : study.not_played) {
        object["left_out"].push_back({{"name", each.name}, {"why", each.why}});
    }
    return object;
}

}  // namespace fundsim
