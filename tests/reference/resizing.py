"""Standing teams come, go and move (MODEL.md 7.6)."""

import math

import numpy as np

from assignment import best_choice, claim, is_decreed, open_items
from capacity import FREE, count_lanes
from index import NEGLIGIBLE, NONE, Readiness, forward, options
from stopping import stop


def resize(play, regime):
    """Re-hires released teams, moves or releases the weakest; whether the date had come."""
    levers = regime.rules.levers
    if play.closing or regime.rules.disbands or not play.lanes or play.month + 1e-6 < regime.next_resize:
        return False
    regime.next_resize += levers.resize_months
    weak = []
    for team in sorted({lane.team for lane in play.lanes if lane.regime is regime}):
        lanes = [lane for lane in play.lanes if lane.team == team]
        if lanes[0].released:
            choice = _best_anywhere(play, regime)
            if choice is not None:
                _settle(play, lanes, choice)
            continue
        index = max(_best_index(play, lane) for lane in lanes)
        if index < levers.resize_hurdle:
            weak.append((index, team, lanes))
    allowed = max(1, math.floor(levers.resize_max_share * regime.rules.slots))
    for _, _, lanes in sorted(weak, key=lambda each: each[:2])[:allowed]:
        choice = _best_anywhere(play, regime)
        if choice is not None:
            _settle(play, lanes, choice)
        else:
            _release(play, regime, lanes)
    count_lanes(play)
    return True


def _best_index(play, lane):
    """Of the work in hand and of what the lane would take; infinite where it works on what is mandated."""
    best = -math.inf
    if lane.item != FREE:
        if is_decreed(play, lane.regime, lane.item):
            return math.inf
        best = float(forward(play, lane.regime, lane.item).index)
    choice = best_choice(play, lane)
    return best if choice is None else max(best, float(choice[1].index))


def _best_anywhere(play, regime):
    """(item, prospect) of the best open item in any area for an unformed team, at the hurdle and worth anything at all;
    or None."""
    levers, who = regime.rules.levers, open_items(play)
    if levers.cycle_months > 0:
        who = who[regime.listed[who]]
    if who.size == 0:
        return None
    option = options(play, regime, who, Readiness(1.0, 1.0, levers.decision_latency_months, 0.0))
    index = np.where((option.kind != NONE) & (option.index >= max(levers.hurdle, NEGLIGIBLE)), option.index, -math.inf)
    place = int(np.argmax(index))
    return None if math.isinf(index[place]) else (int(who[place]), option.at(place))


def _drop_work(play, lane):
    """Takes a lane off its work, which goes on if others are on it."""
    if lane.item == FREE:
        return
    if play.items.lanes_held[lane.item] > 1:
        play.items.lanes_held[lane.item] -= 1
        lane.item = FREE
        lane.deciding = lane.held_up = 0.0
    else:
        stop(play, lane.regime, lane.item)


def _settle(play, lanes, choice):
    """A team moves to where its next work is, and knows nothing there."""
    for place, lane in enumerate(lanes):
        _drop_work(play, lane)
        lane.released, lane.notice, lane.knowledge = False, 0.0, 0.0
        if lane.home_count > 0:
            lane.home_first = int(play.world.area[choice[0]])
        if place == 0:
            claim(play, lane, *choice)


def _release(play, regime, lanes):
    """A team goes, and is paid for its notice."""
    for lane in lanes:
        _drop_work(play, lane)
        lane.released, lane.notice = True, regime.rules.levers.notice_months
        lane.familiarity = lane.knowledge = 0.0
        lane.area = -1
