#include "engine/play/stopping.hpp"

#include <algorithm>

#include "engine/play/assignment.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/market.hpp"
#include "engine/play/news.hpp"
#include "engine/play/release.hpp"
#include "engine/play/spending.hpp"

namespace fundsim {

namespace {

constexpr double grid_slack = 1e-6;  // months

//! What a review weighs: the index of going on, and the best that the lane could take instead.
struct Verdict {
    bool deserved;
    double forward;
    Choice alternative;
};

//! The index that an alternative must have to stop work of this one; any does where the work is too bad
//! anyway.
double least_that_matters(const Levers& l, double forward) {
    if (forward < l.stop_floor || forward <= 0) {
        return 0;
    }
    constexpr double slack = 1 - 1e-12;
    return forward / l.stop_margin * slack;
}

//! Fixed scope stops what is not worth its remaining cost (bought), or worth nothing more (paid anyway).
//! Adaptive scope also stops for something clearly better that is free.
Verdict weigh(IndexCaches& caches, const Scene& s, std::size_t lane, std::uint32_t i) {
    const Regime& r = regime_of(s.regimes, s.teams.lanes[lane]);
    const Levers& l = r.rules->levers;
    const Prospect forward = forward_prospect(s, i);
    Verdict verdict{false, forward.index, {}};
    if (s.work.items[i].mandated) {
        return verdict;  // what is mandated is not weighed
    }
    if (l.scope == Scope::fixed) {
        verdict.deserved = r.rules->bought ? forward.index < 1 : forward.index < negligible;
        return verdict;
    }
    if (!s.now.closing) {
        verdict.alternative = best_choice(caches, s, lane, least_that_matters(l, forward.index));
    }
    double bar = l.stop_floor;
    if (verdict.alternative.item >= 0) {
        bar = std::max(bar, l.stop_margin * verdict.alternative.option.prospect.index);
    }
    verdict.deserved = forward.index < bar;
    return verdict;
}

}  // namespace

void stop(PlayState& s, std::uint32_t i) {
    Item& item = s.work.items[i];
    leave(s.teams, s.work, s.regimes, i);
    if (item.work == Work::scope) {
        if (regime_of(s.regimes, item).rules->levers.scope == Scope::adaptive) {
            release(s.work, s.operation, s.ledger, s.regimes, s.now, i, item.done / item.content, 0);
        } else {
            item.scope_open = false;
            book_lost(s.ledger, item, s.now.month);
            item.done = item.released * item.content;
        }
    }
    item.work = Work::none;
    follow_market(s.work, s.now, i);
    item.stage = item.released > 0 || item.scope_open ? Stage::resting : Stage::closed;
    if (!item.ever_stopped) {
        ++s.ledger.outcome.stopped;
    }
    item.ever_stopped = true;
    nominate(s.work, s.caches, s.regimes, s.now, i);
    forget_outlook(s.caches, s.regimes, s.work, s.now, i);
}

void review(PlayState& s) {
    for (std::size_t lane = 0; lane < s.teams.lanes.size(); ++lane) {
        const int running = s.teams.lanes[lane].item;
        if (running < 0) {
            continue;
        }
        const auto i = static_cast<std::uint32_t>(running);
        Item& item = s.work.items[i];
        const Levers& levers = regime_of(s.regimes, s.teams.lanes[lane]).rules->levers;
        if (s.now.month + grid_slack < item.next_review) {
            continue;
        }
        while (s.now.month + grid_slack >= item.next_review) {
            item.next_review += levers.review_months;
        }
        if (item.work == Work::scope) {
            hear_status(s.work, s.regimes, s.caches, s.now, i, levers);
        }
        const Verdict verdict = weigh(s.caches, scene(s), lane, i);
        if (!verdict.deserved) {
            continue;
        }
        if (s.now.world->stubbornness[i] < levers.escalation) {
            record(s.now, EventKind::blocked, i, static_cast<std::uint32_t>(lane), verdict.forward);
            continue;
        }
        const bool switches = verdict.alternative.item >= 0;
        record(s.now, EventKind::stopped, i, static_cast<std::uint32_t>(lane), verdict.forward,
               switches ? verdict.alternative.option.prospect.index : 0.0, item.done / item.content);
        stop(s, i);
        // Claimed at once: no second team stops for the same alternative.
        if (switches) {
            claim(s, lane, verdict.alternative);
        }
    }
}

}  // namespace fundsim
