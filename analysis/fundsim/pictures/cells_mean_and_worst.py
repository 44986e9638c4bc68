"""What models bring on average against what they bring in the worst futures, in every cell of a sweep."""

import numpy

from .. import look
from ..faults import NothingToDraw
from ..words import Money, clean, named
from .chart import RIGHT, chart, finish, mark_key, mark_of, with_room, with_zero

def cells_mean_and_worst(sweep, ax=None):
    """A mark for each model and cell: mean net present value across, mean of the worst 5 % of its futures up."""
    means, worst = (sweep.cells[name].values[sweep.is_played] for name in ("npv_mean", "npv_cvar5"))
    if not means.size:
        raise NothingToDraw("no cell could be played")
    with look.settings():
        money = Money(sweep.currency, numpy.concatenate([means.ravel(), worst.ravel()]))
        headline = look.Headline(sweep, finding(sweep, means, worst), SHOWN)
        labels = labels_of(sweep, means, worst)
        ax = chart(sweep, ax, headline, labels=labels)
        ax.set(xlim=with_room(*with_zero(float(means.min()), float(means.max()))),
               ylim=with_room(*with_zero(float(worst.min()), float(worst.max()))))
        for side, line in ((ax.get_xlim(), ax.axvline), (ax.get_ylim(), ax.axhline)):
            if side[0] < 0 < side[1]:
                line(0, color=look.INK, linewidth=0.9, zorder=1)
        for place, name in enumerate(sweep.models):
            drawn, = ax.plot(means[:, place], worst[:, place], zorder=3, clip_on=False, **mark_of(place))
            drawn.set_gid(f"cells: {clean(name)}")
        finish(ax, headline, f"Average net present value of a cell, {money.unit}",
               f"Average of its worst 5 of 100 futures, {money.unit}", (money.factor, money.factor), RIGHT)
        mark_key(ax, labels, [mark_of(place) for place in range(len(labels))])
        return ax


SHOWN = ("A mark: a model in a cell of the sweep. Further right: more on average. Further up: less bad when things go "
         "badly.")


def labels_of(sweep, means, worst):
    return [(clean(name), [f"best on average: {(means.argmax(axis=1) == place).sum()} of {len(means)}",
                           f"best in worst 5 %: {(worst.argmax(axis=1) == place).sum()}"])
            for place, name in enumerate(sweep.models)]


def finding(sweep, means, worst):
    cells = len(means)
    if len(sweep.models) == 1:
        return f"{named(sweep.models[0])} above 0 on average in {(means[:, 0] > 0).sum()} of {cells} cells"
    best, safe = ([(rank.argmax(axis=1) == place).sum() for place in range(len(sweep.models))]
                  for rank in (means, worst))
    first, safest = int(numpy.argmax(best)), int(numpy.argmax(safe))
    text = f"{named(sweep.models[first])} best on average in {best[first]} of {cells} cells"
    if safest == first:
        return f"{text}, and in the worst 5 of 100 futures in {safe[first]}"
    return f"{text}; in the worst 5 of 100 futures {named(sweep.models[safest])} best in {safe[safest]}"
