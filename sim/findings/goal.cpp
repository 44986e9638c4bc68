#include "findings/goal.hpp"

#include <algorithm>
#include <cmath>

#include "findings/figures.hpp"
#include "findings/goal_grid.hpp"
#include "findings/naming.hpp"

namespace fundsim {

namespace {

constexpr int digits = 6;

std::string unit_of(const GoalFigure& figure, const std::string& currency) {
    if (figure.units == "currency") {
        return " " + currency;
    }
    if (figure.units == "currency/year") {
        return " " + currency + " per year";
    }
    return figure.units == "month" ? " months" : "";
}

std::string condition_in_words(const GoalCondition& condition, const std::string& currency) {
    return condition.name + (condition.above ? " above " : " below ") + plain(condition.bound, digits) +
           unit_of(condition.figure, currency);
}

//! "70 of 100 futures"; with more digits where a chance has them.
std::string asked_for(const Goal& goal) { return plain(100 * goal.chance, digits) + " of 100"; }

std::string unit_after(const GoalLever& lever) {
    const std::string unit = goal_unit(lever);
    return unit.empty() ? "" : " " + unit;
}

//! "organisation.areas from 4 to 6 and model.wip from 3 to 1": what moves.
std::string change_in_words(const GoalOf& what, const GoalPoint& point) {
    std::vector<std::string> moves;
    for (std::size_t k = 0; k < what.levers.size(); ++k) {
        const GoalLever& lever = what.levers[k];
        if (point.values[k] != lever.own) {
            moves.push_back(what.addresses[k] + " from " + goal_value(lever, lever.own) + " to " +
                            goal_value(lever, point.values[k]) + unit_after(lever));
        }
    }
    return all_of(moves);
}

//! "72 of 100 futures (69-75)", and what other futures say, in which chance was not the better for being
//! chosen.
std::string chance_in_words(const GoalOf& what, const GoalPoint& point, const GoalChance* again) {
    const auto futures = double(what.replications);
    std::string text = of_100_futures(point.chance.all, futures);
    if (again == nullptr) {
        return text;
    }
    text +=
        ", and in " + of_100_futures(again->all, futures) + " of a second lot, in which nothing was chosen";
    const bool short_of_it = reaches(point, what.goal.chance) && again->all.high < what.goal.chance;
    return text + (short_of_it ? ". That falls short: more futures (-n) choose more surely" : "");
}

const GoalChance* again_at(const GoalFound& found, std::size_t place) {
    return place < found.again.size() ? &found.again[place] : nullptr;
}

//! Where the interval includes what is asked for, which side it lies on is not known well.
std::string doubt_of(const GoalOf& what, const GoalPoint& point) {
    const Estimate& all = point.chance.all;
    return all.low < what.goal.chance && all.high > what.goal.chance
               ? " That is too close to what is asked for to be sure: more futures (-n) tell more."
               : "";
}

std::string verdict_of(const Scenario& scenario, const GoalOf& what, const GoalFound& found) {
    const GoalSearch& search = found.search;
    const GoalPoint& now = search.points.front();
    const std::string& name = scenario.models[what.model].name;
    const bool met = reaches(now, what.goal.chance);
    std::string text = "As things stand " + name + " " + agreeing(name, "have", "has") + " " +
                       goal_in_words(what.goal, scenario.currency) + " in " +
                       chance_in_words(what, now, met ? again_at(found, 0) : nullptr) + "; " +
                       asked_for(what.goal) + " are asked for";
    if (met) {
        return text + ", so the goal is reached and nothing has to change." + doubt_of(what, now);
    }
    text += "." + doubt_of(what, now);
    const GoalPoint& best = search.points[search.best];
    const std::size_t place = what.levers.size() + 1;
    if (reaches(best, what.goal.chance)) {
        return text + " The least change that reaches the goal is " + change_in_words(what, best) + ": " +
               chance_in_words(what, best, again_at(found, place)) + ".";
    }
    const GoalPoint& largest = search.points[search.largest];
    const bool none = search.largest == 0;
    return text + " Nothing within " + (what.levers.size() > 1 ? "these ranges" : "this range") +
           " reaches the goal: the largest chance that was found is " +
           (none ? "that of things as they stand."
                 : of_100_futures(largest.chance.all, double(what.replications)) + ", with " +
                       change_in_words(what, largest) + ".");
}

std::vector<std::string> alone_of(const GoalOf& what, const GoalFound& found) {
    std::vector<std::string> sentences;
    const GoalSearch& search = found.search;
    if (what.levers.size() < 2 || reaches(search.points.front(), what.goal.chance)) {
        return sentences;
    }
    for (std::size_t k = 0; k < what.levers.size(); ++k) {
        const GoalPoint& point = search.points[search.alone[k]];
        const std::string& address = what.addresses[k];
        const std::string at = goal_value(what.levers[k], point.values[k]) + unit_after(what.levers[k]);
        if (search.alone[k] == search.best && reaches(point, what.goal.chance)) {
            sentences.push_back("That is a change of " + address + " alone.");
        } else if (reaches(point, what.goal.chance)) {
            sentences.push_back(address + " alone reaches it at " + at + ": " +
                                chance_in_words(what, point, again_at(found, k + 1)) + ".");
        } else {
            sentences.push_back(address + " alone does not: " +
                                (search.alone[k] == 0
                                     ? "no value of it does better than the one that it has."
                                     : of_100_futures(point.chance.all, double(what.replications)) +
                                           " at best, at " + at + "."));
        }
    }
    return sentences;
}

std::string lacking_of(const Scenario& scenario, const GoalOf& what, const GoalFound& found) {
    std::vector<std::string> names;
    for (std::size_t c = 0; c < what.goal.conditions.size(); ++c) {
        const auto& points = found.search.points;
        if (std::all_of(points.begin(), points.end(),
                        [&](const GoalPoint& point) { return point.chance.lacking[c] >= 1; })) {
            names.push_back(what.goal.conditions[c].name);
        }
    }
    const std::string& name = scenario.models[what.model].name;
    return names.empty() ? ""
                         : "No future of " + name + " has " + all_of(names) +
                               " at all, here or at any value tried: a condition on it cannot be kept.";
}

TableRow row_of(const GoalOf& what, const std::string& label, const GoalPoint& point) {
    TableRow row{label};
    for (std::size_t k = 0; k < what.levers.size(); ++k) {
        row.cells.push_back(goal_value(what.levers[k], point.values[k]));
    }
    row.cells.push_back(plain(point.distance, 2));
    row.cells.push_back(of_100(point.chance.all));
    for (const Estimate& each : point.chance.each) {
        if (what.goal.conditions.size() > 1) {
            row.cells.push_back(of_100(each));
        }
    }
    return row;
}

Table answers_of(const Scenario& scenario, const GoalOf& what, const GoalSearch& search) {
    Table table{"Futures of 100", {}, {}};
    for (const std::string& address : what.addresses) {
        table.heads.push_back(last_name(address));
    }
    table.heads.insert(table.heads.end(), {"change", "goal"});
    for (const GoalCondition& condition : what.goal.conditions) {
        if (what.goal.conditions.size() > 1) {
            table.heads.push_back(condition_in_words(condition, scenario.currency));
        }
    }
    const GoalPoint& now = search.points.front();
    table.rows.push_back(row_of(what, "as things stand", now));
    if (reaches(now, what.goal.chance)) {
        return table;
    }
    const GoalPoint& best = search.points[search.best];
    table.rows.push_back(
        row_of(what, reaches(best, what.goal.chance) ? "least change" : "largest chance", best));
    for (std::size_t k = 0; k < what.levers.size() && what.levers.size() > 1; ++k) {
        table.rows.push_back(
            row_of(what, last_name(what.addresses[k]) + " alone", search.points[search.alone[k]]));
    }
    return table;
}

std::string how_of(const GoalOf& what) {
    std::string text =
        "change: the root of the summed squares of the shares of the ranges that values move through";
    for (std::size_t k = 0; k < what.levers.size(); ++k) {
        text += is_logarithmic(what.levers[k]) ? "; " + last_name(what.addresses[k]) + " in logarithms" : "";
    }
    text +=
        ". Searched on the grid and ever closer round its best point, always in the same futures; what is "
        "reached between two values of the grid alone may be missed. A future that lacks a figure, as one "
        "that never pays back, misses its condition.";
    return text + grid_in_words(what);
}

}  // namespace

std::string goal_in_words(const Goal& goal, const std::string& currency) {
    std::vector<std::string> conditions;
    for (const GoalCondition& condition : goal.conditions) {
        conditions.push_back(condition_in_words(condition, currency));
    }
    return all_of(conditions);
}

GoalFinding finding_of(const Scenario& scenario, const GoalOf& what, const GoalFound& found) {
    GoalFinding out{.title = headline(scenario, "a goal for " + scenario.models[what.model].name,
                                      what.replications, what.seed, " at each point"),
                    .verdict = verdict_of(scenario, what, found),
                    .alone = alone_of(what, found),
                    .lacking = lacking_of(scenario, what, found),
                    .answers = answers_of(scenario, what, found.search),
                    .grid = grid_of(what, found.search),
                    .how = how_of(what)};
    for (const UnplayedPoint& each : found.left_out) {
        std::vector<std::string> values;
        for (std::size_t k = 0; k < each.values.size(); ++k) {
            values.push_back(what.addresses[k] + " = " + goal_value(what.levers[k], each.values[k]));
        }
        out.left_out.push_back(all_of(values) + " cannot be played here and was left out: " + each.why);
    }
    return out;
}

}  // namespace fundsim
