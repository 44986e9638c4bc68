"""A model that moves from one setting of levers to another, team by team (MODEL.md 7.13)."""

import math

from capacity import FREE, count_lanes

LESS_EACH_DOUBLING = 0.9  # of the dip, with every doubling of the teams that have moved
ROUNDING = 1e-9  # months of a dip that are none


def move_teams(play):
    """Teams that are due and free move."""
    plan = play.model.transition
    if plan is None or play.closing or not play.lanes:
        return
    before, after = play.regimes
    teams = play.lanes[-1].team + 1
    for team in range(teams):
        lanes = [lane for lane in play.lanes if lane.team == team]
        due = plan.start_month + (plan.end_month - plan.start_month) * (team / (teams - 1) if teams > 1 else 0.0)
        here = lanes[0].regime is before
        if here and play.month + 1e-6 >= due and all(lane.item == FREE for lane in lanes):
            dip = _dip_of_next(play, plan, team)
            for lane in lanes:
                _move(play, lane, after, dip)
    count_lanes(play)


def _dip_of_next(play, plan, team):
    """Months of full support: fewer with what others have learned."""
    moved = {lane.team for lane in play.lanes if lane.regime is play.regimes[1]} | {team}
    return plan.dip_months * LESS_EACH_DOUBLING ** math.log2(len(moved))


def work_off_dips(play):
    """At the end of a step: teams in their dip share the support of those who coach them."""
    dipping = {lane.team for lane in play.lanes if lane.dip > 0}
    if dipping:
        helped = play.step * min(1.0, play.model.transition.coached_teams / len(dipping))
        for lane in play.lanes:
            lane.dip = lane.dip - helped if lane.dip > helped + ROUNDING else 0.0


def _move(play, lane, after, dip):
    """A team starts anew under the other setting, in which another share of its people may be in a discovery pool."""
    lane.people *= (1 - after.rules.pool_share) / (1 - lane.regime.rules.pool_share)
    lane.regime = after
    lane.familiarity = lane.knowledge = 0.0
    lane.area = -1
    lane.dip = dip
    lane.visits.clear()
    lane.home_count = after.rules.home_areas
    lane.home_first = lane.team * after.rules.home_areas % play.areas
