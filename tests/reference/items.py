"""The state of all items (opportunities; initiatives once funded), as arrays over items."""

import math

import numpy as np

from beliefs import FitReadings, ValueBeliefs, believed_fit, believed_gain
from index import CLOSED, NONE, RESTING, UNKNOWN
from productivity import teams_of


class Items:
    """Truth, work done, releases, flows and money; what is believed is kept by the regimes."""

    def __init__(self, setting, world):
        o = setting.scenario.organisation
        n = self.count = world.arrival.size
        zeros = lambda: np.zeros(n)
        flags = lambda: np.zeros(n, dtype=bool)
        self.stage = np.full(n, UNKNOWN)
        self.kind = np.full(n, NONE)  # of the running job
        self.regime = np.zeros(n, dtype=int)  # of the team that works on it, or did last
        self.scope_open = np.ones(n, dtype=bool)
        self.started, self.mandated, self.ever_stopped, self.delivered = flags(), flags(), flags(), flags()
        self.live_read = flags()
        self.in_use = flags()  # something has been released, and not rolled back
        self.z, self.value = world.z.copy(), world.value.copy()
        # attempts are numbered from 1: made so far, in use, and the one to which that would revert (0 = none)
        self.attempts, self.live_attempt, self.kept_attempt = (np.full(n, first) for first in (1, 1, 0))
        self.readings = [FitReadings() for _ in range(n)]
        self.fit = np.array([true_fit(setting, world, i, 1) for i in range(n)]) if n else zeros()
        self.kept_fit = zeros()
        self.reading_due = np.full(n, math.inf)
        self.teams = np.array([float(teams_of(o, effort)) for effort in world.effort])
        self.planned_content = world.effort * setting.reference_of(world.effort)
        self.content = self.planned_content * world.overrun
        self.done, self.iteration_content, self.iteration_done = zeros(), zeros(), zeros()
        self.released, self.value_released, self.shipped = zeros(), zeros(), zeros()
        self.adopting, self.adopted, self.estate = zeros(), zeros(), zeros()
        self.lanes_held = np.zeros(n, dtype=int)
        self.next_review, self.next_release = zeros(), zeros()
        self.first_release, self.finished_at = np.full(n, math.inf), np.full(n, math.inf)  # months
        self.plan_benefit, self.plan_cost, self.plan_end = zeros(), zeros(), zeros()
        self.paid = zeros()  # currency
        self.tranche, self.granted = zeros(), zeros()  # person-months: of one grant, and left of the current one
        self.experiments, self.statuses = np.zeros(n, dtype=int), np.zeros(n, dtype=int)

    def close(self, item):
        """Ends all work on an item for good."""
        self.stage[item], self.kind[item], self.scope_open[item] = CLOSED, NONE, False


def true_fit(setting, world, item, attempt):
    """theta_k."""
    return float(setting.fits(np.array([world.fit_latent(item, attempt)]))[0])


class Regime:
    """One setting of levers at play, and what its planners believe. A transition has a second one."""

    def __init__(self, number, side, world):
        n = world.arrival.size
        self.number, self.side = number, side
        self.beliefs = ValueBeliefs(n)
        self.follow_ramp(0.0)
        rules = self.rules
        self.next_cycle, self.planned = 0.0, False
        self.next_resize = rules.levers.resize_months if rules.levers.resize_months > 0 else math.inf
        self.last_funded_index = rules.levers.hurdle if rules.disbands else 0.0
        self.savings = 0.0  # person-months for the next experiment
        self.discovery_used = 0.0  # share of this step's capacity that goes to experiments
        self.people, self.pool_people = 0.0, 0.0
        self.improvement = 1.0
        self.value, self.slope = np.zeros(n), np.zeros(n)  # V-hat per year, and per unit of the mean of z
        self.fit, self.gain = np.zeros(n), np.zeros(n)
        self.case_shift = np.zeros(n, dtype=int)  # market shifts dealt with before the case that planners have
        self.plan_index = np.full(n, math.nan)  # NaN = not planned
        self.plan_effort, self.planning_month = np.zeros(n), 0.0
        self.cleared_since, self.granted_since = np.full(n, math.nan), np.full(n, math.nan)  # months; NaN = not
        self.place = np.zeros(n, dtype=int)  # on the list of a cycle
        self.decreed = []  # items, in the order in which they were placed
        self.started_effort = self.mandated_effort = 0.0  # planned person-months of first starts
        self.area_knowledge = np.zeros(int(rules.setting.scenario.organisation.areas))  # where people move

    def follow_ramp(self, month):
        """Puts the rules of a month in force; whether they are others than before."""
        before = self.beliefs.rules
        stages = (rules for end, rules in self.side.ramp if month + 1e-6 < end)
        self.rules = self.beliefs.rules = next(stages, self.side.rules)
        return before is not self.rules


def update_values(play, regime, who):
    """Believed annual benefits after signals of z."""
    mean, variance = regime.beliefs.posterior(who)
    mean, scale = mean + play.nudge, play.world.scale[who]
    if regime.rules.evidence:
        value, slope = play.setting.value_belief(mean, variance)
    else:
        value, slope = play.setting.values(mean), np.zeros(mean.shape)
    value = value + play.nudge * play.setting.spread
    regime.value[who], regime.slope[who] = scale * value, scale * slope


def update_fit(play, regime, item):
    """Believed fit of the live attempt, and gain by another one."""
    items, rules = play.items, regime.rules
    if not items.started[item]:
        regime.fit[item] = rules.first_fit if rules.evidence else 1.0
        return
    readings = items.readings[item]
    regime.fit[item] = believed_fit(rules, readings, items.live_attempt[item])
    regime.gain[item] = believed_gain(rules, readings, regime.fit[item]) if rules.levers.follow_up else 0.0


def refresh(play, item):
    """All planners think again of an item."""
    for each in play.regimes:
        update_values(play, each, np.array([item]))
        update_fit(play, each, item)


def at_rest(play, item):
    """Where work on an item ends: resting, or closed where there is nothing left."""
    items = play.items
    items.kind[item] = NONE
    items.stage[item] = RESTING if items.released[item] > 0 or items.scope_open[item] else CLOSED
