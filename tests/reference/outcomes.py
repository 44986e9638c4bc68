"""The figures of a play, by the names of the datasets in /outcome of a result file (MODEL.md 10)."""

import math

import numpy as np

from compulsory import SLACK, due
from index import NEGLIGIBLE


def outcome_of(play):
    """A dictionary of all figures."""
    b, items, o = play.books, play.items, play.setting.scenario.organisation
    compulsory = play.world.compulsory
    judged = items.started & ~compulsory
    shipped = items.started & np.isfinite(items.first_release)
    seen = shipped & ~compulsory
    realised = items.value * items.fit * items.shipped
    planned = items.plan_benefit
    with_plan = judged & (planned > NEGLIGIBLE * items.plan_cost)
    without_effect = seen & ((realised < 0.1 * planned) | (realised <= 0))
    effective = seen & ~without_effect & (realised >= 0.5 * planned)
    first = items.first_release[seen]
    waits = (items.first_release - play.world.arrival)[seen]
    demanded = due(play)
    return {
        "npv": b.pv_income - b.pv_outlay,
        "pv_outlay": b.pv_outlay,
        "pv_income": b.pv_income,
        "roi": (b.pv_income - b.pv_outlay) / b.pv_outlay if b.pv_outlay > 0 else math.nan,
        "npv_after_horizon": b.npv_after_horizon,
        "spend": b.spend,
        "spend_after_horizon": b.spend_after_horizon,
        "returned": o.budget_per_year / 12 * o.horizon_months - b.before_horizon,
        "overhead": b.overhead,
        "idle_cost": b.idle_cost,
        "pv_idle_cost": b.pv_idle_cost,
        "intervention_cost": b.intervention_cost,
        "run_cost": b.run_cost,
        "benefit": b.benefit,
        "peak_exposure": -b.lowest,
        "payback_month": b.payback,
        "first_value_month": float(first.min()) if first.size else math.inf,
        "started": b.started,
        "delivered": b.delivered,
        "partly_delivered": int((shipped & ~items.delivered).sum()),
        "stopped": b.stopped,
        "effective": int(effective.sum()),
        "without_effect": int(without_effect.sum()),
        "plans_without_benefit": int((judged & ~with_plan).sum()),
        "spend_effective": float(items.paid[effective].sum()),
        "wasted_spend": float(items.paid[judged & (~shipped | without_effect)].sum()),
        "on_time": b.on_time,
        "on_budget": b.on_budget,
        "planned_cost": b.planned_cost,
        "planned_cost_started": float(items.plan_cost[items.started].sum()),
        "paid_cost": b.paid_cost,
        "overruns": b.overruns,
        "planned_benefit": float(planned[with_plan].sum()),
        "realised_benefit": float(realised[with_plan].sum()),
        "iterations": b.iterations,
        "false_wins": b.false_wins,
        "rollbacks": b.rollbacks,
        "experiments": b.experiments,
        "lead_time": float(waits.mean()) if waits.size else math.nan,
        "utilisation": b.worked / b.capacity if b.capacity > 0 else math.nan,
        "potential": play.world.potential,
        "compulsory": demanded.size,
        "compulsory_late": int((items.finished_at > play.world.deadline + SLACK)[demanded].sum()),
        "compulsory_shipped": int((shipped & compulsory).sum()),
        "late_cost": b.late_cost,
        "mandated_effort_share": _mandated_effort_share(play),
    }


def _mandated_effort_share(play):
    """Of the planned effort of all that was started."""
    started = sum(regime.started_effort for regime in play.regimes)
    return sum(regime.mandated_effort for regime in play.regimes) / started if started > 0 else math.nan
