"""A sweep over two numbers as a map: in every cell the gap, and where who is ahead changes from cell to cell."""

from matplotlib.patches import Rectangle

from .. import look
from ..faults import NothingToDraw
from ..lettering import text_width, wrapped
from ..words import Money, exponent_with_margin, named
from .along import others
from .chart import ABOVE, LEFT, chart, name_height

ROW, MOST = 34, 24  # height of a cell in points; most cells along a side
SHADES = ("#dfeaf4", "#c3d8ea", "#a3c3de", "#7ba6cb")  # of being ahead, all light enough for letters
EDGES = (0.25, 0.5, 0.75)  # between the shades, of the largest lead


def heat_map(sweep, model=None, ax=None):
    """`model` by its name; the last one. Cells stand side by side whatever lies between their values: nothing is
    claimed about that."""
    if len(sweep.parameters) != 2:
        raise NothingToDraw(f"{sweep.swept} swept, and a map shows two")
    if not sweep.is_grid:
        raise NothingToDraw("the cells are points, not all combinations of two lists of values")
    place = others(sweep)[-1] if model is None else sweep.place(model)
    across, up = axes_of(sweep)
    values = [sorted(set(sweep.values(each))) for each in (across, up)]
    if max(map(len, values)) > MOST:
        raise NothingToDraw(f"more than {MOST} values along a side leave no room for the figures of a cell")
    with look.settings():
        gaps = sweep.estimates("npv_difference_mean", place)
        spots = [(values[0].index(x), values[1].index(y)) for x, y in zip(sweep.values(across), sweep.values(up))]
        cells = {spot: (gap if there else None) for spot, gap, there in zip(spots, gaps, sweep.is_played)}
        money = Money(sweep.currency, [gap.value for gap in cells.values() if gap is not None])
        headline = look.Headline(sweep, finding(sweep, place, cells), shown(sweep, place, cells, money))
        ax = chart(sweep, ax, headline, ROW * len(values[1]))
        ax.set(xlim=(0, len(values[0])), ylim=(0, len(values[1])))
        largest = max([gap.value for gap in cells.values() if gap is not None], default=0.0)
        width = look.size_of(ax)[0] / len(values[0])
        for spot, gap in cells.items():
            draw_cell(ax, spot, gap, largest, money, width)
        draw_tie(ax, cells)
        for axis, parameter, room, shown_values in ((ax.xaxis, across, width - 2, values[0]),
                                                    (ax.yaxis, up, LEFT - 8, values[1])):
            axis.set_ticks([k + 0.5 for k in range(len(shown_values))],
                           [wrapped(parameter.text(each), room, look.SMALL, most_lines=1)[0] for each in shown_values])
        look.tidy(ax, across.label, ())
        ax.tick_params(length=0)
        name_height(ax, up.label)
        headline.write(ax, LEFT, ABOVE)
        return ax


def axes_of(sweep):
    """Across what has more values, so that cells are wide enough for their figures where few are side by side."""
    first, second = sweep.parameters
    return (first, second) if len(set(sweep.values(first))) <= len(set(sweep.values(second))) else (second, first)


def shown(sweep, place, cells, money):
    blank = "; \u2013: cannot be played" if None in cells.values() else ""
    return (f"Average net present value of {named(sweep.models[place])} less that of {named(sweep.models[0])}, "
            f"{money.unit}, in every cell that was played. The darker, the further ahead; hatched: behind; white: "
            f"not clear which (the 95% interval holds 0){blank}. Thick line: who is ahead changes there, dashed "
            "where that is not clear.")


def draw_cell(ax, spot, gap, largest, money, width):
    x, y = spot
    if gap is None:
        style = {"facecolor": "white"}
    elif not gap.clear:
        style = {"facecolor": "white"}
    elif gap.value > 0:
        style = {"facecolor": SHADES[sum(gap.value > edge * largest for edge in EDGES)]}
    else:
        style = {"facecolor": "white", "hatch": "////"}
    # The colour of a hatch is that of the edge.
    drawn = Rectangle((x, y), 1, 1, linewidth=0.0, edgecolor="#e6b89e", zorder=1, **style)
    drawn.set_gid(f"cell: {x}, {y}")
    ax.add_patch(drawn)
    ax.add_patch(Rectangle((x, y), 1, 1, fill=False, edgecolor=look.RULE, linewidth=0.8, zorder=2))
    ax.annotate(cell_text(gap, money, width), (x + 0.5, y + 0.5), size=look.SMALL, ha="center", va="center", zorder=5,
                color=look.GREY if gap is None else look.INK,
                bbox={**look.VEIL, "alpha": 0.9} if gap is not None and gap.clear and gap.value < 0 else None)


def cell_text(gap, money, width):
    """With its margin where there is room for it."""
    if gap is None:
        return "\u2013"
    whole = money.signed(gap)
    if text_width(whole, look.SMALL) < width - 6:
        return whole
    bare = money.signed(gap._replace(low=gap.value, high=gap.value), exponent_with_margin(gap))
    return bare if text_width(bare, look.SMALL) < width - 2 else ""


def tie_edges(cells):
    """Edges between neighbours of which one is ahead and the other behind: ends of the edge, and whether both are
    clear."""
    for (x, y), gap in sorted(cells.items()):
        for other, ends in (((x + 1, y), ((x + 1, x + 1), (y, y + 1))), ((x, y + 1), ((x, x + 1), (y + 1, y + 1)))):
            beside = cells.get(other)
            if gap is not None and beside is not None and gap.value * beside.value < 0:
                yield ends, gap.clear and beside.clear


def draw_tie(ax, cells):
    for (across, up), clear in tie_edges(cells):
        line, = ax.plot(across, up, color=look.INK, linewidth=2.6, zorder=4, clip_on=False,
                        linestyle="solid" if clear else (0, (2, 1.2)), solid_capstyle="projecting")
        line.set_gid("tie: between cells")


def finding(sweep, place, cells):
    a, b = named(sweep.models[place]), named(sweep.models[0])
    played = [gap for gap in cells.values() if gap is not None]
    ahead = sum(gap.clear and gap.value > 0 for gap in played)
    behind = sum(gap.clear and gap.value < 0 for gap in played)
    if ahead == len(played) and ahead:
        return f"{a} clearly ahead of {b} on average in all {ahead} cells"
    if behind == len(played) and behind:
        return f"{a} clearly behind {b} on average in all {behind} cells"
    rest = len(played) - ahead - behind
    unclear = f", in {rest} that is not clear" if rest else ""
    return f"Of {len(played)} cells, {a} clearly ahead of {b} in {ahead} and clearly behind in {behind}{unclear}"
