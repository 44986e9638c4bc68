#include "engine/play/work.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/candidates.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/follow_up.hpp"
#include "engine/play/initiatives.hpp"
#include "engine/play/ramp.hpp"
#include "engine/play/release.hpp"
#include "engine/play/spending.hpp"
#include "engine/play/supply.hpp"
#include "engine/play/tranches.hpp"
#include "engine/play/transition.hpp"
#include "engine/productivity.hpp"

namespace fundsim {

namespace {

//! Splits a lane's step into waiting for its team, paid waiting and work.
void spend_time(Lane& l, double step) {
    double time = step + l.credit;
    const double staffing = std::min(l.staffing, time);
    l.staffing -= staffing;
    time -= staffing;
    const double deciding = std::min(l.deciding, time);
    l.deciding -= deciding;
    time -= deciding;
    l.stalled = std::min(l.held_up, time);
    l.held_up -= l.stalled;
    l.working = l.used = time - l.stalled;
    l.waited = deciding + l.stalled;
    l.busy = std::min(1.0, (deciding + time) / step);
}

//! The step of a lane with an item, and how it works after what it did before.
void start_work(Teams& teams, const Worklist& work, const Regimes& regimes, const Now& now,
                std::size_t lane) {
    Lane& l = teams.lanes[lane];
    const std::uint32_t area = now.world->area[static_cast<std::size_t>(l.item)];
    l.variety = variety_of(teams, regimes, now, lane, area);
    l.task = task_of(work.items[static_cast<std::size_t>(l.item)]);
    spend_time(l, now.prepared->step);
    if (l.working > 0 && !teams.visited.empty()) {
        teams.visited[lane * teams.area_owned.size() + area] = now.month;
    }
}

//! Work content a person-month of a lane yields now.
double productivity(const Scene& s, const Lane& l, std::uint32_t i) {
    const Prepared& p = *s.now.prepared;
    const Regime& regime = regime_of(s.regimes, l);
    const Rules& r = *regime.rules;
    // F and K at the middle of the step.
    const double f = r.familiarity_full + (l.familiarity - r.familiarity_full) * r.familiarity_kept_half;
    const double known = knowledge_of(s.regimes, l, s.now.world->area[i]);
    const double k = r.knowledge_full + (known - r.knowledge_full) * r.knowledge_kept_half;
    const double moved = l.dip > 0 ? 1 - s.regimes.each[0].settled->dip : 1.0;
    return r.base_productivity * moved * l.variety * regime.improvement *
           p.coordination[s.work.items[i].lanes_held] *
           learned_productivity(p.familiarity_loss, p.knowledge_loss, f, k);
}

//! What the lanes of one item do in a step if nothing ends early.
struct Effort {
    double content = 0;  //!< at unit productivity
    double person_months = 0;
    double stalled = 0;  //!< person-months of waiting for dependencies
    double longest = 0;  //!< months, of the lane that works longest
};

Effort effort_of(const Scene& s, std::uint32_t i, double share) {
    Effort sum;
    for (std::uint32_t lane = s.work.items[i].first_lane; lane != no_lane; lane = s.teams.lanes[lane].next) {
        const Lane& l = s.teams.lanes[lane];
        const double person_months = l.people * l.working * share;
        sum.person_months += person_months;
        sum.stalled += l.people * l.stalled * share;
        sum.content += person_months * productivity(s, l, i);
        sum.longest = std::max(sum.longest, l.working);
    }
    return sum;
}

//! Published overruns contain what dependencies cost, so waiting for them belongs to the price of an item.
void charge(Ledger& ledger, Item& item, const Now& now, std::uint32_t i, double person_months,
            double stalled) {
    const double price = (person_months + stalled) * now.prepared->scenario.organisation.person_month_cost;
    item.paid += price;
    if (item.work == Work::scope) {
        item.unshipped += price;
    }
    if (i < noted_initiatives(ledger)) {
        book_initiative(ledger, InitiativeRow::pv_work, i, middle_discount(now) * price);
    }
    if (!now.closing) {
        ledger.worked += person_months;
    }
}

void deliver(Worklist& work, Operation& operation, Ledger& ledger, const Regimes& regimes, const Now& now,
             std::uint32_t i, double offset) {
    Item& item = work.items[i];
    item.done = item.content;
    item.scope_open = false;
    release(work, operation, ledger, regimes, now, i, 1, offset);
    item.delivered = true;
    item.finished_at = now.month + offset;
    ++ledger.outcome.delivered;
    // A part in a billion of slack for work that takes exactly what was planned.
    if (item.paid <= item.plan_cost * (1 + 1e-9)) {
        ++ledger.outcome.on_budget;
    }
    if (now.month + offset <= item.plan_end + 1e-6) {
        ++ledger.outcome.on_time;
    }
    ledger.outcome.planned_cost += item.plan_cost;
    ledger.outcome.paid_cost += item.paid;
    ledger.outcome.overruns += item.paid / item.plan_cost;
    record(now, EventKind::delivered, i, no_lane, item.paid, item.plan_cost);
}

//! An item is done `part` of the way through its lanes' work of this step.
void finish(PlayState& s, std::uint32_t i, const Effort& effort, double part) {
    Item& item = s.work.items[i];
    const double step = s.now.prepared->step;
    const double offset = std::clamp(step - (1 - part) * effort.longest, 0.0, step);
    for (std::uint32_t lane = item.first_lane; lane != no_lane; lane = s.teams.lanes[lane].next) {
        Lane& l = s.teams.lanes[lane];
        const double unused = (1 - part) * l.working;
        l.used = part * l.working;
        if (regime_of(s.regimes, l).rules->bought) {
            l.busy = std::max(0.0, l.busy - unused / step);
        } else {
            l.credit = std::min(unused, step);
        }
    }
    const Work done = item.work;
    leave(s.teams, s.work, s.regimes, i);
    item.work = Work::none;
    item.stage = Stage::resting;
    if (done == Work::scope) {
        deliver(s.work, s.operation, s.ledger, s.regimes, s.now, i, offset);
    } else {
        go_live(s, i, offset);
    }
    nominate(s.work, s.caches, s.regimes, s.now, i);
    forget_outlook(s.caches, s.regimes, s.work, s.now, i);
}

void advance_item(PlayState& s, std::uint32_t i) {
    Item& item = s.work.items[i];
    const double share = (1 - s.ledger.upkeep.run_share) * (1 - regime_of(s.regimes, item).discovery_used);
    const Effort effort = effort_of(scene(s), i, share);
    double& done = item.work == Work::scope ? item.done : item.iteration_done;
    const double content = item.work == Work::scope ? item.content : item.iteration_content;
    const double missing = content - done;
    if (effort.content >= missing * (1 - 1e-12) && effort.content > 0) {
        const double part = std::min(1.0, missing / effort.content);
        charge(s.ledger, item, s.now, i, effort.person_months * part, effort.stalled);
        finish(s, i, effort, part);
        return;
    }
    charge(s.ledger, item, s.now, i, effort.person_months, effort.stalled);
    use_tranche(item, effort.person_months);
    done += effort.content;
    if (item.work == Work::scope) {
        release_on_cadence(s.work, s.operation, s.ledger, s.regimes, s.now, i);
    }
}

double estate(const Operation& operation) {
    double sum = 0;
    for (const double e : operation.area_estate) {
        sum += e;
    }
    for (const Live& live : operation.live) {
        sum += live.flow.estate;
    }
    return sum;
}

}  // namespace

void keep_running(Upkeep& upkeep, Regimes& regimes, const Teams& teams, const Operation& operation,
                  const Now& now) {
    const Organisation& o = now.prepared->scenario.organisation;
    const double needed = o.run_rate * estate(operation) / 12;  // people
    for (Regime& regime : regimes) {
        regime.people = 0;
    }
    for (const Lane& l : teams.lanes) {
        if (!l.released) {
            regime_of(regimes, l).people += l.people;
        }
    }
    // A discovery pool belongs to the teams it works for, and shrinks and grows with them.
    for (Regime& regime : regimes) {
        const double share = regime.rules->pool_share;
        regime.pool_people =
            regimes.in_use == 1 ? regime.rules->pool_people : regime.people * share / (1 - share);
    }
    upkeep.run_share = upkeep.run_money = upkeep.intervention_share = 0;
    upkeep.extra_bill = bill_of_step(regimes, now, true);
    if (now.closing) {
        upkeep.run_money = needed * now.prepared->step * o.person_month_cost;
        return;
    }
    // Interventions are paid first and in full, by capacity that the teams then do not have.
    const double everybody = std::max(all_people(regimes), 1e-9);
    const double aside = bill_of_step(regimes, now, false) / (o.person_month_cost * now.prepared->step);
    upkeep.intervention_share = std::min(1.0, aside / everybody);
    upkeep.run_share = std::min(1.0, (needed + aside) / everybody);
    for (Regime& regime : regimes) {
        regime.net = net_share(upkeep, regime);
    }
}

void work(PlayState& s) {
    for (std::size_t lane = 0; lane < s.teams.lanes.size(); ++lane) {
        Lane& l = s.teams.lanes[lane];
        l.working = l.stalled = l.busy = l.used = l.waited = 0;
        if (l.released) {
            l.busy = std::min(1.0, l.notice / s.now.prepared->step);
            l.notice = std::max(0.0, l.notice - s.now.prepared->step);
        }
        l.hired = regime_of(s.regimes, l).rules->bought || l.staffing <= 0;
        if (l.item >= 0) {
            start_work(s.teams, s.work, s.regimes, s.now, lane);
        } else {
            l.staffing -= std::min(l.staffing, s.now.prepared->step);
        }
        l.credit = 0;
    }
    if (!s.now.closing) {
        s.ledger.capacity += all_people(s.regimes) * s.now.prepared->step;
    }
    for (const Lane& lane : s.teams.lanes) {
        if (lane.item < 0) {
            continue;
        }
        const auto i = static_cast<std::uint32_t>(lane.item);
        if (s.work.items[i].advanced_in == s.now.step) {
            continue;
        }
        s.work.items[i].advanced_in = s.now.step;
        advance_item(s, i);
    }
    learn(s.teams, s.regimes);
    overcome_dips(s.teams, s.regimes, s.now.prepared->step);
}

}  // namespace fundsim
