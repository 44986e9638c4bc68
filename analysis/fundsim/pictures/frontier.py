"""The line along which two models come out level as two numbers move (`fundsim breakeven` with two --vary)."""

import math

from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from .. import look
from ..addresses import Parameter
from ..faults import NothingToDraw
from ..told import estimate
from ..words import clean, named
from .chart import ABOVE, LEFT, chart, name_height
from .gap_line import BY_FACTORS, is_by_factors, labelled, rough

HEIGHT = 300


def frontier(told, ax=None):
    """A mark at each point that was played: who is ahead there; and each tie with its interval."""
    rows = [row for row in told.attrs["frontier"] if row["profile"]]
    if not rows:
        raise NothingToDraw("no point could be played")
    addresses = zip(told.attrs["vary"], told.attrs["units"])
    along, across = (Parameter(address, unit=unit or "") for address, unit in addresses)
    xs = sorted({float(point["value"]) for row in rows for point in row["profile"]})
    ys = sorted({float(row["value2"]) for row in rows})
    with look.settings():
        headline = look.Headline(told, finding(told, rows, along), shown(told))
        ax = chart(told, ax, headline, HEIGHT)
        scale(ax, ax.xaxis, along, xs)
        scale(ax, ax.yaxis, across, ys)
        for row in rows:
            for point in row["profile"]:
                draw_point(ax, float(point["value"]), float(row["value2"]), estimate(point["gap"]))
        draw_ties(ax, rows, xs)
        look.tidy(ax, along.label + BY_FACTORS * is_by_factors(xs), ("bottom", "left"))
        name_height(ax, across.label + BY_FACTORS * is_by_factors(ys))
        headline.write(ax, LEFT, ABOVE)
        return ax


def shown(told):
    return (f"\u25cf {named(told.attrs['a'])} clearly ahead on average, \u25cb {named(told.attrs['b'])}, \u00b7 not "
            "clear which. Bars: where along a row both are level, with its 95% interval; dotted: joins neighbouring "
            "rows that have one such place.")


def scale(ax, axis, parameter, values):
    """With room around the first and the last value, by factors where the values are."""
    by_factors = is_by_factors(values)
    name = axis.axis_name
    if by_factors:
        getattr(ax, f"set_{name}scale")("log")
        room = (values[1] / values[0]) ** 0.5
        getattr(ax, f"set_{name}lim")(values[0] / room, values[-1] * room)
    else:
        room = 0.5 * (values[-1] - values[0]) / max(1, len(values) - 1) or 0.5
        getattr(ax, f"set_{name}lim")(values[0] - room, values[-1] + room)
    written = labelled(ax, parameter, values) if name == "x" else values
    axis.set_major_locator(FixedLocator(written))
    axis.set_minor_locator(NullLocator())
    axis.set_major_formatter(FixedFormatter([rough(parameter, value) for value in written]))


def draw_point(ax, x, y, gap):
    if not gap.clear:
        style, what = {"marker": ".", "markersize": 3, "color": look.GREY}, "not clear"
    elif gap.value > 0:
        style, what = {"marker": "o", "markersize": 6.5, "color": look.DARK}, "ahead"
    else:
        style, what = {"marker": "o", "markersize": 6.5, "color": look.ACCENT, "markerfacecolor": "white"}, "behind"
    mark, = ax.plot([x], [y], linestyle="none", zorder=3, **style)
    mark.set_gid(f"point: {what}")


def draw_ties(ax, rows, xs):
    for row in rows:
        for tie in map(estimate, row["ties"]):
            low, high = max(tie.low, xs[0]), min(tie.high, xs[-1])
            if math.isfinite(low + high):
                ax.plot([low, high], [row["value2"]] * 2, color=look.INK, linewidth=1.2, zorder=4)
            mark, = ax.plot([tie.value], [row["value2"]], marker="|", markersize=11, markeredgewidth=2.2,
                            color=look.INK, linestyle="none", zorder=5)
            mark.set_gid("tie")
    for one, other in zip(rows, rows[1:]):
        if len(one["ties"]) == len(other["ties"]) == 1:
            ax.plot([estimate(row["ties"][0]).value for row in (one, other)], [row["value2"] for row in (one, other)],
                    color=look.INK, linewidth=1.1, linestyle=(0, (1, 2)), zorder=2)


def finding(told, rows, along):
    a, b = named(told.attrs["a"]), named(told.attrs["b"])
    gaps = [estimate(point["gap"]) for row in rows for point in row["profile"]]
    ahead, behind = (sum(gap.clear and (gap.value > 0) == side for gap in gaps) for side in (True, False))
    ties = [estimate(tie).value for row in rows for tie in row["ties"]]
    who = f"Of {len(gaps)} points, {a} clearly ahead of {b} at {ahead}, clearly behind at {behind}"
    if not ties:
        return f"{who}: no line divides them"
    return f"{who}; level at {clean(along.address)} {along.between(min(ties), max(ties))}"
