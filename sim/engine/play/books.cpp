#include "engine/play/books.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "engine/numeric/special.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/run_off.hpp"
#include "engine/play/spending.hpp"

namespace fundsim {

namespace {

//! What the live items pay in this step, undiscounted, and their flows at its end.
double earn(PlayState& s) {
    const Rules& r = shared_rules(s);
    double sum = 0;
    for (Live& live : s.live)
        sum += live.benefit * advance(live.flow, is_owned(s, live.item) ? r.owned_step : r.orphan_step);
    for (const Inflow& in : s.inflows) {
        Live& live = s.live[s.items[in.item].live_place];
        const bool owned = is_owned(s, in.item);
        const double rest = s.prepared->step - in.offset;
        const FlowStep part =
            in.offset == r.release_offset
                ? (owned ? r.owned_release : r.orphan_release)
                : flow_step(r.levers.adoption_months,
                            owned ? s.prepared->erosion_owned : s.prepared->erosion_orphan, rest);
        live.flow.adopting += in.amount * part.p_kept;
        live.flow.adopted += in.amount * part.a_from_p;
        live.flow.estate += in.estate * part.estate_kept;
        sum += live.benefit * in.amount * part.sum_of_p;
    }
    for (const std::uint32_t i : s.renewed) {
        const Item& item = s.items[i];
        s.live[item.live_place].benefit = item.value * item.fit;
    }
    s.renewed.clear();
    s.inflows.clear();
    for (std::size_t a = 0; a < s.area_estate.size(); ++a)
        s.area_estate[a] *= s.area_owned[a] ? r.owned_step.estate_kept : r.orphan_step.estate_kept;
    return sum * r.levers.adoption_ceiling / 12;
}

//! Pay until the horizon: everybody who works, explores or keeps things running, and the idle at their share.
double pay(PlayState& s, double discount, Ledger& ledger) {
    const Organisation& o = s.prepared->scenario.organisation;
    const Levers& l = shared_rules(s).levers;
    const double price = o.person_month_cost * s.prepared->step;
    double busy = 0;
    double idle = 0;  // people, at what they cost idle
    double notice = 0;
    double exploring = 0;
    for (const Lane& lane : s.lanes) {
        if (lane.released) {
            notice += lane.people * lane.busy;
            continue;
        }
        const Regime& regime = regime_of(s, lane);
        const double used = lane.busy + (lane.hired ? (1 - lane.busy) * regime.discovery_used : 0.0);
        busy += lane.people * used;
        // A lane that is being hired is paid for the part of the step in which it is there.
        exploring += lane.people * regime.discovery_used * (lane.hired ? 1.0 : lane.busy);
        share_out(ledger, lane,
                  price * (1 - s.run_share) * lane.people * (1 - regime.discovery_used) * lane.busy);
        idle += lane.people * (1 - used) * regime.rules->levers.idle_cost_share;
    }
    double pool = 0;
    for (const Regime& regime : regimes(s)) pool += regime.pool_people;
    const double everybody = all_people(s);
    const double aside = price * s.intervention_share * everybody;
    const double running = s.run_share * everybody;
    const double unused = price * (1 - s.run_share) * idle;
    const double idle_cost = unused + price * notice;
    s.outcome.idle_cost += idle_cost;
    s.outcome.pv_idle_cost += discount * unused;
    const double run_cost = std::max(0.0, price * running - aside);
    s.outcome.run_cost += run_cost;
    s.outcome.intervention_cost += aside + s.extra_bill;
    const double governing = o.budget_per_year * l.overhead / 12 * s.prepared->step;
    s.outcome.overhead += governing;
    ledger[Spending::discovery] = price * (1 - s.run_share) * (exploring + pool);
    ledger[Spending::idle] = idle_cost;
    ledger[Spending::running] = run_cost;
    ledger[Spending::interventions] = aside + s.extra_bill;
    ledger[Spending::overhead] = governing;
    return price * (running + (1 - s.run_share) * (busy + pool)) + idle_cost + governing + s.extra_bill;
}

//! Pay past the horizon: only the lanes that still finish their work, and run cost in money.
double pay_closing(PlayState& s, double discount, Ledger& ledger) {
    const double price = s.prepared->scenario.organisation.person_month_cost * s.prepared->step;
    double busy = 0;
    double idle = 0;  // people, at what they cost idle
    for (const Lane& lane : s.lanes) {
        if (lane.ended || lane.released) continue;
        const double unused = lane.credit / s.prepared->step;  // a standing team that has just finished
        const double used = std::max(0.0, lane.busy - unused);
        busy += lane.people * used;
        share_out(ledger, lane, price * lane.people * used);
        if (lane.item >= 0)
            idle += lane.people * (1 - lane.busy) * regime_of(s, lane).rules->levers.idle_cost_share;
    }
    s.outcome.idle_cost += price * idle;
    s.outcome.pv_idle_cost += discount * price * idle;
    s.outcome.run_cost += s.run_money;
    ledger[Spending::idle] = price * idle;
    ledger[Spending::running] = s.run_money;
    return price * (busy + idle) + s.run_money;
}

void count_items(PlayState& s) {
    Outcome& out = s.outcome;
    for (const Item& item : s.items) {
        if (!item.started) continue;
        out.planned_cost_started += item.plan_cost;
        const double realised = item.value * item.fit * item.shipped;
        const bool shipped = item.first_release < never;
        if (shipped && !item.delivered) ++out.partly_delivered;
        if (item.plan_benefit > negligible * item.plan_cost) {
            out.planned_benefit += item.plan_benefit;
            out.realised_benefit += realised;
        } else {
            ++out.plans_without_benefit;
        }
        if (!shipped) {
            out.wasted_spend += item.paid;
        } else if (realised < 0.1 * item.plan_benefit || realised <= 0) {
            ++out.without_effect;
            out.wasted_spend += item.paid;
        } else if (realised >= 0.5 * item.plan_benefit) {
            ++out.effective;
            out.spend_effective += item.paid;
        }
    }
}

}  // namespace

void book_step(PlayState& s) {
    const double income = earn(s);
    const double discount = exp_of(-s.prepared->discounting * (s.month + s.prepared->step / 2));
    Ledger ledger;
    const double outlay = s.closing ? pay_closing(s, discount, ledger) : pay(s, discount, ledger);
    assert(std::abs(std::accumulate(ledger.kinds.begin(), ledger.kinds.end(), -outlay)) <=
           1e-9 * std::max(1.0, outlay));
    s.outcome.pv_income += discount * income;
    s.outcome.pv_outlay += discount * outlay;
    s.outcome.spend += outlay;
    s.outcome.benefit += income;
    book_cash(s, outlay, income);
    book_spending(s, ledger);
    book_year(s, s.month, {outlay, income, discount * outlay, discount * income});
    if (s.closing) {
        s.outcome.spend_after_horizon += outlay;
        s.outcome.npv_after_horizon += discount * (income - outlay);
    } else {
        s.outcome.returned -= outlay - s.extra_bill;
    }
}

void close_books(PlayState& s) {
    for (const Inflow& in : s.inflows) {
        Flow& flow = s.live[s.items[in.item].live_place].flow;
        flow.adopting += in.amount;
        flow.estate += in.estate;
    }
    s.inflows.clear();
    count_items(s);
    for (std::uint32_t i = 0; i < s.items.size(); ++i) book_lost(s, i);
    Outcome& out = s.outcome;
    const Organisation& o = s.prepared->scenario.organisation;
    out.returned += o.budget_per_year / 12 * o.horizon_months;
    const RunOff rest = run_off(s);
    out.pv_income += rest.pv_income;
    out.pv_outlay += rest.pv_outlay;
    out.npv = out.pv_income - out.pv_outlay;
    out.npv_after_horizon += rest.pv_income - rest.pv_outlay;
    out.npv_per_outlay = out.pv_outlay > 0 ? out.npv / out.pv_outlay : missing;
    book_later_years(s, rest.value);
    walk_run_off(s, rest);
    out.peak_exposure = -s.lowest;
    out.lead_time = s.releases_first > 0 ? s.lead_time_sum / s.releases_first : missing;
    out.potential = s.world->potential;
    double starts = 0, decreed = 0;
    for (const Regime& r : regimes(s)) {
        starts += r.starts;
        decreed += r.decreed_starts;
    }
    out.mandated_effort_share = starts > 0 ? decreed / starts : missing;
    out.utilisation = s.capacity > 0 ? s.worked / s.capacity : missing;
}

}  // namespace fundsim
