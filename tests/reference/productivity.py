"""Familiarity F, knowledge K, and what they are worth (MODEL.md 7.1)."""

import math
from dataclasses import dataclass

import numpy as np

USUAL_WAIT = 0.3  # months: for late dependencies under the shipped defaults, in an organisation of one team
USUAL_TEAM = 8  # people: published productivity is that of teams of this size


@dataclass(frozen=True)
class Learning:
    """A level that approaches `full` at `rate` per month."""

    full: float
    rate: float

    def after(self, level, months):
        """The level that many months later."""
        return self.full + (level - self.full) * np.exp(-self.rate * months)


def size_factor(organisation):
    """Every further person costs all of them some talk; 1 at the usual size."""
    loss = organisation.communication_loss
    return (1 + loss * (USUAL_TEAM - 1)) / (1 + loss * (organisation.team_size - 1))


def learning(time_constant, attrition):
    """From its time constant in months and the attrition per year."""
    return Learning(1 / (1 + attrition * time_constant / 12), 1 / time_constant + attrition / 12)


def teams_of(organisation, effort):
    """Teams that finish a planned effort (person-months) in the target duration."""
    needed = math.ceil(effort / (organisation.team_size * organisation.target_duration_months) - 1e-9)
    return int(min(max(needed, 1), organisation.max_teams))


def median_duration(organisation, median):
    """Months that the teams of the median item need for its plan."""
    return median / (organisation.team_size * teams_of(organisation, median))


def loss_of_new_teams(o, median):
    """lambda: the smaller root in (0, 0.9] that makes mature teams stable_team_cost of the cost of new ones."""
    if o.stable_team_cost == 1:
        return 0.0
    months = median_duration(o, median)
    mean = lambda tau: tau / months * (1 - math.exp(-months / tau))
    tau_f, tau_k = o.familiarity_months, o.knowledge_months
    both = mean(1 / (1 / tau_f + 1 / tau_k))
    missing_f = 1 - learning(tau_f, o.attrition).full
    missing_k = 1 - learning(tau_k, o.attrition).full
    a = both - o.stable_team_cost * missing_f * missing_k
    b = -(mean(tau_f) + mean(tau_k)) + o.stable_team_cost * (missing_f + missing_k)
    c = 1 - o.stable_team_cost
    inside = b * b - 4 * a * c
    roots = [] if inside < 0 else [(-b - math.sqrt(inside)) / (2 * a), (-b + math.sqrt(inside)) / (2 * a)]
    roots = sorted(root for root in roots if 0 < root <= 0.9)
    if not roots:
        raise ValueError("stable_team_cost has no root")
    return roots[0]


def reference_productivity(o, levers, loss_f, loss_k, efforts):
    """pi_ref of each planned effort: a new team of the shipped preset `project` on it, the usual wait included."""
    teams = np.array([teams_of(o, effort) for effort in efforts], dtype=float)
    months = efforts / (o.team_size * teams)
    working = np.maximum(months - USUAL_WAIT, months / 10)
    f, k = learning(o.familiarity_months, o.attrition), learning(o.knowledge_months, o.attrition)
    h = o.step_months
    steps = np.arange(math.floor(max(working, default=0.0) / h) + 1)
    middles = (steps + 0.5) * h
    shares = (1 - loss_f * (1 - f.after(0, middles))) * (1 - loss_k * (1 - k.after(0, middles)))
    before = np.concatenate([[0.0], np.cumsum(h * shares)])  # a step begins
    begun = np.floor(working / h).astype(int)
    total = before[begun] + (working - begun * h) * shares[begun]
    base = (1 - levers.diverted) * (1 - levers.switching_loss) ** (levers.wip - 1)
    return base * (1 - o.coordination_loss) ** (teams - 1) * total / months
