#include "findings/breakeven.hpp"

#include <algorithm>
#include <cmath>

#include "findings/bar.hpp"
#include "findings/figures.hpp"
#include "findings/json.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

constexpr int digits = 4;

//! "0.112 (0.10 to 0.12) per year".
std::string tie_text(const Estimate& tie, const std::string& unit) {
    const int exponent = exponent_with_margin(tie);
    return rounded(tie.value, exponent) + " (" + rounded(tie.low, exponent) + " to " +
           rounded(tie.high, exponent) + ")" + (unit.empty() ? "" : " " + unit);
}

std::string never(const Scenario& scenario, const BreakevenOf& what, const Breakeven& found) {
    const auto& profile = found.profile;
    const std::string range = value_with_unit(profile.front().value, "") + " to " +
                              value_with_unit(profile.back().value, what.unit);
    const bool a_ahead = profile.front().gap.value > 0;
    const std::string& leader = scenario.models[a_ahead ? what.a : what.b].name;
    const std::string& other = scenario.models[a_ahead ? what.b : what.a].name;
    const auto least = std::min_element(profile.begin(), profile.end(), [](const auto& x, const auto& y) {
        return std::abs(x.gap.value) < std::abs(y.gap.value);
    });
    if (!is_clear(least->gap)) {
        return "Over the whole range of " + what.address + ", " + range +
               ", it is not clear everywhere who is ahead: at " + value_with_unit(least->value, what.unit) +
               " the gap is " + with_margin(least->gap) + " " + scenario.currency + ".";
    }
    const Estimate& gap = least->gap;
    return "Over the whole range of " + what.address + ", " + range + ", " + leader + " " +
           agreeing(leader, "stay", "stays") + " ahead of " + other +
           " on average: there is no tie. It is closest at " + value_with_unit(least->value, what.unit) +
           ", with " + with_margin(a_ahead ? gap : negated(gap)) + " " + scenario.currency + ".";
}

std::string ahead(const Scenario& scenario, const BreakevenOf& what, bool a_is) {
    const std::string& name = scenario.models[a_is ? what.a : what.b].name;
    return name + " " + agreeing(name, "bring", "brings") + " more";
}

std::string verdict_of(const Scenario& scenario, const BreakevenOf& what, const Breakeven& found) {
    const auto changes = sign_changes(found.profile);
    if (changes.empty()) {
        return never(scenario, what, found);
    }
    const std::vector<std::string> where = ties_in_words(found, what.unit);
    const bool one = changes.size() == 1;
    const bool a_first = found.profile[changes.front()].gap.value > 0;
    const std::string pair = scenario.models[what.a].name + " and " + scenario.models[what.b].name;
    return pair + " are level on average where " + what.address + " is " + all_of(where) + ". Below " +
           (one ? "that " : "the first ") + ahead(scenario, what, a_first) + ", above " +
           (one ? "it " : "the first ") + ahead(scenario, what, !a_first) + ".";
}

Table profile_of(const Scenario& scenario, const BreakevenOf& what, const Breakeven& found) {
    constexpr int bar_cells = 32;
    Table table{
        what.address + (what.unit.empty() ? "" : ", " + what.unit), {"gap, " + scenario.currency, ""}, {}};
    double low = 0, high = 0;
    for (const ProfilePoint& point : found.profile) {
        low = std::min(low, point.gap.value);
        high = std::max(high, point.gap.value);
    }
    for (const ProfilePoint& point : found.profile) {
        table.rows.push_back({plain(point.value, digits),
                              {with_margin(point.gap), bar(0, point.gap.value, low, high, bar_cells)}});
    }
    return table;
}

}  // namespace

std::string value_with_unit(double value, const std::string& unit) {
    return plain(value, digits) + (unit.empty() ? "" : " " + unit);
}

std::vector<std::string> ties_in_words(const Breakeven& found, const std::string& unit) {
    const auto changes = sign_changes(found.profile);
    std::vector<std::string> where;
    for (std::size_t k = 0; k < changes.size(); ++k) {
        const ProfilePoint& here = found.profile[changes[k]];
        const ProfilePoint& next = found.profile[changes[k] + 1];
        where.push_back(k < found.ties.size() && found.ties.size() == changes.size()
                            ? tie_text(found.ties[k], unit)
                            : "between " + value_with_unit(here.value, "") + " and " +
                                  value_with_unit(next.value, unit));
    }
    return where;
}

BreakevenFinding finding_of(const Scenario& scenario, const BreakevenOf& what, const Breakeven& found) {
    const std::string pair = scenario.models[what.a].name + " less " + scenario.models[what.b].name;
    BreakevenFinding out{.title = headline(scenario, pair, what.replications, what.seed, " at each value"),
                         .verdict = verdict_of(scenario, what, found),
                         .profile = profile_of(scenario, what, found)};
    for (const UnplayedValue& each : found.left_out) {
        out.left_out.push_back(what.address + " cannot be " + plain(each.value, digits) +
                               " here and was left out: " + each.why);
    }
    return out;
}

nlohmann::ordered_json along_json(const Breakeven& found) {
    using nlohmann::ordered_json;
    ordered_json object{{"ties", ordered_json::array()},
                        {"profile", ordered_json::array()},
                        {"left_out", ordered_json::array()}};
    for (const Estimate& tie : found.ties) {
        object["ties"].push_back(value_json(tie));
    }
    for (const ProfilePoint& point : found.profile) {
        object["profile"].push_back({{"value", point.value}, {"gap", mean_json(point.gap)}});
    }
    for (const UnplayedValue& each : found.left_out) {
        object["left_out"].push_back({{"value", each.value}, {"why", each.why}});
    }
    return object;
}

nlohmann::ordered_json breakeven_json(const Scenario& scenario, const BreakevenOf& what,
                                      const Breakeven& found) {
    nlohmann::ordered_json object{{"a", scenario.models[what.a].name},
                                  {"b", scenario.models[what.b].name},
                                  {"vary", what.address},
                                  {"unit", what.unit}};
    object.update(along_json(found));
    return object;
}

}  // namespace fundsim
