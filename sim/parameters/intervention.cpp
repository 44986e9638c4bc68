#include "parameters/intervention.hpp"

#include <algorithm>
#include <array>

#include "parameters/table.hpp"

namespace fundsim {

namespace {

//! Levers that the play takes up only at its start: they shape teams or what is believed from then on.
constexpr std::array<std::string_view, 4> from_the_start{"discovery_share", "wip", "overhead", "selection"};

std::string change_toml(const Change& change) {
    const Parameter& parameter = *find_parameter(change.address.section, change.address.name);
    const std::string value = change.how == How::set ? value_toml(parameter, change.value)
                                                     : "{ " + std::string(name_of(change.how)) + " = " +
                                                           number_toml(change.value) + " }";
    return string_toml(address_text(change.address)) + " = " + value;
}

}  // namespace

std::string_view name_of(How how) {
    constexpr std::array<std::string_view, 4> names{"set", "times", "at_least", "at_most"};
    return names[static_cast<std::size_t>(how)];
}

Onset onset_of(const Parameter& parameter) {
    if (parameter.family != LeverFamily::practice ||
        std::find(from_the_start.begin(), from_the_start.end(), parameter.name) != from_the_start.end()) {
        return Onset::at_once;
    }
    // A cadence of 0 means one release at the end, so there is no way from it to a short one.
    const bool gradual = parameter.kind == Kind::number && parameter.name != "release_cadence_months";
    return gradual ? Onset::over_the_ramp : Onset::after_the_ramp;
}

double changed(const Change& change, double before) {
    switch (change.how) {
    case How::times:
        return before * change.value;
    case How::at_least:
        return std::max(before, change.value);
    case How::at_most:
        return std::min(before, change.value);
    case How::set:
        break;
    }
    return change.value;
}

bool concerns(const Change& change, const FundingModel& model) {
    return change.address.section == Section::model &&
           (change.address.model.empty() || change.address.model == model.name) &&
           (change.address.part.empty() || model.transition);
}

std::string intervention_toml(const Intervention& intervention) {
    std::string changes;
    for (const Change& change : intervention.changes) {
        changes += (changes.empty() ? "" : ", ") + change_toml(change);
    }
    return "[[intervention]]\nname = " + string_toml(intervention.name) +
           "\none_off_cost = " + number_toml(intervention.one_off_cost) +
           "\ncost_per_year = " + number_toml(intervention.cost_per_year) +
           "\nramp_months = " + number_toml(intervention.ramp_months) +
           "\nextra_money = " + (intervention.extra_money ? "true" : "false") + "\nset = { " + changes +
           " }\n";
}

}  // namespace fundsim
