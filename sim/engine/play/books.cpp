#include "engine/play/books.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "engine/numeric/special.hpp"
#include "engine/play/compulsory.hpp"
#include "engine/play/continuity.hpp"
#include "engine/play/initiatives.hpp"
#include "engine/play/overhead.hpp"
#include "engine/play/run_off.hpp"
#include "engine/play/spending.hpp"

namespace fundsim {

namespace {

//! What listed initiatives that are live earn in this step, and what keeping them running takes.
void book_live_initiatives(Ledger& ledger, const Operation& operation, const Scene& s, double unit) {
    const Rules& r = shared_rules(s.regimes);
    const Organisation& o = s.now.prepared->scenario.organisation;
    const double running =
        middle_discount(s.now) * o.run_rate / 12 * o.person_month_cost * s.now.prepared->step;
    const std::size_t noted = noted_initiatives(ledger);
    for (const Live& live : operation.live) {
        if (live.item >= noted) {
            continue;
        }
        Flow flow = live.flow;
        const bool owned = is_owned(s.teams, s.work, *s.now.world, live.item);
        const double used = advance(flow, owned ? r.owned_step : r.orphan_step);
        book_initiative(ledger, InitiativeRow::pv_income, live.item, unit * live.benefit * used);
        book_initiative(ledger, InitiativeRow::pv_run, live.item, running * live.flow.estate);
    }
}

//! What the live items pay in this step, undiscounted, and their flows at its end.
double earn(Ledger& ledger, Operation& operation, const Scene& s) {
    const Rules& r = shared_rules(s.regimes);
    double unit = 0;  // present value of a month's use of what is worth 1 a year
    if (noted_initiatives(ledger) > 0) {
        unit = middle_discount(s.now) * r.levers.adoption_ceiling / 12;
        book_live_initiatives(ledger, operation, s, unit);
    }
    double sum = 0;
    for (Live& live : operation.live) {
        sum += live.benefit * advance(live.flow, is_owned(s.teams, s.work, *s.now.world, live.item)
                                                     ? r.owned_step
                                                     : r.orphan_step);
    }
    for (const Inflow& in : operation.inflows) {
        Live& live = operation.live[s.work.items[in.item].live_place];
        const bool owned = is_owned(s.teams, s.work, *s.now.world, in.item);
        const double rest = s.now.prepared->step - in.offset;
        const FlowStep part =
            in.offset == r.release_offset
                ? (owned ? r.owned_release : r.orphan_release)
                : flow_step(r.levers.adoption_months,
                            owned ? s.now.prepared->erosion_owned : s.now.prepared->erosion_orphan, rest);
        live.flow.adopting += in.amount * part.p_kept;
        live.flow.adopted += in.amount * part.a_from_p;
        live.flow.estate += in.estate * part.estate_kept;
        const double paid = live.benefit * in.amount * part.sum_of_p;
        book_initiative(ledger, InitiativeRow::pv_income, in.item, unit * paid);
        sum += paid;
    }
    for (const std::uint32_t i : operation.renewed) {
        const Item& item = s.work.items[i];
        operation.live[item.live_place].benefit = item.value * item.fit;
    }
    operation.renewed.clear();
    operation.inflows.clear();
    for (std::size_t a = 0; a < operation.area_estate.size(); ++a) {
        operation.area_estate[a] *=
            s.teams.area_owned[a] ? r.owned_step.estate_kept : r.orphan_step.estate_kept;
    }
    return sum * r.levers.adoption_ceiling / 12;
}

//! Pay until the horizon: everybody who works, explores or keeps things running, and the idle at their share.
double pay(Outcome& out, Breakdown& breakdown, const Scene& s, const Upkeep& upkeep, double discount) {
    const Organisation& o = s.now.prepared->scenario.organisation;
    const Levers& l = shared_rules(s.regimes).levers;
    const double price = o.person_month_cost * s.now.prepared->step;
    double busy = 0;
    double idle = 0;  // people, at what they cost idle
    double notice = 0;
    double exploring = 0;
    for (const Lane& lane : s.teams.lanes) {
        if (lane.released) {
            notice += lane.people * lane.busy;
            continue;
        }
        const Regime& regime = regime_of(s.regimes, lane);
        const double used = lane.busy + (lane.hired ? (1 - lane.busy) * regime.discovery_used : 0.0);
        busy += lane.people * used;
        // A lane that is being hired is paid for the part of the step in which it is there.
        exploring += lane.people * regime.discovery_used * (lane.hired ? 1.0 : lane.busy);
        share_out(breakdown, lane,
                  price * (1 - upkeep.run_share) * lane.people * (1 - regime.discovery_used) * lane.busy);
        idle += lane.people * (1 - used) * regime.rules->levers.idle_cost_share;
    }
    double pool = 0;
    for (const Regime& regime : s.regimes) {
        pool += regime.pool_people;
    }
    const double everybody = all_people(s.regimes);
    const double aside = price * upkeep.intervention_share * everybody;
    const double running = upkeep.run_share * everybody;
    const double unused = price * (1 - upkeep.run_share) * idle;
    const double idle_cost = unused + price * notice;
    out.idle_cost += idle_cost;
    out.pv_idle_cost += discount * unused;
    const double run_cost = std::max(0.0, price * running - aside);
    out.run_cost += run_cost;
    out.intervention_cost += aside + upkeep.extra_bill;
    const double governing = overhead_of(o, l, s.now.prepared->step);
    out.overhead += governing;
    breakdown[Spending::discovery] = price * (1 - upkeep.run_share) * (exploring + pool);
    breakdown[Spending::idle] = idle_cost;
    breakdown[Spending::running] = run_cost;
    breakdown[Spending::interventions] = aside + upkeep.extra_bill;
    breakdown[Spending::overhead] = governing;
    return price * (running + (1 - upkeep.run_share) * (busy + pool)) + idle_cost + governing +
           upkeep.extra_bill;
}

//! Pay past the horizon: only the lanes that still finish their work, and run cost in money.
double pay_closing(Outcome& out, Breakdown& breakdown, const Scene& s, const Upkeep& upkeep,
                   double discount) {
    const double price = s.now.prepared->scenario.organisation.person_month_cost * s.now.prepared->step;
    double busy = 0;
    double idle = 0;  // people, at what they cost idle
    for (const Lane& lane : s.teams.lanes) {
        if (lane.ended || lane.released) {
            continue;
        }
        const double unused = lane.credit / s.now.prepared->step;  // a standing team that has just finished
        const double used = std::max(0.0, lane.busy - unused);
        busy += lane.people * used;
        share_out(breakdown, lane, price * lane.people * used);
        if (lane.item >= 0) {
            idle += lane.people * (1 - lane.busy) * regime_of(s.regimes, lane).rules->levers.idle_cost_share;
        }
    }
    out.idle_cost += price * idle;
    out.pv_idle_cost += discount * price * idle;
    out.run_cost += upkeep.run_money;
    breakdown[Spending::idle] = price * idle;
    breakdown[Spending::running] = upkeep.run_money;
    return price * (busy + idle) + upkeep.run_money;
}

void count_items(Outcome& out, const Worklist& work) {
    for (const Item& item : work.items) {
        if (!item.started) {
            continue;
        }
        out.planned_cost_started += item.plan_cost;
        const double realised = item.value * item.fit * item.shipped;
        const bool shipped = item.first_release < never;
        if (shipped && !item.delivered) {
            ++out.partly_delivered;
        }
        if (item.compulsory) {  // nobody asks what it brings
            out.compulsory_shipped += shipped;
            continue;
        }
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

void book_step(Ledger& ledger, Operation& operation, const Scene& s) {
    const double income = earn(ledger, operation, s);
    const double discount = exp_of(-s.now.prepared->discounting * (s.now.month + s.now.prepared->step / 2));
    Outcome& out = ledger.outcome;
    Breakdown breakdown;
    const double paid = s.now.closing ? pay_closing(out, breakdown, s, ledger.upkeep, discount)
                                      : pay(out, breakdown, s, ledger.upkeep, discount);
    const double late = late_cost(s.work, s.now, s.now.month + s.now.prepared->step);
    const double outlay = paid + late;
    breakdown[Spending::late] = late;
    out.late_cost += late;
    assert(std::abs(std::accumulate(breakdown.kinds.begin(), breakdown.kinds.end(), -outlay)) <=
           1e-9 * std::max(1.0, outlay));
    out.pv_income += discount * income;
    out.pv_outlay += discount * outlay;
    out.spend += outlay;
    out.benefit += income;
    book_cash(ledger, s.now, outlay, income);
    book_spending(ledger, s.now.month, breakdown);
    book_year(ledger, s.now.month, {outlay, income, discount * outlay, discount * income});
    if (s.now.closing) {
        out.spend_after_horizon += outlay;
        out.npv_after_horizon += discount * (income - outlay);
    } else {
        out.returned -= paid - ledger.upkeep.extra_bill;
    }
}

namespace {

//! What is late when all work has ended will never come: the rest of what that costs is due at once.
void settle_late(Ledger& ledger, const Worklist& work, const Now& now) {
    const double late = late_cost(work, now, never);
    if (late <= 0) {
        return;
    }
    const double discount = exp_of(-now.prepared->discounting * now.month);
    Outcome& out = ledger.outcome;
    Breakdown breakdown;
    breakdown[Spending::late] = late;
    out.late_cost += late;
    out.pv_outlay += discount * late;
    out.spend += late;
    out.spend_after_horizon += late;
    out.npv_after_horizon -= discount * late;
    book_cash(ledger, now, late, 0);
    book_spending(ledger, now.month, breakdown);
    book_year(ledger, now.month, {late, 0, discount * late, 0});
}

}  // namespace

void close_books(Ledger& ledger, Operation& operation, Worklist& work, const Regimes& regimes,
                 const Now& now) {
    for (const Inflow& in : operation.inflows) {
        Flow& flow = operation.live[work.items[in.item].live_place].flow;
        flow.adopting += in.amount;
        flow.estate += in.estate;
    }
    operation.inflows.clear();
    count_items(ledger.outcome, work);
    count_compulsory(ledger.outcome, work, now);
    settle_late(ledger, work, now);
    for (Item& item : work.items) {
        book_lost(ledger, item, now.month);
    }
    Outcome& out = ledger.outcome;
    const Organisation& o = now.prepared->scenario.organisation;
    out.returned += o.budget_per_year / 12 * o.horizon_months;
    const RunOff rest = run_off(ledger, operation, work, regimes, now);
    close_initiatives(ledger, work);
    out.pv_income += rest.pv_income;
    out.pv_outlay += rest.pv_outlay;
    out.npv = out.pv_income - out.pv_outlay;
    out.npv_after_horizon += rest.pv_income - rest.pv_outlay;
    out.npv_per_outlay = out.pv_outlay > 0 ? out.npv / out.pv_outlay : missing;
    book_later_years(ledger, shared_rules(regimes), now, rest.value);
    walk_run_off(ledger, shared_rules(regimes), now, rest);
    out.peak_exposure = -ledger.lowest;
    out.lead_time = ledger.releases_first > 0 ? ledger.lead_time_sum / ledger.releases_first : missing;
    out.potential = now.world->potential;
    double starts = 0, decreed = 0;
    for (const Regime& r : regimes) {
        starts += r.starts;
        decreed += r.decreed_starts;
    }
    out.mandated_effort_share = starts > 0 ? decreed / starts : missing;
    out.utilisation = ledger.capacity > 0 ? ledger.worked / ledger.capacity : missing;
}

}  // namespace fundsim
