#include "engine/play/candidates.hpp"

#include <algorithm>
#include <cmath>

#include "engine/play/continuity.hpp"
#include "engine/play/scope.hpp"
#include "engine/productivity.hpp"

namespace fundsim {

namespace {

bool may_iterate(const Rules& rules, const Item& item) {
    return rules.levers.follow_up && item.stage == Stage::resting && item.released > 0 && item.live_read;
}

WorkLeft iteration_left(const PlayState& s, std::uint32_t i) {
    const Item& item = s.items[i];
    const double content = item.iteration_content > 0 ? item.iteration_content - item.iteration_done
                                                      : s.rules->levers.iteration_cost * item.done;
    const double gain = believed_gain(*s.prepared, *s.rules, item.fit_belief, view(s, i).believed_fit);
    return {.reach = item.value_released * gain * s.rules->levers.adoption_ceiling,
            .run_effort = 0,
            .content = content,
            .teams = 0};
}

Job iteration_job(const PlayState& s, std::uint32_t i, const WorkLeft& left) {
    const double alone = mature_effort(s, left.content, 1);
    const double teams =
        std::min(teams_for(s.prepared->scenario.organisation, alone), lanes_for(s, s.world->area[i]));
    return {.value = view(s, i).believed_value,
            .reach = left.reach,
            .run_effort = left.run_effort,
            .work = mature_effort(s, left.content, teams),
            .teams = teams};
}

//! What planners of the regime that applies believe of an item's value.
void believe_value(PlayState& s, std::uint32_t i) {
    View& seen = view(s, i);
    const Expectation value = believed_value(*s.prepared, *s.rules, seen.belief);
    seen.believed_value = s.world->scale[i] * value.value;
    seen.value_slope = s.world->scale[i] * value.slope;
    seen.learned = value.slope == 0 ? 0 : std::sqrt(variance_learned(seen.belief, s.rules->levers));
}

//! The same of the fit of its solution.
void believe_fit(PlayState& s, std::uint32_t i) {
    const Item& item = s.items[i];
    view(s, i).believed_fit = item.started || s.rules->levers.selection == Selection::face_value
                                  ? believed_fit(*s.prepared, *s.rules, item.fit_belief, item.live)
                                  : s.rules->believed_first_fit;
}

//! Applies `update` to what the planners of each regime believe of an item.
template <class Update>
void in_all_regimes(PlayState& s, std::uint32_t i, Update update) {
    const std::uint8_t now = s.regime;
    for (std::uint8_t r = 0; r < s.regimes_in_use; ++r) {
        enter(s, r);
        update(s, i);
    }
    enter(s, now);
    forget_outlook(s, i);
}

}  // namespace

Option best_option(PlayState& s, std::uint32_t i, const Readiness& ready) {
    const Item& item = s.items[i];
    View& seen = view(s, i);
    const bool builds = may_build(item), iterates = may_iterate(*s.rules, item);
    if (!seen.left_known) {
        if (builds) seen.scope_left = scope_left(s, i);
        if (iterates) seen.iteration_left = iteration_left(s, i);
        seen.left_known = true;
    }
    Option best;
    const auto consider = [&](Work work, const Job& job) {
        const Prospect prospect = assess(*s.prepared, *s.rules, job, ready, age(s, i));
        if (best.work == Work::none || prospect.index > best.prospect.index)
            best = {work, prospect, job.teams};
    };
    if (builds) consider(Work::scope, scope_job(s, i, seen.scope_left));
    if (iterates) consider(Work::iteration, iteration_job(s, i, seen.iteration_left));
    return best;
}

const Option& typical_option(PlayState& s, std::uint32_t i) {
    View& seen = view(s, i);
    if (seen.outlook_step != s.step) {
        seen.outlook = best_option(s, i, typical_readiness(s));
        seen.outlook_step = s.step;
        note_bounds(s, i, seen.outlook);
    }
    return seen.outlook;
}

void forget_outlook(PlayState& s, std::uint32_t i) {
    for (std::uint8_t r = 0; r < s.regimes_in_use; ++r) {
        s.views[r][i].outlook_step = -1;
        s.views[r][i].left_known = false;
    }
    forget_bounds(s, i);
}

Prospect forward_prospect(const PlayState& s, std::uint32_t i) {
    const Job job =
        s.items[i].work == Work::iteration ? iteration_job(s, i, iteration_left(s, i)) : scope_job(s, i);
    return assess(*s.prepared, *s.rules, job, Readiness{}, age(s, i));
}

Readiness typical_readiness(const PlayState& s) {
    const Levers& l = s.rules->levers;
    const double missing = s.rules->bought ? 1.0 : 0.0;
    return {.familiarity_missing = missing,
            .knowledge_missing = missing,
            .waiting = l.decision_latency_months,
            .staffing = s.rules->bought ? l.staffing_lag_months : 0.0};
}

bool is_open(const PlayState& s, std::uint32_t i) {
    if (may_build(s.items[i])) return true;
    for (std::uint8_t r = 0; r < s.regimes_in_use; ++r)
        if (may_iterate(*s.regimes[r].rules, s.items[i])) return true;
    return false;
}

void update_all_beliefs(PlayState& s, std::uint32_t i) {
    in_all_regimes(s, i, [](PlayState& state, std::uint32_t item) {
        believe_value(state, item);
        believe_fit(state, item);
    });
}

void update_fit_beliefs(PlayState& s, std::uint32_t i) { in_all_regimes(s, i, believe_fit); }

void nominate(PlayState& s, std::uint32_t i) {
    Item& item = s.items[i];
    if (item.candidate || !is_open(s, i)) return;
    item.candidate = true;
    std::vector<std::uint32_t>& area = s.open_in[s.world->area[i]];
    item.place = static_cast<std::uint32_t>(s.candidates.size());
    item.place_in_area = static_cast<std::uint32_t>(area.size());
    s.candidates.push_back(i);
    area.push_back(i);
    add_bounds(s, i);
}

void withdraw(PlayState& s, std::uint32_t i) {
    Item& item = s.items[i];
    if (!item.candidate) return;
    item.candidate = false;
    drop_bounds(s, i);
    std::vector<std::uint32_t>& area = s.open_in[s.world->area[i]];
    s.candidates[item.place] = s.candidates.back();
    s.items[s.candidates.back()].place = item.place;
    s.candidates.pop_back();
    area[item.place_in_area] = area.back();
    s.items[area.back()].place_in_area = item.place_in_area;
    area.pop_back();
}

void withdraw_what_is_not_open(PlayState& s) {
    for (std::size_t k = s.candidates.size(); k-- > 0;)
        if (!is_open(s, s.candidates[k])) withdraw(s, s.candidates[k]);
}

}  // namespace fundsim
