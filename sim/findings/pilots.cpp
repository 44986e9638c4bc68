#include "findings/pilots.hpp"

#include <algorithm>

#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

std::string name_of(const Pilot& pilot) {
    return counted(pilot.teams, "team") + " for " + counted(pilot.months, "month");
}

bool would_change(const PilotWorth& worth) { return worth.changes.value > 0; }

//! What speaks against it, in words.
std::string burdens_of(const PilotWorth& worth) {
    return worth.pilot.cost > 0 ? "its price and its delay" : "its delay";
}

std::string sentence_of(const Scenario& scenario, const Exploration& found, const PilotWorth& worth) {
    const auto money = [&](const Estimate& value) { return with_margin(value) + " " + scenario.currency; };
    const Pilot& pilot = worth.pilot;
    const std::string later = counted(pilot.months, "month") + " later";
    const std::string price =
        pilot.cost > 0 ? ", its price is " + plain(pilot.cost) + " " + scenario.currency : "";
    std::string text = "A pilot of " + name_of(pilot);
    if (!would_change(worth)) {
        text += " would teach nothing that changes the choice for the better: it is worth nothing";
        return text + (worth.delay.value > 0
                           ? ", and to decide " + later + " loses " + money(worth.delay) + price + "."
                           : price + ".");
    }
    text += " would change the decision in " + of_100(worth.changes) + " of 100 draws and is worth " +
            money(worth.value) + " before " + burdens_of(worth) + ".";
    if (worth.value.value > found.all.value.value) {
        text += " That is no less than to know all assumptions exactly (" + money(found.all.value) +
                "), as far as these draws tell; in truth it is never more.";
    }
    text += " To decide " + later + " loses " + money(worth.delay) + price + ": ";
    if (worth.net.low > 0) {
        return text + money(worth.net) + " remain.";
    }
    if (worth.net.high < 0) {
        return text + "it is not worth " + burdens_of(worth) + ".";
    }
    return text + "whether anything remains is not clear (" + money(worth.net) + ").";
}

//! The pilot from whose length on those of so many teams are not worth their delay, where shorter ones are;
//! or null.
const PilotWorth* too_long(const Exploration& found, std::uint64_t teams) {
    std::vector<const PilotWorth*> same;
    for (const PilotWorth& each : found.pilots) {
        if (each.pilot.teams == teams) {
            same.push_back(&each);
        }
    }
    std::stable_sort(same.begin(), same.end(), [](const PilotWorth* one, const PilotWorth* other) {
        return one->pilot.months < other->pilot.months;
    });
    std::size_t first = same.size();
    while (first > 0 && same[first - 1]->net.high < 0) {
        --first;
    }
    if (first == 0 || first == same.size() || !(same[first - 1]->net.low > 0)) {
        return nullptr;
    }
    return same[first];
}

//! What lengths say together, of each number of teams.
std::vector<std::string> lengths_of(const Exploration& found) {
    std::vector<std::string> sentences;
    std::vector<std::uint64_t> told;
    for (const PilotWorth& each : found.pilots) {
        const std::uint64_t teams = each.pilot.teams;
        if (std::find(told.begin(), told.end(), teams) != told.end()) {
            continue;
        }
        told.push_back(teams);
        if (const PilotWorth* first = too_long(found, teams)) {
            sentences.push_back("From " + counted(first->pilot.months, "month") + " on a pilot of " +
                                counted(teams, "team") + " is not worth " + burdens_of(*first) + ".");
        }
    }
    return sentences;
}

Table table_of(const Scenario& scenario, const Exploration& found) {
    Table table{"Pilot; " + scenario.currency, {"changes, of 100", "worth", "delay", "price", "remains"}, {}};
    for (const PilotWorth& each : found.pilots) {
        table.rows.push_back({name_of(each.pilot),
                              {of_100(each.changes), with_margin(each.value), with_margin(each.delay),
                               plain(each.pilot.cost), with_margin(each.net)}});
    }
    return table;
}

std::string how_of(const Scenario& scenario, const Exploration& found) {
    const std::string& a = scenario.models[found.a].name;
    const std::string& b = scenario.models[found.b].name;
    return "A pilot: in each draw " + a + " also " + agreeing(a, "play", "plays") +
           " a small organisation of so many teams, with their share of ideas and areas, under the same "
           "assumptions in a world of its own, and the gap is predicted from what is seen at its end: money "
           "that came in and was spent, work started, released, stopped, its planned benefit, lead time and "
           "costs against plan. That is worth what choosing by it brings more than choosing now. Whoever "
           "pilots stays with " +
           b +
           " until its end; of the gap the share of the horizon that is left is taken to remain. The pay of "
           "its teams is no price, as they are paid anyway; cost=C is what comes on top.";
}

}  // namespace

PilotFinding pilots_of(const Scenario& scenario, const Exploration& found) {
    PilotFinding out;
    if (found.pilots.empty()) {
        return out;
    }
    for (const PilotWorth& each : found.pilots) {
        out.worth.push_back(sentence_of(scenario, found, each));
    }
    for (const std::string& sentence : lengths_of(found)) {
        out.worth.push_back(sentence);
    }
    if (found.pilots.size() > 1) {
        out.table = table_of(scenario, found);
    }
    out.how = how_of(scenario, found);
    return out;
}

nlohmann::ordered_json pilots_json(const Exploration& found) {
    nlohmann::ordered_json array = nlohmann::ordered_json::array();
    for (const PilotWorth& each : found.pilots) {
        nlohmann::ordered_json object{{"pilot", name_of(each.pilot)},
                                      {"teams", each.pilot.teams},
                                      {"months", each.pilot.months},
                                      {"cost", each.pilot.cost}};
        object.update(value_json(each.value));
        object["explained"] = each.explained / found.variance.assumptions;
        object["changes_decision"] = value_json(each.changes);
        object["delay"] = mean_json(each.delay);
        object["net"] = mean_json(each.net);
        array.push_back(object);
    }
    return array;
}

}  // namespace fundsim
