#include "engine/play/candidates.hpp"

#include <algorithm>
#include <cmath>

#include "engine/play/bounds.hpp"
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

WorkLeft iteration_left(const Scene& s, const Regime& r, std::uint32_t i) {
    const Item& item = s.work.items[i];
    const double content = item.iteration_content > 0 ? item.iteration_content - item.iteration_done
                                                      : r.rules->levers.iteration_cost * item.done;
    const double gain = believed_gain(*s.now.prepared, *r.rules, item.fit_belief, r.views[i].believed_fit);
    return {.reach = item.value_released * gain * r.rules->levers.adoption_ceiling,
            .run_effort = 0,
            .content = content,
            .teams = 0};
}

Job iteration_job(const Scene& s, const Regime& r, std::uint32_t i, const WorkLeft& left) {
    const double alone = mature_effort(*s.now.prepared, r, left.content, 1);
    const double teams = std::min(teams_for(s.now.prepared->scenario.organisation, alone),
                                  lanes_for(s.teams, r, s.now.world->area[i]));
    return {.value = r.views[i].believed_value,
            .reach = left.reach,
            .run_effort = left.run_effort,
            .work = mature_effort(*s.now.prepared, r, left.content, teams),
            .teams = teams};
}

//! What planners of a regime believe of an item's value.
void believe_value(Regime& r, const Now& now, std::uint32_t i) {
    View& seen = r.views[i];
    const Expectation value = believed_value(*now.prepared, *r.rules, seen.belief);
    seen.believed_value = now.world->scale[i] * value.value;
    seen.value_slope = now.world->scale[i] * value.slope;
    if (is_compulsory(*now.world, i)) {
        seen.believed_value = seen.value_slope = 0;  // without a sign
    }
    seen.learned = value.slope == 0 ? 0 : std::sqrt(variance_learned(seen.belief, r.rules->levers));
}

//! The same of the fit of its solution.
void believe_fit(Regime& r, const Item& item, const Now& now, std::uint32_t i) {
    r.views[i].believed_fit = item.started || r.rules->levers.selection == Selection::face_value
                                  ? believed_fit(*now.prepared, *r.rules, item.fit_belief, item.live)
                                  : r.rules->believed_first_fit;
}

//! An item is worth more or less than it was: the planners of a regime weigh it anew.
void forget_worth(IndexCache& cache, const Regime& r, const Item& item, const Now& now, std::uint32_t i) {
    cache.outlooks[i].step = -1;
    if (r.views[i].place != RoundPlace::nowhere) {
        cache.granted.step = -1;
    }
    forget_bounds(cache, r, item, now, i);
}

//! Something has happened to an item: they also look anew at what is left of it.
void forget(IndexCache& cache, const Regime& r, const Item& item, const Now& now, std::uint32_t i) {
    cache.outlooks[i].left_known = false;
    forget_worth(cache, r, item, now, i);
}

}  // namespace

Option best_option(IndexCache& cache, const Scene& s, const Regime& r, std::uint32_t i,
                   const Readiness& ready) {
    const Item& item = s.work.items[i];
    Outlook& seen = cache.outlooks[i];
    const bool builds = may_build(item), iterates = may_iterate(*r.rules, item);
    if (!seen.left_known) {
        if (builds) {
            seen.scope_left = scope_left(s, r, i);
        }
        if (iterates) {
            seen.iteration_left = iteration_left(s, r, i);
        }
        seen.left_known = true;
    }
    Option best;
    const auto consider = [&](Work work, const Job& job) {
        const Prospect prospect = assess(*s.now.prepared, *r.rules, job, ready, age(s.now, i));
        if (best.work == Work::none || prospect.index > best.prospect.index) {
            best = {work, prospect, job.teams};
        }
    };
    if (builds) {
        consider(Work::scope, scope_job(*s.now.prepared, r, i, seen.scope_left));
    }
    if (iterates) {
        consider(Work::iteration, iteration_job(s, r, i, seen.iteration_left));
    }
    return best;
}

const Option& typical_option(IndexCache& cache, const Scene& s, const Regime& r, std::uint32_t i) {
    Outlook& seen = cache.outlooks[i];
    if (seen.step != s.now.step) {
        seen.option = best_option(cache, s, r, i, typical_readiness(*r.rules));
        seen.step = s.now.step;
        note_bounds(cache, r, s.work, *s.now.world, i, seen.option);
    }
    return seen.option;
}

void forget_outlook(IndexCaches& caches, const Regimes& regimes, const Worklist& work, const Now& now,
                    std::uint32_t i) {
    for (const Regime& r : regimes) {
        forget(cache_of(caches, r), r, work.items[i], now, i);
    }
}

Prospect forward_prospect(const Scene& s, std::uint32_t i) {
    const Regime& r = regime_of(s.regimes, s.work.items[i]);
    const Job job = s.work.items[i].work == Work::iteration
                        ? iteration_job(s, r, i, iteration_left(s, r, i))
                        : scope_job(*s.now.prepared, r, i, scope_left(s, r, i));
    return assess(*s.now.prepared, *r.rules, job, Readiness{}, age(s.now, i));
}

Readiness typical_readiness(const Rules& rules) {
    const double unformed = rules.bought ? 1.0 : 0.0;
    Readiness ready{
        .familiarity_missing = unformed, .knowledge_missing = unformed, .waiting = 0, .staffing = 0};
    if (rules.levers.cycle_months == 0) {
        add_waits(rules, ready);  // else before the claim
    }
    return ready;
}

bool is_open(const Item& item, const Regimes& regimes) {
    if (may_build(item)) {
        return true;
    }
    for (const Regime& r : regimes) {
        if (may_iterate(*r.rules, item)) {
            return true;
        }
    }
    return false;
}

void update_all_beliefs(Regimes& regimes, IndexCaches& caches, const Worklist& work, const Now& now,
                        std::uint32_t i) {
    for (Regime& r : regimes) {
        believe_value(r, now, i);
        believe_fit(r, work.items[i], now, i);
        forget(cache_of(caches, r), r, work.items[i], now, i);
    }
}

void update_value_beliefs(Regimes& regimes, IndexCaches& caches, const Worklist& work, const Now& now,
                          std::uint32_t i) {
    for (Regime& r : regimes) {
        believe_value(r, now, i);
        forget_worth(cache_of(caches, r), r, work.items[i], now, i);
    }
}

void update_fit_beliefs(Regimes& regimes, IndexCaches& caches, const Worklist& work, const Now& now,
                        std::uint32_t i) {
    for (Regime& r : regimes) {
        believe_fit(r, work.items[i], now, i);
        forget(cache_of(caches, r), r, work.items[i], now, i);
    }
}

void nominate(Worklist& work, IndexCaches& caches, const Regimes& regimes, const Now& now, std::uint32_t i) {
    Item& item = work.items[i];
    if (item.candidate || !is_open(item, regimes)) {
        return;
    }
    item.candidate = true;
    std::vector<std::uint32_t>& area = work.open_in[now.world->area[i]];
    item.place = static_cast<std::uint32_t>(work.candidates.size());
    item.place_in_area = static_cast<std::uint32_t>(area.size());
    work.candidates.push_back(i);
    area.push_back(i);
    add_bounds(caches, now.world->area[i]);
    if (item.stage == Stage::waiting) {
        queue_for_decrees(caches, *now.world, i);
    }
}

void withdraw(Worklist& work, IndexCaches& caches, const World& world, std::uint32_t i) {
    Item& item = work.items[i];
    if (!item.candidate) {
        return;
    }
    item.candidate = false;
    drop_bounds(caches, work, world, i);
    std::vector<std::uint32_t>& area = work.open_in[world.area[i]];
    work.candidates[item.place] = work.candidates.back();
    work.items[work.candidates.back()].place = item.place;
    work.candidates.pop_back();
    area[item.place_in_area] = area.back();
    work.items[area.back()].place_in_area = item.place_in_area;
    area.pop_back();
}

void withdraw_what_is_not_open(Worklist& work, IndexCaches& caches, const Regimes& regimes,
                               const World& world) {
    for (std::size_t k = work.candidates.size(); k-- > 0;) {
        if (!is_open(work.items[work.candidates[k]], regimes)) {
            withdraw(work, caches, world, work.candidates[k]);
        }
    }
}

}  // namespace fundsim
