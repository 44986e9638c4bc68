"""What is drawn in a replication and depends on no decision (MODEL.md 7.2)."""

import math

import numpy as np
from scipy.special import ndtri

from draws import Purpose

SURE = 1e-12  # variances below count as this


class World:
    """Arrays over items; `shifts` are the months of market shifts."""

    def __init__(self, setting, stream):
        o, w = setting.scenario.organisation, setting.scenario.opportunities
        self.setting, self.stream = setting, stream
        self.arrival = np.array(_arrivals(setting.scenario, stream))
        n = self.arrival.size
        self.items = np.arange(n)
        self.shifts = _shift_months(stream, o.horizon_months, w.shifts_per_year)
        self.area = np.floor(stream.uniform(Purpose.ARRIVAL, self.items, 1) * o.areas).astype(int)
        own = stream.normal(Purpose.VALUE, self.items, 0)
        z = self._with_luck(stream.normal(Purpose.LUCK, 0, 0), stream.normal(Purpose.LUCK, 1 + self.area, 0), own)
        self.case = self.said_by_case(z, stream.normal(Purpose.VALUE, self.items, 1))
        self._listed_cases(z)
        self.z = z
        self._efforts()
        self.scale = w.value_scale * (self.effort * o.person_month_cost if setting.scenario.ratios else np.ones(n))
        self._deadlines(w)
        self.value = self.scale * setting.values(z)
        self.potential = self._potential()
        self.conduct = stream.uniform(Purpose.CONDUCT, self.items, 0)
        self.decree = stream.uniform(Purpose.CONDUCT, self.items, 1)

    def _with_luck(self, portfolio, area, own):
        w = self.setting.scenario.opportunities
        rest = math.sqrt(1 - w.rho_portfolio - w.rho_area)
        return math.sqrt(w.rho_portfolio) * portfolio + math.sqrt(w.rho_area) * area + rest * own

    def said_by_case(self, z, noise):
        """s: the signal of a business case of items of these z."""
        w = self.setting.scenario.opportunities
        return w.case_bias + (z + w.sigma_case * noise) / (1 + w.sigma_case**2) ** (w.case_scaling / 2)

    def _potential(self):
        """Full annual benefit of everything; the median effort stands for efforts that are drawn."""
        scenario = self.setting.scenario
        if not scenario.ratios:
            return float(self.value.sum())
        w = scenario.opportunities
        effort = np.full(self.items.size, w.effort_scale * float(self.setting.efforts(np.array([0.0]))[0]))
        for i, row in enumerate(scenario.listed):
            if not math.isnan(row.effort):
                effort[i] = row.effort
        price = w.value_scale * scenario.organisation.person_month_cost
        return float((self.setting.values(self.z) * effort)[~self.compulsory].sum() * price)

    def _deadlines(self, w):
        """Which of the drawn items the law demands, and until when; they are worth nothing."""
        drawn = self.items >= len(self.setting.scenario.listed)
        self.compulsory = drawn & (self.stream.uniform(Purpose.COMPULSORY, self.items, 0) < w.compulsory_share)
        months = self.setting.deadlines(self.stream.normal(Purpose.COMPULSORY, self.items, 1))
        self.deadline = np.where(self.compulsory, self.arrival + months, math.inf)
        self.scale[self.compulsory] = 0.0

    def _listed_cases(self, z):
        """A listed benefit is the business case; the truth is drawn given it."""
        w = self.setting.scenario.opportunities
        variance = w.sigma_case**2
        for i, case in enumerate(self.setting.listed_cases):
            if not math.isnan(case):
                said = (case - w.case_bias) * (1 + variance) ** (w.case_scaling / 2)
                z[i] = said / (1 + variance) + math.sqrt(variance / (1 + variance)) * z[i]
                self.case[i] = case

    def _efforts(self):
        """Planned effort in person-months, overrun factor."""
        s, stream = self.setting, self.stream
        rho = s.scenario.opportunities.rho_value_effort
        latent = rho * self.z + math.sqrt(1 - rho * rho) * stream.normal(Purpose.EFFORT, self.items, 0)
        self.effort = s.scenario.opportunities.effort_scale * s.efforts(latent)
        self.overrun = s.overruns(stream.normal(Purpose.EFFORT, self.items, 1))
        for i, row in enumerate(s.scenario.listed):
            if not math.isnan(row.effort):
                self.effort[i] = row.effort
            if not math.isnan(row.overrun):
                self.overrun[i] = row.overrun

    def shifted_latents(self, z, items, number):
        """z of these items after market shift `number`."""
        w = self.setting.scenario.opportunities
        news = self._with_luck(
            self.stream.normal(Purpose.SHIFT_LUCK, 0, number),
            self.stream.normal(Purpose.SHIFT_LUCK, 1 + self.area[items], number),
            self.stream.normal(Purpose.SHIFT, items, number),
        )
        return w.shift_memory * z[items] + math.sqrt(1 - w.shift_memory**2) * news

    def fit_latent(self, item, attempt):
        """a_k of attempt k = 1, 2, ...: attempts at the same problem share a part."""
        rho = self.setting.scenario.opportunities.rho_fit
        shared = self.stream.normal(Purpose.FIT, item, 0)
        return float(math.sqrt(rho) * shared + math.sqrt(1 - rho) * self.stream.normal(Purpose.FIT, item, attempt))

    def dependency_delay(self, item, autonomy):
        """Months by which the late ones among the item's remaining dependencies delay its first start."""
        w, s = self.setting.scenario.opportunities, self.stream
        on_teams, on_skills = self.setting.mean_dependencies
        number = poisson(float(s.uniform(Purpose.DEPENDENCY, item, 0)), on_teams + on_skills)
        months = 0.0
        for k in range(number):
            removed = s.uniform(Purpose.DEPENDENCY, item, 1 + 3 * k) < autonomy * on_teams / (on_teams + on_skills)
            late = s.uniform(Purpose.DEPENDENCY, item, 2 + 3 * k) < w.dependency_late
            if late and not removed:
                months += w.dependency_delay * float(s.exponential(Purpose.DEPENDENCY, item, 3 + 3 * k))
        return months


def _arrivals(scenario, stream):
    """Months: listed items, the initial backlog, then the stream until the horizon."""
    o, w = scenario.organisation, scenario.opportunities
    months = [row.arrival for row in scenario.listed] + [0.0] * int(w.initial_backlog)
    now = 0.0
    while w.arrivals_per_year > 0:
        now += 12 / w.arrivals_per_year * float(stream.exponential(Purpose.ARRIVAL, len(months), 0))
        if now >= o.horizon_months:
            break
        months.append(now)
    return months


def _shift_months(stream, horizon, per_year):
    months, now = [], 0.0
    while per_year > 0:
        now += 12 / per_year * float(stream.exponential(Purpose.SHIFT_CLOCK, 0, len(months)))
        if now >= horizon:
            break
        months.append(now)
    return months


def poisson(u, mean):
    """By inversion: the smallest number whose distribution function is not below u."""
    number, term = 0, math.exp(-mean)
    total = term
    while u > total and number < 10_000:
        number += 1
        term *= mean / number
        total += term
    return number


def signal_of_listed_benefit(distribution, benefit):
    """The place of a benefit among the values, in the middle of an atom, as a standard normal."""
    below = float(distribution.tails(math.nextafter(benefit, -math.inf)).below)
    rank = (below + float(distribution.tails(benefit).below)) / 2
    return float(ndtri(min(max(rank, 1e-9), 1 - 1e-9)))
