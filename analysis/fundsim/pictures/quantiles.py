"""What past projects came to beside what the fitted distribution has at their places (`fundsim calibrate`)."""

import math

from matplotlib.ticker import FixedLocator, NullLocator

from .. import look
from ..faults import NothingToDraw
from ..words import clean, percent, rounded
from .chart import ABOVE, LEFT, name_height

SIDE, GAP, BELOW = 220, 70, 58
STEPS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0)


def quantiles(history, ax=None):
    """A square for each quantity, on scales of factors; on axes that are given, the first quantity alone."""
    there = [each for each in history.quantities if each["quantile_pairs"]]
    if not there:
        raise NothingToDraw("no quantity of the history made a distribution")
    with look.settings():
        headline = look.Headline(history, finding(there[0]), SHOWN)
        if ax is not None:
            draw(ax, there[0])
            headline.write(ax, LEFT, ABOVE, look.size_of(ax)[0] + LEFT)
            return ax
        rows = math.ceil(len(there) / 2)
        height = rows * SIDE + (rows - 1) * (BELOW + ABOVE)
        figure, bottom = look.sheet(history, headline, height, ABOVE)
        for number, quantity in enumerate(there):
            left = look.MARGIN + LEFT + number % 2 * (SIDE + GAP)
            lower = bottom + height - SIDE - number // 2 * (SIDE + BELOW + ABOVE)
            axes = look.add_axes(figure, left, lower, SIDE, SIDE)
            draw(axes, quantity)
            if number == 0:
                headline.write(axes, LEFT, ABOVE, look.PAGE_WIDTH - 2 * look.MARGIN)
        return figure


SHOWN = ("A dot: a project, or what one of many came to, against what the fit has at its place; on the line both agree. "
         "Shaded: where nine of ten dots lie if the fit is true. Both scales go by factors. Values that many projects "
         "have exactly are left out.")


def finding(quantity):
    pairs = quantity["quantile_pairs"]
    outside = sum(not pair["ci90"][0] <= pair["observed"] <= pair["ci90"][1] for pair in pairs)
    p = quantity["families"][0]["anderson_darling"]["p"]
    family = clean(quantity["family_name"])
    tested = "" if p is None else f" (Anderson-Darling p {rounded(p, -2)})"
    name = clean(quantity["name"])
    verdict = "does not describe" if p is not None and p < 0.05 else "describes"
    return (f"{name}: a {family} {verdict} these projects{tested}; {percent(outside / len(pairs))} of the dots lie "
            "outside of what it allows to one in ten")


def draw(ax, quantity):
    pairs = quantity["quantile_pairs"]
    expected = [pair["expected"] for pair in pairs]
    observed = [pair["observed"] for pair in pairs]
    low, high = min(expected + observed), max(expected + observed)
    room = (high / low) ** 0.05
    limits = low / room, high * room
    for axis, name in ((ax.xaxis, "x"), (ax.yaxis, "y")):
        getattr(ax, f"set_{name}scale")("log")
        getattr(ax, f"set_{name}lim")(*limits)
        axis.set_major_locator(FixedLocator(ticks(*limits)))
        axis.set_minor_locator(NullLocator())
        axis.set_major_formatter(look.plain_ticks())
    band = ax.fill_between(expected, [pair["ci90"][0] for pair in pairs], [pair["ci90"][1] for pair in pairs],
                           facecolor=look.PALE, linewidth=0, zorder=0)
    band.set_gid("where dots may lie")
    ax.plot(limits, limits, color=look.GREY, linewidth=0.9, zorder=1)
    dots, = ax.plot(expected, observed, linestyle="none", marker="o", markersize=3.2, markerfacecolor="none",
                    markeredgecolor=look.DARK, markeredgewidth=0.9, zorder=2)
    dots.set_gid(f"pairs: {clean(quantity['quantity'])}")
    unit = "person-months" if quantity["quantity"] == "effort" else "times the plan"
    look.tidy(ax, f"Fitted, {unit}", ("bottom", "left"))
    name_height(ax, clean(quantity["name"]))


def ticks(low, high):
    """Round numbers between two ends, five or so."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    for steps in (STEPS, (1.0, 2.0, 5.0), (1.0, 3.0), (1.0,)):
        found = [step * 10.0**power for power in range(first, last + 1) for step in steps
                 if low <= step * 10.0**power <= high]
        if len(found) <= 6:
            return found
    return found[::math.ceil(len(found) / 6)]
