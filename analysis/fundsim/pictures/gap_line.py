"""The gap between two models along one number: what was played, with intervals, and where it turns."""

from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from .. import look
from ..lettering import text_width
from ..words import clean
from .chart import RIGHT, chart, finish, finite_ends, with_room

BY_FACTORS = " (equal distances: equal factors)"
NEAR_FACTOR = 0.02  # by which steps of an axis may differ and still be factors


def gap_axes(source, ax, headline, parameter, values, lines, money, who, labels=()):
    """`lines`: a list of estimates for each model that is compared, at the values; `who`: what the height is."""
    ax = chart(source, ax, headline, labels=labels)
    low, high = finite_ends([each for line in lines for each in line])
    ax.set_ylim(with_room(min(0.0, low), max(0.0, high), 0.06))
    by_factors = is_by_factors(values)
    if by_factors:
        ax.set_xscale("log")
        ax.set_xlim(values[0] / (values[1] / values[0]) ** 0.3, values[-1] * (values[1] / values[0]) ** 0.3)
    else:
        ax.set_xlim(with_room(min(values), max(values), 0.04))
    ax.axhline(0, color=look.INK, linewidth=0.9, zorder=2)
    finish(ax, headline, parameter.label + BY_FACTORS * by_factors, who, (1.0, money.factor), RIGHT if labels else 0)
    if by_factors or parameter.words:
        values = labelled(ax, parameter, values)
        ax.xaxis.set_major_locator(FixedLocator(values))
        ax.xaxis.set_minor_locator(NullLocator())
        ax.xaxis.set_major_formatter(FixedFormatter([rough(parameter, value) for value in values]))
    return ax


def is_by_factors(values):
    """Whether each value is the one before times the same, and that at least a quarter more."""
    if len(values) < 3 or values[0] <= 0:
        return False
    factors = [after / before for before, after in zip(values, values[1:])]
    return min(factors) > 1.25 and max(factors) / min(factors) < 1 + NEAR_FACTOR


def draw_gaps(ax, values, estimates, name, style):
    """Dots with intervals, hollow where behind; straight lines between neighbours lead the eye and claim nothing."""
    ax.plot(values, [each.value for each in estimates], zorder=3, **{**style, "linewidth": 0.9})
    for value, each in zip(values, estimates):
        if each.has_margin:
            ax.plot([value] * 2, [each.low, each.high], color=style["color"], linewidth=1.4, zorder=4)
        draw_point(ax, value, each, name, style["color"])


def draw_point(ax, value, estimate, name, colour=look.DARK, size=6):
    below = estimate.value < 0
    mark, = ax.plot([value], [estimate.value], marker="o", markersize=size, linestyle="none", zorder=5,
                    color=look.ACCENT if below else colour, markerfacecolor="white" if below else colour,
                    markeredgewidth=1.2)
    mark.set_gid(f"gap: {clean(name)}")


def turns(values, estimates):
    """Pairs of values between which who is clearly ahead changes; in between that is not clear."""
    clear = [k for k in range(len(values)) if estimates[k].clear]
    return [(values[k], values[then]) for k, then in zip(clear, clear[1:])
            if estimates[k].value * estimates[then].value < 0]


def shade(ax, spans):
    for low, high in spans:
        span = ax.axvspan(low, high, facecolor=look.PALE, linewidth=0, zorder=0)
        span.set_gid("turns: between values that were played")


def labelled(ax, parameter, values):
    """Every one of the values, or every other, third, ... where they are too many to be written."""
    widest = max(text_width(rough(parameter, value), look.SMALL) for value in values) + 6
    step = 1
    while step < len(values) and len(values) / step * widest > look.size_of(ax)[0]:
        step += 1
    return list(values)[::step]


def rough(parameter, value):
    """Three digits for an axis: values lie where a range was cut."""
    return parameter.text(value if parameter.words else float(f"{value:.3g}"))
