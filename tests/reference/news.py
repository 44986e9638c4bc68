"""What planners hear of beside experiments and readings: arrivals, shifts, cases, status (MODEL.md 7.2, 7.7)."""

import math

import numpy as np

from draws import Purpose
from index import CLOSED, UNKNOWN, WAITING
from items import update_values

CLOCK_SLACK = 1e-9  # months: arrivals and market shifts are no dates on a grid


def meet_arrivals(play):
    """Items become known to all planners."""
    who = np.flatnonzero((play.items.stage == UNKNOWN) & (play.world.arrival <= play.month + CLOCK_SLACK))
    if who.size == 0:
        return
    play.items.stage[who] = WAITING
    for regime in play.regimes:
        regime.beliefs.learn_case(who, play.world.case[who])
        regime.case_shift[who] = play.shifts_passed
        update_values(play, regime, who)
        regime.fit[who] = regime.rules.first_fit if regime.rules.evidence else 1.0


def shift_market(play):
    """A shift moves what is not on the market yet; where no cycle waits for plans, cases are written anew at once."""
    items, world, s = play.items, play.world, play.setting
    while play.shifts_passed < len(world.shifts) and world.shifts[play.shifts_passed] <= play.month + CLOCK_SLACK:
        who = np.flatnonzero((items.stage != UNKNOWN) & (items.stage != CLOSED) & (items.released == 0))
        items.z[who] = world.shifted_latents(items.z, who, play.shifts_passed)
        items.value[who] = world.scale[who] * s.values(items.z[who])
        play.shifts_passed += 1
        for regime in play.regimes:
            regime.beliefs.predict_shift(who, s.scenario.opportunities.shift_memory)
            update_values(play, regime, who)
            if regime.rules.levers.cycle_months <= 0:
                renew_cases(play, regime)


def renew_cases(play, regime):
    """Waiting items whose case is older than the last shift get a new one; all settings read the same text."""
    who = np.flatnonzero((play.items.stage == WAITING) & (regime.case_shift < play.shifts_passed))
    if who.size == 0:
        return
    noise = play.stream.normal(Purpose.CASE_AGAIN, who, play.shifts_passed)
    regime.beliefs.learn_case(who, play.world.said_by_case(play.items.z[who], noise))
    regime.case_shift[who] = play.shifts_passed
    update_values(play, regime, who)


def report_status(play, regime, item):
    """What a review of running scope work tells of its value, to all planners."""
    levers = regime.rules.levers
    play.items.statuses[item] += 1
    noise = play.setting.scenario.opportunities.sigma_status * math.sqrt(3 / levers.review_months)
    signal = play.items.z[item] + noise * float(play.stream.normal(Purpose.STATUS, item, play.items.statuses[item]))
    for each in play.regimes:
        each.beliefs.learn_effect(item, signal, noise**2)
        update_values(play, each, np.array([item]))
