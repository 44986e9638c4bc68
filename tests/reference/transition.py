"""A model that moves from one setting of levers to another, team by team (MODEL.md 7.13)."""

from capacity import FREE, count_lanes


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
            for lane in lanes:
                _move(play, lane, after, plan)
    count_lanes(play)


def _move(play, lane, after, plan):
    """A team starts anew under the other setting, in which another share of its people may be in a discovery pool."""
    lane.people *= (1 - after.rules.pool_share) / (1 - lane.regime.rules.pool_share)
    lane.regime = after
    lane.familiarity = lane.knowledge = 0.0
    lane.area = -1
    lane.dip = plan.dip_months
    lane.home_count = after.rules.home_areas
    lane.home_first = lane.team * after.rules.home_areas % play.areas
