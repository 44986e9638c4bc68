"""Releases: what reaches the market, and the clock of its reading (MODEL.md 7.7 to 7.9)."""

import math

from draws import Purpose
from index import scope_value


def release(play, regime, item, f, offset):
    """The share f of the scope is on the market from so many months into the step."""
    items, s = play.items, play.setting
    if f <= items.released[item]:
        return
    at = play.month + offset
    gained = float(scope_value(s.scenario.opportunities.scope_concavity, f)) - items.value_released[item]
    amount = gained * math.exp(-s.decay * (at - play.world.arrival[item]))
    play.inflows.append((item, amount, play.world.effort[item] * (f - items.released[item]), offset))
    items.shipped[item] += amount
    first = items.released[item] == 0
    items.released[item] = f
    items.value_released[item] += gained
    if first:
        items.first_release[item] = at
        items.in_use[item] = True
        expect_reading(play, regime, item, at)


def release_on_cadence(play, regime, item):
    """Running work releases what is done: each step at its expected date, or at multiples of a longer cadence."""
    items, cadence = play.items, regime.rules.levers.release_cadence_months
    if cadence <= 0:
        return
    f = items.done[item] / items.content[item]
    if cadence <= play.step:
        release(play, regime, item, f, regime.rules.release_offset)
        return
    end = play.month + play.step
    if end + 1e-6 >= items.next_release[item]:
        while end + 1e-6 >= items.next_release[item]:
            items.next_release[item] += cadence
        release(play, regime, item, f, play.step)


def expect_reading(play, regime, item, month):
    """Starts the clock of the live attempt's reading."""
    levers, items = regime.rules.levers, play.items
    if levers.follow_up and levers.measuring_rate > 0:
        wait = float(play.stream.exponential(Purpose.READING_CLOCK, item, items.live_attempt[item]))
        items.reading_due[item] = month + 12 / levers.measuring_rate * wait + levers.feedback_latency_months
        play.watched.append(item)
