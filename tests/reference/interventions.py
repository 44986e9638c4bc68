"""Interventions: changes to the parameters of a scenario, which may take hold over time, and their bills (7.12)."""

import math
import re
from dataclasses import dataclass
from types import SimpleNamespace

STAGE_MONTHS = 3
FUNDING = {
    "cycle_months", "planning_lead_months", "contingency", "hurdle", "tranche_share", "continuity",
    "staffing_lag_months", "areas_per_team", "idle_cost_share", "resize_months", "resize_max_share", "resize_hurdle",
    "notice_months", "reserve_list",
}
AT_ONCE = FUNDING | {"discovery_share", "wip", "overhead", "selection"}
AFTER_THE_RAMP = {"release_cadence_months", "concepts", "scope", "follow_up", "reference_class"}
STEP = re.compile(r'"([^"]*)"|([^.]+)')


@dataclass(frozen=True)
class Bill:
    """What a model pays: currency, the one-off part evenly over so many months."""

    one_off: float
    one_off_months: float
    per_year: float
    extra_money: bool

    def due(self, month, step):
        """In the step that starts at a month."""
        paid_off = min(max(self.one_off_months - month, 0.0), step)
        return self.per_year / 12 * step + self.one_off * (paid_off / self.one_off_months)


@dataclass(frozen=True)
class Change:
    """One parameter: its section, the model and part it is for (or None: all), and what becomes of its value."""

    section: str
    model: str
    part: str
    name: str
    value: object

    def concerns(self, model, part):
        mine = self.section == "model" and self.model in (None, model)
        return mine and (self.part is None or part is None or self.part == part)

    def applied(self, before):
        if not isinstance(self.value, dict):
            return self.value
        (how, number), = self.value.items()
        return {"times": before * number, "at_least": max(before, number), "at_most": min(before, number)}[how]


def read_change(address, value):
    """From e.g. 'model."Product teams".after.wip' and 2 or {times = 0.5}."""
    path = [quoted or bare for quoted, bare in STEP.findall(address)]
    section, name, between = path[0], path[-1], path[1:-1]
    part = between.pop() if between and between[-1] in ("before", "after", "transition") else None
    if part == "transition":
        section, part = "transition", None
    return Change(section, between[0] if between else None, part, name, value)


def applied_interventions(tree):
    """[(table, changes)] of those asked for, in their order."""
    tables = {table["name"]: table for table in tree.get("intervention", ())}
    asked = [tables[name] for name in tree.get("with", ())]
    return [(table, [read_change(*each) for each in table["set"].items()]) for table in asked]


def changed_section(section, values, interventions):
    """The parameters of the organisation or of the opportunities as they are from month 0."""
    values = dict(values)
    for _, changes in interventions:
        for change in changes:
            if change.section == section:
                values[change.name] = change.applied(values[change.name])
    return values


def levers_at(levers, model, part, interventions, month):
    """The levers of a model (or of one part of a transition) at a month."""
    levers = dict(levers)
    for table, changes in interventions:
        ramp = table["ramp_months"]
        climbed = min(1.0, month / ramp) if ramp > 0 else 1.0
        for change in changes:
            if change.concerns(model, part):
                before = levers[change.name]
                after = change.applied(before)
                if change.name in AT_ONCE or climbed == 1:
                    levers[change.name] = after
                elif change.name not in AFTER_THE_RAMP:
                    levers[change.name] = before + (after - before) * climbed
    return levers


def ramp_of(levers, model, part, interventions):
    """[(end of the stage, levers)]: stages that end every three months and at the end of a ramp, at their middles."""
    ends = set()
    for table, changes in interventions:
        if any(change.concerns(model, None) for change in changes):
            stages = math.ceil(table["ramp_months"] / STAGE_MONTHS)
            ends |= {min(STAGE_MONTHS * (k + 1.0), table["ramp_months"]) for k in range(stages)}
    start, ramp = 0.0, []
    for end in sorted(ends):
        ramp.append((end, SimpleNamespace(**levers_at(levers, model, part, interventions, (start + end) / 2))))
        start = end
    return tuple(ramp)


def bills_of(model, interventions, horizon):
    """Of the interventions that touch a model or the world."""
    bills = []
    for table, changes in interventions:
        touched = any(c.concerns(model, None) or c.section in ("organisation", "opportunities") for c in changes)
        if touched:
            months = min(max(table["ramp_months"], 12.0), horizon)
            bills.append(Bill(table["one_off_cost"], months, table["cost_per_year"], table["extra_money"]))
    return tuple(bills)
