"""The gap against each of the assumptions that move it most."""

import math

import numpy

from .. import look
from ..faults import NothingToDraw
from ..words import Estimate, Money, clean, named
from .chart import with_room
from .panels import MOST, panels
from .variance import LEAST_DRAWS, part_of, variance_shares
from .what_matters import ranking

BINS = 8
Z = 1.959963984540054


def how_it_depends(exploration):
    """A figure with a panel for each of six assumptions: the average gap in eighths of the draws, each with the middle
    four fifths of its futures."""
    shares = variance_shares(exploration, exploration.parameters)
    if shares is None:
        raise NothingToDraw(f"it takes {LEAST_DRAWS} draws, and assumptions that move something, to show how")
    with look.settings():
        order = ranking(shares)[:MOST]
        found = [steps(exploration.values(exploration.parameters[each]), exploration.gaps) for each in order]
        money = Money(exploration.currency, [end for each in found for step in each for end in step.middle])
        ends = [end for each in found for step in each for end in step.middle]
        limits = with_room(min(0.0, *ends), max(0.0, *ends))
        headline = look.Headline(exploration, finding(exploration, order, found), SHOWN)
        parameters = [exploration.parameters[each] for each in order]
        up = f"{clean(exploration.a)} less {clean(exploration.b)}, net present value, {money.unit}"
        axes = panels(exploration, headline, parameters, limits, money, up)
        for ax, parameter, each in zip(axes, parameters, found):
            draw(ax, clean(parameter.address), each)
        return axes[0].figure


SHOWN = ("Each step: an eighth of the draws. \u25cf their average gap with its 95% interval; band: the middle 80 of "
         "100 futures. Line at 0: both level. All other assumptions vary as they are drawn.")


class Step:
    """An eighth of the draws: the ends of the values in it, the average gap, the middle 80 % of futures."""

    def __init__(self, values, gaps):
        self.low, self.high = float(values.min()), float(values.max())
        means = gaps.mean(axis=1)
        margin = Z * float(means.std(ddof=1)) / math.sqrt(len(means)) if len(means) > 1 else math.inf
        self.mean = Estimate(float(means.mean()), float(means.mean()) - margin, float(means.mean()) + margin)
        self.middle = tuple(map(float, numpy.quantile(gaps, (0.1, 0.9), method="inverted_cdf")))


def steps(values, gaps):
    part = part_of(values, BINS)
    return [Step(values[part == number], gaps[part == number]) for number in numpy.unique(part)]


def draw(ax, name, found):
    """Neighbouring steps meet in the middle between their values."""
    edges = [found[0].low, *((one.high + other.low) / 2 for one, other in zip(found, found[1:])), found[-1].high]
    for step, start, end in zip(found, edges, edges[1:]):
        if start == end:
            start, end = start - 0.5, end + 0.5
        band = ax.fill_between([start, end], *([bound] * 2 for bound in step.middle), facecolor=look.PALE, linewidth=0,
                               zorder=1)
        band.set_gid(f"80 of 100: {name}")
        ax.plot([start, end], [step.mean.value] * 2, color=look.LIGHT, linewidth=1.2, zorder=2)
        middle = (start + end) / 2
        if step.mean.has_margin:
            ax.plot([middle] * 2, [step.mean.low, step.mean.high], color=look.DARK, linewidth=1.2, zorder=4)
        below = step.mean.value < 0
        mark, = ax.plot([middle], [step.mean.value], marker="o", markersize=4.5, linestyle="none", zorder=5,
                        color=look.ACCENT if below else look.DARK, markerfacecolor="white" if below else look.DARK)
        mark.set_gid(f"average: {name}")


def finding(exploration, order, found):
    """Whether any eighth of any of these assumptions has the other model ahead on average."""
    a, b = named(exploration.a), named(exploration.b)
    behind = [each for each, steps_of in zip(order, found) if any(step.mean.high < 0 for step in steps_of)]
    ahead = [each for each, steps_of in zip(order, found) if any(step.mean.low > 0 for step in steps_of)]
    strongest = clean(exploration.parameters[order[0]].address)
    if not behind and all(step.mean.low > 0 for steps_of in found for step in steps_of):
        return f"{a} ahead of {b} on average wherever each of these assumptions lies; {strongest} moves the gap most"
    if not ahead:
        return f"{a} nowhere clearly ahead of {b}, wherever each of these assumptions lies"
    if behind:
        words = " and ".join(clean(exploration.parameters[each].address) for each in behind[:2])
        return f"Who is ahead turns along {words}: {b} there clearly ahead of {a} in a part of the range"
    return f"{a} mostly ahead of {b}; in parts of the ranges that is not clear, nowhere the reverse is"
