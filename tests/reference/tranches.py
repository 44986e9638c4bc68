"""Tranches: what has used up its grant gets another one, or is stopped (MODEL.md 7.5)."""

import math

from capacity import FREE
from index import NEGLIGIBLE, SCOPE, forward
from stopping import is_blocked, stop

SLACK = 1e-6  # months


def decide_tranches(play, regime):
    """On decision dates, each item once; what was bridged since the grant ran out counts against the next one."""
    levers, items = regime.rules.levers, play.items
    rounds = (play.month + SLACK) / max(levers.cycle_months, 3)
    if levers.tranche_share >= 1 or (rounds - math.floor(rounds)) * max(levers.cycle_months, 3) >= play.step:
        return
    for item in dict.fromkeys(lane.item for lane in play.lanes if lane.item != FREE and lane.regime is regime):
        if items.kind[item] != SCOPE or items.granted[item] > 1e-9:
            continue
        if _deserves_more(play, regime, item) or is_blocked(play, regime, item):
            items.granted[item] += items.tranche[item]
        else:
            stop(play, regime, item)


def _deserves_more(play, regime, item):
    if play.items.mandated[item]:
        return True
    going_on = forward(play, regime, item)
    return going_on.index >= regime.rules.levers.hurdle if regime.rules.disbands else going_on.index >= NEGLIGIBLE
