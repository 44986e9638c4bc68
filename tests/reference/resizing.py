"""Standing teams come, go and move (MODEL.md 7.6)."""

import math

import numpy as np

from assignment import claim
from capacity import FREE, count_lanes, step_off
from choice import Choice, best_choice
from index import NEGLIGIBLE, Readiness, forward, open_items, options, waits_of_claims
from listing import DECREED, NO_PLACE, may_be_taken
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
            lag = play.setting.scenario.organisation.hiring_lag_months
            choice = _best_anywhere(play, regime, lag)
            if choice is not None:
                _hire(lanes, lag)
                _settle(play, lanes, choice)
            continue
        index = max(_best_index(play, lane) for lane in lanes)
        if index < levers.resize_hurdle:
            weak.append((index, team, lanes))
    allowed = max(1, math.floor(levers.resize_max_share * regime.rules.slots))
    for _, _, lanes in sorted(weak, key=lambda each: each[:2])[:allowed]:
        choice = _best_anywhere(play, regime, lanes[0].staffing)
        if choice is not None:
            _settle(play, lanes, choice)
        else:
            _release(play, regime, lanes)
    count_lanes(play)
    return True


def _best_index(play, lane):
    """Of the work in hand and of what the lane would take; infinite where either is decreed."""
    best = -math.inf
    if lane.item != FREE:
        if play.items.mandated[lane.item]:
            return math.inf
        best = float(forward(play, lane.regime, lane.item).index)
    choice = best_choice(play, lane)
    if choice is None:
        return best
    return math.inf if choice.decreed else max(best, float(choice.option.index))


def _best_anywhere(play, regime, lag):
    """The best open item in any area for an unformed team that is there after so many months, at the hurdle and worth
    anything at all; or None."""
    levers, who = regime.rules.levers, open_items(play, [regime])
    if levers.cycle_months > 0:
        who = who[(regime.place[who] != NO_PLACE) & may_be_taken(play, regime, who)]
    if who.size == 0:
        return None
    waits = waits_of_claims(regime)
    option = options(play, regime, who, Readiness(1.0, 1.0, waits[0], lag))
    index = np.where(option.index >= max(levers.hurdle, NEGLIGIBLE), option.index, -math.inf)
    place = int(np.argmax(index))
    if math.isinf(index[place]):
        return None
    return Choice(int(who[place]), option.at(place), waits, decreed=bool(regime.place[who[place]] == DECREED))


def _drop_work(play, lane):
    """Takes a lane off its work, which goes on if others are on it."""
    if lane.item == FREE:
        return
    if play.items.lanes_held[lane.item] > 1:
        play.items.lanes_held[lane.item] -= 1
        step_off(lane)
    else:
        stop(play, lane.regime, lane.item)


def _hire(lanes, lag):
    """A released team comes back once it has been hired."""
    for lane in lanes:
        lane.released, lane.notice, lane.staffing = False, 0.0, lag


def _settle(play, lanes, choice):
    """A team moves to where its next work is, and knows nothing there."""
    for place, lane in enumerate(lanes):
        _drop_work(play, lane)
        lane.knowledge = 0.0
        if lane.home_count > 0:
            lane.home_first = int(play.world.area[choice.item])
        if place == 0:
            claim(play, lane, choice)


def _release(play, regime, lanes):
    """A team goes, and is paid for its notice."""
    for lane in lanes:
        _drop_work(play, lane)
        lane.released, lane.notice = True, regime.rules.levers.notice_months
        lane.familiarity = lane.knowledge = lane.staffing = 0.0
        lane.area = -1
        lane.visits.clear()
