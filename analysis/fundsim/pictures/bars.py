"""Rows of bars over one axis, a name and a few words to the left of each. Lengths are in points."""

import math

import numpy
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from .. import look
from .dot_rows import GAP, DotRow, row_height, write_label

GUTTER = 190
ABOVE = 18


def rows_of(labels):
    """Labels (a name, details) as rows."""
    return [DotRow(name, list(details), numpy.zeros(0)) for name, details in labels]


def bar_rows(results, ax, headline, rows, least, limits):
    """Axes with a row for each label; returns them and the middles of the rows. The height is in points."""
    if ax is None:
        height = row_height(rows, GUTTER - 12, least + GAP) * len(rows)
        ax = look.page(results, headline, height, GUTTER, ABOVE)
    height = look.size_of(ax)[1]
    ax.set(xlim=limits, ylim=(0, height), yticks=[])
    row = height / len(rows)
    middles = [height - (number + 0.5) * row for number in range(len(rows))]
    for label, middle in zip(rows, middles):
        write_label(ax, label, middle, GUTTER)
    return ax, middles


def bar(ax, start, end, middle, height, mark, full):
    """Full ones are dark; the others hollow in the accent."""
    drawn = Rectangle((min(start, end), middle - height / 2), abs(end - start), height, zorder=2,
                      **({"facecolor": look.DARK, "edgecolor": look.DARK, "linewidth": 0.9} if full else
                         {"facecolor": "white", "edgecolor": look.ACCENT, "linewidth": 1.1}))
    drawn.set_gid(mark)
    ax.add_patch(drawn)
    return drawn


def whisker(ax, estimate, middle):
    """A 95 % interval, edged in white so that it is seen on any bar; what ends nowhere has none."""
    if estimate.has_margin:
        for colour, width in (("white", 2.8), (look.INK, 1.2)):
            ax.plot([estimate.low, estimate.high], [middle] * 2, color=colour, linewidth=width, zorder=4,
                    solid_capstyle="butt")


def write(ax, value, middle, text, left=False, colour=look.INK):
    """Beside an end."""
    ax.annotate(text, (value, middle), (-4 if left else 4, 0), textcoords="offset points", size=look.SMALL,
                color=colour, ha="right" if left else "left", va="center", annotation_clip=False, bbox=look.VEIL,
                zorder=5)


def finish(ax, headline, label, factor=1.0):
    ax.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    ax.xaxis.set_major_formatter(look.plain_ticks(factor))
    look.tidy(ax, label)
    headline.write(ax, GUTTER, ABOVE)
    return ax


def room_for(low, high, left=0.0, right=0.0):
    """Ends of an axis with shares of it free on either side, for what is written there."""
    span = (high - low) if math.isfinite(high - low) and high > low else 1.0
    whole = span / max(0.2, 1 - left - right)
    return low - left * whole, high + right * whole
