"""Reviews, and what a stop does (MODEL.md 7.7)."""

from assignment import claim
from capacity import FREE, leave
from choice import best_choice
from index import NEGLIGIBLE, SCOPE, forward
from items import at_rest
from news import report_status
from release import release


def review(play):
    """In lane order, work whose review is due."""
    items = play.items
    for lane in play.lanes:
        item, regime = lane.item, lane.regime
        if item == FREE or play.month + 1e-6 < items.next_review[item]:
            continue
        while play.month + 1e-6 >= items.next_review[item]:
            items.next_review[item] += regime.rules.levers.review_months
        if items.kind[item] == SCOPE:
            report_status(play, regime, item)
        deserved, alternative = _weigh(play, lane, item)
        if deserved and not is_blocked(play, regime, item):
            stop(play, regime, item)
            if alternative is not None:
                claim(play, lane, alternative)


def is_blocked(play, regime, item):
    """Escalation: one draw per item blocks every stop it deserves."""
    return play.world.conduct[item] < regime.rules.levers.escalation


def _weigh(play, lane, item):
    """Whether an item deserves a stop, and what the lane would take instead."""
    rules = lane.regime.rules
    levers = rules.levers
    if play.items.mandated[item]:
        return False, None
    going_on = forward(play, lane.regime, item)
    if levers.scope == "fixed":
        return (going_on.index < 1 if rules.disbands else going_on.index < NEGLIGIBLE), None
    alternative = None if play.closing else best_choice(play, lane)
    bar = levers.stop_floor
    if alternative is not None:
        bar = max(bar, levers.stop_margin * float(alternative.option.index))
    return going_on.index < bar, alternative


def stop(play, regime, item):
    """Adaptive scope ships what is there; fixed scope loses what is unreleased and builds no more."""
    items = play.items
    leave(play, item)
    if items.kind[item] == SCOPE:
        if regime.rules.levers.scope == "adaptive":
            release(play, regime, item, items.done[item] / items.content[item], 0.0)
        else:
            items.scope_open[item] = False
            items.done[item] = items.released[item] * items.content[item]
    at_rest(play, item)
    if not items.ever_stopped[item]:
        play.books.stopped += 1
    items.ever_stopped[item] = True
