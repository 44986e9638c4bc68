#include <span>
#include <utility>

#include "parameters/encoded.hpp"
#include "parameters/encoded_reading.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

using nlohmann::ordered_json;

template <class Structure>
void read_scalars(JsonReading& reading, const JsonPlace& object, std::span<const Parameter> table,
                  Structure& structure) {
    for (const Parameter& parameter : table) {
        if (parameter.kind != Kind::distribution) {
            assign(parameter, structure,
                   scalar_at(reading, parameter, must_be(reading, object, parameter.name)));
        }
    }
}

Organisation organisation_at(JsonReading& reading, const JsonPlace& place) {
    Organisation organisation{};
    read_scalars(reading, place, organisation_parameters(), organisation);
    return organisation;
}

Opportunities opportunities_at(JsonReading& reading, const JsonPlace& place) {
    Opportunities opportunities{};
    read_scalars(reading, place, opportunity_parameters(), opportunities);
    for (const Parameter& parameter : opportunity_parameters()) {
        if (parameter.kind == Kind::distribution) {
            assign(parameter, opportunities,
                   distribution_at(reading, must_be(reading, place, parameter.name)));
        }
    }
    opportunities.use_benefit_cost_ratio =
        flag_at(reading, must_be(reading, place, "use_benefit_cost_ratio"));
    for (const JsonPlace& row : elements(reading, must_be(reading, place, "listed"))) {
        const auto figure = [&](std::string_view name) {
            return number_at(reading, must_be(reading, row, name));
        };
        opportunities.listed.push_back({text_at(reading, must_be(reading, row, "name")),
                                        figure("arrival_month"), figure("effort"), figure("benefit"),
                                        figure("overrun")});
    }
    return opportunities;
}

Levers levers_at(JsonReading& reading, const JsonPlace& place) {
    Levers levers{};
    read_scalars(reading, place, funding_parameters(), levers);
    read_scalars(reading, place, practice_parameters(), levers);
    return levers;
}

std::vector<LeversUntil> ramp_at(JsonReading& reading, const JsonPlace& list) {
    std::vector<LeversUntil> ramp;
    for (const JsonPlace& stage : elements(reading, list)) {
        ramp.push_back({number_at(reading, must_be(reading, stage, "month")),
                        levers_at(reading, must_be(reading, stage, "levers"))});
    }
    return ramp;
}

FundingModel model_at(JsonReading& reading, const JsonPlace& place) {
    FundingModel model{.name = text_at(reading, must_be(reading, place, "name")),
                       .preset = text_at(reading, must_be(reading, place, "preset")),
                       .levers = levers_at(reading, must_be(reading, place, "levers")),
                       .ramp = ramp_at(reading, must_be(reading, place, "ramp"))};
    const JsonPlace move = must_be(reading, place, "transition");
    if (move.value != nullptr && !move.value->is_null()) {
        Transition transition{.to = levers_at(reading, must_be(reading, move, "to")),
                              .ramp = ramp_at(reading, must_be(reading, move, "ramp"))};
        read_scalars(reading, move, transition_parameters(), transition);
        model.transition = std::move(transition);
    }
    for (const JsonPlace& bill : elements(reading, must_be(reading, place, "bills"))) {
        const auto figure = [&](std::string_view name) {
            return number_at(reading, must_be(reading, bill, name));
        };
        model.bills.push_back({figure("one_off"), figure("one_off_months"), figure("per_year"),
                               flag_at(reading, must_be(reading, bill, "extra_money"))});
    }
    return model;
}

}  // namespace

Decoded decoded(std::string_view text) {
    const ordered_json object = ordered_json::parse(text, nullptr, false);
    const JsonPlace root{&object, {}};
    if (!object.is_object()) {
        return {std::nullopt, "the text is no JSON object"};
    }
    JsonReading reading;
    Scenario scenario{
        .title = text_at(reading, must_be(reading, root, "title")),
        .currency = text_at(reading, must_be(reading, root, "currency")),
        .point = text_at(reading, must_be(reading, root, "point")),
        .organisation = organisation_at(reading, must_be(reading, root, "organisation")),
        .opportunities = opportunities_at(reading, must_be(reading, root, "opportunities")),
        .reference = levers_at(reading, must_be(reading, root, "reference")),
        .reference_wait = number_at(reading, must_be(reading, root, "reference_wait")),
    };
    const JsonPlace before = must_be(reading, root, "before");
    if (before.value != nullptr && !before.value->is_null()) {
        scenario.before = organisation_at(reading, before);
    }
    for (const JsonPlace& model : elements(reading, must_be(reading, root, "models"))) {
        scenario.models.push_back(model_at(reading, model));
    }
    return reading.fault.empty() ? Decoded{std::move(scenario), {}} : Decoded{std::nullopt, reading.fault};
}

}  // namespace fundsim
