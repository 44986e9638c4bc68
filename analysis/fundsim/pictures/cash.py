"""Cumulative net cash: how deep in the red, for how long, and how sure that is. A fan over time for each model."""

import math

from .. import look
from ..faults import NothingToDraw
from ..lettering import wrapped
from ..words import Money, clean, named, of_100, rounded
from .fan import draw_fan, finish, limits, paid_back
from .outcomes import all_level, compared

HEIGHT = 230  # of a fan that stands alone, points
PANEL, BETWEEN, BELOW = 128, 18, 22  # height of one of several, room to the next beside and below it
LEFT = 52  # for the numbers of money
ABOVE = 6


def cash(results, model=None, ax=None):
    """The fan of one model (a name; the best by average)."""
    require_series(results)
    place = results.ranking()[0] if model is None else results.place(model)
    with look.settings():
        money = money_of(results)
        headline = look.Headline(results, finding(results, [place]), shown(money))
        if ax is None:
            ax = look.page(results, headline, HEIGHT, LEFT, ABOVE)
        draw_fan(ax, results, place)
        finish(ax, results, place, money, limits(results, [place]))
        headline.write(ax, LEFT, ABOVE)
        return ax


def cash_of_all(results):
    """A figure with the fans of all models side by side, on the same axes."""
    require_series(results)
    models = range(len(results.models))
    across = min(len(models), 2 if len(models) <= 4 else 3)
    width = (look.PAGE_WIDTH - 2 * look.MARGIN - LEFT - (across - 1) * BETWEEN) / across
    with look.settings():
        money = money_of(results)
        headline = look.Headline(results, finding(results, places_to_name(results)), shown(money))
        heads = [head_lines(results, place, width) for place in models]
        rooms = [max(map(head_height, heads[first:first + across])) for first in models[::across]]
        whole = len(rooms) * (PANEL + BELOW) - BELOW + sum(rooms)
        figure, bottom = look.sheet(results, headline, whole, ABOVE)
        bounds = limits(results, models)
        for place in models:
            row, column = divmod(place, across)
            floor = bottom + whole - sum(rooms[:row + 1]) - row * (PANEL + BELOW) - PANEL
            ax = look.add_axes(figure, look.MARGIN + LEFT + column * (width + BETWEEN), floor, width, PANEL)
            draw_fan(ax, results, place)
            finish(ax, results, place, money, bounds, place + across >= len(models), column == 0)
            write_head(ax, heads[place])
        headline.write(figure.axes[0], LEFT, ABOVE + rooms[0], look.PAGE_WIDTH - 2 * look.MARGIN)
        return figure


def require_series(results):
    if results.series is None:
        raise NothingToDraw("the file holds no monthly flows (/series), so there is no cash over time to show")


def shown(money):
    return (f"Income less outlay since the start, undiscounted, {money.unit}. Line: half of all futures lie below it. "
            "Dark band: the middle half; light band: 9 of 10 futures. \u25cf the month from which half of all futures "
            "are paid back.")


def money_of(results):
    return Money(results.currency, results.series.cumulative_net_quantile.values)


def when(month):
    return "from the start" if month == 0 else f"by month {rounded(month, 0)}"


def finding(results, places):
    """About one model, or two."""
    months = {place: paid_back(results, place)[0] for place in places}
    names = {place: "every model" if all_level(results) else named(results.models[place]) for place in places}
    never = [f"with {names[place]}" for place in places if math.isinf(months[place])]
    some = [f"{when(months[place])} with {names[place]}" for place in places if not math.isinf(months[place])]
    if not some:
        return f"Most futures are never paid back, {'neither ' if len(never) > 1 else ''}{' nor '.join(never)}"
    text = f"Half of all futures are paid back {', '.join(some)}"
    return f"{text}; most never {never[0]}" if never else text


def places_to_name(results):
    best, other = compared(results)
    return [best] if other is None else [best, other]


def head_lines(results, place, width):
    month, never = paid_back(results, place)
    if math.isinf(month):
        said = f"never paid back: {of_100(never)} of 100"
    else:
        said = f"half paid back {when(month)}" + (f", {of_100(never)} of 100 never" if never else "")
    return (wrapped(clean(results.models[place]), width, look.TEXT, bold=True, most_lines=2),
            wrapped(said, width, look.SMALL))


def head_height(head):
    return look.block_height(head[0], look.TEXT) + look.block_height(head[1], look.SMALL) + 8


def write_head(ax, head):
    place = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "bottom", "annotation_clip": False,
             "linespacing": look.LINESPACING}
    ax.annotate("\n".join(head[1]), (0, 1), (0, 4), size=look.SMALL, color=look.GREY, **place)
    ax.annotate("\n".join(head[0]), (0, 1), (0, 4 + look.block_height(head[1], look.SMALL)), size=look.TEXT,
                weight="bold", color=look.INK, **place)
