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
    Item& item = s.work.items[i];
    record(s.now, EventKind::rolled_back, i, no_lane, regime_of(s.regimes, item).views[i].believed_value);
    if (item.stage == Stage::working) {
        leave(s.teams, s.work, s.regimes, i);
    }
    item.work = Work::none;
    item.stage = Stage::closed;
    item.scope_open = false;
    book_lost(s.ledger, item, s.now.month);
    withdraw(s.work, s.caches, *s.now.world, i);
    item.fit = 0;
    ++s.ledger.outcome.rollbacks;
    s.operation.live.erase(s.operation.live.begin() + item.live_place);
    for (std::size_t k = item.live_place; k < s.operation.live.size(); ++k) {
        s.work.items[s.operation.live[k].item].live_place = static_cast<std::uint32_t>(k);
    }
}

//! A second or later attempt against the one before it: the lower belief goes.
void keep_better(Worklist& work, Operation& operation, Ledger& ledger, const Regimes& regimes, const Now& now,
                 std::uint32_t i) {
    Item& item = work.items[i];
    const Rules& rules = *regime_of(regimes, item).rules;
    const double latest = believed_fit(*now.prepared, rules, item.fit_belief, item.live);
    const double before = believed_fit(*now.prepared, rules, item.fit_belief, item.kept);
    if (latest < before) {
        record(now, EventKind::reverted, i, no_lane, latest, before);
        item.live = item.kept;
        item.fit = item.fit_kept;
        operation.live[item.live_place].benefit = item.value * item.fit;
        return;
    }
    record(now, EventKind::kept, i, no_lane, latest, item.fit);
    if (item.fit < item.fit_kept) {
        ++ledger.outcome.false_wins;
    }
}

void take_reading(PlayState& s, std::uint32_t i) {
    const Now& now = s.now;
    Item& item = s.work.items[i];
    const Regime& r = regime_of(s.regimes, item);
    const Levers& l = r.rules->levers;
    const double rho = now.prepared->scenario.opportunities.rho_fit;
    const Stream& stream = now.world->stream;
    const double usage = attempt_latent(*now.world, rho, i, item.live_attempt) +
                         l.sigma_usage * normal(stream, Purpose::usage, i, item.live_attempt);
    const double seen = std::max(value_at(now.prepared->fit, usage), least_visible_use);
    const double noise = l.sigma_effect / seen;
    const double effect = item.z + noise * normal(stream, Purpose::effect, i, item.live_attempt);
    record(now, EventKind::read, i, no_lane, seen, effect);
    item.reading_due = never;
    item.live_read = item.informed = true;
    learn_usage(item.fit_belief, item.live, rho, l.sigma_usage, usage);
    for (Regime& each : s.regimes) {
        learn_effect(each.views[i].belief, effect, noise * noise);
    }
    if (item.kept.weight > 0) {
        keep_better(s.work, s.operation, s.ledger, s.regimes, now, i);
    }
    update_all_beliefs(s.regimes, s.caches, s.work, now, i);
    const double cost = now.prepared->scenario.organisation.person_month_cost * now.world->effort[i];
    if (r.views[i].believed_value < -negligible * cost) {
        roll_back(s, i);
    } else {
        nominate(s.work, s.caches, s.regimes, now, i);
    }
}

}  // namespace

void go_live(PlayState& s, std::uint32_t i, double offset) {
    const Now& now = s.now;
    Item& item = s.work.items[i];
    ++s.ledger.outcome.iterations;
    item.live_attempt = ++item.attempts;
    item.live_read = false;
    item.iteration_content = item.iteration_done = 0;
    item.kept = item.live;
    item.live = {};
    item.fit_kept = item.fit;
    item.fit =
        value_at(now.prepared->fit, attempt_latent(*now.world, now.prepared->scenario.opportunities.rho_fit,
                                                   i, item.live_attempt));
    s.operation.renewed.push_back(i);
    update_fit_beliefs(s.regimes, s.caches, s.work, now, i);
    expect_reading(s.work, s.operation, s.regimes, now, i, now.month + offset);
}

void settle_unread(PlayState& s) {
    for (const Live& live : s.operation.live) {
        const std::uint32_t i = live.item;
        if (s.work.items[i].live_read || s.work.items[i].kept.weight == 0) {
            continue;
        }
        keep_better(s.work, s.operation, s.ledger, s.regimes, s.now, i);
        update_fit_beliefs(s.regimes, s.caches, s.work, s.now, i);
    }
}

void read_due(PlayState& s) {
    std::erase_if(s.operation.watched, [&](std::uint32_t i) {
        if (s.work.items[i].stage == Stage::closed) {
            return true;
        }
        if (s.work.items[i].reading_due > s.now.month + 1e-6) {
            return false;
        }
        take_reading(s, i);
        return true;
    });
}

}  // namespace fundsim
