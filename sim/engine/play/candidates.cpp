#include "engine/play/candidates.hpp"

#include <algorithm>
#include <cmath>

#include "engine/play/continuity.hpp"
#include "engine/play/mandates.hpp"
#include "engine/play/scope.hpp"
#include "engine/play/staffing.hpp"
#include "engine/productivity.hpp"

namespace fundsim {

namespace {

bool may_iterate(const Rules& rules, const Item& item) {
    return rules.levers.follow_up && item.stage == Stage::resting && item.released > 0 && item.live_read;
}

WorkLeft iteration_left(const PlayState& s, const Regime& r, std::uint32_t i) {
    const Item& item = s.items[i];
    const double content = item.iteration_content > 0 ? item.iteration_content - item.iteration_done
                                                      : r.rules->levers.iteration_cost * item.done;
    const double gain = believed_gain(*s.prepared, *r.rules, item.fit_belief, r.views[i].believed_fit);
    return {.reach = item.value_released * gain * r.rules->levers.adoption_ceiling,
            .run_effort = 0,
            .content = content,
            .teams = 0};
}

Job iteration_job(const PlayState& s, const Regime& r, std::uint32_t i, const WorkLeft& left) {
    const double alone = mature_effort(s, r, left.content, 1);
    const double teams =
        std::min(teams_for(s.prepared->scenario.organisation, alone), lanes_for(s, r, s.world->area[i]));
    return {.value = r.views[i].believed_value,
            .reach = left.reach,
            .run_effort = left.run_effort,
            .work = mature_effort(s, r, left.content, teams),
            .teams = teams};
}

//! What planners of a regime believe of an item's value.
void believe_value(const PlayState& s, Regime& r, std::uint32_t i) {
    View& seen = r.views[i];
    const Expectation value = believed_value(*s.prepared, *r.rules, seen.belief);
    seen.believed_value = s.world->scale[i] * value.value;
    seen.value_slope = s.world->scale[i] * value.slope;
    seen.learned = value.slope == 0 ? 0 : std::sqrt(variance_learned(seen.belief, r.rules->levers));
}

//! The same of the fit of its solution.
void believe_fit(const PlayState& s, Regime& r, std::uint32_t i) {
    const Item& item = s.items[i];
    r.views[i].believed_fit = item.started || r.rules->levers.selection == Selection::face_value
                                  ? believed_fit(*s.prepared, *r.rules, item.fit_belief, item.live)
                                  : r.rules->believed_first_fit;
}

}  // namespace

Option best_option(PlayState& s, Regime& r, std::uint32_t i, const Readiness& ready) {
    const Item& item = s.items[i];
    View& seen = r.views[i];
    const bool builds = may_build(item), iterates = may_iterate(*r.rules, item);
    if (!seen.left_known) {
        if (builds) seen.scope_left = scope_left(s, r, i);
        if (iterates) seen.iteration_left = iteration_left(s, r, i);
        seen.left_known = true;
    }
    Option best;
    const auto consider = [&](Work work, const Job& job) {
        const Prospect prospect = assess(*s.prepared, *r.rules, job, ready, age(s, i));
        if (best.work == Work::none || prospect.index > best.prospect.index)
            best = {work, prospect, job.teams};
    };
    if (builds) consider(Work::scope, scope_job(s, r, i, seen.scope_left));
    if (iterates) consider(Work::iteration, iteration_job(s, r, i, seen.iteration_left));
    return best;
}

const Option& typical_option(PlayState& s, Regime& r, std::uint32_t i) {
    View& seen = r.views[i];
    if (seen.outlook_step != s.step) {
        seen.outlook = best_option(s, r, i, typical_readiness(*r.rules));
        seen.outlook_step = s.step;
        note_bounds(s, r, i, seen.outlook);
    }
    return seen.outlook;
}

void forget_outlook(PlayState& s, std::uint32_t i) {
    for (Regime& r : regimes(s)) {
        r.views[i].outlook_step = -1;
        r.views[i].left_known = false;
        if (r.views[i].place != RoundPlace::nowhere) r.granted.step = -1;
    }
    forget_bounds(s, i);
}

Prospect forward_prospect(const PlayState& s, std::uint32_t i) {
    const Regime& r = regime_of(s, s.items[i]);
    const Job job = s.items[i].work == Work::iteration ? iteration_job(s, r, i, iteration_left(s, r, i))
                                                       : scope_job(s, r, i, scope_left(s, r, i));
    return assess(*s.prepared, *r.rules, job, Readiness{}, age(s, i));
}

Readiness typical_readiness(const Rules& rules) {
    const double unformed = rules.bought ? 1.0 : 0.0;
    Readiness ready{
        .familiarity_missing = unformed, .knowledge_missing = unformed, .waiting = 0, .staffing = 0};
    if (rules.levers.cycle_months == 0) add_waits(rules, ready);  // else before the claim
    return ready;
}

bool is_open(const PlayState& s, std::uint32_t i) {
    if (may_build(s.items[i])) return true;
    for (const Regime& r : regimes(s))
        if (may_iterate(*r.rules, s.items[i])) return true;
    return false;
}

void update_all_beliefs(PlayState& s, std::uint32_t i) {
    for (Regime& r : regimes(s)) {
        believe_value(s, r, i);
        believe_fit(s, r, i);
    }
    forget_outlook(s, i);
}

void update_fit_beliefs(PlayState& s, std::uint32_t i) {
    for (Regime& r : regimes(s)) believe_fit(s, r, i);
    forget_outlook(s, i);
}

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
    if (item.stage == Stage::waiting) queue_for_decrees(s, i);
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
