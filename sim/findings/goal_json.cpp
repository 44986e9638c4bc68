#include "findings/goal.hpp"
#include "findings/goal_grid.hpp"
#include "findings/json.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

ordered_json lever_value(const GoalLever& lever, double value) {
    if (lever.choices.empty()) {
        return value;
    }
    return lever.parameter->kind == Kind::flag ? ordered_json(value != 0)
                                               : ordered_json(value_text(*lever.parameter, value));
}

ordered_json values_json(const GoalOf& what, const std::vector<double>& values) {
    ordered_json array = ordered_json::array();
    for (std::size_t k = 0; k < values.size(); ++k) {
        array.push_back(lever_value(what.levers[k], values[k]));
    }
    return array;
}

ordered_json chance_json(const GoalChance& chance) {
    ordered_json object{{"chance", value_json(chance.all)}, {"conditions", ordered_json::array()}};
    for (std::size_t c = 0; c < chance.each.size(); ++c) {
        ordered_json each = value_json(chance.each[c]);
        each["lacking"] = chance.lacking[c];
        object["conditions"].push_back(std::move(each));
    }
    return object;
}

//! `again`: place of the point in what was played again.
ordered_json answer_json(const GoalOf& what, const GoalFound& found, std::size_t point, std::size_t again) {
    const GoalPoint& here = found.search.points[point];
    ordered_json object{{"values", values_json(what, here.values)},
                        {"distance", here.distance},
                        {"reached", reaches(here, what.goal.chance)}};
    object.update(chance_json(here.chance));
    object["again"] = again < found.again.size() ? chance_json(found.again[again]) : ordered_json(nullptr);
    return object;
}

ordered_json levers_json(const GoalOf& what) {
    ordered_json array = ordered_json::array();
    for (std::size_t k = 0; k < what.levers.size(); ++k) {
        const GoalLever& lever = what.levers[k];
        ordered_json object{{"vary", what.addresses[k]},
                            {"unit", lever.parameter->unit},
                            {"own", lever_value(lever, lever.own)}};
        if (lever.choices.empty()) {
            object["from"] = lever.low;
            object["to"] = lever.high;
            object["scale"] = is_logarithmic(lever) ? "logarithmic" : "linear";
        } else {
            object["words"] = ordered_json::array();
            for (const double choice : lever.choices) {
                object["words"].push_back(lever_value(lever, choice));
            }
        }
        array.push_back(std::move(object));
    }
    return array;
}

ordered_json conditions_json(const Goal& goal) {
    ordered_json array = ordered_json::array();
    for (const GoalCondition& each : goal.conditions) {
        array.push_back({{"figure", each.figure.name},
                         {"units", each.figure.units},
                         {"long_name", each.figure.long_name},
                         {"side", each.above ? "above" : "below"},
                         {"bound", each.bound}});
    }
    return array;
}

}  // namespace

ordered_json goal_json(const Scenario& scenario, const GoalOf& what, const GoalFound& found) {
    const GoalSearch& search = found.search;
    const GoalFinding finding = finding_of(scenario, what, found);
    ordered_json object{{"model", scenario.models[what.model].name},
                        {"goal", {{"chance", what.goal.chance}, {"conditions", conditions_json(what.goal)}}},
                        {"moved", levers_json(what)},
                        {"reached", reaches(search.points[search.best], what.goal.chance)},
                        {"as_is", answer_json(what, found, 0, 0)},
                        {"alone", ordered_json::array()},
                        {"best", answer_json(what, found, search.best, what.levers.size() + 1)},
                        {"points", ordered_json::array()},
                        {"left_out", ordered_json::array()},
                        {"sentences", {{"verdict", finding.verdict}, {"alone", finding.alone}}}};
    for (std::size_t k = 0; k < what.levers.size(); ++k) {
        ordered_json each{{"vary", what.addresses[k]}};
        each.update(answer_json(what, found, search.alone[k], k + 1));
        object["alone"].push_back(std::move(each));
    }
    for (std::size_t p = 0; p < search.points.size(); ++p) {
        const GoalPoint& point = search.points[p];
        ordered_json each{{"values", values_json(what, point.values)},
                          {"distance", point.distance},
                          {"on_grid", p < search.grid}};
        each.update(chance_json(point.chance));
        object["points"].push_back(std::move(each));
    }
    for (const UnplayedPoint& each : found.left_out) {
        object["left_out"].push_back({{"values", values_json(what, each.values)}, {"why", each.why}});
    }
    return object;
}

}  // namespace fundsim
