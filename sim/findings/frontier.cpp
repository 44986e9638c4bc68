#include "findings/frontier.hpp"

#include <algorithm>

#include "findings/breakeven.hpp"
#include "findings/figures.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

constexpr int digits = 4;

const std::string& name_of_leader(const Scenario& scenario, const FrontierOf& what, bool a_leads) {
    return scenario.models[a_leads ? what.a : what.b].name;
}

std::string brings_more(const Scenario& scenario, const FrontierOf& what, bool a_leads) {
    const std::string& name = name_of_leader(scenario, what, a_leads);
    return name + " " + agreeing(name, "bring", "brings") + " more";
}

std::string from_to(double low, double high, const std::string& unit) {
    return low == high ? value_with_unit(low, unit)
                       : value_with_unit(low, "") + " to " + value_with_unit(high, unit);
}

//! "organisation.areas = 4, opportunities.value_scale = 0.31 (0.30 to 0.32)".
std::string end_of_line(const FrontierOf& what, const FrontierRow& row) {
    const std::string tie = ties_in_words(row.along, "").front();
    return what.across.address + " = " + plain(row.value, digits) + ", " + what.along.address +
           (tie.starts_with("between") ? " " : " = ") + tie;
}

//! Who brings more in rows beside the line, where that is one and the same model.
std::string beside(const Scenario& scenario, const FrontierOf& what, const Frontier& found, std::size_t first,
                   std::size_t end) {
    if (first >= end) {
        return {};
    }
    const auto a_leads = [&](std::size_t row) { return found.rows[row].along.profile.front().gap.value > 0; };
    for (std::size_t row = first; row < end; ++row) {
        if (a_leads(row) != a_leads(first)) {
            return {};
        }
    }
    return " Where " + what.across.address + " is " +
           from_to(found.rows[first].value, found.rows[end - 1].value, "") + ", " +
           brings_more(scenario, what, a_leads(first)) + " over the whole range of " + what.along.address +
           ".";
}

std::string line_of(const Scenario& scenario, const FrontierOf& what, const Frontier& found,
                    const Divided& line) {
    const std::string pair = scenario.models[what.a].name + " and " + scenario.models[what.b].name;
    const std::string first = end_of_line(what, found.rows[line.first]);
    const std::string where = line.first == line.last ? "only at " + first
                                                      : "on a line from " + first + " to " +
                                                            end_of_line(what, found.rows[line.last]);
    return pair + " are level on average " + where + ". Where " + what.along.address + " is below that, " +
           brings_more(scenario, what, line.a_below) + ", above it " +
           brings_more(scenario, what, !line.a_below) + "." + beside(scenario, what, found, 0, line.first) +
           beside(scenario, what, found, line.last + 1, found.rows.size());
}

std::string verdict_of(const Scenario& scenario, const FrontierOf& what, const Frontier& found) {
    const auto& first = found.rows.front().along.profile;
    const std::string ranges = what.along.address + ", " +
                               from_to(first.front().value, first.back().value, what.along.unit) +
                               ", and of " + what.across.address + ", " +
                               from_to(found.rows.front().value, found.rows.back().value, what.across.unit);
    const Divided way = divided(found);
    const std::string& leader = name_of_leader(scenario, what, way.a_below);
    const std::string& other = name_of_leader(scenario, what, !way.a_below);
    switch (way.division) {
    case Division::nowhere:
        return "Over the whole range of " + ranges + ", " + leader + " " + agreeing(leader, "stay", "stays") +
               " ahead of " + other + " on average: there is no tie.";
    case Division::unclear:
        return "Over the whole range of " + ranges + ", " + other + " " + agreeing(other, "are", "is") +
               " nowhere ahead on average, but it is not clear everywhere that " + leader + " " +
               agreeing(leader, "are", "is") + ".";
    case Division::line:
        return line_of(scenario, what, found, way);
    case Division::scattered:
        break;
    }
    return "Over the range of " + ranges + ", no single line divides " + scenario.models[what.a].name +
           " from " + scenario.models[what.b].name +
           ": who is ahead on average changes more than once, as the map shows.";
}

std::string ties_of(const Scenario& scenario, const FrontierOf& what, const FrontierRow& row) {
    const std::vector<std::string> ties = ties_in_words(row.along, "");
    if (!ties.empty()) {
        return all_of(ties);
    }
    const auto& profile = row.along.profile;
    const bool clear = std::all_of(profile.begin(), profile.end(), [](const ProfilePoint& point) {
        return ahead_at(point.gap) != Ahead::unclear;
    });
    return clear ? "nowhere: " + name_of_leader(scenario, what, profile.front().gap.value > 0) + " ahead"
                 : "nowhere, in part unclear";
}

std::string map_of(const Breakeven& along) {
    std::string text;
    for (const ProfilePoint& point : along.profile) {
        switch (ahead_at(point.gap)) {
        case Ahead::a:
            text += "\u2588\u2588";
            break;
        case Ahead::b:
            text += "\u2592\u2592";
            break;
        case Ahead::unclear:
            text += "\u00b7\u00b7";
            break;
        }
    }
    return text;
}

Table table_of(const Scenario& scenario, const FrontierOf& what, const Frontier& found) {
    const auto name_of = [](const MovedParameter& moved) {
        return moved.address.substr(moved.address.rfind('.') + 1);
    };
    const auto with_unit = [&](const MovedParameter& moved) {
        return moved.unit.empty() || moved.unit == name_of(moved) ? "" : ", " + moved.unit;
    };
    const auto& profile = found.rows.front().along.profile;
    Table table{what.across.address + with_unit(what.across),
                {"level at " + name_of(what.along) + with_unit(what.along),
                 from_to(profile.front().value, profile.back().value, "")},
                {}};
    for (const FrontierRow& row : found.rows) {
        table.rows.push_back({plain(row.value, digits), {ties_of(scenario, what, row), map_of(row.along)}});
    }
    return table;
}

std::vector<std::string> left_out_of(const FrontierOf& what, const Frontier& found) {
    std::vector<std::string> out;
    const auto tell = [&](const std::string& address, double value, const std::string& where,
                          const std::string& why) {
        out.push_back(address + " cannot be " + plain(value, digits) + " " + where +
                      " and was left out: " + why);
    };
    for (const UnplayedValue& each : found.left_out) {
        tell(what.across.address, each.value, "here", each.why);
    }
    for (const FrontierRow& row : found.rows) {
        for (const UnplayedValue& each : row.along.left_out) {
            tell(what.along.address, each.value,
                 "where " + what.across.address + " is " + plain(row.value, digits), each.why);
        }
    }
    return out;
}

}  // namespace

FrontierFinding finding_of(const Scenario& scenario, const FrontierOf& what, const Frontier& found) {
    const std::string& a = scenario.models[what.a].name;
    const std::string& b = scenario.models[what.b].name;
    return {.title = headline(scenario, a + " less " + b, what.replications, what.seed, " at each point"),
            .verdict = verdict_of(scenario, what, found),
            .rows = table_of(scenario, what, found),
            .left_out = left_out_of(what, found),
            .how = "The map has a row for each value of " + what.across.address + " and goes along " +
                   what.along.address + " from left to right: \u2588 where " + a + " " +
                   agreeing(a, "are", "is") + " clearly ahead on average, \u2592 where " + b + " " +
                   agreeing(b, "are", "is") +
                   ", \u00b7 where that is not clear. All points are played in the same futures."};
}

nlohmann::ordered_json frontier_json(const Scenario& scenario, const FrontierOf& what,
                                     const Frontier& found) {
    using nlohmann::ordered_json;
    ordered_json object{{"a", scenario.models[what.a].name},
                        {"b", scenario.models[what.b].name},
                        {"vary", {what.along.address, what.across.address}},
                        {"units", {what.along.unit, what.across.unit}},
                        {"frontier", ordered_json::array()},
                        {"left_out", ordered_json::array()}};
    for (const FrontierRow& row : found.rows) {
        ordered_json entry{{"value2", row.value}};
        entry.update(along_json(row.along));
        object["frontier"].push_back(entry);
    }
    for (const UnplayedValue& each : found.left_out) {
        object["left_out"].push_back({{"value2", each.value}, {"why", each.why}});
    }
    return object;
}

}  // namespace fundsim
