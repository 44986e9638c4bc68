"""From release to money: adopting P, adopted A per unit of annual value, estate E (MODEL.md 7.9, 7.10)."""

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class FlowStep:
    """Exact solution of P' = -P/tau, A' = P/tau - eps A, E' = -eps E over some months."""

    p_kept: float
    a_kept: float
    a_from_p: float
    sum_of_a: float  # integral of A per A at the start, months
    sum_of_p: float  # integral of A per P at the start, months

    @staticmethod
    def over(tau, erosion, months):
        rate = adoption_rate(tau, erosion)
        p, a = math.exp(-rate * months), math.exp(-erosion * months)
        ratio = rate / (rate - erosion)
        longer = annuity(erosion, months)
        return FlowStep(p, a, ratio * (a - p), longer, ratio * (longer - annuity(rate, months)))


def adoption_rate(tau, erosion):
    """Per month; kept apart from the erosion, at which the two-exponential solution is singular."""
    rate = 1 / max(tau, 1e-9)
    return rate * (1 + 1e-7) if abs(rate - erosion) < 1e-7 * rate else rate


def annuity(rate, months):
    """Integral of exp(-rate t) over so many months."""
    if rate == 0:
        return months
    return 1 / rate if math.isinf(months) else -math.expm1(-rate * months) / rate


def run_off_value(adopting, adopted, tau, erosion, discounting, months):
    """Present value, in years of one unit a year, of what flows still pay."""
    rate = adoption_rate(tau, erosion)
    of_adopted = annuity(discounting + erosion, months)
    of_adopting = rate / (rate - erosion) * (of_adopted - annuity(discounting + rate, months))
    return (adopted * of_adopted + adopting * of_adopting) / 12


def run_off_estate(estate, erosion, discounting, months):
    """Present value, in person-months times years, of an estate."""
    return estate * annuity(discounting + erosion, months) / 12


def earn(play):
    """Undiscounted income of the step; moves all flows and estates to its end."""
    items, step, rules = play.items, play.step, play.regimes[0].rules
    owned = (items.lanes_held > 0) | play.area_owned[play.world.area]
    used = np.zeros(items.count)  # integral of A over the step, months
    for is_owned in (True, False):
        who = np.flatnonzero(items.in_use & (owned == is_owned))
        flow = rules.flow_step(is_owned, step)
        used[who] = items.adopted[who] * flow.sum_of_a + items.adopting[who] * flow.sum_of_p
        items.adopted[who] = items.adopted[who] * flow.a_kept + items.adopting[who] * flow.a_from_p
        items.adopting[who] *= flow.p_kept
        items.estate[who] *= flow.a_kept
    for item, amount, estate, offset in play.inflows:
        part = rules.flow_step(bool(owned[item]), step - offset)
        items.adopting[item] += amount * part.p_kept
        items.adopted[item] += amount * part.a_from_p
        items.estate[item] += estate * part.a_kept
        used[item] += amount * part.sum_of_p
    play.inflows.clear()
    s = play.setting
    play.area_estate *= np.exp(-np.where(play.area_owned, s.erosion_owned, s.erosion_orphan) * step)
    return float((items.value * items.fit * used).sum()) * rules.levers.adoption_ceiling / 12
