// What interventions lead to.

#include <algorithm>
#include <cmath>
#include <optional>
#include <ranges>

#include <fmt/format.h>

#include "parameters/ramp_stages.hpp"
#include "parameters/rules/rules.hpp"
#include "parameters/sentence.hpp"
#include "parameters/table.hpp"
#include "parameters/text.hpp"

namespace fundsim::rules {

namespace {

//! Why a value to which an intervention leads is out of its range, and when; empty when it is within.
std::string led_out(const Intervention& by, const Address& address, double value,
                    const std::string& when = {}) {
    const Parameter& parameter = *find_parameter(address.section, address.name);
    const bool whole = parameter.kind != Kind::integer || value == std::floor(value);
    if (within(parameter.range, value) && whole) {
        return {};
    }
    return fmt::format("the intervention {} makes {} {}{}, outside its range {}{}", quoted(by.name),
                       address_text(address), shortest(value), when, range_text(parameter.range),
                       whole ? "" : " of whole numbers");
}

//! The same in every stage on every side of a model that a change is for: interventions that pull opposite
//! ways may lead out of a range and back into it.
std::string levers_led_out(const Intervention& by, const Address& address, const FundingModel& model) {
    const Parameter& parameter = *find_parameter(Section::model, address.name);
    Address later = address;
    later.part = "after";
    for (const RampStage& stage : ramp_stages(model)) {
        const auto value = [&](const Levers& settled, const std::vector<LeversUntil>& ramp) {
            return value_of(parameter, levers_in(stage, settled, ramp));
        };
        std::string what;
        if (address.part != "after") {
            what = led_out(by, address, value(model.levers, model.ramp), when_text(stage));
        }
        if (what.empty() && address.part != "before" && model.transition) {
            what = led_out(by, later, value(model.transition->to, model.transition->ramp), when_text(stage));
        }
        if (!what.empty()) {
            return what;
        }
    }
    return {};
}

//! The first value out of its range to which a change leads.
std::optional<Violation> led_out(const Intervention& by, std::size_t number, const Change& change,
                                 const Scenario& scenario) {
    const Address& address = change.address;
    const Parameter& parameter = *find_parameter(address.section, address.name);
    if (address.section != Section::model) {
        const double value = address.section == Section::organisation
                                 ? value_of(parameter, scenario.organisation)
                                 : value_of(parameter, scenario.opportunities);
        std::string what = led_out(by, address, value);
        return what.empty() ? std::nullopt : std::optional(Violation{address, what, {}, number});
    }
    for (std::size_t i = 0; i < scenario.models.size(); ++i) {
        const FundingModel& model = scenario.models[i];
        std::string what = concerns(change, model) ? levers_led_out(by, address, model) : "";
        if (!what.empty()) {
            return Violation{address, what, i, number};
        }
    }
    return std::nullopt;
}

//! What bills take a year from the teams may not exceed their pay.
std::optional<Violation> unpaid(std::size_t last, const Scenario& scenario) {
    for (std::size_t i = 0; i < scenario.models.size(); ++i) {
        const FundingModel& model = scenario.models[i];
        double yearly = 0;
        for (const Bill& bill : model.bills) {
            yearly += bill.extra_money ? 0 : bill.per_year + 12 * bill.one_off / bill.one_off_months;
        }
        const double pay = scenario.organisation.budget_per_year * (1 - model.levers.overhead);
        if (yearly > pay) {
            return Violation{
                {Section::model, model.name, {}},
                fmt::format("the interventions take {:.6g} in their first year, model {} has {:.6g} for "
                            "all its teams: lower their price, or say extra_money = true",
                            yearly, quoted(model.name), pay),
                i,
                last};
        }
    }
    return std::nullopt;
}

}  // namespace

//! Ranges of every value that the interventions lead to, in the end and on the way there: of an address one
//! fault, which names the last intervention that changes it. And their bills.
std::vector<Violation> intervened(std::span<const Intervention> interventions, const Scenario& scenario) {
    std::vector<Violation> found;
    for (std::size_t k = interventions.size(); k-- > 0;) {
        for (const Change& change : interventions[k].changes) {
            const bool told =
                std::ranges::any_of(found, [&](const Violation& v) { return v.address == change.address; });
            if (auto out = told ? std::nullopt : led_out(interventions[k], k, change, scenario)) {
                found.push_back(std::move(*out));
            }
        }
    }
    if (auto bill = unpaid(interventions.size() - 1, scenario)) {
        found.push_back(std::move(*bill));
    }
    return found;
}

}  // namespace fundsim::rules
