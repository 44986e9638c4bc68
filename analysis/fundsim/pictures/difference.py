"""How often a model comes out ahead of another in the same future, and by how much."""

import numpy

from .. import look
from ..faults import NothingToDraw
from ..words import Money, in_futures, named
from .dot_rows import DotRow, dot_rows
from .outcomes import dot_words, without_number

ROUNDING = 1e-9  # of what NPVs are computed from, as in /paired


def difference(results, versus=None, ax=None):
    """A row of dots for each other model: its NPV less that of `versus` (a name; the scenario's first model)."""
    if len(results.models) < 2:
        raise NothingToDraw("there is one model only, and nothing to compare it with")
    versus = 0 if versus is None else results.place(versus)
    others = [model for model in range(len(results.models)) if model != versus]
    with look.settings():
        gaps = {model: paired(results, model, versus) for model in others}
        money = Money(results.currency, list(gaps.values()))
        rows = [DotRow(results.models[model],
                       [*details(results, model, versus, money), *without_number(gaps[model])], gaps[model])
                for model in others]
        headline = look.Headline(results, finding(results, versus, money), shown(results, versus))
        label = f"Net present value less that of {named(results.models[versus])}, {money.unit}"
        return dot_rows(results, ax, headline, rows, money, label, ("behind", "ahead"))


def paired(results, model, versus):
    """NPV of the model less that of `versus`, future by future; rounding is no difference."""
    npv, outlay = results.outcome.npv, results.outcome.pv_outlay
    gap = npv[model].values - npv[versus].values
    scale = numpy.max([abs(figures[m].values) for figures in (npv, outlay) for m in (model, versus)], axis=0)
    return numpy.where(abs(gap) <= ROUNDING * scale, 0.0, gap)


def details(results, model, versus, money):
    if results.level(model, versus):
        return ["level in every future"]
    ahead = results.pair("probability_ahead", model, versus).value
    often = in_futures(ahead, results.replications).replace("more than", "over").replace("fewer than", "under")
    return [f"ahead {often}",
            f"{money.signed(results.pair('npv_difference_mean', model, versus))} on average"]


def finding(results, versus, money):
    """About the model that is best on average, or the one next to it where that is `versus` itself."""
    first = named(results.models[versus])
    model = next((m for m in results.ranking() if not results.level(m, versus)), None)
    if model is None:
        return f"No model ahead of {first}: all come out level in every future"
    name = named(results.models[model])
    gap = results.pair("npv_difference_mean", model, versus)
    often = in_futures(results.pair("probability_ahead", model, versus).value, results.replications)
    if not gap.clear:
        return f"{name} ahead of {first} {often}, with no clear difference on average"
    if gap.value > 0:
        return f"{name} ahead of {first} {often}, by {money.of(gap)} on average"
    behind = in_futures(1 - results.pair("probability_ahead", model, versus).value, results.replications)
    size = type(gap)(-gap.value, -gap.high, -gap.low)
    return f"{name} behind {first} {behind}, by {money.of(size)} on average"


def shown(results, versus):
    return (f"Both in the same future, with the same ideas and luck. {dot_words(results.replications)}; hollow: behind "
            f"{named(results.models[versus])}; \u25b2 the middle one; \u00b1: 95% interval of the average.")
