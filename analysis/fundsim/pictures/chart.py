"""Axes with numbers on two sides, and names in the room to their right. Lengths are in points."""

import math

from matplotlib.ticker import MaxNLocator

from .. import look
from ..lettering import spread, wrapped

HEIGHT = 250
LEFT = 56  # for the numbers
RIGHT = 150  # for names
ABOVE = 18  # the axes, for what the height means
SPACE = 6  # between names
SAMPLE = 26  # length of a piece of line in a key
DASHES = (("solid", look.DARK, 2.0), ((0, (5, 2)), look.ACCENT, 1.6), ((0, (1, 1.2)), look.INK, 1.8),
          ((0, (7, 2, 1, 2)), look.GREY, 1.5), ("solid", look.LIGHT, 2.4), ((0, (2, 2)), look.DARK, 1.2),
          ((0, (10, 3)), look.GREY, 1.2))
MARKS = "osD^vPX"
FILLS = ("white", look.DARK, look.LIGHT, "white", look.DARK, look.LIGHT, "white")


def chart(results, ax, headline, height=HEIGHT, labels=()):
    """The axes that are given, or some on a page of their own, high enough for the labels to their right."""
    if ax is not None:
        return ax
    right = RIGHT if labels else 0
    height = max(height, sum(map(block_size, blocks_of(labels))) + SPACE * len(labels))
    figure, bottom = look.sheet(results, headline, height, ABOVE)
    width = look.PAGE_WIDTH - 2 * look.MARGIN - LEFT - right
    return look.add_axes(figure, look.MARGIN + LEFT, bottom, width, height)


def finish(ax, headline, across, up, factors=(1.0, 1.0), right=0):
    """Numbers, what they are, and the headline. `across` and `up` name the axes, with units."""
    ax.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    ax.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    for axis, factor in zip((ax.xaxis, ax.yaxis), factors):
        axis.set_major_formatter(look.plain_ticks(factor))
    look.tidy(ax, across, ("bottom", "left"))
    name_height(ax, up)
    headline.write(ax, LEFT, ABOVE, look.size_of(ax)[0] + LEFT + right)


def name_height(ax, text):
    ax.annotate(text, (0, 1), (-LEFT, 5), xycoords="axes fraction", textcoords="offset points", size=look.SMALL,
                color=look.GREY, va="bottom", annotation_clip=False)


def style_of(order):
    """Of the line of a model, by its place in a ranking; repeats after seven."""
    dash, colour, width = DASHES[order % len(DASHES)]
    return {"linestyle": dash, "color": colour, "linewidth": width}


def with_room(low, high, share=0.05):
    span = (high - low) or abs(high) or 1.0
    return low - share * span, high + share * span


def with_zero(low, high):
    """0 is shown where it is not too far away."""
    span = high - low or abs(high) or 1.0
    if 0 < low <= 1.5 * span:
        low = 0.0
    if 0 > high >= -1.5 * span:
        high = 0.0
    return low, high


def label_block(names, details, width):
    return (wrapped(names, width, look.TEXT, bold=True, most_lines=2),
            [line for text in details for line in wrapped(text, width, look.SMALL)])


def blocks_of(labels):
    """Lines of names and of details, as they are written to the right."""
    return [label_block(name, details, RIGHT - SAMPLE - 12) for name, details in labels]


def block_size(block):
    return look.block_height(block[0], look.TEXT) + look.block_height(block[1], look.SMALL)


def beside(ax, labels, wished, draw):
    """Names with details in the room to the right, as near as they fit to the heights that are wished (points).
    `draw(number, height)` adds what leads from a label to its marks."""
    blocks = blocks_of(labels)
    sizes = [block_size(block) for block in blocks]
    # Those that are written first are the highest.
    order = sorted(range(len(labels)), key=lambda number: (wished[number], -number))
    top = max(look.size_of(ax)[1], sum(sizes) + SPACE * len(sizes))
    heights = spread([wished[number] for number in order], [sizes[number] for number in order], 0, top, SPACE)
    for number, middle in zip(order, heights):
        names, details = blocks[number]
        upper = middle + sizes[number] / 2
        place = {"xycoords": ("axes fraction", "axes points"), "textcoords": "offset points", "va": "top",
                 "annotation_clip": False, "linespacing": look.LINESPACING}
        ax.annotate("\n".join(names), (1, upper), (SAMPLE + 8, 0), size=look.TEXT, weight="bold", color=look.INK,
                    **place)
        if details:
            ax.annotate("\n".join(details), (1, upper - look.block_height(names, look.TEXT)), (SAMPLE + 8, 0),
                        size=look.SMALL, color=look.GREY, **place)
        draw(number, middle)


def key(ax, labels, styles):
    """A piece of each line beside its name, from the top."""
    height = look.size_of(ax)[1]
    width = look.size_of(ax)[0]

    def draw(number, middle):
        ax.annotate("", ((width + SAMPLE + 3) / width, middle), (1 + 4 / width, middle),
                    xycoords=("axes fraction", "axes points"), textcoords=("axes fraction", "axes points"),
                    annotation_clip=False, arrowprops={"arrowstyle": "-", "shrinkA": 0, "shrinkB": 0, **styles[number]})

    beside(ax, labels, [height - number for number in range(len(labels))], draw)


def mark_of(place):
    """Of a model, by its place in the file; repeats after seven."""
    first = place == 0
    return {"marker": MARKS[place % len(MARKS)], "markersize": 5.5, "linestyle": "none", "markeredgewidth": 1.1,
            "markeredgecolor": look.ACCENT if first else look.DARK, "markerfacecolor": FILLS[place % len(FILLS)]}


def mark_key(ax, labels, styles):
    """Each mark beside its name, from the top."""
    width, height = look.size_of(ax)

    def draw(number, middle):
        ax.plot([1 + 16 / width], [middle / height], transform=ax.transAxes, clip_on=False, **styles[number])

    beside(ax, labels, [height - number for number in range(len(labels))], draw)


def leaders(ax, labels, points):
    """Names at the height of their points, each with a thin line to it."""
    width, height = look.size_of(ax)
    low, high = ax.get_ylim()
    left, end = ax.get_xlim()

    def draw(number, middle):
        x, y = points[number]
        start = (x - left) / (end - left)
        ax.annotate("", (start, (y - low) / (high - low) * height), (1 + (SAMPLE + 4) / width, middle),
                    xycoords=("axes fraction", "axes points"), textcoords=("axes fraction", "axes points"),
                    annotation_clip=False, zorder=1,
                    arrowprops={"arrowstyle": "-", "color": look.RULE, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 5})

    beside(ax, labels, [(y - low) / (high - low) * height for _, y in points], draw)


def finite_ends(estimates):
    """Lowest and highest end of intervals; those that are endless count with their middle."""
    ends = [end if math.isfinite(end) else each.value for each in estimates for end in (each.low, each.high)]
    ends = [end for end in ends if math.isfinite(end)]
    return (min(ends), max(ends)) if ends else (0.0, 1.0)
