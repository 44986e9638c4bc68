"""Experiments, and the concepts looked at before the first attempt (MODEL.md 7.3)."""

import math

import numpy as np

from beliefs import unit_normal_loss
from draws import Purpose
from index import may_build, options, typical
from items import true_fit, update_values


def look_at_concepts(play, regime, item):
    """The best of several looked-at solutions is attempted first; evidence planners learn from every look."""
    levers, items = regime.rules.levers, play.items
    if levers.concepts <= 1 or levers.discovery_share <= 0:
        return
    best = -math.inf
    for k in range(1, int(levers.concepts) + 1):
        noise = float(play.stream.normal(Purpose.LOOK, item, k))
        look = play.world.fit_latent(item, k) + levers.sigma_look * noise
        if regime.rules.evidence:
            items.readings[item].add(k, look, levers.sigma_look**2)
        if look > best:
            best = look
            items.live_attempt[item] = k
    items.attempts[item] = int(levers.concepts)
    items.fit[item] = true_fit(play.setting, play.world, item, items.live_attempt[item])
    regime.savings -= (levers.concepts - 1) * levers.experiment_cost


def run_experiments(play, regime):
    """Spends the savings where the expected gain is largest, while it is worth the cost."""
    levers, disbands = regime.rules.levers, regime.rules.disbands
    regime.discovery_used = 0.0
    if levers.discovery_share <= 0 or play.closing:
        return
    people = regime.pool_people if disbands else _people_here(play, regime) * levers.discovery_share
    granted = people * (1 - play.run_share) * play.step
    regime.savings += granted
    cost = levers.experiment_cost * play.setting.scenario.organisation.person_month_cost
    returned = 0.0
    who = np.arange(play.items.count)
    who = who[may_build(play.items, who) & (play.items.released == 0)]
    gains = _expected_gains(play, regime, who) if regime.savings >= levers.experiment_cost else None
    while regime.savings >= levers.experiment_cost:
        if who.size == 0 or not gains.max() > cost:
            returned = min(regime.savings, granted)
            regime.savings = 0.0
            break
        place = int(np.argmax(gains))
        _experiment(play, regime, int(who[place]))
        gains[place] = _expected_gains(play, regime, who[place : place + 1])[0]
        regime.savings -= levers.experiment_cost
    if not disbands and granted > 0:
        regime.discovery_used = levers.discovery_share * (1 - returned / granted)


def _people_here(play, regime):
    """In teams that stand and are not still being hired."""
    return sum(lane.people for lane in play.lanes if lane.regime is regime and not lane.released and lane.staffing <= 0)


def _expected_gains(play, regime, who):
    """Currency: of turning the decision against the index last funded (Raiffa & Schlaifer 1961)."""
    prospect = options(play, regime, who, typical(regime))
    learned = np.sqrt(regime.beliefs.variance_learned(who))
    sd = np.abs(regime.slope[who]) * prospect.per_value * learned
    net = prospect.numerator - regime.last_funded_index * prospect.cost
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(sd > 0, sd * unit_normal_loss(np.abs(net) / sd), 0.0)


def _experiment(play, regime, item):
    items, levers, stream = play.items, regime.rules.levers, play.stream
    items.experiments[item] += 1
    signal = items.z[item] + levers.sigma_exp * float(stream.normal(Purpose.EXPERIMENT, item, items.experiments[item]))
    signal += levers.sigma_ext * float(stream.normal(Purpose.SHARED_ERROR, item, play.shifts_passed))
    play.books.experiments += 1
    for each in play.regimes:
        each.beliefs.learn_experiment(item, signal, levers.sigma_exp**2)
        update_values(play, each, np.array([item]))
