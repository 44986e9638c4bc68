"""A sweep over points: the gap against each of the numbers, one dot a point."""

from .. import look
from ..faults import NothingToDraw
from ..words import Money, clean, named
from .along import others
from .chart import finite_ends, with_room
from .gap_line import draw_point
from .panels import MOST, panels


def points(sweep, model=None):
    """A figure with a panel for each number that was swept; `model` by its name, the last one."""
    if len(sweep.parameters) < 2:
        raise NothingToDraw("one number was swept: the picture 'along' shows it")
    if sweep.is_grid and len(sweep.parameters) == 2:
        raise NothingToDraw("the cells are all combinations of two lists of values: the picture 'heat_map' shows them")
    place = others(sweep)[-1] if model is None else sweep.place(model)
    with look.settings():
        gaps = sweep.estimates("npv_difference_mean", place)
        there = [cell for cell in range(len(gaps)) if sweep.is_played[cell]]
        if not there:
            raise NothingToDraw("no cell could be played")
        played = [gaps[cell] for cell in there]
        money = Money(sweep.currency, [gap.value for gap in played])
        low, high = finite_ends(played)
        limits = with_room(min(0.0, low), max(0.0, high))
        headline = look.Headline(sweep, finding(sweep, place, played), SHOWN)
        parameters = sweep.parameters[:MOST]
        up = f"{clean(sweep.models[place])} less {clean(sweep.models[0])}, average net present value, {money.unit}"
        axes = panels(sweep, headline, parameters, limits, money, up)
        for ax, parameter in zip(axes, parameters):
            values = sweep.values(parameter)
            ax.set_xlim(with_room(float(values.min()), float(values.max()), 0.06))
            if parameter.words:
                ax.set_xticks(range(len(parameter.words)), parameter.words)
            for cell, gap in zip(there, played):
                if gap.has_margin:
                    ax.plot([values[cell]] * 2, [gap.low, gap.high], color=look.GREY, linewidth=0.8, zorder=2)
                draw_point(ax, values[cell], gap, parameter.address, size=4.5)
        return axes[0].figure


SHOWN = ("A dot: a point that was played, with its 95% interval; hollow: behind. All numbers vary at once, so dots "
         "at the same place of one panel differ in the others. No line: between points nothing is known.")


def finding(sweep, place, played):
    a, b = named(sweep.models[place]), named(sweep.models[0])
    ahead = sum(gap.clear and gap.value > 0 for gap in played)
    behind = sum(gap.clear and gap.value < 0 for gap in played)
    return f"Of {len(played)} points, {a} clearly ahead of {b} in {ahead} and clearly behind in {behind}"
