#include "parameters/table.hpp"

#include <type_traits>
#include <utility>
#include <vector>

namespace fundsim {

namespace {

std::vector<Parameter> whole_table() {
    std::vector<Parameter> all;
    for (const auto part : {organisation_parameters(), opportunity_parameters(), funding_parameters(),
                            practice_parameters(), transition_parameters()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

//! Calls `use` with the member that the entry points to, where it is a scalar of this structure.
template <class Structure, class Use>
void with_scalar(const Parameter& parameter, Structure& structure, Use use) {
    std::visit(
        [&](auto field) {
            if constexpr (std::is_invocable_v<decltype(field), Structure&>) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(structure.*field)>, Distribution>) {
                    use(structure.*field);
                }
            }
        },
        parameter.field);
}

template <class Structure>
double read(const Parameter& parameter, const Structure& structure) {
    double value = required;
    with_scalar(parameter, structure, [&](const auto& member) { value = static_cast<double>(member); });
    return value;
}

template <class Structure>
void write(const Parameter& parameter, Structure& structure, double value) {
    with_scalar(parameter, structure, [&](auto& member) {
        using Member = std::decay_t<decltype(member)>;
        if constexpr (std::is_same_v<Member, bool>) {
            member = value != 0;
        } else if constexpr (std::is_enum_v<Member>) {
            member = static_cast<Member>(static_cast<int>(value));
        } else {
            member = value;
        }
    });
}

}  // namespace

std::span<const Parameter> parameters() {
    static const std::vector<Parameter> all = whole_table();
    return all;
}

const Parameter* find_parameter(Section section, std::string_view name) {
    for (const Parameter& parameter : parameters()) {
        if (parameter.section == section && parameter.name == name) {
            return &parameter;
        }
    }
    return nullptr;
}

double default_of(const Parameter& parameter) { return parameter.default_value; }

double value_of(const Parameter& parameter, const Organisation& organisation) {
    return read(parameter, organisation);
}
double value_of(const Parameter& parameter, const Opportunities& opportunities) {
    return read(parameter, opportunities);
}
double value_of(const Parameter& parameter, const Levers& levers) { return read(parameter, levers); }
double value_of(const Parameter& parameter, const Transition& transition) {
    return read(parameter, transition);
}

void assign(const Parameter& parameter, Organisation& organisation, double value) {
    write(parameter, organisation, value);
}
void assign(const Parameter& parameter, Opportunities& opportunities, double value) {
    write(parameter, opportunities, value);
}
void assign(const Parameter& parameter, Levers& levers, double value) { write(parameter, levers, value); }
void assign(const Parameter& parameter, Transition& transition, double value) {
    write(parameter, transition, value);
}

const Distribution& distribution_of(const Parameter& parameter, const Opportunities& opportunities) {
    return opportunities.*std::get<Distribution Opportunities::*>(parameter.field);
}

void assign(const Parameter& parameter, Opportunities& opportunities, Distribution value) {
    opportunities.*std::get<Distribution Opportunities::*>(parameter.field) = std::move(value);
}

Organisation default_organisation() {
    Organisation organisation{};
    for (const Parameter& parameter : organisation_parameters()) {
        assign(parameter, organisation, default_of(parameter));
    }
    return organisation;
}

Opportunities default_opportunities() {
    Opportunities opportunities{};
    for (const Parameter& parameter : opportunity_parameters()) {
        if (parameter.kind != Kind::distribution) {
            assign(parameter, opportunities, default_of(parameter));
        } else if (parameter.default_distribution != nullptr) {
            assign(parameter, opportunities, parameter.default_distribution());
        }
    }
    return opportunities;
}

Levers default_levers() {
    Levers levers{};
    for (const auto part : {funding_parameters(), practice_parameters()}) {
        for (const Parameter& parameter : part) {
            assign(parameter, levers, default_of(parameter));
        }
    }
    return levers;
}

double shipped_dependency_wait() {
    const Opportunities shipped = default_opportunities();
    return shipped.dependencies * shipped.dependency_late * shipped.dependency_delay;
}

Transition default_transition() {
    Transition transition{};
    for (const Parameter& parameter : transition_parameters()) {
        assign(parameter, transition, default_of(parameter));
    }
    return transition;
}

}  // namespace fundsim
