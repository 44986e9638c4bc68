"""Quantile dot plots: a distribution as fifty equally likely outcomes that can be counted (Kay et al. 2016;
Fernandes et al. 2018: decisions made with them are better than with intervals or densities)."""

from dataclasses import dataclass

import numpy

DOTS = 50
LARGEST, SMALLEST = 9.0, 3.0  # diameters, points
SHRINK = 0.97
FILL = 0.88  # of a dot's place


def quantile_dots(values, most=DOTS):
    """Outcomes that stand for equal parts of all: the middle one of each part. Values that occurred, as everywhere
    in a results file; all of them where there are no more."""
    values = numpy.sort(numpy.asarray(values, dtype=float))
    values = values[numpy.isfinite(values)]
    count = min(most, len(values))
    odd = 2 * numpy.arange(count) + 1
    return values[-(-odd * len(values) // (2 * max(1, count))) - 1]


def median_of(values):
    """The middle outcome, as /summary/npv_p50 has it."""
    middle = quantile_dots(values, 1)
    return float(middle[0]) if len(middle) else float("nan")


@dataclass(frozen=True)
class Stacked:
    """Dots in columns: `x` in the unit of the values, `level` counted from 0 at the bottom of the column, `count` the
    dots of the column."""

    x: numpy.ndarray
    level: numpy.ndarray
    count: numpy.ndarray

    @property
    def highest(self):
        return int(self.count.max(initial=0))

    def heights(self, diameter, room):
        """Of the dots' middles; a column too high for the room is squeezed."""
        step = numpy.minimum(diameter, (room - diameter) / numpy.maximum(1, self.count - 1))
        return diameter / 2 + self.level * step


def stacked(values, width):
    """Sorted values in columns of that width with an edge at 0, so that no column mixes losses and gains. Those that
    are exactly 0 stand on it."""
    columns = numpy.where(values == 0, 0.0, (numpy.floor(values / width) + 0.5) * width)
    _, first, column, counts = numpy.unique(columns, return_index=True, return_inverse=True, return_counts=True)
    return Stacked(columns, numpy.arange(len(columns)) - first[column], counts[column])


def diameter_that_fits(rows, unit, height):
    """Points, the same for all rows (of values); `unit` is the width of a point in the unit of the values. Those at 0
    exactly can be so many that they are squeezed rather than all others made tiny."""
    rows = [row[row != 0] for row in rows]
    diameter = LARGEST
    while diameter > SMALLEST and any(stacked(row, diameter * unit).highest * diameter > height for row in rows):
        diameter *= SHRINK
    return max(diameter, SMALLEST)


def nice_limits(rows, width):
    """Ends of an axis for rows of dots, with 0 on it and room for half a dot at either side."""
    every = numpy.concatenate([numpy.zeros(1), *rows])
    low, high = float(every.min()), float(every.max())
    span = high - low
    if span == 0:
        return -1.0, 1.0
    room = span * (LARGEST / max(width, 1.0) + 0.01)
    return low - room, high + room

