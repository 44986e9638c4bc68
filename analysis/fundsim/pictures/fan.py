"""A fan of cumulative net cash over time, with payback and the end of the budget marked."""

import math

import numpy
from matplotlib.ticker import MaxNLocator, MultipleLocator

from .. import look
from ..lettering import text_width
from ..words import clean, rounded

TOP = 0.14  # of the height, for what is written over the fan


def paid_back(results, place):
    """The month from which half of all futures are paid back for good (inf: most never), and the share that never
    is."""
    months = results.outcome.payback_month[place].values
    # numpy sorts infinities behind every month, where they belong.
    ordered = numpy.sort(months)
    return float(ordered[math.ceil(len(ordered) / 2) - 1]), float(numpy.isinf(months).mean())


def from_start(values):
    """With the 0 that everything starts from, so that a month's figure stands at its end."""
    return numpy.concatenate([numpy.zeros((*values.shape[:-1], 1)), values], axis=-1)


def draw_fan(ax, results, place):
    quantiles = from_start(results.series.cumulative_net_quantile[place].values)
    months = numpy.arange(quantiles.shape[-1])
    name = clean(results.models[place])
    for low, high, colour, what in ((0, 4, look.PALE, "9 of 10"), (1, 3, look.LIGHT, "half")):
        band = ax.fill_between(months, quantiles[low], quantiles[high], facecolor=colour, linewidth=0, zorder=1)
        band.set_gid(f"{what}: {name}")
    line, = ax.plot(months, quantiles[2], color=look.DARK, linewidth=1.6, zorder=3)
    line.set_gid(f"middle: {name}")
    ax.axhline(0, color=look.INK, linewidth=0.9, zorder=2)
    month, _ = paid_back(results, place)
    if month <= months[-1]:
        mark, = ax.plot([month], [0], marker="o", markersize=6, color=look.DARK, markeredgecolor="white", zorder=4)
        mark.set_gid(f"payback: {name}")


def write_payback(ax, month, horizon, months):
    """Beside its mark: below the line to the right, where neither the middle line nor the end of the budget is in
    the way, otherwise above to the left."""
    if not month <= months:
        return
    text = f"month {rounded(month, 0)}"
    wide = (text_width(text, look.SMALL) + 8) * months / look.size_of(ax)[0]
    right = month < wide or (month + wide <= 1.02 * months and not month <= horizon <= month + wide)
    crosses = month <= horizon <= month + wide if right else month - wide <= horizon <= month
    ax.annotate(text, (month, 0), (6, -4) if right else (-6, 4), textcoords="offset points", size=look.SMALL,
                color=look.INK, ha="left" if right else "right", va="top" if right else "bottom", zorder=5,
                bbox=look.VEIL if crosses else None)


def limits(results, places):
    quantiles = results.series.cumulative_net_quantile.values[list(places)]
    low, high = min(0.0, float(quantiles.min())), max(0.0, float(quantiles.max()))
    span = (high - low) or 1.0
    return low - 0.05 * span, high + TOP * span


def finish(ax, results, place, money, bounds, months_shown=True, money_shown=True):
    months = results.series.sizes["month"]
    ax.set(xlim=(0, months), ylim=bounds)
    horizon = results.scenario["organisation"]["horizon_months"]
    end = ax.axvline(horizon, color=look.GREY, linewidth=0.9, linestyle=(0, (4, 3)), zorder=2)
    end.set_gid("end of the horizon")
    ax.annotate("budget ends", (horizon, 1), (-4, -3), xycoords=("data", "axes fraction"), textcoords="offset points",
                ha="right", va="top", size=look.SMALL, color=look.GREY)
    write_payback(ax, paid_back(results, place)[0], horizon, months)
    step = next((step for step in (1, 2, 3, 6, 12, 24, 36, 60, 120) if months / step <= 8), 240)
    ax.xaxis.set_major_locator(MultipleLocator(step))
    ax.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
    look.tidy(ax, "Months since the start" if months_shown else "", ("bottom", "left"))
    ax.yaxis.set_major_formatter(look.plain_ticks(money.factor))
    ax.tick_params(labelbottom=months_shown, labelleft=money_shown)
