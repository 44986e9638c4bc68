#include "engine/play/follow_up.hpp"

#include <algorithm>
#include <cmath>

#include "engine/play/candidates.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/release.hpp"
#include "engine/play/spending.hpp"

namespace fundsim {

namespace {

//! What nobody uses teaches little about its worth: the effect is seen through at least this share of use.
constexpr double least_visible_use = 0.05;

void roll_back(PlayState& s, std::uint32_t i) {
    Item& item = s.items[i];
    record(s, EventKind::rolled_back, i, no_lane, regime_of(s, item).views[i].believed_value);
    if (item.stage == Stage::working) leave(s, i);
    item.work = Work::none;
    item.stage = Stage::closed;
    item.scope_open = false;
    book_lost(s, i);
    withdraw(s, i);
    item.fit = 0;
    ++s.outcome.rollbacks;
    s.live.erase(s.live.begin() + item.live_place);
    for (std::size_t k = item.live_place; k < s.live.size(); ++k)
        s.items[s.live[k].item].live_place = static_cast<std::uint32_t>(k);
}

//! A second or later attempt against the one before it: the lower belief goes.
void keep_better(PlayState& s, std::uint32_t i) {
    Item& item = s.items[i];
    const Rules& rules = *regime_of(s, item).rules;
    const double now = believed_fit(*s.prepared, rules, item.fit_belief, item.live);
    const double before = believed_fit(*s.prepared, rules, item.fit_belief, item.kept);
    if (now < before) {
        record(s, EventKind::reverted, i, no_lane, now, before);
        item.live = item.kept;
        item.fit = item.fit_kept;
        s.live[item.live_place].benefit = item.value * item.fit;
        return;
    }
    record(s, EventKind::kept, i, no_lane, now, item.fit);
    if (item.fit < item.fit_kept) ++s.outcome.false_wins;
}

void take_reading(PlayState& s, std::uint32_t i) {
    Item& item = s.items[i];
    const Regime& r = regime_of(s, item);
    const Levers& l = r.rules->levers;
    const double rho = s.prepared->scenario.opportunities.rho_fit;
    const Stream& stream = s.world->stream;
    const double usage = attempt_latent(*s.world, rho, i, item.live_attempt) +
                         l.sigma_usage * normal(stream, Purpose::usage, i, item.live_attempt);
    const double seen = std::max(value_at(s.prepared->fit, usage), least_visible_use);
    const double noise = l.sigma_effect / seen;
    const double effect = item.z + noise * normal(stream, Purpose::effect, i, item.live_attempt);
    record(s, EventKind::read, i, no_lane, seen, effect);
    item.reading_due = never;
    item.live_read = item.informed = true;
    learn_usage(item.fit_belief, item.live, rho, l.sigma_usage, usage);
    for (Regime& each : regimes(s)) learn_effect(each.views[i].belief, effect, noise * noise);
    if (item.kept.weight > 0) keep_better(s, i);
    update_all_beliefs(s, i);
    const double cost = s.prepared->scenario.organisation.person_month_cost * s.world->effort[i];
    if (r.views[i].believed_value < -negligible * cost)
        roll_back(s, i);
    else
        nominate(s, i);
}

}  // namespace

void go_live(PlayState& s, std::uint32_t i, double offset) {
    Item& item = s.items[i];
    ++s.outcome.iterations;
    item.live_attempt = ++item.attempts;
    item.live_read = false;
    item.iteration_content = item.iteration_done = 0;
    item.kept = item.live;
    item.live = {};
    item.fit_kept = item.fit;
    item.fit = value_at(s.prepared->fit, attempt_latent(*s.world, s.prepared->scenario.opportunities.rho_fit,
                                                        i, item.live_attempt));
    s.renewed.push_back(i);
    update_fit_beliefs(s, i);
    expect_reading(s, i, s.month + offset);
}

void settle_unread(PlayState& s) {
    for (const Live& live : s.live) {
        const std::uint32_t i = live.item;
        if (s.items[i].live_read || s.items[i].kept.weight == 0) continue;
        keep_better(s, i);
        update_fit_beliefs(s, i);
    }
}

void read_due(PlayState& s) {
    std::erase_if(s.watched, [&](std::uint32_t i) {
        if (s.items[i].stage == Stage::closed) return true;
        if (s.items[i].reading_due > s.month + 1e-6) return false;
        take_reading(s, i);
        return true;
    });
}

}  // namespace fundsim
