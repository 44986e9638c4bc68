"""Person-months that the coming cycle can give to new work: of a pool, or of each persistent team (MODEL.md 7.4)."""

import numpy as np

from capacity import FREE, may_serve
from index import ITERATION, mature_effort, scope_job


def net_share(play, regime):
    """Of the people of delivery teams what explores nothing and keeps nothing running."""
    exploring = 0.0 if regime.rules.disbands else regime.rules.levers.discovery_share
    return (1 - exploring) * (1 - play.run_share)


class Supply:
    """What is left to be granted at a date."""

    def __init__(self, play, regime):
        self.play, levers = play, regime.rules.levers
        months = min(levers.cycle_months, play.setting.scenario.organisation.horizon_months - play.month)
        self.net = months * net_share(play, regime)  # months of work per person
        lanes = [lane for lane in play.lanes if lane.regime is regime]
        self.teams = []  # [lanes, person-months left]: a single entry where any team serves any area
        self.pooled = not regime.rules.home_areas
        if not self.pooled:
            for team in sorted({lane.team for lane in lanes}):
                own = [lane for lane in lanes if lane.team == team]
                people = sum(lane.people for lane in own if not lane.released)
                self.teams.append([own, max(0.0, self._free(regime, own, people))])
        else:
            self.teams.append([lanes, self._free(regime, lanes, regime.people)])

    def _free(self, regime, lanes, people):
        """Of these lanes, once the work that they have in hand is done."""
        busy = [lane for lane in lanes if lane.item != FREE]
        granted = people * self.net * (1 - regime.rules.levers.contingency)
        return granted - sum(min(self._rest(regime, lane), lane.people * self.net) for lane in busy)

    def _rest(self, regime, lane):
        """A lane's share of what is left of its work."""
        items, item = self.play.items, lane.item
        if items.kind[item] == ITERATION:
            rest = mature_effort(regime, items.iteration_content[item] - items.iteration_done[item], 1)
        else:
            rest = float(scope_job(self.play, regime, np.array([item])).work[0])
        return rest / items.lanes_held[item]

    def _able(self, area):
        """The entries that meet demand of an area."""
        areas = self.play.areas
        return [each for each in self.teams if self.pooled or any(may_serve(lane, area, areas) for lane in each[0])]

    def fits(self, demand, area):
        return demand <= sum(left for _, left in self._able(area))

    def draw(self, demand, area):
        """Taken from the teams in their order."""
        for each in self._able(area):
            taken = min(each[1], demand)
            each[1] -= taken
            demand -= taken
