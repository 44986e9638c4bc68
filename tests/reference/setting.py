"""What follows from a scenario before anything is drawn: tables, losses, the reference productivity."""

import math

import numpy as np

from belief_table import BeliefTable
from capacity import Rules
from latent_quantile import LatentQuantile
from productivity import loss_of_new_teams, reference_productivity
from residual import MeanResidual
from scenario import REFERENCE
from world import signal_of_listed_benefit


def mean_dependencies(o, w):
    """(On other teams, on skills that a team lacks) of an item: the more, the more teams the budget pays at overhead 0;
    the more, the fewer people a team has."""
    slots = o.budget_per_year / (12 * o.team_size * o.person_month_cost)
    lacking = max(0.0, o.complete_size - o.team_size)
    return w.dependencies * (1 + w.dependency_growth * math.log(max(1.0, slots))), lacking * o.complete_size / o.team_size


class PlayedSide:
    """The rules of one setting of levers, and those of the stages [(end in months, rules)] before they are in force."""

    def __init__(self, setting, side):
        self.rules = Rules(setting, side.levers)
        self.ramp = [(end, Rules(setting, levers)) for end, levers in side.ramp]


class PlayedModel:
    """A model with the rules of its sides."""

    def __init__(self, setting, model):
        self.transition, self.bills = model.transition, model.bills
        self.sides = [PlayedSide(setting, side) for side in model.sides]


class Setting:
    """Shared by all models and replications of a scenario; rates are per month."""

    def __init__(self, scenario):
        o, w = scenario.organisation, scenario.opportunities
        self.scenario = scenario
        self.values, self.efforts, self.overruns, self.fits, self.deadlines = (
            LatentQuantile(d)
            for d in (scenario.values, scenario.effort, scenario.overrun, scenario.fit, scenario.deadline)
        )
        self.value_belief = BeliefTable(self.values)
        self.fit_belief = BeliefTable(self.fits)
        self.fit_square_belief = BeliefTable(self.fits, 2)
        self.residual = MeanResidual(self.overruns)
        self.discounting = math.log1p(o.discount_rate) / 12
        self.decay = w.value_decay / 12
        self.erosion_owned = o.erosion_owned / 12
        self.erosion_orphan = o.erosion_orphan / 12
        self.spread = float(np.ptp(self.values(np.array([-1.0, 1.0]))))  # of values, as a scale for nudges
        self.listed_cases = [self._case(row) for row in scenario.listed]
        self.mean_dependencies = mean_dependencies(o, w)
        self.median = self._median_effort()
        self._calibrate(scenario.before[0])
        self.models = [PlayedModel(self, model) for model in scenario.models]

    def _calibrate(self, o):
        """Losses of new teams, before any intervention."""
        unknown = o.familiarity_loss < 0 or o.knowledge_loss < 0
        derived = loss_of_new_teams(o, self.median) if unknown else 0.0
        self.loss_f = derived if o.familiarity_loss < 0 else o.familiarity_loss
        self.loss_k = derived if o.knowledge_loss < 0 else o.knowledge_loss

    def reference_of(self, efforts):
        """pi_ref of each planned effort, in the organisation before any intervention."""
        return reference_productivity(self.scenario.before[0], REFERENCE, self.loss_f, self.loss_k, efforts)

    def _case(self, row):
        """The signal of a listed benefit; NaN where there is none."""
        if math.isnan(row.benefit) or (self.scenario.ratios and math.isnan(row.effort)):
            return math.nan
        cost = row.effort * self.scenario.organisation.person_month_cost if self.scenario.ratios else 1.0
        return signal_of_listed_benefit(self.scenario.values, row.benefit / self.scenario.opportunities.value_scale / cost)

    def _median_effort(self):
        """Person-months; of the listed efforts when nothing is generated."""
        w = self.scenario.opportunities
        listed = sorted(row.effort for row in self.scenario.listed if not math.isnan(row.effort))
        if listed and w.initial_backlog == 0 and w.arrivals_per_year == 0:
            half = len(listed) // 2
            return listed[half] if len(listed) % 2 else (listed[half - 1] + listed[half]) / 2
        return w.effort_scale * float(self.efforts.exact([0.0])[0])
