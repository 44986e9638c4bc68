"""A setting of levers made ready (Rules), the lanes it pays and whom they serve (MODEL.md 7.1)."""

import math
from dataclasses import dataclass, field

from benefits import FlowStep
from first_fit import expected_first_fit
from productivity import learning, size_factor

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
    staffing: float = 0.0  # months until the team exists: formed for an item, or hired
    being_hired: bool = False  # a standing team, in this step
    deciding: float = 0.0  # paid months until the decision to start is there
    held_up: float = 0.0  # paid months until late dependencies are met
    dip: float = 0.0  # months of lower productivity left after a move to another setting of levers
    credit: float = 0.0  # unused months of the step before
    working: float = 0.0  # months of work in this step
    stalled: float = 0.0  # months of waiting for dependencies in this step
    busy: float = 0.0  # share of this step in work or paid waiting
    visits: dict = field(default_factory=dict)  # area: month at which the last step of work there began


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
        self.base = (1 - levers.diverted) * (1 - levers.switching_loss) ** (levers.wip - 1) * size_factor(o)
        self.base *= (1 - o.variety_loss) ** max(0, self.home_areas - 1)
        self.moves = levers.continuity in ("switch_work", "switch_people")  # between areas
        self.shares_knowledge = levers.continuity == "switch_people"  # of an area, among all who work there
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
    """All lanes at month 0, unformed and free; standing ones are still to be hired."""
    wip, lanes = int(rules.levers.wip), []
    lag = 0.0 if rules.disbands else rules.setting.scenario.organisation.hiring_lag_months
    for team in range(rules.teams):
        people = min(1.0, rules.delivering - team) * rules.lane_size
        first = team * rules.home_areas % areas
        lanes += [Lane(team, people, regime, first, rules.home_areas, staffing=lag) for _ in range(wip)]
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


def occupy(play, lane, item, lag=0.0):
    """Puts a free lane on an item: forms the team, which takes so many months, or moves it between areas."""
    rules, area = lane.regime.rules, int(play.world.area[item])
    moved = lane.area >= 0 and lane.area != area
    if rules.disbands:
        lane.familiarity = lane.knowledge = 0.0
        lane.staffing = lag
    elif rules.levers.continuity == "switch_work" and moved:
        lane.knowledge = 0.0
    elif rules.levers.continuity == "switch_people" and moved:
        lane.familiarity = 0.0
    lane.area, lane.item = area, item
    play.items.lanes_held[item] += 1


def step_off(lane):
    """A lane leaves its item; a team formed for it is lost, one that is being hired goes on with that."""
    lane.item = FREE
    lane.deciding = lane.held_up = 0.0
    if lane.regime.rules.disbands:
        lane.familiarity = lane.knowledge = lane.staffing = 0.0


def leave(play, item):
    """Takes all lanes off an item: work on it has ended, and what was granted for it."""
    for lane in play.lanes:
        if lane.item == item:
            step_off(lane)
    play.items.lanes_held[item] = 0
    for regime in play.regimes:
        regime.cleared_since[item] = regime.granted_since[item] = math.nan


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
