"""Readings of usage and effect, and what they decide (MODEL.md 7.8)."""

import numpy as np

from beliefs import believed_fit
from capacity import leave
from draws import Purpose
from index import NEGLIGIBLE, WORKING
from items import refresh, true_fit
from release import expect_reading

LEAST_VISIBLE_USE = 0.05


def read_due(play):
    """Readings whose date has come, in the order in which their clocks were started."""
    due = [item for item in play.watched if play.items.reading_due[item] <= play.month + 1e-6]
    play.watched = [item for item in play.watched if item not in due]
    for item in due:
        play.items.reading_due[item] = np.inf
        _read(play, play.regimes[play.items.regime[item]], item)


def _read(play, regime, item):
    items, levers, stream = play.items, regime.rules.levers, play.stream
    attempt = items.live_attempt[item]
    usage = play.world.fit_latent(item, attempt)
    usage += levers.sigma_usage * float(stream.normal(Purpose.USAGE, item, attempt))
    seen = max(float(play.setting.fits(np.array([usage]))[0]), LEAST_VISIBLE_USE)
    noise = levers.sigma_effect / seen
    effect = items.z[item] + noise * float(stream.normal(Purpose.EFFECT, item, attempt))
    items.live_read[item] = True
    items.readings[item].add(attempt, usage, levers.sigma_usage**2)
    for each in play.regimes:
        each.beliefs.learn_effect(item, effect, noise**2)
    if items.kept_attempt[item]:
        _keep_better(play, regime, item)
    refresh(play, item)
    cost = play.world.effort[item] * play.setting.scenario.organisation.person_month_cost
    if regime.value[item] < -NEGLIGIBLE * cost:
        _roll_back(play, item)


def _keep_better(play, regime, item):
    """A further attempt against the one before it: the lower belief goes."""
    items, rules, readings = play.items, regime.rules, play.items.readings[item]
    now = believed_fit(rules, readings, items.live_attempt[item])
    if now < believed_fit(rules, readings, items.kept_attempt[item]):
        items.live_attempt[item] = items.kept_attempt[item]
        items.fit[item] = items.kept_fit[item]
    elif items.fit[item] < items.kept_fit[item]:
        play.books.false_wins += 1


def _roll_back(play, item):
    """Believed harmful: withdrawn for good."""
    items = play.items
    if items.stage[item] == WORKING:
        leave(play, item)
    items.close(item)
    items.adopting[item] = items.adopted[item] = items.estate[item] = items.fit[item] = 0.0
    items.in_use[item] = False
    play.books.rollbacks += 1


def go_live(play):
    """Iterations finished in the step are live from the next one on, for better or worse until they are read."""
    for regime, item, offset in play.finished_iterations:
        _go_live(play, regime, item, offset)
    play.finished_iterations.clear()


def _go_live(play, regime, item, offset):
    items = play.items
    play.books.iterations += 1
    items.attempts[item] += 1
    items.kept_attempt[item], items.live_attempt[item] = items.live_attempt[item], items.attempts[item]
    items.live_read[item] = False
    items.iteration_content[item] = items.iteration_done[item] = 0.0
    items.kept_fit[item] = items.fit[item]
    items.fit[item] = true_fit(play.setting, play.world, item, items.live_attempt[item])
    refresh(play, item)
    expect_reading(play, regime, item, play.month + offset)


def settle_unread(play):
    """When all work has ended: an attempt that nobody has read is kept or withdrawn as far as is known."""
    items = play.items
    for item in np.flatnonzero(items.in_use & ~items.live_read):
        if items.kept_attempt[item]:
            _keep_better(play, play.regimes[items.regime[item]], item)
            refresh(play, item)
