"""Plans of a cycle, and the list that is made of them (MODEL.md 7.4)."""

import math

import numpy as np

from compulsory import by_deadline, is_pressing
from index import NEGLIGIBLE, WAITING, WORKING, open_items, options, typical, waits_of_decisions
from mandates import decree_missing, next_decreed
from news import renew_cases
from supply import Supply, net_share

SLACK = 1e-6  # months
NO_PLACE, RESERVED, LISTED, DECREED = range(4)  # places on a list


def may_be_taken(play, regime, who):
    """Whether decision and staffing of what has a place are through."""
    return play.month + SLACK >= regime.granted_since[who] + sum(waits_of_decisions(regime))


def run_cycle(play, regime):
    """Plans are made ahead of a cycle date; the list at the date."""
    levers = regime.rules.levers
    if levers.cycle_months <= 0 or play.closing:
        return
    lead = levers.planning_lead_months if regime.next_cycle > 0 else 0.0
    if not regime.planned and play.month + SLACK >= regime.next_cycle - lead:
        renew_cases(play, regime)
        _make_plans(play, regime, open_items(play, [regime]))
    if play.month + SLACK >= regime.next_cycle:
        Listing(play, regime).make()
        regime.next_cycle += levers.cycle_months
        regime.planned = False


def _clears(regime, index):
    """The bar of plans."""
    return index >= (max(regime.rules.levers.hurdle, NEGLIGIBLE) if regime.rules.disbands else NEGLIGIBLE)


def _make_plans(play, regime, who):
    """Indices of today, what an item can use until the next date, and since when it has been worth it."""
    levers = regime.rules.levers
    option = options(play, regime, who, typical(regime))
    regime.plan_index[:] = math.nan
    regime.plan_index[who] = option.index
    most = option.teams * regime.rules.lane_size * levers.cycle_months * net_share(play, regime)
    regime.plan_effort[who] = np.minimum(levers.tranche_share * option.effort, most)
    before = regime.cleared_since[who]
    since = np.where(np.isnan(before), play.month, before)
    clears = _clears(regime, option.index)
    for place in np.flatnonzero(play.world.compulsory[who]):
        clears[place] = is_pressing(play, regime, who[place], regime.next_cycle)
    regime.cleared_since[who] = np.where(clears, since, math.nan)
    regime.planning_month, regime.planned = play.month, True


class Listing:
    """One date: items find a place in the order of their planned index, decrees as soon as they are due."""

    def __init__(self, play, regime):
        self.play, self.regime, self.levers = play, regime, regime.rules.levers
        self.supply = Supply(play, regime)
        self.mandated, self.started = regime.mandated_effort, regime.started_effort
        self.room_for_decrees = True
        who = open_items(play, [regime])
        self.planned = who[~np.isnan(regime.plan_index[who])]

    def make(self):
        regime = self.regime
        regime.place[:], regime.decreed = NO_PLACE, []
        regime.granted_since[self.play.items.stage != WORKING] = math.nan  # of entries that lapse
        for item in by_deadline(self.play):
            if not math.isnan(regime.cleared_since[item]):
                self._enter(item, DECREED)
                regime.decreed.append(item)
        index = regime.plan_index[self.planned]
        for item in self.planned[np.lexsort((self.planned, -index))]:
            if not _clears(regime, regime.plan_index[item]):
                break
            self._place_decrees()
            if regime.place[item] != DECREED:
                self._place(item)
        self._place_decrees()

    def _demand(self, item):
        return self.regime.plan_effort[item], int(self.play.world.area[item])

    def _place(self, item):
        if self.supply.fits(*self._demand(item)):
            self._enter(item, LISTED)
            self.regime.last_funded_index = float(self.regime.plan_index[item])
        elif self.levers.reserve_list:
            self._enter(item, RESERVED)

    def _place_decrees(self):
        """Until enough of what is started will be mandated, or nothing fits."""
        while self.room_for_decrees and decree_missing(self.play, self.regime, self.mandated, self.started):
            free = self.regime.place[self.planned] < LISTED
            fitting = [item for item in self.planned[free] if self.supply.fits(*self._demand(item))]
            item = next_decreed(self.play, np.array(fitting, dtype=int))
            if item is None:
                self.room_for_decrees = False
                return
            self._enter(item, DECREED)
            self.regime.decreed.append(item)

    def _enter(self, item, place):
        regime = self.regime
        regime.place[item] = place
        since = regime.cleared_since[item]
        regime.granted_since[item] = regime.planning_month if math.isnan(since) else since
        if place == RESERVED:
            return
        self.supply.draw(*self._demand(item))
        if self.play.items.stage[item] == WAITING:
            self.started += self.play.world.effort[item]
            decreed = place == DECREED and not self.play.world.compulsory[item]
            self.mandated += self.play.world.effort[item] if decreed else 0.0
