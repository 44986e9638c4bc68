"""What a free lane takes: decreed, listed, reserved or pulled work (MODEL.md 7.4)."""

from dataclasses import dataclass

import numpy as np

from capacity import may_serve
from compulsory import first_pressing
from index import NEGLIGIBLE, WAITING, Prospect, Readiness, open_items, options, waits_of_claims, waits_of_decisions
from knowledge import missing_at_start, pace
from listing import DECREED, LISTED, RESERVED, may_be_taken
from mandates import decree_due, next_decreed


@dataclass
class Choice:
    """An item and what comes of it; paid latency and staffing lag in months that follow the claim."""

    item: int
    option: Prospect
    waits: tuple
    decreed: bool = False
    past_list: bool = False


def best_choice(play, lane):
    """What 7.4 (2) gives a lane, or None."""
    demanded = compulsory_choice(play, lane)
    if demanded is not None:
        return demanded
    who = open_items(play, [lane.regime])
    who = who[may_serve(lane, play.world.area[who], play.areas)]
    if who.size == 0:
        return None
    return _of_list(play, lane, who) if lane.regime.rules.levers.cycle_months > 0 else _pulled(play, lane, who)


def compulsory_choice(play, lane):
    """What the law demands now: from the list, or without cycles what presses; None where a lane may serve nothing."""
    regime = lane.regime
    if lane.released:
        return None
    waits = waits_of_claims(regime)
    if regime.rules.levers.cycle_months <= 0:
        item = first_pressing(play, lane)
        return None if item is None else _decree(play, lane, item, waits)
    for item in regime.decreed:
        who = np.array([item])
        if (play.world.compulsory[item] and regime.place[item] == DECREED and play.items.stage[item] == WAITING
                and may_serve(lane, play.world.area[item], play.areas) and may_be_taken(play, regime, who)[0]):
            return _decree(play, lane, int(item), waits)
    return None


def _of_list(play, lane, who):
    """Decrees of the list, the list, a decree outside it, the reserve; of standing teams the list and the reserve
    before that."""
    regime = lane.regime
    place, ready = regime.place[who], may_be_taken(play, regime, who)
    waits = waits_of_claims(regime)
    decreed = set(who[(place == DECREED) & ready])
    for item in regime.decreed:
        if item in decreed:
            return _decree(play, lane, item, waits)
    sure = place == LISTED if regime.rules.disbands else (place == LISTED) | (place == RESERVED)
    best = _best(play, lane, who[sure & ready], waits, at_hurdle=False)  # standing teams are paid anyway
    if best is not None:
        return best
    if decree_due(play, regime):
        outside = (place != DECREED) & (place != LISTED) & ~np.isnan(regime.plan_index[who])
        item = next_decreed(play, who[outside])
        if item is not None:
            return _decree(play, lane, item, waits_of_decisions(regime), past_list=True)
    return _best(play, lane, who[(place == RESERVED) & ready & ~sure], waits, at_hurdle=True)


def _pulled(play, lane, who):
    """A decree that is due, else the best."""
    waits = waits_of_claims(lane.regime)
    item = next_decreed(play, who) if decree_due(play, lane.regime) else None
    return _best(play, lane, who, waits, at_hurdle=True) if item is None else _decree(play, lane, item, waits)


def _weighed(play, lane, who, waits):
    """The options of items for a lane; its own hiring counts in any case."""
    rules, areas = lane.regime.rules, play.world.area[who]
    latency, staffing = waits
    lag = staffing if rules.disbands else lane.staffing
    missing = missing_at_start(lane, rules, areas)
    return options(play, lane.regime, who, Readiness(*missing, latency, lag, pace(play, lane, areas)))


def _decree(play, lane, item, waits, past_list=False):
    return Choice(item, _weighed(play, lane, np.array([item]), waits).at(0), waits, True, past_list)


def _best(play, lane, who, waits, at_hurdle):
    """By index: what pays, and what disbanding teams do pays enough."""
    if who.size == 0:
        return None
    option = _weighed(play, lane, who, waits)
    worth = option.index >= NEGLIGIBLE
    if at_hurdle and lane.regime.rules.disbands:
        worth &= option.index >= lane.regime.rules.levers.hurdle
    if not worth.any():
        return None
    place = int(np.argmax(np.where(worth, option.index, -np.inf)))
    return Choice(int(who[place]), option.at(place), waits)
