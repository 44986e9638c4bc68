"""How much of what a gap varies by is luck, and which part of the rest each assumption moves alone: the estimates of
sim/studies/first_order.cpp, from the same sample."""

from typing import NamedTuple

import numpy

from ..words import Estimate

LEAST_DRAWS = 64
RESAMPLES = 200
Z = 1.959963984540054


class Shares(NamedTuple):
    """Of the variance of the gap: that of luck; of what assumptions move: that of each alone."""

    luck: Estimate
    first_order: list


def parts(gaps, times):
    """Variance by assumptions and by luck, from two futures a draw [draw, future]; `times` a draw counts."""
    count = times.sum()
    mean = (times[:, None] * gaps).sum() / (2 * count)
    away = gaps - mean
    common = (times * away[:, 0] * away[:, 1]).sum() / (count - 1)
    return common, (times * (away**2).sum(axis=1)).sum() / 2 / (count - 1) - common


def part_of(values, number):
    """In which part of its range, cut where equally many draws lie, each value is; equal values are in one."""
    _, place, counts = numpy.unique(values, return_inverse=True, return_counts=True)
    middle = numpy.cumsum(counts) - (counts + 1) / 2
    return (middle / len(values) * number).astype(int)[place]


def between(part, number, gaps, times):
    """Variance of the means of parts, less what chance makes of it; `gaps` are deviations, a draw each."""
    counts = numpy.bincount(part, times, number)
    sums = numpy.bincount(part, times * gaps, number)
    there = counts > 0
    raw = (sums[there] ** 2 / counts[there]).sum()
    count, total = times.sum(), (times * gaps).sum()
    within = ((times * gaps**2).sum() - raw) / (count - there.sum())
    return (raw - total**2 / count - (there.sum() - 1) * within) / count


def steadied(gaps, surplus):
    """Average gap of each draw [draw] less what is known to be luck: what its futures have on offer beyond what was
    to be expected, of which part the slope through all draws tells."""
    means = gaps.mean(axis=1)
    away = surplus - surplus.mean()
    slope = (away * means).sum() / (away**2).sum() if away.any() else 0.0
    return means - slope * surplus


def variance_shares(exploration, parameters=(), seed=1):
    """With intervals from draws drawn again; None where there are too few draws or assumptions move nothing."""
    gaps, columns = exploration.gaps, [exploration.values(each) for each in parameters]
    draws = len(gaps)
    even = numpy.ones(draws)
    if draws < LEAST_DRAWS or not parts(gaps, even)[0] > 0:
        return None
    number = min(32, max(4, draws // 256))
    places = [part_of(values, number) for values in columns]
    means = steadied(gaps, exploration.surplus)
    means = means - means.mean()

    def shares(times):
        common, luck = parts(gaps, times)
        return [luck / (luck + common), *(between(place, number, means, times) / common for place in places)]

    found = numpy.array(shares(even))
    chance = numpy.random.default_rng(seed)
    again = [shares(numpy.bincount(chance.integers(draws, size=draws), minlength=draws).astype(float))
             for _ in range(RESAMPLES)]
    margins = Z * numpy.std(again, axis=0, ddof=1)
    estimates = [Estimate(float(value), float(value - margin), float(value + margin))
                 for value, margin in zip(found, margins)]
    return Shares(estimates[0], estimates[1:])
