"""What lanes know and come to know: familiarity, knowledge of areas, the price of changing them (MODEL.md 7.1)."""

import numpy as np

from capacity import FREE

REMEMBERED = 12  # months for which another area still costs attention


def missing_at_start(lane, rules, areas):
    """Shares of F* and K* that a lane lacks when it starts work in each of these areas."""
    ones = np.ones(areas.shape)
    if rules.disbands:
        return ones, ones
    moved = (lane.area >= 0) & (areas != lane.area)
    f = max(0.0, 1 - lane.familiarity / rules.f.full)
    knowledge = lane.regime.area_knowledge[areas] if rules.shares_knowledge else lane.knowledge
    k = np.maximum(0.0, 1 - knowledge / rules.k.full)
    lost_f = moved & (rules.levers.continuity == "switch_people")
    lost_k = moved & (rules.levers.continuity == "switch_work")
    return np.where(lost_f, 1.0, f), np.where(lost_k, 1.0, k)


def pace(play, lane, areas):
    """The share of its productivity that a lane keeps in each of these areas, for what else it worked in of late."""
    if not lane.regime.rules.moves:
        return np.ones(areas.shape)
    recent = np.array([area for area, begun in lane.visits.items() if begun > play.month - REMEMBERED + 1e-6])
    others = recent.size - np.isin(areas, recent)
    return (1 - play.setting.scenario.organisation.variety_loss) ** others


def productivity(play, regime, lane):
    """Content per person-month, F and K at the middle of the step."""
    rules, half = regime.rules, play.step / 2
    together, area = int(play.items.lanes_held[lane.item]), lane.area
    k = regime.area_knowledge[area] if rules.shares_knowledge else lane.knowledge
    loss = play.setting.scenario.organisation.coordination_loss
    dip = play.model.transition.dip if lane.dip > 0 else 0.0
    base = rules.base * (1 - dip) * regime.improvement * (1 - loss) ** (together - 1)
    learned = rules.learned(rules.f.after(lane.familiarity, half), rules.k.after(k, half))
    return float(base * learned * pace(play, lane, np.array(area)))


def learn(play):
    """F and K at the end of the step; teams formed for an initiative learn only in steps in which they work."""
    for lane in play.lanes:
        rules = lane.regime.rules
        if lane.working > 0:
            lane.visits[lane.area] = play.month
        if lane.released or lane.staffing > 0 or rules.disbands and (lane.item == FREE or lane.working <= 0):
            continue
        lane.familiarity = rules.f.after(lane.familiarity, play.step)
        lane.knowledge = rules.k.after(lane.knowledge, play.step)
    for regime in play.regimes:
        if regime.rules.shares_knowledge:
            _learn_areas(play, regime)


def _learn_areas(play, regime):
    """An area is known by those who stand there, and forgotten where nobody does."""
    k, known = regime.rules.k, regime.area_knowledge
    standing = {lane.area for lane in play.lanes if lane.regime is regime and not lane.released and lane.staffing <= 0}
    for area in range(play.areas):
        known[area] = k.after(known[area], play.step) if area in standing else known[area] * np.exp(-k.rate * play.step)
