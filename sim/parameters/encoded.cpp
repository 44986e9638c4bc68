#include "parameters/encoded.hpp"

#include <cmath>
#include <span>

#include <nlohmann/json.hpp>

#include "parameters/distribution_text.hpp"
#include "parameters/table.hpp"
#include "parameters/text.hpp"
#include "parameters/words.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

ordered_json number(double value) {
    return std::isnan(value)   ? ordered_json(nullptr)
           : std::isinf(value) ? ordered_json(shortest(value))
                               : ordered_json(value);
}

ordered_json numbers(std::span<const double> values) {
    ordered_json list = ordered_json::array();
    for (const double value : values) {
        list.push_back(number(value));
    }
    return list;
}

ordered_json scalar(const Parameter& parameter, double value) {
    return parameter.kind == Kind::flag     ? ordered_json(value != 0)
           : parameter.kind == Kind::choice ? ordered_json(value_text(parameter, value))
                                            : number(value);
}

//! What is left out is as in a distribution of which only the shape is said.
ordered_json distribution(const Distribution& d) {
    ordered_json object{{"shape", word_of(d.shape)}, {"parameters", numbers(d.parameters)}};
    if (d.minimum != Distribution{}.minimum) {
        object["minimum"] = number(d.minimum);
    }
    if (d.maximum != Distribution{}.maximum) {
        object["maximum"] = number(d.maximum);
    }
    if (!d.values.empty()) {
        object["values"] = numbers(d.values);
    }
    if (!d.weights.empty()) {
        object["weights"] = numbers(d.weights);
    }
    for (const Distribution& part : d.parts) {
        object["parts"].push_back(distribution(part));
    }
    return object;
}

template <class Structure>
void add_scalars(ordered_json& object, std::span<const Parameter> table, const Structure& structure) {
    for (const Parameter& parameter : table) {
        if (parameter.kind != Kind::distribution) {
            object[std::string(parameter.name)] = scalar(parameter, value_of(parameter, structure));
        }
    }
}

ordered_json organisation_of(const Organisation& organisation) {
    ordered_json object;
    add_scalars(object, organisation_parameters(), organisation);
    return object;
}

ordered_json opportunities_of(const Opportunities& opportunities) {
    ordered_json object;
    add_scalars(object, opportunity_parameters(), opportunities);
    for (const Parameter& parameter : opportunity_parameters()) {
        if (parameter.kind == Kind::distribution) {
            object[std::string(parameter.name)] = distribution(distribution_of(parameter, opportunities));
        }
    }
    object["use_benefit_cost_ratio"] = opportunities.use_benefit_cost_ratio;
    object["listed"] = ordered_json::array();
    for (const ListedInitiative& initiative : opportunities.listed) {
        object["listed"].push_back({{"name", initiative.name},
                                    {"arrival_month", number(initiative.arrival_month)},
                                    {"effort", number(initiative.effort)},
                                    {"benefit", number(initiative.benefit)},
                                    {"overrun", number(initiative.overrun)}});
    }
    return object;
}

ordered_json levers_of(const Levers& levers) {
    ordered_json object;
    add_scalars(object, funding_parameters(), levers);
    add_scalars(object, practice_parameters(), levers);
    return object;
}

ordered_json ramp_of(const std::vector<LeversUntil>& ramp) {
    ordered_json list = ordered_json::array();
    for (const LeversUntil& stage : ramp) {
        list.push_back({{"month", number(stage.month)}, {"levers", levers_of(stage.levers)}});
    }
    return list;
}

ordered_json transition_of(const Transition& transition) {
    ordered_json object{{"to", levers_of(transition.to)}, {"ramp", ramp_of(transition.ramp)}};
    add_scalars(object, transition_parameters(), transition);
    return object;
}

ordered_json model_of(const FundingModel& model) {
    ordered_json object{{"name", model.name},
                        {"preset", model.preset},
                        {"levers", levers_of(model.levers)},
                        {"ramp", ramp_of(model.ramp)},
                        {"bills", ordered_json::array()}};
    object["transition"] = model.transition ? transition_of(*model.transition) : ordered_json(nullptr);
    for (const Bill& bill : model.bills) {
        object["bills"].push_back({{"one_off", number(bill.one_off)},
                                   {"one_off_months", number(bill.one_off_months)},
                                   {"per_year", number(bill.per_year)},
                                   {"extra_money", bill.extra_money}});
    }
    return object;
}

}  // namespace

std::string encoded_value(const Parameter& parameter, double value) {
    return scalar(parameter, value).dump();
}

std::string encoded(const Scenario& scenario) {
    ordered_json object{{"title", scenario.title},
                        {"currency", scenario.currency},
                        {"point", scenario.point},
                        {"organisation", organisation_of(scenario.organisation)},
                        {"opportunities", opportunities_of(scenario.opportunities)},
                        {"reference", levers_of(scenario.reference)},
                        {"reference_wait", number(scenario.reference_wait)}};
    object["before"] = scenario.before ? organisation_of(*scenario.before) : ordered_json(nullptr);
    object["models"] = ordered_json::array();
    for (const FundingModel& model : scenario.models) {
        object["models"].push_back(model_of(model));
    }
    return object.dump(-1, ' ', true, ordered_json::error_handler_t::replace);
}

}  // namespace fundsim
