"""Which lane takes which work (MODEL.md 7.4)."""

import numpy as np

from capacity import FREE, may_serve, missing_at_start, occupy
from discovery import look_at_concepts
from index import ITERATION, NONE, SCOPE, WAITING, WORKING, Readiness, forming_effort, may_build, may_iterate
from index import options, scope_job, typical
from items import refresh


def open_items(play):
    """Items with work that some planners may fund, by number."""
    who = np.arange(play.items.count)
    is_open = may_build(play.items, who)
    for regime in play.regimes:
        is_open = is_open | may_iterate(regime, play.items, who)
    return np.flatnonzero(is_open)


def is_decreed(play, regime, item):
    """Mandated: nobody weighs it."""
    return play.world.decree[item] < regime.rules.levers.mandated_share


def assign(play):
    """In lane order each free lane joins running work or takes the best open item."""
    if play.closing:
        return
    for lane in play.lanes:
        if lane.item != FREE or lane.released:
            continue
        running = _best_to_join(play, lane)
        if running is not None:
            occupy(play, lane, running)
            continue
        choice = best_choice(play, lane)
        if choice is not None:
            claim(play, lane, *choice)


def best_choice(play, lane):
    """(item, prospect) of the best open item for a lane, or None."""
    regime, rules = lane.regime, lane.regime.rules
    who = open_items(play)
    who = who[may_serve(lane, play.world.area[who], play.areas)]
    if rules.levers.cycle_months > 0:
        who = who[regime.listed[who]]
    if who.size == 0:
        return None
    missing = missing_at_start(lane, rules, play.world.area[who])
    lag = rules.levers.staffing_lag_months if rules.disbands else 0.0
    option = options(play, regime, who, Readiness(*missing, rules.levers.decision_latency_months, lag))
    mandated = is_decreed(play, regime, who) & (play.items.stage[who] == WAITING)
    worth = option.numerator > 0
    if rules.disbands:
        worth &= regime.listed[who] | (option.index >= rules.levers.hurdle)
    worth = (option.kind != NONE) & (mandated | worth)
    if not worth.any():
        return None
    first = np.where(mandated, -play.world.arrival[who], -np.inf)
    index = np.where(mandated, 0.0, option.index)
    order = np.lexsort((who, -index, -first, ~mandated, ~worth))
    return int(who[order[0]]), option.at(order[0])


def claim(play, lane, item, option):
    """A lane starts, resumes or iterates an item."""
    items, regime = play.items, lane.regime
    levers = regime.rules.levers
    held_up = 0.0
    items.regime[item] = regime.number
    if option.kind == ITERATION:
        if items.iteration_content[item] == 0:
            items.iteration_content[item] = levers.iteration_cost * items.done[item]
            items.iteration_done[item] = 0.0
    elif items.started[item]:
        _first_tranche(play, regime, item, float(option.effort))
    else:
        _plan(play, regime, item, option)
        look_at_concepts(play, regime, item)
        refresh(play, item)
        _first_tranche(play, regime, item, float(option.effort))
        held_up = play.world.dependency_delay(item, levers.autonomy)
    items.kind[item] = option.kind
    items.stage[item] = WORKING
    for each in play.regimes:
        each.listed[item] = False
    items.next_review[item] = play.month + levers.review_months
    items.next_release[item] = play.month + levers.release_cadence_months
    occupy(play, lane, item)
    lane.deciding, lane.held_up = levers.decision_latency_months, held_up
    if levers.cycle_months == 0:
        regime.last_funded_index = float(option.index)


def _first_tranche(play, regime, item, effort):
    """The first grant of a claim: a share of the believed effort in person-months."""
    if regime.rules.levers.tranche_share < 1:
        play.items.tranche[item] = play.items.granted[item] = regime.rules.levers.tranche_share * effort


def _plan(play, regime, item, option):
    """What was promised when the money was granted."""
    items, s = play.items, play.setting
    multiple = s.residual.at_start if regime.rules.levers.reference_class else 1.0
    effort = play.world.effort[item] * multiple / regime.improvement  # planners know how far teams have improved
    items.plan_cost[item] = s.scenario.organisation.person_month_cost * effort
    items.plan_benefit[item] = regime.value[item] * regime.fit[item] * float(option.left)
    ready = typical(regime)
    months = effort / (float(option.teams) * regime.rules.lane_size)
    items.plan_end[item] = play.month + ready.staffing + ready.waiting + months
    items.started[item] = True
    play.books.started += 1


def _best_to_join(play, lane):
    """The running scope work with the most believed effort per lane that wants one more, or None."""
    items, regime = play.items, lane.regime
    best, most = None, 0.0
    for item in sorted({other.item for other in play.lanes if other.item != FREE}):
        held = int(items.lanes_held[item])
        if items.kind[item] != SCOPE or items.suspended[item] or items.regime[item] != regime.number:
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
