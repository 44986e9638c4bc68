#include "studies/lever_groups.hpp"

#include <algorithm>

#include "engine/play/mix.hpp"
#include "parameters/table.hpp"

namespace fundsim {

namespace {

std::vector<const Parameter*> levers() {
    std::vector<const Parameter*> all;
    for (const Parameter& parameter : parameters()) {
        if (parameter.section == Section::model) {
            all.push_back(&parameter);
        }
    }
    return all;
}

bool differ(const Parameter& lever, const FundingModel& a, const FundingModel& b) {
    const auto here = [&](const Levers& x, const Levers& y) {
        return value_of(lever, x) != value_of(lever, y);
    };
    const std::vector<double> ends = stage_ends(a, b);
    return here(a.levers, b.levers) || std::any_of(ends.begin(), ends.end(), [&](double month) {
               return here(levers_before(a, month), levers_before(b, month));
           });
}

void take(Levers& levers, const LeverGroup& group, const Levers& other) {
    for (const Parameter* lever : group.levers) {
        assign(*lever, levers, value_of(*lever, other));
    }
}

}  // namespace

std::vector<LeverGroup> differing_groups(const FundingModel& from, const FundingModel& to) {
    std::vector<LeverGroup> groups;
    for (const Parameter* lever : levers()) {
        if (!differ(*lever, from, to)) {
            continue;
        }
        const auto known = std::find_if(groups.begin(), groups.end(),
                                        [&](const LeverGroup& group) { return group.name == lever->group; });
        LeverGroup& group =
            known != groups.end() ? *known : groups.emplace_back(LeverGroup{std::string(lever->group)});
        group.levers.push_back(lever);
    }
    if (from.bills != to.bills) {
        groups.push_back({bills_group});
    }
    return groups;
}

FundingModel between(const FundingModel& from, const FundingModel& to, std::span<const LeverGroup> groups,
                     std::uint64_t taken) {
    FundingModel model = from;
    model.ramp.clear();
    for (const double month : stage_ends(from, to)) {
        model.ramp.push_back({month, levers_before(from, month)});
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if ((taken >> g & 1) == 0) {
            continue;
        }
        if (groups[g].levers.empty()) {
            model.bills = to.bills;
        }
        take(model.levers, groups[g], to.levers);
        for (LeversUntil& stage : model.ramp) {
            take(stage.levers, groups[g], levers_before(to, stage.month));
        }
    }
    while (!model.ramp.empty() && model.ramp.back().levers == model.levers) {
        model.ramp.pop_back();
    }
    return model;
}

}  // namespace fundsim
