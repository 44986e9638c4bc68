#include "cli/piloting.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "cli/values.hpp"
#include "execution/drawing.hpp"
#include "execution/gaps.hpp"
#include "findings/figures.hpp"
#include "parameters/sentence.hpp"

namespace fundsim {

namespace {

constexpr std::size_t most_pilots = 4;
//! A fault with what would be none.
std::string with_form(const std::string& fault) {
    return fault + (fault.ends_with('?') ? "" : ".") +
           " It takes teams=N,months=M, as teams=2,months=6, and cost=C where it has a price";
}

//! What is asked for, by its key; or what is wrong with it.
struct Asked {
    std::map<std::string, std::string, std::less<>> values = {};
    std::string fault = {};
};

Asked asked_in(const std::string& text) {
    Asked asked;
    for (const std::string& part : split(text, ',')) {
        const std::size_t equals = part.find('=');
        const std::string key = part.substr(0, equals);
        if (text.empty()) {
            asked.fault = with_form("--pilot: how many teams, and for how long?");
        } else if (part.empty()) {
            asked.fault = with_form("--pilot: a part of " + fundsim::quoted(text) + " is empty");
        } else if (equals == std::string::npos) {
            asked.fault =
                with_form("--pilot: " + fundsim::quoted(part) + " does not say what it is a number of");
        } else if (key != "teams" && key != "months" && key != "cost") {
            asked.fault = with_form("--pilot has no " + fundsim::quoted(key) +
                                    did_you_mean(key, {"teams", "months", "cost"}));
        } else if (!asked.values.emplace(key, part.substr(equals + 1)).second) {
            asked.fault = with_form("--pilot has " + key + " twice in " + fundsim::quoted(text));
        }
        if (!asked.fault.empty()) {
            break;
        }
    }
    for (const std::string_view key : {"teams", "months"}) {
        if (asked.fault.empty() && asked.values.find(key) == asked.values.end()) {
            asked.fault = with_form("--pilot " + fundsim::quoted(text) + " does not say " +
                                    (key == "teams" ? "of how many teams" : "for how many months"));
        }
    }
    return asked;
}

PilotReading read_pilot(const Scenario& scenario, std::size_t a, std::size_t b, const std::string& text) {
    const Asked asked = asked_in(text);
    if (!asked.fault.empty()) {
        return {{}, asked.fault};
    }
    const FundingModel& model = scenario.models[a];
    const std::uint64_t there = whole_teams(scenario.organisation, model);
    const double horizon = scenario.organisation.horizon_months;
    const auto last = std::uint64_t(std::max(0.0, std::ceil(horizon) - 1));
    if (there == 0 || last == 0) {
        return {{},
                there == 0 ? "--pilot: the budget pays for not one whole team of " +
                                 fundsim::quoted(model.name) + " that could try anything out"
                           : "--pilot: a horizon of " + amount(horizon) +
                                 " months leaves nothing to choose for after a pilot"};
    }
    const auto teams = parse_whole(asked.values.find("teams")->second, "--pilot: teams", 1, there);
    if (!teams.value) {
        return {{},
                teams.fault + ": the budget pays for " + counted(there, "team") + " of " +
                    fundsim::quoted(model.name)};
    }
    const auto months = parse_whole(asked.values.find("months")->second, "--pilot: months", 1, last);
    if (!months.value) {
        return {{},
                months.fault + ": the horizon is " + amount(horizon) +
                    " months, and after a pilot something has to be left to choose for"};
    }
    Pilot pilot{.teams = *teams.value, .months = *months.value};
    if (const auto cost = asked.values.find("cost"); cost != asked.values.end()) {
        const Parsed<double> price = parse_number(cost->second, "--pilot: cost");
        if (!price.value || *price.value < 0) {
            return {{},
                    price.value ? "--pilot: cost=" + cost->second +
                                      " is below 0; it is what the pilot costs on top of the pay of its teams"
                                : price.fault};
        }
        pilot.cost = *price.value;
    }
    if (const std::string fault = pilot_fault(pair_of(scenario, a, b), pilot); !fault.empty()) {
        return {{}, "--pilot " + fundsim::quoted(text) + " cannot be played: " + fault};
    }
    return {{pilot}};
}

}  // namespace

PilotReading read_pilots(const Scenario& scenario, std::size_t a, std::size_t b,
                         const std::vector<std::string>& texts) {
    PilotReading reading;
    if (texts.size() > most_pilots) {
        return {{},
                "--pilot is given " + counted(texts.size()) + " times; at most " + counted(most_pilots) +
                    " pilots are weighed at once"};
    }
    for (const std::string& text : texts) {
        PilotReading one = read_pilot(scenario, a, b, text);
        if (!one.fault.empty()) {
            return one;
        }
        reading.pilots.push_back(one.pilots.front());
    }
    return reading;
}

}  // namespace fundsim
