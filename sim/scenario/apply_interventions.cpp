#include "scenario/apply_interventions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "parameters/shipped_interventions.hpp"
#include "parameters/table.hpp"
#include "parameters/text.hpp"
#include "scenario/ramp_stages.hpp"

namespace fundsim {

namespace {

constexpr double stage_months = 3;  //!< a ramp is climbed quarter by quarter
constexpr double settled = std::numeric_limits<double>::infinity();

enum class Side { before, after };

//! Parts of a transition, said of all models, are meant for those that have one.
bool concerns(const Change& change, const FundingModel& model) {
    return change.address.section == Section::model &&
           (change.address.model.empty() || change.address.model == model.name) &&
           (change.address.part.empty() || model.transition);
}

//! The levers of one side of a model at a month.
Levers levers_at(std::span<const Intervention> interventions, const FundingModel& model, Side side,
                 double month) {
    Levers levers = side == Side::after ? model.transition->to : model.levers;
    for (const Intervention& intervention : interventions) {
        for (const Change& change : intervention.changes) {
            const std::string& part = change.address.part;
            if (!concerns(change, model) || part == (side == Side::after ? "before" : "after")) {
                continue;
            }
            const Parameter& parameter = *find_parameter(Section::model, change.address.name);
            const double ramp = intervention.ramp_months;
            const double climbed = ramp > 0 ? std::min(1.0, month / ramp) : 1.0;
            const Onset onset = onset_of(parameter);
            const double share = onset == Onset::at_once         ? 1.0
                                 : onset == Onset::over_the_ramp ? climbed
                                                                 : std::floor(climbed);
            const double before = value_of(parameter, levers);
            const double after = changed(change, before);
            assign(parameter, levers, share == 1 ? after : before + (after - before) * share);
        }
    }
    return levers;
}

//! Ends of the stages in which the ramps of a model are climbed, months.
std::vector<double> stage_ends(std::span<const Intervention> interventions, const FundingModel& model) {
    std::vector<double> ends;
    for (const Intervention& intervention : interventions) {
        const bool concerned = std::any_of(intervention.changes.begin(), intervention.changes.end(),
                                           [&](const Change& change) { return concerns(change, model); });
        for (double from = 0; concerned && from < intervention.ramp_months; from += stage_months) {
            ends.push_back(std::min(from + stage_months, intervention.ramp_months));
        }
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    return ends;
}

std::vector<LeversUntil> ramp_of(std::span<const Intervention> interventions, const FundingModel& model,
                                 Side side) {
    std::vector<LeversUntil> ramp;
    double from = 0;
    for (const double until : stage_ends(interventions, model)) {
        ramp.push_back({until, levers_at(interventions, model, side, (from + until) / 2)});
        from = until;
    }
    const Levers in_the_end = levers_at(interventions, model, side, settled);
    while (!ramp.empty() && ramp.back().levers == in_the_end) {
        ramp.pop_back();
    }
    return ramp;
}

bool pays(const Intervention& intervention, const FundingModel& model) {
    return std::any_of(intervention.changes.begin(), intervention.changes.end(), [&](const Change& change) {
        return concerns(change, model) || change.address.section != Section::model;
    });
}

//! Whether a value lies in its range; a fault otherwise, which says when.
bool in_range(Reading& reading, const Wanted& wanted, const Address& address, double value,
              const std::string& when = {}) {
    const Parameter& parameter = *find_parameter(address.section, address.name);
    const bool whole = parameter.kind != Kind::integer || value == std::floor(value);
    const bool sound = within(parameter.range, value) && whole;
    if (!sound) {
        complain(reading, wanted.place,
                 fmt::format("the intervention {} makes {} {}{}, outside its range {}{}", quoted(wanted.name),
                             address_text(address), shortest(value), when, range_text(parameter.range),
                             whole ? "" : " of whole numbers"));
    }
    return sound;
}

//! The same in every stage on every side of a model that a change is for: interventions that pull opposite
//! ways may lead out of a range and back into it.
bool levers_in_range(Reading& reading, const Wanted& wanted, const Address& address,
                     const FundingModel& model) {
    const Parameter& parameter = *find_parameter(Section::model, address.name);
    Address later = address;
    later.part = "after";
    return std::ranges::all_of(ramp_stages(model), [&](const RampStage& stage) {
        const auto sound = [&](const Address& at, const Levers& settled,
                               const std::vector<LeversUntil>& ramp) {
            const double value = value_of(parameter, levers_in(stage, settled, ramp));
            return in_range(reading, wanted, at, value, when_text(stage));
        };
        return (address.part == "after" || sound(address, model.levers, model.ramp)) &&
               (address.part == "before" || !model.transition ||
                sound(later, model.transition->to, model.transition->ramp));
    });
}

bool leads_into_range(Reading& reading, const Wanted& wanted, const Change& change,
                      const Scenario& scenario) {
    const Address& address = change.address;
    const Parameter& parameter = *find_parameter(address.section, address.name);
    if (address.section == Section::organisation) {
        return in_range(reading, wanted, address, value_of(parameter, scenario.organisation));
    }
    if (address.section == Section::opportunities) {
        return in_range(reading, wanted, address, value_of(parameter, scenario.opportunities));
    }
    return std::all_of(scenario.models.begin(), scenario.models.end(), [&](const FundingModel& model) {
        return !concerns(change, model) || levers_in_range(reading, wanted, address, model);
    });
}

//! Ranges of every value that the interventions lead to, in the end and on the way there.
//! An address has one fault, which names the last intervention that changes it.
void check_values(Reading& reading, std::span<const Intervention> interventions,
                  const std::vector<Wanted>& wanted, const Scenario& scenario) {
    std::vector<Address> told;
    for (std::size_t k = interventions.size(); k-- > 0;) {
        for (const Change& change : interventions[k].changes) {
            if (std::find(told.begin(), told.end(), change.address) == told.end() &&
                !leads_into_range(reading, wanted[k], change, scenario)) {
                told.push_back(change.address);
            }
        }
    }
}

//! What bills take a year from the teams may not exceed their pay.
void check_bills(Reading& reading, const std::vector<Wanted>& wanted, const Scenario& scenario) {
    for (const FundingModel& model : scenario.models) {
        double yearly = 0;
        for (const Bill& bill : model.bills) {
            yearly += bill.extra_money ? 0 : bill.per_year + 12 * bill.one_off / bill.one_off_months;
        }
        const double pay = scenario.organisation.budget_per_year * (1 - model.levers.overhead);
        if (yearly > pay) {
            complain(reading, wanted.back().place,
                     fmt::format("the interventions take {:.6g} in their first year, model {} has {:.6g} for "
                                 "all its teams: lower their price, or say extra_money = true",
                                 yearly, quoted(model.name), pay));
            return;
        }
    }
}

void change_world(const Change& change, Scenario& scenario) {
    const Parameter& parameter = *find_parameter(change.address.section, change.address.name);
    if (change.address.section == Section::organisation) {
        assign(parameter, scenario.organisation, changed(change, value_of(parameter, scenario.organisation)));
    } else if (change.address.section == Section::opportunities) {
        assign(parameter, scenario.opportunities,
               changed(change, value_of(parameter, scenario.opportunities)));
    }
}

}  // namespace

std::vector<Intervention> find_interventions(Reading& reading, const std::vector<Wanted>& wanted,
                                             const std::vector<Intervention>& own, double budget_per_year) {
    std::vector<std::string_view> names;
    for (const Intervention& intervention : own) {
        names.push_back(intervention.name);
    }
    for (const ShippedIntervention& shipped : shipped_interventions()) {
        names.push_back(shipped.name);
    }
    std::vector<Intervention> found;
    for (const Wanted& each : wanted) {
        const auto here = [&](const Intervention& other) { return other.name == each.name; };
        if (std::any_of(found.begin(), found.end(), here)) {
            complain(reading, each.place,
                     fmt::format("the intervention {} is asked for twice", quoted(each.name)));
        } else if (const auto it = std::find_if(own.begin(), own.end(), here); it != own.end()) {
            found.push_back(*it);
        } else if (const auto* shipped = find_shipped_intervention(each.name)) {
            found.push_back(priced(*shipped, budget_per_year));
        } else {
            complain(
                reading, each.place,
                fmt::format("there is no intervention {}{} (the scenario's own, and what `fundsim explain "
                            "interventions` lists)",
                            quoted(each.name), did_you_mean(each.name, names)));
        }
    }
    return found;
}

void apply_interventions(Reading& reading, std::span<const Intervention> interventions,
                         const std::vector<Wanted>& wanted, Scenario& scenario) {
    if (interventions.empty()) {
        return;
    }
    scenario.before = scenario.organisation;
    for (const Intervention& intervention : interventions) {
        for (const Change& change : intervention.changes) {
            change_world(change, scenario);
        }
    }
    for (FundingModel& model : scenario.models) {
        model.ramp = ramp_of(interventions, model, Side::before);
        if (model.transition) {
            model.transition->ramp = ramp_of(interventions, model, Side::after);
            model.transition->to = levers_at(interventions, model, Side::after, settled);
        }
        model.levers = levers_at(interventions, model, Side::before, settled);
        for (const Intervention& each : interventions) {
            if (pays(each, model) && (each.one_off_cost > 0 || each.cost_per_year > 0)) {
                const double months =
                    std::min(std::max(each.ramp_months, 12.0), scenario.organisation.horizon_months);
                model.bills.push_back({each.one_off_cost, months, each.cost_per_year, each.extra_money});
            }
        }
    }
    check_values(reading, interventions, wanted, scenario);
    check_bills(reading, wanted, scenario);
}

}  // namespace fundsim
