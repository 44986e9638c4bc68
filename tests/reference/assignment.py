"""Which lane takes which work (MODEL.md 7.4)."""

import math

import numpy as np

from capacity import FREE, may_serve, occupy
from choice import best_choice, compulsory_choice
from discovery import look_at_concepts
from index import ITERATION, SCOPE, WORKING, forming_effort, scope_job
from items import refresh
from knowledge import missing_at_start
from listing import NO_PLACE, RESERVED
from mandates import count_start


def assign(play):
    """In lane order each free lane takes what the law demands, joins running work or takes the best open item."""
    if play.closing:
        return
    for lane in play.lanes:
        if lane.item != FREE or lane.released:
            continue
        choice = compulsory_choice(play, lane)
        running = _best_to_join(play, lane) if choice is None else None
        if running is not None:
            occupy(play, lane, running, _lag_of_joining(play, lane.regime, running))
            continue
        choice = choice or best_choice(play, lane)
        if choice is not None:
            claim(play, lane, choice)


def claim(play, lane, choice):
    """A lane starts, resumes or iterates an item."""
    items, regime = play.items, lane.regime
    levers, item, option = regime.rules.levers, choice.item, choice.option
    latency, lag = choice.waits
    decides = levers.cycle_months == 0 or regime.place[item] == RESERVED  # else it was decided when it was listed
    items.regime[item] = regime.number
    _give_up_places(play, choice)
    occupy(play, lane, item, lag)
    lane.deciding, lane.held_up = latency, 0.0
    if option.kind == ITERATION:
        if items.iteration_content[item] == 0:
            items.iteration_content[item] = levers.iteration_cost * items.done[item]
            items.iteration_done[item] = 0.0
    elif items.started[item]:
        _first_tranche(play, regime, item, float(option.effort))
    else:
        count_start(play, regime, item, choice.decreed)
        _plan(play, lane, item, option)
        look_at_concepts(play, regime, item)
        refresh(play, item)
        _first_tranche(play, regime, item, float(option.effort))
        lane.held_up = play.world.dependency_delay(item, levers.autonomy)
    items.kind[item] = option.kind
    items.stage[item] = WORKING
    items.next_review[item] = play.month + levers.review_months
    items.next_release[item] = play.month + levers.release_cadence_months
    if decides and not choice.decreed:
        regime.last_funded_index = float(option.index)


def _give_up_places(play, choice):
    """On all lists; since when an item was granted is remembered, unless it was taken past the list."""
    for regime in play.regimes:
        regime.place[choice.item] = NO_PLACE
        if choice.past_list:
            regime.granted_since[choice.item] = math.nan


def _first_tranche(play, regime, item, effort):
    """The first grant of a claim: a share of the believed effort in person-months."""
    if regime.rules.levers.tranche_share < 1:
        play.items.tranche[item] = play.items.granted[item] = regime.rules.levers.tranche_share * effort


def _plan(play, lane, item, option):
    """What was promised when the money was granted."""
    items, s, regime = play.items, play.setting, lane.regime
    multiple = s.residual.at_start if regime.rules.levers.reference_class else 1.0
    effort = play.world.effort[item] * multiple / regime.improvement  # planners know how far teams have improved
    items.plan_cost[item] = s.scenario.organisation.person_month_cost * effort
    items.plan_benefit[item] = regime.value[item] * regime.fit[item] * float(option.left)
    months = effort / (float(option.teams) * regime.rules.lane_size)
    items.plan_end[item] = play.month + lane.staffing + lane.deciding + months
    items.started[item] = True
    play.books.started += 1


def _lag_of_joining(play, regime, item):
    """Months until a team is there that joins running work: where the list has granted it, staffing began then."""
    levers, granted = regime.rules.levers, regime.granted_since[item]
    if levers.cycle_months > 0 and not math.isnan(granted):
        return max(0.0, granted + levers.staffing_lag_months - play.month)
    return levers.staffing_lag_months


def _best_to_join(play, lane):
    """The running scope work with the most believed effort per lane that wants one more, or None."""
    items, regime = play.items, lane.regime
    best, most = None, 0.0
    for item in sorted({other.item for other in play.lanes if other.item != FREE}):
        held = int(items.lanes_held[item])
        if items.kind[item] != SCOPE or items.regime[item] != regime.number:
            continue
        area = int(play.world.area[item])
        if not may_serve(lane, area, play.areas) or held >= items.teams[item]:
            continue
        job = scope_job(play, regime, np.array([item]))
        each = float(job.work[0]) / held
        if held < job.teams[0] and each > most and _is_worth_joining(play, lane, item, float(job.work[0])):
            best, most = item, each
    return best


def _is_worth_joining(play, lane, item, work):
    """Whether forming is less than the lane's share of what remains."""
    rules = lane.regime.rules
    share = work / (int(play.items.lanes_held[item]) + 1)
    missing = missing_at_start(lane, rules, np.array([play.world.area[item]]))
    return float(forming_effort(rules, missing[0], missing[1], share / rules.lane_size)[0]) < share
