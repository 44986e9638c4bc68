"""A setting of levers made ready (Rules), the lanes it pays, what they know and whom they serve (MODEL.md 7.1)."""

import math
from dataclasses import dataclass

import numpy as np

from benefits import FlowStep
from first_fit import expected_first_fit
from productivity import learning

FREE = -1


@dataclass
class Lane:
    """The place of one assignment: a team, or one of `wip` equal shares of a team."""

    team: int
    people: float
    regime: object
    home_first: int  # home areas of a persistent team: consecutive, round robin
    home_count: int  # 0 = it works anywhere
    familiarity: float = 0.0
    knowledge: float = 0.0
    item: int = FREE
    area: int = -1  # last area worked in
    released: bool = False  # by resizing
    ended: bool = False  # past the horizon
    notice: float = 0.0  # months a released team is still paid
    staffing: float = 0.0  # months until the team exists
    deciding: float = 0.0  # paid months until the decision to start is there
    held_up: float = 0.0  # paid months until late dependencies are met
    dip: float = 0.0  # months of lower productivity left after a move to another setting of levers
    credit: float = 0.0  # unused months of the step before
    working: float = 0.0  # months of work in this step
    stalled: float = 0.0  # months of waiting for dependencies in this step
    busy: float = 0.0  # share of this step in work or paid waiting


class Rules:
    """What follows from one setting of levers; rates per month."""

    def __init__(self, setting, levers):
        o = setting.scenario.organisation
        self.setting, self.levers = setting, levers
        self.disbands = levers.continuity == "disband"
        self.evidence = levers.selection == "evidence"
        self.slots = o.budget_per_year * (1 - levers.overhead) / (12 * o.team_size * o.person_month_cost)
        self.pool_share = levers.discovery_share if self.disbands else 0.0  # of all people, in a discovery pool
        self.delivering = self.slots * (1 - self.pool_share)
        self.teams = math.ceil(self.delivering - 1e-9)
        self.lane_size = o.team_size / int(levers.wip)
        self.home_areas = 0
        if levers.continuity == "persist" and self.teams > 0:
            needed = math.ceil(o.areas / self.teams)
            self.home_areas = min(int(o.areas), max(int(levers.areas_per_team), needed))
        self.f = learning(o.familiarity_months, o.attrition)
        self.k = learning(o.knowledge_months * max(1, self.home_areas), o.attrition)
        self.base = (1 - levers.diverted) * (1 - levers.switching_loss) ** (levers.wip - 1)
        self.mature = self.base * self.learned(self.f.full, self.k.full)
        owns = levers.continuity in ("persist", "switch_people")
        erosion = setting.erosion_owned if owns else setting.erosion_orphan
        self.run_annuity = 1 / (12 * (setting.discounting + erosion))
        self.benefit_annuity = self.run_annuity / (1 + setting.discounting * levers.adoption_months)
        until_read = 12 / levers.measuring_rate + levers.feedback_latency_months if levers.measuring_rate > 0 else 0.0
        self.unread_share = 1 - math.exp(-(setting.discounting + erosion) * until_read)
        self.release_offset = (o.step_months + min(levers.release_cadence_months, o.step_months)) / 2
        self.first_fit = expected_first_fit(setting, levers)

    def learned(self, f, k):
        """Productivity at familiarity f and knowledge k."""
        return (1 - self.setting.loss_f * (1 - f)) * (1 - self.setting.loss_k * (1 - k))

    def flow_step(self, owned, months):
        """How a flow passes so many months."""
        s = self.setting
        return FlowStep.over(self.levers.adoption_months, s.erosion_owned if owned else s.erosion_orphan, months)


def lanes_of(rules, regime, areas):
    """All lanes at month 0, unformed and free."""
    wip, lanes = int(rules.levers.wip), []
    for team in range(rules.teams):
        people = min(1.0, rules.delivering - team) * rules.lane_size
        first = team * rules.home_areas % areas
        lanes += [Lane(team, people, regime, first, rules.home_areas) for _ in range(wip)]
    return lanes


def may_serve(lane, area, areas):
    """Whether a lane may work on items of an area (or of each of an array of areas)."""
    if lane.released:
        return area < 0
    return (area - lane.home_first) % areas < (lane.home_count or areas)


def count_lanes(play):
    """Lanes that may serve each area; plans for an area without any assume that one comes back."""
    areas = play.areas
    for area in range(areas):
        able = sum(1 for lane in play.lanes if lane.home_count > 0 and may_serve(lane, area, areas))
        play.lanes_of_area[area] = max(able, 1)


def lanes_for(play, regime, areas):
    """Most lanes that plans for items of these areas count on."""
    return play.lanes_of_area[areas] if regime.rules.home_areas else len(play.lanes)


def missing_at_start(lane, rules, areas):
    """Shares of F* and K* that a lane lacks when it starts work in each of these areas."""
    ones = np.ones(areas.shape)
    if rules.disbands:
        return ones, ones
    moved = (lane.area >= 0) & (areas != lane.area)
    f = max(0.0, 1 - lane.familiarity / rules.f.full)
    k = max(0.0, 1 - lane.knowledge / rules.k.full)
    lost_f = moved & (rules.levers.continuity == "switch_people")
    lost_k = moved & (rules.levers.continuity == "switch_work")
    return np.where(lost_f, 1.0, f), np.where(lost_k, 1.0, k)


def occupy(play, lane, item):
    """Puts a free lane on an item: forms the team, or moves it between areas."""
    rules, area = lane.regime.rules, int(play.world.area[item])
    moved = lane.area >= 0 and lane.area != area
    if rules.disbands:
        lane.familiarity = lane.knowledge = 0.0
        lane.staffing = rules.levers.staffing_lag_months
    elif rules.levers.continuity == "switch_work" and moved:
        lane.knowledge = 0.0
    elif rules.levers.continuity == "switch_people" and moved:
        lane.familiarity = 0.0
    lane.area, lane.item = area, item
    play.items.lanes_held[item] += 1


def leave(play, item):
    """Takes all lanes off an item; teams formed for it are lost."""
    for lane in play.lanes:
        if lane.item == item:
            lane.item = FREE
            lane.staffing = lane.deciding = lane.held_up = 0.0
            if lane.regime.rules.disbands:
                lane.familiarity = lane.knowledge = 0.0
    play.items.lanes_held[item] = 0


def learn(play):
    """F and K at the end of the step; teams formed for an initiative learn only in steps in which they work."""
    for lane in play.lanes:
        rules = lane.regime.rules
        if lane.released or rules.disbands and (lane.item == FREE or lane.working <= 0):
            continue
        lane.familiarity = rules.f.after(lane.familiarity, play.step)
        lane.knowledge = rules.k.after(lane.knowledge, play.step)


def find_owned_areas(play):
    """Areas that a standing team looks after in this step."""
    play.area_owned[:] = False
    for lane in play.lanes:
        continuity = lane.regime.rules.levers.continuity
        if lane.ended or lane.released or continuity == "disband":
            continue
        if continuity == "switch_people":
            play.area_owned[:] = True
        elif continuity == "switch_work":
            if lane.area >= 0:
                play.area_owned[lane.area] = True
        else:
            for n in range(lane.home_count):
                play.area_owned[(lane.home_first + n) % play.areas] = True
