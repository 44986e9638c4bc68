"""The one index that ranks everything: the profitability index (MODEL.md 7.3), over arrays of items."""

from dataclasses import dataclass, fields

import numpy as np

from capacity import lanes_for

NONE, SCOPE, ITERATION = range(3)  # kinds of work
UNKNOWN, WAITING, WORKING, RESTING, CLOSED = range(5)  # stages of an item
NEGLIGIBLE = 1e-6  # share of its cost below which something is worth nothing


@dataclass
class Job:
    """Work as planners see it: share of V it adds, estate it adds and mature teams' effort (pm), lanes."""

    reach: np.ndarray
    estate: np.ndarray
    work: np.ndarray
    teams: np.ndarray


@dataclass
class Readiness:
    """Shares of F* and K* missing at the start, paid months of waiting before it, months until the team exists."""

    missing_f: object
    missing_k: object
    waiting: float
    staffing: float
    pace: object = 1.0  # share of the productivity that changes of area leave

    def of(self, mask):
        pick = lambda x: x[mask] if isinstance(x, np.ndarray) else x
        return Readiness(pick(self.missing_f), pick(self.missing_k), self.waiting, self.staffing, pick(self.pace))


IN_HAND = Readiness(0.0, 0.0, 0.0, 0.0)


@dataclass
class Prospect:
    """What comes of it: index, numerator and cost (currency), effort (pm), duration (months)."""

    kind: np.ndarray
    teams: np.ndarray
    index: np.ndarray
    numerator: np.ndarray
    cost: np.ndarray
    effort: np.ndarray
    duration: np.ndarray
    per_value: np.ndarray  # numerator per unit of believed annual value
    left: np.ndarray  # share of value left at the date of the benefit

    def at(self, place):
        """Of one item."""
        return Prospect(*(getattr(self, f.name)[place] for f in fields(self)))


def scope_value(kappa, f):
    """g(f): the value share of the first f of the effort, best parts first."""
    return f if abs(kappa) < 1e-9 else -np.expm1(-kappa * f) / -np.expm1(-kappa)


def mature_effort(regime, content, teams):
    """Person-months that so many mature teams need for a content."""
    loss = regime.rules.setting.scenario.organisation.coordination_loss
    return content / (regime.rules.mature * regime.improvement * (1 - loss) ** (teams - 1))


def forming_effort(rules, missing_f, missing_k, months):
    """Person-months that forming one lane costs over so many months of work."""
    lost = 0.0
    for loss, level, missing in (
        (rules.setting.loss_f, rules.f, missing_f),
        (rules.setting.loss_k, rules.k, missing_k),
    ):
        lost = lost + loss * level.full * missing / level.rate * -np.expm1(-level.rate * months)
    return rules.lane_size * lost


def scope_job(play, regime, who):
    """What is left of building the scope of each item."""
    items, s, levers = play.items, play.setting, regime.rules.levers
    effort = play.world.effort[who]
    u = items.done[who] / items.planned_content[who]
    residual = s.residual(u) if levers.reference_class else np.maximum(1 - u, 0.1)
    secured = items.released[who]
    if levers.scope == "adaptive":  # a stop ships it
        secured = np.maximum(secured, u / (u + residual))
    teams = np.minimum(items.teams[who], lanes_for(play, regime, play.world.area[who]))
    open_value = 1 - scope_value(s.scenario.opportunities.scope_concavity, secured)
    return Job(
        reach=regime.fit[who] * open_value * levers.adoption_ceiling,
        estate=effort * (1 - secured),
        work=mature_effort(regime, items.planned_content[who] * residual, teams),
        teams=teams,
    )


def iteration_job(play, regime, who):
    """Another attempt at what has been released, or the rest of one that was stopped."""
    items, o, levers = play.items, play.setting.scenario.organisation, regime.rules.levers
    begun = items.iteration_content[who] > 0
    content = np.where(begun, items.iteration_content[who] - items.iteration_done[who],
                       levers.iteration_cost * items.done[who])
    wanted = np.ceil(mature_effort(regime, content, 1) / (o.team_size * o.target_duration_months) - 1e-9)
    teams = np.minimum(np.clip(wanted, 1, o.max_teams), lanes_for(play, regime, play.world.area[who]))
    return Job(
        reach=items.value_released[who] * regime.gain[who] * levers.adoption_ceiling,
        estate=np.zeros(who.shape),
        work=mature_effort(regime, content, teams),
        teams=teams,
    )


def assess(play, regime, who, kind, job, ready):
    """The profitability index of one kind of job on each item."""
    rules, s = regime.rules, play.setting
    o = s.scenario.organisation
    people = rules.lane_size * job.teams
    work = job.work / ready.pace
    forming = forming_effort(rules, ready.missing_f, ready.missing_k, work / people)
    effort = work + people * ready.waiting + job.teams * forming
    duration = effort / people + ready.staffing
    until_benefit = duration / 2 if rules.levers.release_cadence_months > 0 else duration
    age = play.month - play.world.arrival[who]
    left = np.exp(-s.decay * (age + until_benefit))
    discount = np.exp(-s.discounting * until_benefit)
    per_value = job.reach * rules.benefit_annuity * left * discount
    run_cost = o.run_rate * o.person_month_cost * job.estate * rules.run_annuity * discount
    numerator = regime.value[who] * per_value - run_cost
    cost = o.person_month_cost * effort
    return Prospect(np.full(who.shape, kind), job.teams + 0 * cost, numerator / cost, numerator, cost, effort, duration,
                    per_value, left)


def may_build(items, who):
    """Unreleased scope that nobody works on."""
    stage = items.stage[who]
    return items.scope_open[who] & ((stage == WAITING) | (stage == RESTING))


def may_iterate(regime, items, who):
    """Released, at rest, and the live attempt's reading has come."""
    follows = regime.rules.levers.follow_up
    return follows & (items.stage[who] == RESTING) & (items.released[who] > 0) & items.live_read[who]


def open_items(play, regimes):
    """Items with work that planners of these settings may fund, by number."""
    who = np.arange(play.items.count)
    is_open = may_build(play.items, who)
    for regime in regimes:
        is_open = is_open | may_iterate(regime, play.items, who)
    return np.flatnonzero(is_open)


def options(play, regime, who, ready):
    """The better of going on with each item's scope and of iterating it; kind NONE where neither is open."""
    build, iterate = may_build(play.items, who), may_iterate(regime, play.items, who)
    best = assess(play, regime, who, SCOPE, scope_job(play, regime, who), ready)
    best.kind = np.where(build, SCOPE, NONE)
    if iterate.any():
        those = np.flatnonzero(iterate)
        other = assess(play, regime, who[those], ITERATION, iteration_job(play, regime, who[those]), ready.of(those))
        better = ~build[those] | (other.index > best.index[those])
        for f in fields(Prospect):
            getattr(best, f.name)[those[better]] = getattr(other, f.name)[better]
    return best


def typical(regime):
    """A typical team for plans made before it is known which one will do the work."""
    missing = 1.0 if regime.rules.disbands else 0.0
    return Readiness(missing, missing, *waits_of_claims(regime))


def waits_of_claims(regime):
    """(latency, staffing lag) in months that follow a claim; where there are cycles they run before it."""
    return (0.0, 0.0) if regime.rules.levers.cycle_months > 0 else waits_of_decisions(regime)


def waits_of_decisions(regime):
    """(latency, staffing lag) in months from the decision to do something to its start."""
    levers, disbands = regime.rules.levers, regime.rules.disbands
    return levers.decision_latency_months, levers.staffing_lag_months if disbands else 0.0


def forward(play, regime, item):
    """What is left of a running item's job, by the teams that are on it."""
    who = np.array([item])
    if play.items.kind[item] == ITERATION:
        return assess(play, regime, who, ITERATION, iteration_job(play, regime, who), IN_HAND).at(0)
    return assess(play, regime, who, SCOPE, scope_job(play, regime, who), IN_HAND).at(0)
