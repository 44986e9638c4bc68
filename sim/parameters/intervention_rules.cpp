#include "parameters/intervention_rules.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "parameters/range_faults.hpp"
#include "parameters/sentence.hpp"
#include "parameters/table.hpp"
#include "parameters/text.hpp"

namespace fundsim {

namespace {

constexpr double longest_ramp = 600;    //!< months, as the longest horizon
constexpr double largest_price = 1e18;  //!< currency, as the largest budget

//! Why these models have nothing at an address; empty when they have.
std::string unreached(const Address& at, std::span<const FundingModel> models) {
    std::vector<std::string_view> names;
    bool named = at.model.empty(), moves = false;
    for (const FundingModel& model : models) {
        names.push_back(model.name);
        if (at.model.empty() || model.name == at.model) {
            named = true;
            moves = moves || model.transition;
        }
    }
    if (!named) {
        return no_such_model(at.model, names);
    }
    if (at.part.empty() || moves) {
        return {};
    }
    Address whole = at;
    whole.part.clear();
    const bool all = at.model.empty();
    return fmt::format(
        "{} transition, so there is no {} to change: write {}, or give {} model preset = \"transition\"",
        all ? "no model has a" : fmt::format("model {} has no", quoted(at.model)), quoted(at.part),
        address_text(whole), all ? "a" : "the");
}

std::string change_fault(const Change& change, std::span<const FundingModel> models) {
    const std::string written = address_text(change.address);
    if (std::string why = why_not_changed(change.address, written, models); !why.empty()) {
        return why;
    }
    const Parameter& parameter = *find_parameter(change.address.section, change.address.name);
    if (change.how != How::set && !can_be_reckoned(parameter)) {
        return fmt::format("{} is no number, it can only be set", written);
    }
    if (change.how == How::times) {
        return std::isfinite(change.value) ? std::string{} : fmt::format("the factor of {} is none", written);
    }
    return fault_of(parameter, change.value);
}

}  // namespace

bool can_be_reckoned(const Parameter& parameter) {
    return parameter.kind == Kind::number || parameter.kind == Kind::integer;
}

std::string why_not_changed(const Address& at, std::string_view written,
                            std::span<const FundingModel> models) {
    if (at.section == Section::transition) {
        return fmt::format("an intervention changes levers, the world or the organisation, not the "
                           "schedule of a transition: write {} under [model.transition] of the model itself",
                           at.name);
    }
    const Parameter* parameter = find_parameter(at.section, at.name);
    if (parameter == nullptr) {
        return fmt::format("there is no parameter {}", quoted(written));
    }
    if (parameter->kind == Kind::distribution) {
        return fmt::format("an intervention changes numbers, {} is a distribution", written);
    }
    if (!parameter->before_interventions.empty()) {
        return fmt::format("an intervention cannot change {}: {}", written, parameter->before_interventions);
    }
    return unreached(at, models);
}

std::string price_fault(std::string_view key, double value) {
    const double most = key == "ramp_months" ? longest_ramp : largest_price;
    if (!(value >= 0)) {
        return fmt::format("{} must be 0 or more", key);
    }
    return value > most ? fmt::format("{} must be at most {:g}", key, most) : std::string{};
}

std::vector<Violation> intervention_violations(std::span<const Intervention> interventions,
                                               std::span<const FundingModel> models) {
    std::vector<Violation> found;
    for (std::size_t k = 0; k < interventions.size(); ++k) {
        const Intervention& each = interventions[k];
        const auto tell = [&](const Address& address, const std::string& fault) {
            if (!fault.empty()) {
                found.push_back(
                    {address, fmt::format("the intervention {}: {}", quoted(each.name), fault), {}, k});
            }
        };
        for (const Change& change : each.changes) {
            tell(change.address, change_fault(change, models));
        }
        const Address itself{Section::model, {}, {}};
        tell(itself, price_fault("one_off_cost", each.one_off_cost));
        tell(itself, price_fault("cost_per_year", each.cost_per_year));
        tell(itself, price_fault("ramp_months", each.ramp_months));
    }
    return found;
}

}  // namespace fundsim
