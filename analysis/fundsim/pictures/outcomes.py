"""What can happen with each model: its net present values as fifty equally likely futures."""

import math

import numpy

from .. import look
from ..dots import DOTS
from ..words import Money, exponent_without_margin, in_futures, magnitude, named
from .dot_rows import DotRow, dot_rows


def outcomes(results, ax=None):
    """A row of dots for each model, all on one axis of net present value."""
    with look.settings():
        npv = results.outcome.npv.values
        money = Money(results.currency, npv)
        rows = [DotRow(name, details(results, model, money), npv[model]) for model, name in enumerate(results.models)]
        headline = look.Headline(results, finding(results, money), shown(results))
        return dot_rows(results, ax, headline, rows, money, f"Net present value, {money.unit}", ("loss", "gain"))


def median(results, model, money):
    """To the digits that the mean supports; what is not 0 does not read as 0."""
    value = float(results.summary.npv_p50[model])
    digits = exponent_without_margin(results.figure("npv_mean", model))
    return money.number(value, min(digits, magnitude(abs(value))) if value and math.isfinite(value) else digits)


def details(results, model, money):
    loss = results.figure("probability_of_loss", model).value
    return [f"half end above {median(results, model, money)}", f"loss {in_futures(loss, results.replications)}",
            *without_number(results.outcome.npv[model].values)]


def without_number(values):
    missing = int((~numpy.isfinite(values)).sum())
    return [f"no number in {missing:,} futures"] if missing else []


def compared(results):
    """The best model by average, and the one to name beside it: the scenario's first, or the second best."""
    order = results.ranking()
    best = order[0]
    others = [0, *order[1:]] if best else order[1:]
    return best, next((model for model in others if not results.level(best, model)), None)


def finding(results, money):
    best, other = compared(results)
    start = f"Half of all futures end above {median(results, best, money)} {money.unit} with "
    if other is not None:
        return (f"{start}{named(results.models[best])}, above {median(results, other, money)} with "
                f"{named(results.models[other])}")
    if len(results.models) == 1:
        loss = results.figure("probability_of_loss", best).value
        return f"{start}{named(results.models[best])}; a loss {in_futures(loss, results.replications)}"
    return f"{start}every model: all come out level in every future"


def all_level(results):
    return len(results.models) > 1 and compared(results)[1] is None


def dot_words(replications):
    if replications <= DOTS:
        return "Each dot is a future"
    return f"Each of the {DOTS} dots of a row stands for {100 // DOTS} of 100 futures"


def shown(results):
    return (f"{dot_words(results.replications)}; hollow: a loss; \u25b2 the middle one. "
            "Net present value: all income less all outlay, later money counting less.")
