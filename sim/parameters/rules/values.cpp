// Every value looked at alone.

#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "parameters/initiative.hpp"
#include "parameters/ramp_stages.hpp"
#include "parameters/range_faults.hpp"
#include "parameters/rules/rules.hpp"
#include "parameters/sentence.hpp"
#include "parameters/table.hpp"

namespace fundsim::rules {

namespace {

std::string value_fault(const Parameter& parameter, double value) {
    return std::isnan(value) ? fmt::format("{}.{} is missing: {}", name_of(parameter.section), parameter.name,
                                           parameter.meaning)
                             : fault_of(parameter, value);
}

template <class Structure>
void add_scalars(std::vector<Violation>& found, std::span<const Parameter> entries,
                 const Structure& structure) {
    for (const Parameter& entry : entries) {
        if (entry.kind != Kind::distribution) {
            if (std::string fault = value_fault(entry, value_of(entry, structure)); !fault.empty()) {
                found.push_back({{entry.section, {}, std::string(entry.name)}, std::move(fault)});
            }
        }
    }
}

//! Whether the opportunities are drawn from it: what they are worth is said in one of two ways.
bool is_used(const Parameter& parameter, const Opportunities& o) {
    return parameter.name != (o.use_benefit_cost_ratio ? "value_per_year" : "benefit_cost_ratio");
}

void add_lever(std::vector<Violation>& found, const Parameter& lever, const FundingModel& model,
               std::size_t number) {
    const auto fault_at = [&](const RampStage& stage, const Levers& settled,
                              const std::vector<LeversUntil>& ramp) {
        const std::string fault = value_fault(lever, value_of(lever, levers_in(stage, settled, ramp)));
        const std::string when = when_text(stage);
        return fault.empty() || when.empty() ? fault : when.substr(1) + ' ' + fault;
    };
    for (const RampStage& stage : ramp_stages(model)) {
        std::string before = fault_at(stage, model.levers, model.ramp);
        std::string after =
            model.transition ? fault_at(stage, model.transition->to, model.transition->ramp) : before;
        const Address address{Section::model, model.name, std::string(lever.name)};
        if (before.empty() && after.empty()) {
            continue;
        }
        if (before == after) {
            found.push_back({address, std::move(before), number});
        } else {
            for (auto& [part, fault] : {std::pair("before", &before), std::pair("after", &after)}) {
                if (!fault->empty()) {
                    found.push_back({{address.section, address.model, address.name, part}, *fault, number});
                }
            }
        }
        return;  // the last stage matters most, and one is enough
    }
}

}  // namespace

std::vector<Violation> values_of(const Organisation& organisation) {
    std::vector<Violation> found;
    add_scalars(found, organisation_parameters(), organisation);
    return found;
}

std::vector<Violation> values_of(const Opportunities& opportunities) {
    std::vector<Violation> found;
    add_scalars(found, opportunity_parameters(), opportunities);
    for (const Parameter& entry : opportunity_parameters()) {
        if (entry.kind != Kind::distribution || !is_used(entry, opportunities)) {
            continue;
        }
        const Distribution& d = distribution_of(entry, opportunities);
        const Address address{entry.section, {}, std::string(entry.name)};
        const auto unusable = faults(d);
        for (const std::string& fault : unusable) {
            found.push_back({address, fmt::format("{}: {}", entry.name, fault)});
        }
        if (std::string fault = unusable.empty() ? fault_of(entry, d) : ""; !fault.empty()) {
            found.push_back({address, std::move(fault)});
        }
    }
    return found;
}

std::vector<Violation> listed_figures(const Opportunities& opportunities) {
    std::vector<Violation> found;
    for (const ListedInitiative& each : opportunities.listed) {
        std::vector<std::string> faults = faults_of(each);
        if (std::isnan(each.arrival_month)) {
            faults.emplace_back("arrival_month is missing");
        }
        for (const std::string& fault : faults) {
            found.push_back({{Section::opportunities, {}, "list"},
                             fmt::format("initiative {}: {}", quoted(each.name), fault)});
        }
    }
    return found;
}

std::vector<Violation> values_of(const FundingModel& model, std::size_t number) {
    std::vector<Violation> found;
    for (const auto part : {funding_parameters(), practice_parameters()}) {
        for (const Parameter& lever : part) {
            add_lever(found, lever, model, number);
        }
    }
    if (model.transition) {
        std::vector<Violation> schedule;
        add_scalars(schedule, transition_parameters(), *model.transition);
        for (Violation& each : schedule) {
            each.address.model = model.name;
            each.model = number;
            found.push_back(std::move(each));
        }
    }
    return found;
}

}  // namespace fundsim::rules
