"""Rows of quantile dots over one axis, a name and a few words to the left of each: the form of two pictures."""

from dataclasses import dataclass, field

import numpy
from matplotlib.ticker import FixedLocator, MaxNLocator

from .. import look
from ..dots import FILL, diameter_that_fits, median_of, nice_limits, quantile_dots, stacked
from ..lettering import text_width, wrapped
from ..words import clean

NAME_LINES = 3
ROW = 66  # points
GAP = 10  # between rows
FOOT = 9  # of a row, for the mark of the median
ABOVE = 18  # the axes, for the names of the sides


@dataclass
class DotRow:
    name: str
    details: list
    values: numpy.ndarray = field(repr=False)


def label_lines(row, width):
    names = wrapped(clean(row.name), width, look.TEXT, bold=True, most_lines=NAME_LINES)
    details = [line for text in row.details for line in wrapped(text, width, look.SMALL)]
    return names, details


def row_height(rows, width, least):
    """As high as the tallest label needs."""
    heights = [least]
    for row in rows:
        names, details = label_lines(row, width)
        heights.append(look.block_height(names, look.TEXT) + look.block_height(details, look.SMALL) + GAP)
    return max(heights)


def write_label(ax, row, middle, gutter):
    names, details = label_lines(row, gutter - 12)
    height = look.block_height(names, look.TEXT) + look.block_height(details, look.SMALL)
    place = {"xycoords": ax.get_yaxis_transform(), "textcoords": "offset points", "annotation_clip": False,
             "linespacing": look.LINESPACING, "va": "top"}
    ax.annotate("\n".join(names), (0, middle), (-gutter, height / 2), size=look.TEXT, weight="bold", color=look.INK,
                **place)
    ax.annotate("\n".join(details), (0, middle), (-gutter, height / 2 - look.block_height(names, look.TEXT)),
                size=look.SMALL, color=look.GREY, **place)


def dot_rows(results, ax, headline, rows, money, label, sides):
    """`sides`: what the left and the right of 0 are called."""
    gutter = look.GUTTER
    if ax is None:
        ax = look.page(results, headline, row_height(rows, gutter - 12, ROW) * len(rows), gutter, ABOVE)
    width, height = look.size_of(ax)
    row_points = height / len(rows)
    dots = [quantile_dots(row.values) for row in rows]
    low, high = nice_limits(dots, width)
    ax.set(xlim=(low, high), ylim=(0, height), yticks=[])
    unit = (high - low) / width
    room = row_points - GAP - FOOT
    diameter = diameter_that_fits(dots, unit, room)
    ax.axvline(0, color=look.INK, linewidth=0.9, zorder=1)
    for number, (row, values) in enumerate(zip(rows, dots)):
        floor = height - (number + 1) * row_points + FOOT
        draw_row(ax, clean(row.name), values, floor, diameter, unit, room)
        mark_middle(ax, row, floor)
        write_label(ax, row, floor - FOOT + row_points / 2, gutter)
    name_sides(ax, sides, low, high, unit)
    level = not any(values.any() for values in dots)
    ax.xaxis.set_major_locator(FixedLocator([0]) if level else MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    ax.xaxis.set_major_formatter(look.plain_ticks(money.factor))
    look.tidy(ax, label)
    headline.write(ax, gutter, ABOVE)
    return ax


def draw_row(ax, name, values, floor, diameter, unit, room):
    if not len(values):
        return
    ax.axhline(floor, color=look.RULE, linewidth=0.8, zorder=0)
    stack = stacked(values, diameter * unit)
    heights = floor + 1 + stack.heights(diameter, room)
    hollow = {"facecolors": "white", "edgecolors": look.ACCENT, "linewidths": 1.1}
    full = {"color": look.DARK, "linewidths": 0.4}
    for part, what, style in ((values < 0, "below", hollow), (values >= 0, "above", full)):
        if part.any():
            drawn = ax.scatter(stack.x[part], heights[part], s=(FILL * diameter) ** 2, zorder=2, **style)
            drawn.set_gid(f"dots {what} 0: {name}")


def mark_middle(ax, row, floor):
    middle = median_of(row.values)
    if numpy.isfinite(middle):
        mark, = ax.plot([middle], [floor - 4], marker="^", markersize=5, color=look.INK, linestyle="none",
                        clip_on=False)
        mark.set_gid(f"median: {clean(row.name)}")


def name_sides(ax, sides, low, high, unit):
    """Over the axes, each where something may lie on its side and there is room for it up to the page's margin."""
    place = {"xycoords": ("data", "axes fraction"), "textcoords": "offset points", "size": look.SMALL,
             "color": look.GREY, "va": "bottom", "annotation_clip": False}
    if low < 0:
        ax.annotate(sides[0], (0, 1), (-4, 3), ha="right", **place)
    if high / unit + look.MARGIN > 4 + text_width(sides[1], look.SMALL):
        ax.annotate(sides[1], (0, 1), (4, 3), ha="left", **place)

