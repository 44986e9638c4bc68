"""In what share of futures at least an amount is reached, for every amount and model."""

import numpy

from .. import look
from ..words import Money, clean, in_futures, named
from .chart import RIGHT, chart, finish, key, style_of, with_room
from .outcomes import compared, median, without_number

STEPS = 500  # of a curve, each of as many futures
ENDS = 0.005  # of futures, left out at either end of the axis


def exceedance(results, ax=None):
    """A falling curve of steps for each model: futures, of 100, in which its net present value is at least that."""
    with look.settings():
        npv = results.outcome.npv.values
        money = Money(results.currency, npv)
        headline = look.Headline(results, finding(results), SHOWN)
        order = results.ranking()
        order = order[:1] + [0] * (order[0] != 0) + [place for place in order[1:] if place]
        labels = [(clean(results.models[place]), [f"half reach {median(results, place, money)}",
                                                  *without_number(npv[place])]) for place in order]
        ax = chart(results, ax, headline, labels=labels)
        styles = [style_of(number) for number in range(len(order))]
        for number, place in enumerate(order):
            across, share = curve(npv[place])
            line, = ax.plot(across, 100 * share, drawstyle="steps-pre", zorder=4 - number / len(order),
                            **styles[number])
            line.set_gid(f"reached: {clean(results.models[place])}")
        ax.axvline(0, color=look.INK, linewidth=0.9, zorder=1)
        ax.set(xlim=limits(npv), ylim=(0, 100))
        up = "Futures, of 100, in which at least so much is reached"
        finish(ax, headline, f"Net present value, {money.unit}", up, (money.factor, 1.0), RIGHT)
        key(ax, labels, styles)
        return ax


SHOWN = ("Futures as they were played, no curve fitted. Left of the line at 0: a loss; the height of a curve there: "
         "futures without one. At most one of 200 futures of a model lies beyond either end of the axis.")


def curve(values):
    """Values from the lowest on, and the share of futures in which at least that is reached; the last step leads
    to none."""
    values = numpy.sort(values[numpy.isfinite(values)])
    count = len(values)
    ranks = numpy.unique(numpy.linspace(0, max(0, count - 1), min(count, STEPS)).astype(int))
    across = values[ranks]
    share = 1 - numpy.searchsorted(values, across, side="left") / max(1, count)
    return numpy.append(across, across[-1:]), numpy.append(share, [0.0] * min(1, count))


def limits(npv):
    values = npv[numpy.isfinite(npv)]
    if not len(values):
        return -1.0, 1.0
    bounds = [numpy.quantile(row[numpy.isfinite(row)], (ENDS, 1 - ENDS)) for row in npv if numpy.isfinite(row).any()]
    return with_room(min(0.0, *(low for low, _ in bounds)), max(0.0, *(high for _, high in bounds)), 0.02)


def finding(results):
    best, other = compared(results)
    places = [best] if other is None else [best, other]
    parts = []
    for place in places:
        name = "every model" if other is None and len(results.models) > 1 else named(results.models[place])
        share = 1 - results.figure("probability_of_loss", place).value
        parts.append(f"{in_futures(share, results.replications)} with {name}")
    return f"No loss {', '.join(parts)}"
