"""The 2x2 with a height: money from left to right, work as two lines. Four models are its corners."""

from .. import look
from ..lettering import spread, wrapped
from ..words import clean, exponent_with_margin, named

COLUMNS = (0.31, 0.69)  # of the width of the axes; beside them stand the names


def shown(results, corners):
    first, other = (named(results.models[model]) for model in (corners.first, corners.other))
    return (f"\u25cb work as in {first}, \u25cf as in {other}. Lines that are not parallel: money and work act "
            "together; what only both bring is the last part in the title.")


def columns_of(corners):
    """In each column the model that works as the first one, and the model that works as the other one."""
    return (corners.first, corners.practice), (corners.funding, corners.other)


def heights(results, corners):
    return [results.figure("npv_mean", model).value for column in columns_of(corners) for model in column]


def draw(ax, results, corners, means, money):
    columns = columns_of(corners)
    middles = [sum(means[column[row]].value for column in columns) / 2 for row in (0, 1)]
    for row in (0, 1):
        draw_line(ax, results, columns[0][row], columns[1][row], means, money, middles[row] > middles[1 - row])
    for place, models in enumerate(columns):
        ends = [means[model].value for model in models]
        ax.plot([COLUMNS[place]] * 2, ends, color=look.GREY, linewidth=1.0, linestyle=(0, (2, 2)), zorder=1)
        for row, model in enumerate(models):
            mark, = ax.plot([COLUMNS[place]], [ends[row]], marker="o", markersize=9, color=look.DARK, linestyle="none",
                            markerfacecolor=look.DARK if row else "white", markeredgewidth=1.6, zorder=3)
            mark.set_gid(f"corner: {clean(results.models[model])}")
        write_column(ax, results, models, means, money, place)
    names = [f"money as in {clean(results.models[model])}" for model in (corners.first, corners.other)]
    ax.set_xticks(COLUMNS, ["\n".join(wrapped(name, 190, look.SMALL, most_lines=2)) for name in names])


def draw_line(ax, results, start, end, means, money, upper):
    """What the other money brings, on the free side of its line."""
    ends = [means[start].value, means[end].value]
    ax.plot(COLUMNS, ends, color=look.DARK, linewidth=1.6, zorder=2)
    left = upper == (ends[1] > ends[0])
    ax.annotate(change(results, "money", end, start, money), (0.5, sum(ends) / 2),
                (-6 if left else 6, 4 if upper else -4), textcoords="offset points", size=look.SMALL, color=look.GREY,
                ha="right" if left else "left", va="bottom" if upper else "top", bbox=look.VEIL)


def write_column(ax, results, models, means, money, place):
    """Names and amounts beside their points, between them what the other way of working brings."""
    width, height = look.size_of(ax)
    low, high = ax.get_ylim()
    points = height / (high - low)
    room = COLUMNS[0] * width - 16
    blocks = [(wrapped(clean(results.models[model]), room, look.TEXT, bold=True, most_lines=3),
               amount(means[model], money), look.INK) for model in models]
    blocks.append(([], change(results, "work", models[1], models[0], money), look.GREY))
    wished = [(means[model].value - low) * points for model in models]
    wished.append(sum(wished) / 2)
    sizes = [look.block_height(names, look.TEXT) + look.SMALL * look.LEADING for names, _, _ in blocks]
    for (names, number, colour), size, middle in zip(blocks, sizes, spread(wished, sizes, 0, height, 3)):
        style = {"xycoords": ("data", "axes points"), "textcoords": "offset points", "va": "top", "color": colour,
                 "ha": "left" if place else "right", "linespacing": look.LINESPACING, "bbox": look.VEIL}
        top = middle + size / 2
        aside = 11 if place else -11
        if names:
            ax.annotate("\n".join(names), (COLUMNS[place], top), (aside, 0), size=look.TEXT, weight="bold", **style)
        top -= look.block_height(names, look.TEXT)
        ax.annotate(number, (COLUMNS[place], top), (aside, 0), size=look.SMALL, **style)


def amount(mean, money):
    digits = exponent_with_margin(mean)
    margin = f" \u00b1 {money.number(mean.margin, digits)}" if mean.has_margin else ""
    return money.number(mean.value, digits) + margin


def change(results, what, end, start, money):
    gap = results.pair("npv_difference_mean", end, start)
    return f"{what} {money.signed(gap._replace(low=gap.value, high=gap.value), exponent_with_margin(gap))}"
