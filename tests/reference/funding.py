"""How money is granted: the list of a cycle, and tranches (MODEL.md 7.4, 7.5)."""

import math

import numpy as np

from capacity import FREE
from index import ITERATION, NONE, WAITING, forward, mature_effort, options, scope_job, typical
from stopping import is_blocked, stop

SLACK = 1e-6  # months


def run_cycle(play, regime, candidates):
    """Plans are made ahead of a cycle date; at the date what fits is listed."""
    levers = regime.rules.levers
    if levers.cycle_months <= 0 or play.closing:
        return
    lead = levers.planning_lead_months if regime.next_cycle > 0 else 0.0
    if not regime.planned and play.month + SLACK >= regime.next_cycle - lead:
        _make_plans(play, regime, candidates)
    if play.month + SLACK >= regime.next_cycle:
        _make_list(play, regime, candidates)
        regime.next_cycle += levers.cycle_months
        regime.planned = False


def _make_plans(play, regime, who):
    """Indices of today, and what an item can use until the next date."""
    levers = regime.rules.levers
    regime.plan_index[:] = math.nan
    option = options(play, regime, who, typical(regime))
    mandated = (play.world.decree[who] < levers.mandated_share) & (play.items.stage[who] == WAITING)
    index = np.where(mandated, math.inf, option.index)
    regime.plan_index[who] = np.where(option.kind == NONE, math.nan, index)
    most = option.teams * regime.rules.lane_size * levers.cycle_months
    regime.plan_effort[who] = np.minimum(levers.tranche_share * option.effort, most)
    regime.planned = True


def _make_list(play, regime, who):
    """In order of index (mandated first, the oldest first), while it fits."""
    levers = regime.rules.levers
    regime.listed[:] = False
    index = regime.plan_index[who]
    worth = index >= levers.hurdle if regime.rules.disbands else index > 0
    who = who[~np.isnan(index) & worth]
    age_first = np.where(np.isinf(regime.plan_index[who]), play.world.arrival[who], 0.0)
    capacity = _capacity_to_grant(play, regime)
    for item in who[np.lexsort((who, age_first, -regime.plan_index[who]))]:
        if regime.plan_effort[item] <= capacity:
            capacity -= regime.plan_effort[item]
            regime.listed[item] = True
            if not math.isinf(regime.plan_index[item]):
                regime.last_funded_index = float(regime.plan_index[item])


def _capacity_to_grant(play, regime):
    """Person-months that the coming cycle can give to new work."""
    levers, items = regime.rules.levers, play.items
    months = min(levers.cycle_months, play.setting.scenario.organisation.horizon_months - play.month)
    exploring = 0.0 if regime.rules.disbands else levers.discovery_share
    capacity = regime.people * months * (1 - exploring) * (1 - play.run_share) * (1 - levers.contingency)
    for lane in play.lanes:
        if lane.item == FREE or lane.regime is not regime:
            continue
        if items.kind[lane.item] == ITERATION:
            rest = mature_effort(regime, items.iteration_content[lane.item] - items.iteration_done[lane.item], 1)
        else:
            rest = float(scope_job(play, regime, np.array([lane.item])).work[0])
        capacity -= min(rest / items.lanes_held[lane.item], lane.people * months)
    return capacity


def decide_tranches(play, regime):
    """Suspended work gets another grant, or is stopped."""
    levers, items = regime.rules.levers, play.items
    rounds = (play.month + SLACK) / max(levers.cycle_months, 3)
    if levers.tranche_share >= 1 or (rounds - math.floor(rounds)) * max(levers.cycle_months, 3) >= play.step:
        return
    for lane in play.lanes:
        item = lane.item
        if item == FREE or lane.regime is not regime or not items.suspended[item]:
            continue
        if not _deserves_more(play, regime, item) and not is_blocked(play, regime, item):
            stop(play, regime, item)
            continue
        items.granted[item] = items.tranche[item]
        items.suspended[item] = False


def _deserves_more(play, regime, item):
    if play.world.decree[item] < regime.rules.levers.mandated_share:
        return True
    going_on = forward(play, regime, item)
    return going_on.index >= regime.rules.levers.hurdle if regime.rules.disbands else going_on.numerator > 0
