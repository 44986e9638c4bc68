"""How much of a difference each of money and work brings alone, and how much only both together."""

import numpy
from matplotlib.ticker import MaxNLocator

from .. import look
from ..faults import NothingToDraw
from ..words import Money, exponent_with_margin, named
from . import square, steps
from .corners import find_corners

HEIGHT = 250
LEFT = 52
ABOVE = 8
ROUNDING = 1e-9


def funding_and_practice(results, ax=None):
    """The four corners of the 2x2 where the file has them as models, otherwise the parts of the difference."""
    corners = find_corners(results)
    if corners is None:
        raise NothingToDraw("no model differs from the first one both in how money is granted and in how work is done")
    places = [place for place in vars(corners).values() if place is not None]
    if not numpy.isfinite(results.summary.npv_mean.values[places]).all():
        raise NothingToDraw("an average net present value is no number")
    with look.settings():
        means = [results.figure("npv_mean", model) for model in range(len(results.models))]
        money = Money(results.currency, [mean.value for mean in means])
        form = steps if corners.funding is None else square
        shown = f"Average net present value, {money.unit}. {form.shown(results, corners)}"
        headline = look.Headline(results, finding(results, corners, money), shown)
        if ax is None:
            ax = look.page(results, headline, HEIGHT, LEFT, ABOVE)
        ax.set(xlim=(0, 1), ylim=limits(form.heights(results, corners)))
        ax.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
        ax.yaxis.set_major_formatter(look.plain_ticks(money.factor))
        ax.axhline(0, color=look.GREY, linewidth=0.8, zorder=0)
        look.tidy(ax, "", ("left",))
        form.draw(ax, results, corners, means, money)
        headline.write(ax, LEFT, ABOVE)
        return ax


def finding(results, corners, money):
    gap, funding, practice, rest = (results.pair(f"{name}_mean", corners.other, corners.first)
                                    for name in ("npv_difference", "funding", "practice", "interplay"))
    first, other = (named(results.models[model]) for model in (corners.first, corners.other))
    who = f"{other} less {first}" if gap.value < 0 else f"between {other} and {first}"
    if gap.value < 0:
        who = f"({who})"

    def number(part):
        return money.number(part.value, exponent_with_margin(part))

    text = (f"Of {money.of(gap)} {who}, {number(funding)} comes with money granted otherwise alone and "
            f"{number(practice)} with work done otherwise alone")
    return f"{text}, {number(rest)} only with both" if abs(rest.value) > ROUNDING * abs(gap.value) else text


def limits(heights):
    """With 0 where it is not too far away to be shown, and room for what is written at the points."""
    low, high = min(heights), max(heights)
    span = high - low or abs(high) or 1.0
    if 0 < low <= 1.5 * span:
        low = 0.0
    if 0 > high >= -1.5 * span:
        high = 0.0
    return low - (0.15 * span if low else 0.0), high + (0.15 * span if high else 0.0)
