"""A resolved scenario: what the program writes as the attribute scenario_toml of its results."""

import math
import tomllib
from dataclasses import dataclass
from types import SimpleNamespace

from distributions import read_distribution
from interventions import applied_interventions, bills_of, changed_section, levers_at, ramp_of


@dataclass(frozen=True)
class Listed:
    """One listed initiative; NaN where the list does not say."""

    arrival: float  # months
    effort: float  # planned, person-months
    benefit: float  # per year, what the business case says
    overrun: float  # actual per planned effort


@dataclass(frozen=True)
class Side:
    """One setting of levers, by their names; before it is in force, those of the stages [(end in months, levers)]."""

    levers: SimpleNamespace
    ramp: tuple


@dataclass(frozen=True)
class Model:
    """A funding model: one side, or with a transition the ones before and after it."""

    name: str
    sides: tuple
    transition: object  # None, or start_month, end_month, dip, dip_months, coached_teams
    bills: tuple


@dataclass(frozen=True)
class Scenario:
    """Organisation and opportunities by the names of their parameters, distributions, listed items, models."""

    organisation: SimpleNamespace
    opportunities: SimpleNamespace
    before: tuple  # organisation and opportunities before any intervention
    values: object  # Distribution of annual benefits, or of benefit/cost ratios
    ratios: bool
    effort: object
    overrun: object
    fit: object
    deadline: object
    listed: tuple
    models: tuple


def read_scenario(text):
    """From the TOML text."""
    tree = tomllib.loads(text)
    interventions = applied_interventions(tree)
    chances = tree["opportunities"]
    numbers = {key: value for key, value in chances.items() if isinstance(value, (int, float))}
    sections = {"organisation": tree["organisation"], "opportunities": numbers}
    organisation, opportunities = (
        SimpleNamespace(**changed_section(name, values, interventions)) for name, values in sections.items()
    )
    ratios = "benefit_cost_ratio" in chances
    return Scenario(
        organisation=organisation,
        opportunities=opportunities,
        before=tuple(SimpleNamespace(**values) for values in sections.values()),
        values=read_distribution(chances["benefit_cost_ratio" if ratios else "value_per_year"]),
        ratios=ratios,
        effort=read_distribution(chances["effort"]),
        overrun=read_distribution(chances["overrun"]),
        fit=read_distribution(chances["fit"]),
        deadline=read_distribution(chances["deadline_months"]),
        listed=tuple(_listed(row) for row in chances.get("list", ())),
        models=tuple(_model(table, interventions, organisation.horizon_months) for table in tree["model"]),
    )


SHARED = ("overhead", "wip", "adoption_ceiling", "adoption_months")


def unequal_levers(tree):
    """Levers that both sides of a transition have to share and do not, in the end or in a stage of a ramp (7.13)."""
    models = [_model(table, applied_interventions(tree), math.inf) for table in tree["model"]]
    return {name for model in models if model.transition for name in SHARED if _differs(model, name)}


def _differs(model, name):
    before, after = ([levers for _, levers in side.ramp] + [side.levers] for side in model.sides)
    return any(getattr(a, name) != getattr(b, name) for a, b in zip(before, after, strict=True))


def _listed(row):
    said = (float(row.get(key, math.nan)) for key in ("effort", "benefit", "overrun"))
    return Listed(float(row["arrival_month"]), *said)


def _model(table, interventions, horizon):
    name = table["name"]
    if "transition" not in table:  # it has no parts to change
        interventions = [(asked, [each for each in changes if each.part is None]) for asked, changes in interventions]
    parts = {"before": table["before"], "after": table["after"]} if "transition" in table else {None: table}
    sides = tuple(
        Side(SimpleNamespace(**levers_at(levers, name, part, interventions, math.inf)),
             ramp_of(levers, name, part, interventions))
        for part, levers in parts.items()
    )
    transition = SimpleNamespace(**table["transition"]) if "transition" in table else None
    return Model(name, sides, transition, bills_of(name, interventions, horizon))


# The levers of the shipped preset `project` that enter the reference productivity, whatever a scenario sets.
REFERENCE = SimpleNamespace(diverted=0.1, switching_loss=0.2, wip=1)
