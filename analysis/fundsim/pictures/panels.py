"""Small charts side by side with the same height, one for each of several parameters. Lengths are in points."""

from matplotlib.ticker import MaxNLocator

from .. import look
from ..lettering import wrapped
from ..words import clean
from .chart import ABOVE, LEFT

PANEL, BETWEEN, HEAD, FOOT = 120, 18, 26, 30
MOST = 6


def panels(source, headline, parameters, limits, money, up):
    """Axes for parameters, three in a row; `up` says what the height is."""
    across = min(3, len(parameters)) if len(parameters) != 4 else 2
    rows = -(-len(parameters) // across)
    width = (look.PAGE_WIDTH - 2 * look.MARGIN - LEFT - (across - 1) * BETWEEN) / across
    each = PANEL if rows > 1 else 1.5 * PANEL
    whole = rows * (each + HEAD) + (rows - 1) * FOOT
    figure, bottom = look.sheet(source, headline, whole, ABOVE)
    made = []
    for number, parameter in enumerate(parameters):
        row, column = divmod(number, across)
        floor = bottom + whole - (row + 1) * (each + HEAD) - row * FOOT
        ax = look.add_axes(figure, look.MARGIN + LEFT + column * (width + BETWEEN), floor, width, each)
        ax.set_ylim(limits)
        ax.axhline(0, color=look.INK, linewidth=0.9, zorder=3)
        ax.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
        ax.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
        look.tidy(ax, "", ("bottom", "left"))
        ax.xaxis.set_major_formatter(look.plain_ticks())
        ax.yaxis.set_major_formatter(look.plain_ticks(money.factor))
        ax.tick_params(labelleft=column == 0)
        write_head(ax, parameter, width)
        made.append(ax)
    lift = ABOVE + HEAD
    ax = made[0]
    ax.annotate(up, (0, 1), (-LEFT, HEAD + 5), xycoords="axes fraction", textcoords="offset points", size=look.SMALL,
                color=look.GREY, va="bottom", annotation_clip=False)
    headline.write(ax, LEFT, lift, look.PAGE_WIDTH - 2 * look.MARGIN)
    return made


def write_head(ax, parameter, width):
    place = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "bottom", "annotation_clip": False}
    family = parameter.label.replace(parameter.short, "", 1).strip(".").replace("., ", ", ")
    ax.annotate(wrapped(clean(parameter.short), width, look.TEXT, bold=True, most_lines=1)[0], (0, 1), (0, 14),
                size=look.TEXT, weight="bold", color=look.INK, **place)
    ax.annotate(wrapped(family, width, look.SMALL, most_lines=1)[0], (0, 1), (0, 4), size=look.SMALL, color=look.GREY,
                **place)
