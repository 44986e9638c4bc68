"""What the law demands by a date, whatever it is worth (MODEL.md 7.15)."""

import math

import numpy as np

from capacity import lanes_for, may_serve
from index import WAITING, waits_of_decisions
from supply import net_share

SLACK = 1e-6  # months
LONGEST_LATE = 24  # months for which being late costs


def is_pressing(play, regime, item, month):
    """Whether a month is the last in which it could be started without risking its date."""
    world, levers = play.world, regime.rules.levers
    teams = min(play.items.teams[item], lanes_for(play, regime, world.area[item]))
    effort = world.effort[item] * play.setting.residual.at_start / regime.improvement
    duration = effort / (teams * regime.rules.lane_size * max(net_share(play, regime), 1e-9))
    slack = world.deadline[item] - month - 1.5 * duration - max(waits_of_decisions(regime)) - 3 - levers.cycle_months
    return bool(slack <= SLACK)


def by_deadline(play):
    """Compulsory items that wait, by date, ties by number."""
    who = np.flatnonzero(play.world.compulsory & (play.items.stage == WAITING))
    return who[np.lexsort((who, play.world.deadline[who]))]


def first_pressing(play, lane):
    """Of what a lane may serve, or None."""
    for item in by_deadline(play):
        if may_serve(lane, play.world.area[item], play.areas) and is_pressing(play, lane.regime, item, play.month):
            return int(item)
    return None


def due(play):
    """Compulsory items whose date falls until the horizon."""
    return np.flatnonzero(play.world.compulsory & (play.world.deadline <= play.setting.scenario.organisation.horizon_months))


def late_cost(play, until):
    """Currency, from now until a month."""
    o, w = play.setting.scenario.organisation, play.setting.scenario.opportunities
    who = due(play)
    deadline, effort = play.world.deadline[who], play.world.effort[who]
    end = np.minimum(np.minimum(until, deadline + LONGEST_LATE), play.items.finished_at[who])
    months = np.maximum(0.0, end - np.maximum(play.month, deadline))
    return w.late_cost * o.person_month_cost * float((months * effort).sum())


def settle_late(play):
    """What is late when all work has ended will never come."""
    late, books = late_cost(play, math.inf), play.books
    if late == 0:
        return
    discounted = math.exp(-play.setting.discounting * play.month) * late
    books.late_cost += late
    books.spend += late
    books.spend_after_horizon += late
    books.pv_outlay += discounted
    books.npv_after_horizon -= discounted
    books.cash(late, 0.0, play.month + play.step)
