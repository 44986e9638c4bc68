#include "outlets/page_parts.hpp"
#include "parameters/assessment.hpp"
#include "parameters/encoded.hpp"
#include "parameters/explain.hpp"
#include "parameters/shipped_interventions.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

//! As a scenario would hold it: a flag or a word where that is meant.
ordered_json value_json(const Parameter* parameter, double value) {
    return parameter == nullptr ? ordered_json(value) : ordered_json::parse(encoded_value(*parameter, value));
}

ordered_json change_json(const Change& change) {
    const Parameter* parameter =
        change.how == How::times ? nullptr : find_parameter(change.address.section, change.address.name);
    return {{"address", address_text(change.address)},
            {"how", name_of(change.how)},
            {"value", value_json(parameter, change.value)}};
}

ordered_json intervention_json(const Intervention& intervention, bool applied) {
    const ShippedIntervention* shipped = find_shipped_intervention(intervention.name);
    ordered_json object{
        {"name", intervention.name},
        {"label", shipped != nullptr ? ordered_json(shipped->meaning) : ordered_json(nullptr)},
        {"source", shipped != nullptr ? ordered_json(shipped->source) : ordered_json(nullptr)},
        {"applied", applied},
        {"one_off_cost", intervention.one_off_cost},
        {"cost_per_year", intervention.cost_per_year},
        {"ramp_months", intervention.ramp_months},
        {"extra_money", intervention.extra_money},
        {"changes", ordered_json::array()}};
    for (const Change& change : intervention.changes) {
        object["changes"].push_back(change_json(change));
    }
    return object;
}

}  // namespace

ordered_json parameters_json() {
    return ordered_json::parse(explain_json(parameters_called("")))["parameters"];
}

ordered_json intervention_list_json(const std::vector<Intervention>& applied,
                                    const std::vector<Intervention>& others) {
    ordered_json list = ordered_json::array();
    for (const Intervention& intervention : applied) {
        list.push_back(intervention_json(intervention, true));
    }
    for (const Intervention& intervention : others) {
        list.push_back(intervention_json(intervention, false));
    }
    return list;
}

ordered_json questions_json() {
    ordered_json list = ordered_json::array();
    for (const AssessmentQuestion& question : questions()) {
        ordered_json entry{
            {"key", question.key}, {"statement", question.statement}, {"levers", ordered_json::array()}};
        for (const AnsweredLever& lever : question.levers) {
            const Parameter* parameter = find_parameter(Section::model, lever.name);
            ordered_json values = ordered_json::array();
            for (const double value : lever.values) {
                values.push_back(value_json(parameter, value));
            }
            entry["levers"].push_back(
                {{"address", address_text({Section::model, {}, std::string(lever.name)})},
                 {"name", lever.name},
                 {"values", std::move(values)}});
        }
        list.push_back(std::move(entry));
    }
    return {{"points", answer_points},
            {"grade", "C"},
            {"on_the_way", questions_on_the_way},
            {"questions", std::move(list)}};
}

}  // namespace fundsim
