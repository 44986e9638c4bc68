"""From one model to another, group of levers by group: what each contributes to the gap (`fundsim attribute`)."""

import math

from .. import look
from ..told import estimate
from ..words import Estimate, Money, clean, exponent_with_margin, named
from .bars import bar, bar_rows, finish, room_for, rows_of, whisker, write

BAR = 13


def waterfall(told, ax=None):
    """A bar for each group of levers, each beginning where the one before ends; the last one is the gap."""
    levers = sorted(((clean(each["name"]), estimate(each["shapley"])) for each in told.attrs["levers"]),
                    key=lambda lever: -lever[1].value)
    gap = estimate(told.attrs["gap"])
    with look.settings():
        money = Money(told.currency, [each.value for _, each in levers] + [gap.value])
        steps = steps_of(levers, gap)
        ends = [end for _, start, each in steps for end in ends_of(start, each)]
        limits = room_for(min(0.0, *ends), max(0.0, *ends), 0.1, 0.16)
        headline = look.Headline(told, finding(told, levers, gap, money), SHOWN)
        ax, middles = bar_rows(told, ax, headline, rows_of([(name, []) for name, _, _ in steps]), BAR, limits)
        for (name, start, each), middle in zip(steps, middles):
            draw(ax, name, start, each, middle, money)
        for (_, start, each), upper, lower in zip(steps, middles, middles[1:]):
            ax.plot([start + each.value] * 2, [upper - BAR / 2, lower + BAR / 2], color=look.GREY, linewidth=0.8,
                    zorder=1)
        ax.axvline(0, color=look.INK, linewidth=0.9, zorder=3)
        label = f"Average net present value above that of {clean(told.attrs['from'])}, {money.unit}"
        return finish(ax, headline, label, money.factor)


SHOWN = ("Each bar begins where the one above ends: what a group of levers adds on average over all orders in which "
         "the groups can be taken over (its Shapley share). Hollow: it takes away. Lines: 95% intervals.")


def steps_of(levers, gap):
    """Name, where its bar begins, and how far it leads."""
    steps, start = [], 0.0
    for name, each in levers:
        steps.append((name, start, each))
        start += each.value
    return [*steps, ("All together", 0.0, gap)]


def ends_of(start, each):
    ends = [start, start + each.value]
    return ends + [start + end for end in (each.low, each.high) if math.isfinite(end)]


def draw(ax, name, start, each, middle, money):
    bar(ax, start, start + each.value, middle, BAR, f"adds: {name}", each.value >= 0)
    moved = Estimate(start + each.value, start + each.low, start + each.high)
    whisker(ax, moved, middle)
    write(ax, max(end for end in ends_of(start, each)), middle, money.signed(each))


def finding(told, levers, gap, money):
    a, b = named(told.attrs["to"]), named(told.attrs["from"])
    best = levers[0]
    if not gap.clear:
        return (f"No clear difference between {a} and {b} on average; {best[0]} adds most, {money.of(best[1])}")
    if gap.value < 0:
        worst = levers[-1]
        return (f"Of the {money.of(Estimate(-gap.value, -gap.high, -gap.low))} that {a} is behind {b}, {worst[0]} "
                f"takes most: {money.number(-worst[1].value, exponent_with_margin(worst[1]))}")
    adds = [f"{name} ({money.number(each.value, exponent_with_margin(each))})" for name, each in levers[:2]
            if each.low > 0]
    start = f"{a} ahead of {b} by {money.of(gap)} on average"
    return f"{start}; most comes with {' and '.join(adds)}" if adds else start
