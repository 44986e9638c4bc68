"""Money: pay, cash and what counts at the end (MODEL.md 7.10, 10)."""

import math

import numpy as np

from benefits import earn, run_off_estate, run_off_value
from capacity import FREE
from compulsory import late_cost, settle_late

LONGEST_PAYBACK = 1200  # months


class Books:
    """Figures that are added up as the play goes; currency unless counts."""

    def __init__(self):
        self.pv_income = self.pv_outlay = self.spend = self.benefit = self.before_horizon = 0.0
        self.npv_after_horizon = self.spend_after_horizon = 0.0
        self.overhead = self.idle_cost = self.pv_idle_cost = self.run_cost = self.intervention_cost = 0.0
        self.late_cost = 0.0
        self.started = self.stopped = self.iterations = self.false_wins = self.rollbacks = self.experiments = 0
        self.delivered = self.on_time = self.on_budget = 0
        self.planned_cost = self.paid_cost = self.overruns = 0.0
        self.worked = self.capacity = 0.0  # person-months until the horizon
        self.cumulative = self.lowest = self.last_negative_month = 0.0

    def deliver(self, paid, planned, on_time):
        """A full scope is released."""
        self.delivered += 1
        self.on_budget += paid <= planned * (1 + 1e-9)
        self.on_time += bool(on_time)
        self.planned_cost += planned
        self.paid_cost += paid
        self.overruns += paid / planned

    def cash(self, outlay, income, end):
        """A step's flows; `end` is its month."""
        self.cumulative += income - outlay
        self.lowest = min(self.lowest, self.cumulative)
        if self.cumulative < 0:
            self.last_negative_month = end


def book_step(play):
    """Income and pay of a step, discounted at its middle."""
    books = play.books
    income = earn(play)
    discount = math.exp(-play.setting.discounting * (play.month + play.step / 2))
    paid = _pay_closing(play, discount) if play.closing else _pay(play, discount)
    late = late_cost(play, play.month + play.step)
    outlay = paid + late
    books.late_cost += late
    books.pv_income += discount * income
    books.pv_outlay += discount * outlay
    books.spend += outlay
    books.benefit += income
    books.cash(outlay, income, play.month + play.step)
    if play.closing:
        books.spend_after_horizon += outlay
        books.npv_after_horizon += discount * (income - outlay)
    else:
        books.before_horizon += paid - play.extra_bill


def _pay(play, discount):
    """Until the horizon: who works, explores or keeps things running; the idle at their share; notice; overhead."""
    o, books = play.setting.scenario.organisation, play.books
    price = o.person_month_cost * play.step
    busy = idle = notice = 0.0
    for lane in play.lanes:
        if lane.released:
            notice += lane.people * lane.busy
            continue
        exploring = 0.0 if lane.being_hired else lane.regime.discovery_used
        used = lane.busy + (1 - lane.busy) * exploring
        busy += lane.people * used
        idle += lane.people * (1 - used) * lane.regime.rules.levers.idle_cost_share
    pool = sum(regime.pool_people for regime in play.regimes)
    running = price * play.run_share * play.all_people()
    idle_pay = price * (1 - play.run_share) * idle
    idle_cost = idle_pay + price * notice
    overhead = o.budget_per_year * play.regimes[0].rules.levers.overhead / 12 * play.step
    books.idle_cost += idle_cost
    books.pv_idle_cost += discount * idle_pay
    aside = price * play.intervention_share * play.all_people()
    books.run_cost += running - aside
    books.intervention_cost += aside + play.extra_bill
    books.overhead += overhead
    return running + price * (1 - play.run_share) * (busy + pool) + idle_cost + overhead + play.extra_bill


def _pay_closing(play, discount):
    """Past the horizon: lanes that finish their work, and run effort in money."""
    price = play.setting.scenario.organisation.person_month_cost * play.step
    busy = idle = 0.0
    for lane in play.lanes:
        if lane.ended or lane.released:
            continue
        busy += lane.people * max(0.0, lane.busy - lane.credit / play.step)
        if lane.item != FREE:
            idle += lane.people * (1 - lane.busy) * lane.regime.rules.levers.idle_cost_share
    play.books.idle_cost += price * idle
    play.books.pv_idle_cost += discount * price * idle
    play.books.run_cost += play.run_money
    return price * (busy + idle) + play.run_money


class RunOff:
    """What stays in operation after the end of all work; present values at that date."""

    def __init__(self, play):
        s, o = play.setting, play.setting.scenario.organisation
        items, erosion = play.items, s.erosion_orphan
        yearly_run = o.run_rate * o.person_month_cost
        self.adopting = self.adopted = self.estate = self.pv_income = self.pv_outlay = 0.0
        levers = play.regimes[0].rules.levers
        self.tau, self.ceiling = levers.adoption_months, levers.adoption_ceiling
        for i in np.flatnonzero(items.in_use):
            regime = play.regimes[items.regime[i]]
            unit = self.ceiling * run_off_value(items.adopting[i], items.adopted[i], self.tau, erosion, s.discounting,
                                                o.tail_months)
            run = yearly_run * run_off_estate(items.estate[i], erosion, s.discounting, o.tail_months)
            if run > regime.value[i] * regime.fit[i] * unit and not play.world.compulsory[i]:
                continue  # retired
            weight = items.value[i] * items.fit[i]
            self.adopting += weight * items.adopting[i]
            self.adopted += weight * items.adopted[i]
            self.estate += items.estate[i]
            self.pv_income += weight * unit
            self.pv_outlay += run
        self.income = self.ceiling * run_off_value(self.adopting, self.adopted, self.tau, erosion, 0, o.tail_months)
        self.outlay = yearly_run * run_off_estate(self.estate, erosion, 0, o.tail_months)


def close_books(play):
    """The run-off: its present value, and its cash step by step until it is known whether the money comes back."""
    books, s, o = play.books, play.setting, play.setting.scenario.organisation
    for item, amount, estate, _ in play.inflows:
        play.items.adopting[item] += amount
        play.items.estate[item] += estate
    settle_late(play)
    rest = RunOff(play)
    then = math.exp(-s.discounting * play.month)
    books.pv_income += then * rest.pv_income
    books.pv_outlay += then * rest.pv_outlay
    books.npv_after_horizon += then * (rest.pv_income - rest.pv_outlay)
    pays_back = books.cumulative + rest.income - rest.outlay >= 0
    flow = play.regimes[0].rules.flow_step(False, play.step)
    month, end = play.month, play.month + o.tail_months
    while month + 1e-6 < end:
        in_series = month + 1e-6 < o.horizon_months + 24
        if not in_series and (not pays_back or books.cumulative >= 0 or month > LONGEST_PAYBACK):
            break
        run = o.run_rate * o.person_month_cost / 12 * rest.estate * flow.sum_of_a
        area = rest.adopted * flow.sum_of_a + rest.adopting * flow.sum_of_p
        rest.adopted = rest.adopted * flow.a_kept + rest.adopting * flow.a_from_p
        rest.adopting *= flow.p_kept
        rest.estate *= flow.a_kept
        month += play.step
        books.cash(run, rest.ceiling / 12 * area, month)
    books.payback = books.last_negative_month if pays_back and books.cumulative >= 0 else math.inf
