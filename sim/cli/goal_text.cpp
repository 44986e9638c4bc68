#include "cli/goal_text.hpp"

#include <optional>
#include <string_view>

#include "cli/values.hpp"
#include "parameters/sentence.hpp"
#include "parameters/text.hpp"

namespace fundsim {

namespace {

constexpr std::string_view how =
    ": --goal takes conditions and a chance, as 'npv>10000:0.7,payback<48' (in quotes, or the shell takes > "
    "and < for files)";

std::string read_chance(const std::string& text, Goal& goal) {
    const Parsed<double> chance = parse_number(text, "--goal: the chance after the colon");
    if (!chance.value) {
        return chance.fault;
    }
    if (!(*chance.value > 0 && *chance.value <= 1)) {
        return "--goal: the chance is a share of futures, above 0 and at most 1, not " +
               amount(*chance.value) +
               (*chance.value > 1 && *chance.value <= 100
                    ? " (" + amount(*chance.value) + " % is written " + amount(*chance.value / 100) + ")"
                    : "");
    }
    goal.chance = *chance.value;
    return {};
}

std::string unknown_figure(const std::string& name) {
    const std::vector<std::string_view> names = goal_figure_names();
    return "--goal: there is no figure " + fundsim::quoted(name) + did_you_mean(name, names) +
           (nearest(name, names)
                ? ""
                : ": npv, payback, first_value, outlay, achieved, npv_per_outlay and all others "
                  "of fundsim run --json are known");
}

std::string read_condition(const std::string& text, Goal& goal) {
    const std::size_t sign = text.find_first_of("<>");
    if (sign == std::string::npos) {
        return "--goal: " + fundsim::quoted(text) + " is no condition" + std::string(how);
    }
    const std::string name(trimmed(std::string_view(text).substr(0, sign)));
    const std::string_view bound = trimmed(std::string_view(text).substr(sign + 1));
    const std::optional<GoalFigure> figure = goal_figure(name);
    if (!figure) {
        return unknown_figure(name);
    }
    if (bound.starts_with('=')) {
        return "--goal: " + name + " takes > or < alone: no future lies exactly on a bound";
    }
    const Parsed<double> number = parse_number(bound, "--goal: " + name);
    if (!number.value) {
        return number.fault;
    }
    goal.conditions.push_back({name, *figure, text[sign] == '>', *number.value});
    return {};
}

//! Two conditions that no future can keep together.
std::string contradiction_in(const Goal& goal) {
    for (const GoalCondition& above : goal.conditions) {
        for (const GoalCondition& below : goal.conditions) {
            if (above.figure.name == below.figure.name && above.above && !below.above &&
                above.bound >= below.bound) {
                return "--goal: no future has " + above.name + " above " + amount(above.bound) +
                       " and below " + amount(below.bound);
            }
        }
    }
    return {};
}

}  // namespace

GoalReading read_goal(const std::string& text) {
    GoalReading reading;
    bool has_chance = false;
    for (const std::string& each : split(text, ',')) {
        std::string part(trimmed(each));
        if (const std::size_t colon = part.find(':'); colon != std::string::npos) {
            if (has_chance) {
                return {.fault =
                            "--goal: one chance for all conditions, not two: they hold in the same future"};
            }
            has_chance = true;
            reading.fault =
                read_chance(std::string(trimmed(std::string_view(part).substr(colon + 1))), reading.goal);
            part = trimmed(std::string_view(part).substr(0, colon));
        }
        if (reading.fault.empty()) {
            reading.fault = read_condition(part, reading.goal);
        }
        if (!reading.fault.empty()) {
            return reading;
        }
    }
    reading.fault = contradiction_in(reading.goal);
    return reading;
}

}  // namespace fundsim
