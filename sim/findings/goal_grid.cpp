#include "findings/goal_grid.hpp"

#include <algorithm>
#include <vector>

#include "findings/bar.hpp"
#include "findings/figures.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

//! Values of a lever that the grid has, increasing.
std::vector<double> values_of(const GoalSearch& search, std::size_t lever) {
    std::vector<double> values;
    for (std::size_t p = 0; p < search.grid; ++p) {
        values.push_back(search.points[p].values[lever]);
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

const GoalPoint* point_at(const GoalSearch& search, const std::vector<double>& values) {
    const auto end = search.points.begin() + std::ptrdiff_t(search.grid);
    const auto found = std::find_if(search.points.begin(), end,
                                    [&](const GoalPoint& point) { return point.values == values; });
    return found == end ? nullptr : &*found;
}

std::string with_unit(const std::string& address, const GoalLever& lever) {
    const std::string unit = goal_unit(lever);
    return unit.empty() || unit == last_name(address) ? address : address + ", " + unit;
}

Table along_one(const GoalOf& what, const GoalSearch& search) {
    constexpr int bar_cells = 32;
    Table table{with_unit(what.addresses[0], what.levers[0]), {"futures of 100", "0 to 100"}, {}};
    for (const double value : values_of(search, 0)) {
        if (const GoalPoint* point = point_at(search, {value})) {
            const Estimate& all = point->chance.all;
            table.rows.push_back(
                {goal_value(what.levers[0], value) + (value == what.levers[0].own ? " (as it is)" : ""),
                 {of_100(all), bar(0, all.value, 0, 1, bar_cells)}});
        }
    }
    return table;
}

std::string cell_of(const GoalPoint* point, double asked) {
    if (point == nullptr) {
        return "  ";
    }
    const Estimate& all = point->chance.all;
    return all.low >= asked ? "\u2588\u2588" : all.high >= asked ? "\u2592\u2592" : "\u00b7\u00b7";
}

Table map_of_two(const GoalOf& what, const GoalSearch& search) {
    const std::vector<double> along = values_of(search, 0);
    Table table{with_unit(what.addresses[1], what.levers[1]),
                {last_name(what.addresses[0]) + " " + goal_value(what.levers[0], along.front()) + " to " +
                 goal_value(what.levers[0], along.back())},
                {}};
    for (const double across : values_of(search, 1)) {
        std::string map;
        for (const double value : along) {
            map += cell_of(point_at(search, {value, across}), what.goal.chance);
        }
        table.rows.push_back(
            {goal_value(what.levers[1], across) + (across == what.levers[1].own ? " (as it is)" : ""),
             {map}});
    }
    return table;
}

}  // namespace

std::string goal_value(const GoalLever& lever, double value) {
    constexpr int digits = 6;
    return lever.choices.empty() ? plain(value, digits) : value_text(*lever.parameter, value);
}

std::string goal_unit(const GoalLever& lever) {
    const bool bare = !lever.choices.empty() || lever.parameter->unit == "share";
    return bare ? "" : std::string(lever.parameter->unit);
}

std::string last_name(const std::string& address) { return address.substr(address.rfind('.') + 1); }

Table grid_of(const GoalOf& what, const GoalSearch& search) {
    if (what.levers.size() > 2) {
        return {};
    }
    return what.levers.size() == 1 ? along_one(what, search) : map_of_two(what, search);
}

std::string grid_in_words(const GoalOf& what) {
    return what.levers.size() != 2 ? ""
                                   : " The map has a row for each value of " + what.addresses[1] +
                                         " and goes along " + what.addresses[0] +
                                         " from left to right: \u2588 where the goal is reached, \u2592 "
                                         "where the interval of the "
                                         "chance includes what is asked for, \u00b7 where it is missed.";
}

}  // namespace fundsim
