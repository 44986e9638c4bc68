"""The gap between two models split into funding and practice (MODEL.md 7.11)."""

from types import SimpleNamespace

from interventions import FUNDING
from scenario import Model, Side


def mixed_levers(funding, practice):
    """Funding levers of one setting, all others of another."""
    return SimpleNamespace(**{**vars(practice), **{name: getattr(funding, name) for name in FUNDING}})


def hybrid(funding, practice):
    """The model with the funding of one and the practices of another; ramps are mixed date by date."""
    ends = sorted({end for model in (funding, practice) for end, _ in model.sides[0].ramp})
    ramp = tuple((end, mixed_levers(_until(funding, end), _until(practice, end))) for end in ends)
    levers = mixed_levers(funding.sides[0].levers, practice.sides[0].levers)
    return Model("hybrid", (Side(levers, ramp),), None, practice.bills)


def _until(model, end):
    """The levers in force just before a month."""
    return next((levers for stage, levers in model.sides[0].ramp if end <= stage), model.sides[0].levers)


def split(first, other, play):
    """(funding alone, practice alone, interplay) of the NPV of `other` less that of `first`; play(model) gives it."""
    a, b = play(first), play(other)
    funding_changed, practice_changed = play(hybrid(other, first)), play(hybrid(first, other))
    funding, practice = funding_changed - a, practice_changed - a
    return funding, practice, b - a - funding - practice
