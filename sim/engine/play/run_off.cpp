#include "engine/play/run_off.hpp"

#include <algorithm>
#include <cmath>

#include "engine/numeric/special.hpp"
#include "engine/play/initiatives.hpp"
#include "engine/play/spending.hpp"

namespace fundsim {

RunOff run_off(Ledger& ledger, const Operation& operation, const Worklist& work, const Regimes& regimes,
               const Now& now) {
    const Prepared& p = *now.prepared;
    const Organisation& o = p.scenario.organisation;
    const double tau = shared_rules(regimes).levers.adoption_months;
    const double ceiling = shared_rules(regimes).levers.adoption_ceiling;
    const double eps = p.erosion_orphan;
    const double months = o.tail_months;
    const double then = exp_of(-p.discounting * now.month);
    const double yearly_run = o.run_rate * o.person_month_cost;
    RunOff rest;
    for (const Live& live : operation.live) {
        const std::uint32_t i = live.item;
        const Item& item = work.items[i];
        const View& seen = regime_of(regimes, item).views[i];
        const double unit = ceiling * run_off_value(live.flow, tau, eps, p.discounting, months);
        const double run = yearly_run * run_off_estate(live.flow.estate, eps, p.discounting, months);
        if (!item.compulsory && run > seen.believed_value * seen.believed_fit * unit) {
            record(now, EventKind::retired, i, no_lane, seen.believed_value * seen.believed_fit * unit, run);
            continue;
        }
        const double weight = item.value * item.fit;
        rest.value.adopting += weight * live.flow.adopting;
        rest.value.adopted += weight * live.flow.adopted;
        rest.value.estate += live.flow.estate;
        rest.pv_income += then * weight * unit;
        rest.pv_outlay += then * run;
        book_initiative(ledger, InitiativeRow::pv_income, i, then * weight * unit);
        book_initiative(ledger, InitiativeRow::pv_run, i, then * run);
    }
    rest.income = ceiling * run_off_value(rest.value, tau, eps, 0, months);
    rest.outlay = yearly_run * run_off_estate(rest.value.estate, eps, 0, months);
    return rest;
}

void book_later_years(Ledger& ledger, const Rules& shared, const Now& now, Flow value) {
    if (!ledger.series) {
        return;
    }
    const Prepared& p = *now.prepared;
    const Organisation& o = p.scenario.organisation;
    const double tau = shared.levers.adoption_months;
    const double ceiling = shared.levers.adoption_ceiling;
    const double yearly_run = o.run_rate * o.person_month_cost;
    const double eps = p.erosion_orphan;
    const double end = now.month + o.tail_months;
    const std::size_t last = ledger.series->years.size() / year_rows - 1;
    double at = now.month;
    for (std::size_t year = static_cast<std::size_t>((at + 1e-6) / 12); year <= last && at < end; ++year) {
        const double until = year == last ? end : std::min(end, 12.0 * static_cast<double>(year + 1));
        const double months = until - at;
        const double then = exp_of(-p.discounting * at);
        book_year(ledger, at,
                  {yearly_run * run_off_estate(value.estate, eps, 0, months),
                   ceiling * run_off_value(value, tau, eps, 0, months),
                   then * yearly_run * run_off_estate(value.estate, eps, p.discounting, months),
                   then * ceiling * run_off_value(value, tau, eps, p.discounting, months)});
        if (year < last) {
            advance(value, flow_step(tau, eps, months));
        }
        at = until;
    }
}

void walk_run_off(Ledger& ledger, const Rules& shared, Now now, RunOff rest) {
    constexpr double longest_payback = 1200;  // months
    const Organisation& o = now.prepared->scenario.organisation;
    const double end = now.month + o.tail_months;
    const double last_in_series = now.prepared->steps_in_all * now.prepared->step;
    const bool pays_back = ledger.cumulative + rest.income - rest.outlay >= 0;
    while (now.month + 1e-6 < end) {
        const bool in_series = now.month + 1e-6 < last_in_series;
        if (!in_series && (!pays_back || ledger.cumulative >= 0 || now.month > longest_payback)) {
            break;
        }
        const double run =
            o.run_rate * o.person_month_cost / 12 * rest.value.estate * shared.orphan_step.sum_of_a;
        const double income = shared.levers.adoption_ceiling / 12 * advance(rest.value, shared.orphan_step);
        book_cash(ledger, now, run, income);
        book_running(ledger, now.month, run);
        now.month += now.prepared->step;
    }
    ledger.outcome.payback_month = pays_back && ledger.cumulative >= 0 ? ledger.last_negative_month : never;
}

}  // namespace fundsim
