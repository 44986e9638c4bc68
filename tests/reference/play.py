"""One world played by one funding model: the order of events (MODEL.md 3)."""

import numpy as np

from assignment import assign
from books import Books, book_step, close_books
from capacity import FREE, count_lanes, find_owned_areas, lanes_of, leave
from discovery import run_experiments
from follow_up import go_live, read_due, settle_unread
from index import RESTING, SCOPE, UNKNOWN, WORKING
from items import Items, Regime, update_fit, update_values
from listing import run_cycle
from news import meet_arrivals, shift_market
from outcomes import outcome_of
from release import release
from resizing import resize
from stopping import review
from tranches import decide_tranches
from transition import move_teams
from work import work


class Play:
    """The state of one play."""

    def __init__(self, setting, world, model, nudge):
        o = setting.scenario.organisation
        self.setting, self.world, self.stream, self.model = setting, world, world.stream, model
        self.step, self.month, self.closing = o.step_months, 0.0, False
        self.areas = int(o.areas)
        self.items = Items(setting, world)
        self.regimes = [Regime(number, side, world) for number, side in enumerate(model.sides)]
        self.lanes = lanes_of(self.regimes[0].rules, self.regimes[0], self.areas)
        self.lanes_of_area = np.zeros(self.areas, dtype=int)
        count_lanes(self)
        self.area_owned = np.zeros(self.areas, dtype=bool)
        self.area_estate = np.full(self.areas, o.initial_estate / o.areas)
        self.watched = []  # items with a reading to come, in the order of their clocks
        self.inflows = []  # of this step: (item, share of annual value, estate, months into the step)
        self.finished_iterations = []  # of this step: (regime, item, months into the step)
        self.shifts_passed = 0
        self.run_share = self.run_money = self.intervention_share = self.extra_bill = 0.0
        self.books = Books()
        self.nudge = nudge  # added to every believed mean of z, to find decisions that hang on a rounding

    def all_people(self):
        """In standing or possible teams and in the discovery pool."""
        return sum(regime.people + regime.pool_people for regime in self.regimes)


def play_model(setting, world, model, nudge=0.0):
    """All figures of one play."""
    play = Play(setting, world, model, nudge)
    o = setting.scenario.organisation
    horizon, last = round(o.horizon_months / play.step), round((o.horizon_months + 24) / play.step)
    for number in range(last + 1):
        play.month, play.closing = number * play.step, number >= horizon
        if number == last or (play.closing and not _close_down(play)):
            break
        _follow_ramps(play)
        move_teams(play)
        find_owned_areas(play)
        _keep_running(play)
        meet_arrivals(play)
        shift_market(play)
        read_due(play)
        review(play)
        resized = False
        for regime in play.regimes:
            run_cycle(play, regime)
            decide_tranches(play, regime)
            resized = resize(play, regime) or resized
        if resized:
            _keep_running(play)
        play.books.capacity += 0 if play.closing else play.all_people() * play.step
        assign(play)
        for regime in play.regimes:
            run_experiments(play, regime)
        work(play)
        book_step(play)
        go_live(play)
    _break_off(play)
    settle_unread(play)
    close_books(play)
    return outcome_of(play)


def _close_down(play):
    """Past the horizon lanes without work end; whether any work runs."""
    for lane in play.lanes:
        lane.ended = lane.ended or lane.item == FREE
    return any(lane.item != FREE for lane in play.lanes)


def _follow_ramps(play):
    """Levers of this month; where they have changed, all known items are looked at anew."""
    if any([regime.follow_ramp(play.month) for regime in play.regimes]):
        known = np.flatnonzero(play.items.stage != UNKNOWN)
        for regime in play.regimes:
            update_values(play, regime, known)
            for item in known:
                update_fit(play, regime, item)
    for regime in play.regimes:
        regime.improvement = (1 + regime.rules.levers.continuous_improvement) ** (play.month / 12)


def _keep_running(play):
    """Bills of interventions and run effort are taken first; past the horizon run effort is paid in money."""
    o = play.setting.scenario.organisation
    needed = o.run_rate * float(play.area_estate.sum() + play.items.estate.sum()) / 12  # people
    for regime in play.regimes:
        regime.people = sum(lane.people for lane in play.lanes if not lane.released and lane.regime is regime)
        regime.pool_people = regime.people * regime.rules.pool_share / (1 - regime.rules.pool_share)
    play.run_share = play.run_money = play.intervention_share = play.extra_bill = 0.0
    if play.closing:
        play.run_money = needed * play.step * o.person_month_cost
        return
    due = lambda extra: sum(bill.due(play.month, play.step) for bill in play.model.bills if bill.extra_money == extra)
    play.extra_bill = due(True)
    aside = due(False) / (o.person_month_cost * play.step)
    everybody = max(play.all_people(), 1e-9)
    play.intervention_share = min(1.0, aside / everybody)
    play.run_share = min(1.0, (needed + aside) / everybody)


def _break_off(play):
    """Work still running two years after the horizon ships what there is under adaptive scope, else nothing."""
    items = play.items
    for item in np.flatnonzero(items.stage == WORKING):
        regime = play.regimes[items.regime[item]]
        if items.kind[item] == SCOPE and regime.rules.levers.scope == "adaptive":
            release(play, regime, item, items.done[item] / items.content[item], 0.0)
        leave(play, item)
        items.stage[item] = RESTING
