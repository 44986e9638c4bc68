"""Familiarity F, knowledge K, and what they are worth (MODEL.md 7.1)."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Learning:
    """A level that approaches `full` at `rate` per month."""

    full: float
    rate: float

    def after(self, level, months):
        """The level that many months later."""
        return self.full + (level - self.full) * math.exp(-self.rate * months)


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


def reference_productivity(o, levers, loss_f, loss_k, median, mean_wait):
    """pi_ref: a new team of the shipped preset `project` on median work, waits included."""
    teams = teams_of(o, median)
    months = median_duration(o, median)
    working = max(months - mean_wait, months / 10)
    f, k = learning(o.familiarity_months, o.attrition), learning(o.knowledge_months, o.attrition)
    h = o.step_months
    total, step = 0.0, 0
    while step * h < working:
        middle = (step + 0.5) * h
        share = (1 - loss_f * (1 - f.after(0, middle))) * (1 - loss_k * (1 - k.after(0, middle)))
        total += min(h, working - step * h) * share
        step += 1
    base = (1 - levers.diverted) * (1 - levers.switching_loss) ** (levers.wip - 1)
    return base * (1 - o.coordination_loss) ** (teams - 1) * total / months
