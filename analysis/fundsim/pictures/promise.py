"""What was planned, what was delivered and what it achieved: output is not outcome."""

import numpy
from matplotlib.patches import Rectangle

from .. import look
from ..lettering import spread, text_width
from ..words import clean, named, of_100, percent, rounded
from .dot_rows import GAP, DotRow, row_height, write_label
from .outcomes import all_level, compared

BAR = 20  # points
LABEL = 13  # above a bar
ABOVE = 4


def promise(results, ax=None):
    """For each model a bar of the initiatives that it starts, in it those that ship, in those that achieve."""
    gutter = look.GUTTER
    with look.settings():
        counts = [count(results, model) for model in range(len(results.models))]
        rows = [DotRow(name, details(results, model), numpy.zeros(0)) for model, name in enumerate(results.models)]
        headline = look.Headline(results, finding(results), SHOWN)
        if ax is None:
            row = row_height(rows, gutter - 12, BAR + LABEL + GAP)
            ax = look.page(results, headline, row * len(rows), gutter, ABOVE)
        width, height = look.size_of(ax)
        most = max([started for started, _, _ in counts] + [1e-9])
        ax.set(xlim=(0, most * 1.01), ylim=(0, height), yticks=[])
        row_points = height / len(rows)
        for number, row in enumerate(rows):
            middle = height - (number + 0.5) * row_points
            draw_bar(ax, clean(row.name), counts[number], middle - LABEL / 2, width / (most * 1.01))
            write_label(ax, row, middle, gutter)
        ax.xaxis.set_major_formatter(look.plain_ticks())
        look.tidy(ax, "Initiatives, average per future")
        headline.write(ax, gutter, ABOVE)
        return ax


SHOWN = ("Outline: initiatives started, as planned. Light: delivered, in full or in part. Dark: achieving at least "
         "half of the benefit that their business case promised.")


def count(results, model):
    """Started, delivered and effective initiatives, average per future."""
    def mean(name):
        return float(results.summary[f"{name}_mean"][model])

    return mean("started"), mean("delivered") + mean("partly_delivered"), mean("effective")


def details(results, model):
    partly = float(results.summary.partly_delivered_mean[model])
    realised = results.figure("realised_over_planned", model).value
    return ([f"{rounded(partly, 0)} delivered in part"] if partly >= 0.5 else []) + (
        [f"benefit: {percent(realised)} of plan"] if numpy.isfinite(realised) else [])


def draw_bar(ax, name, counts, middle, points):
    """`points` is the width of one initiative."""
    started, shipped, effective = counts
    floor = middle - BAR / 2
    layers = ((started, "started", "white", look.GREY), (shipped, "delivered", look.LIGHT, look.GREY),
              (effective, "achieved", look.DARK, look.DARK))
    for level, (size, what, fill, edge) in enumerate(layers):
        bar = Rectangle((0, floor), size, BAR, facecolor=fill, edgecolor=edge, linewidth=0.9, zorder=2 + level)
        bar.set_gid(f"{what}: {name}")
        ax.add_patch(bar)
    texts = [f"{rounded(size, 0)} {what}" for size, what, _, _ in layers]
    sizes = [text_width(text, look.SMALL) for text in texts]
    ends = [size * points for size, _, _, _ in layers]
    places = spread([end - size / 2 for end, size in zip(ends, sizes)], sizes, 0, look.size_of(ax)[0], gap=8)
    for text, place in zip(texts, places):
        ax.text(place / points, floor + BAR + 3, text, ha="center", va="baseline", size=look.SMALL, color=look.INK)


def finding(results):
    """Of what is delivered, how much achieves."""
    best, other = compared(results)
    places = [best] if other is None else sorted([other, best])
    parts = []
    for place in places:
        achieved = results.figure("effective_share", place).value
        if numpy.isfinite(achieved):
            name = "every model" if all_level(results) else named(results.models[place])
            parts.append(f"{of_100(achieved)} with {name}")
    if not parts:
        return "Nothing is delivered"
    return f"Of 100 initiatives delivered, those that achieve half of the promised benefit: {', '.join(parts)}"
