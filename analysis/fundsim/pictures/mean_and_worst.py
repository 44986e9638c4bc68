"""What models bring on average against what they bring in their worst futures."""

import math

import numpy

from .. import look
from ..words import Estimate, Money, clean, exponent_with_margin, named
from .chart import RIGHT, chart, finish, finite_ends, leaders, with_room, with_zero

WORST = 0.05
Z = 1.959963984540054


def mean_and_worst(results, ax=None):
    """A mark for each model: mean net present value across, mean of its worst 5 % of futures up."""
    with look.settings():
        means = [results.figure("npv_mean", place) for place in range(len(results.models))]
        worst = [worst_of(results, place) for place in range(len(results.models))]
        money = Money(results.currency, [each.value for each in (*means, *worst)])
        headline = look.Headline(results, finding(results, means, worst, money), SHOWN)
        shown = [place for place in range(len(means)) if math.isfinite(means[place].value + worst[place].value)]
        labels = [(clean(results.models[place]),
                   [f"{amount(means[place], money)}, worst {amount(worst[place], money)}"]) for place in shown]
        ax = chart(results, ax, headline, labels=labels)
        ax.set(xlim=with_room(*with_zero(*finite_ends(means)), 0.08), ylim=with_room(*with_zero(*finite_ends(worst))))
        for side, line in ((ax.get_xlim(), ax.axvline), (ax.get_ylim(), ax.axhline)):
            if side[0] < 0 < side[1]:
                line(0, color=look.INK, linewidth=0.9, zorder=1)
        for place in shown:
            cross(ax, means[place], worst[place], clean(results.models[place]))
        finish(ax, headline, f"Average net present value, {money.unit}",
               f"Average of the worst 5 of 100 futures, {money.unit}", (money.factor, money.factor), RIGHT)
        leaders(ax, labels, [(means[place].value, worst[place].value) for place in shown])
        return ax


SHOWN = ("Further right: more on average. Further up: less bad when things go badly. A model that lies right of and "
         "above another is better at both. Bars: 95% intervals.")


def cross(ax, mean, worst, name):
    for each, place in ((mean, 0), (worst, 1)):
        if each.has_margin:
            ends = [each.low, each.high], [(worst, mean)[place].value] * 2
            ax.plot(*(ends if place == 0 else ends[::-1]), color=look.DARK, linewidth=1.1, zorder=2)
    mark, = ax.plot([mean.value], [worst.value], marker="o", markersize=6, color=look.DARK, markeredgecolor="white",
                    linestyle="none", zorder=3)
    mark.set_gid(f"model: {name}")


def worst_of(results, place):
    """Mean of the worst 5 %, with the interval that its influence function gives (normal approximation)."""
    value = float(results.summary.npv_cvar5[place])
    values = numpy.sort(results.outcome.npv[place].values)
    count = len(values)
    if count < 2 or not numpy.isfinite(values).all():
        return Estimate(value, value, value)
    edge = values[max(0, math.ceil(WORST * count) - 1)]
    with numpy.errstate(over="ignore"):  # what is too large for a square has no interval
        influence = numpy.minimum(0.0, values - edge) / WORST
        margin = Z * float(influence.std(ddof=1)) / math.sqrt(count)
    return Estimate(value, value - margin, value + margin)


def amount(estimate, money):
    return money.number(estimate.value, exponent_with_margin(estimate))


def finding(results, means, worst, money):
    best = max(range(len(means)), key=lambda place: nan_last(means[place].value))
    safe = max(range(len(worst)), key=lambda place: nan_last(worst[place].value))
    if worst[safe].value == worst[best].value:
        safe = best
    name = named(results.models[best])
    first = f"{money.of(means[best])} on average"
    if len(means) == 1:
        return f"{name}: {first}, {money.of(worst[best])} in the worst 5 of 100 futures"
    if safe == best:
        return (f"{name} first both on average and in the worst 5 of 100 futures: {first}, "
                f"{amount(worst[best], money)} there")
    if worst[best].high >= worst[safe].low:
        return (f"{name} first on average, with {money.of(means[best])}, and none clearly better in the worst 5 of 100 "
                "futures")
    return (f"{name} first on average, with {money.of(means[best])}; in the worst 5 of 100 futures "
            f"{named(results.models[safe])}, with {amount(worst[safe], money)} against {amount(worst[best], money)}")


def nan_last(value):
    return value if math.isfinite(value) else -math.inf
