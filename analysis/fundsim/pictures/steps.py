"""A difference as three steps, for files whose models are not all four corners of the 2x2."""

from .. import look
from ..lettering import wrapped
from ..words import clean
from .square import COLUMNS, amount

STEPS = (0.41, 0.5, 0.59)  # of the width of the axes


def shown(_results, _corners):
    return ("The first two steps are each change alone, the third what only both together bring. The two models in "
            "between are not in the file; with them in the scenario all four would be shown.")


def heights(results, corners):
    start, end = (results.figure("npv_mean", model).value for model in (corners.first, corners.other))
    funding, practice = (results.pair(f"{name}_mean", corners.other, corners.first).value
                         for name in ("funding", "practice"))
    return [start, start + funding, start + funding + practice, end]


def draw(ax, results, corners, means, money):
    levels = heights(results, corners)
    across = [COLUMNS[0], *(step for step in STEPS for _ in (0, 1)), COLUMNS[1]]
    path, = ax.plot(across, [level for level in levels for _ in (0, 1)], color=look.GREY, linewidth=1.0, zorder=1)
    path.set_gid("steps")
    parts = zip(("funding", "practice", "interplay"), levels, levels[1:])
    for place, (name, low, high) in enumerate(parts):
        ax.annotate("", (STEPS[place], high), (STEPS[place], low), zorder=2,
                    arrowprops={"arrowstyle": "-|>", "color": look.DARK, "linewidth": 2, "shrinkA": 0, "shrinkB": 0})
        part = money.signed(results.pair(f"{name}_mean", corners.other, corners.first))
        ax.annotate(f"{('money', 'work', 'both')[place]} {part.split(' ')[0]}", (STEPS[place], (low + high) / 2),
                    (6 if place else -6, 0), textcoords="offset points", ha="left" if place else "right", va="center",
                    size=look.SMALL, color=look.GREY, bbox=look.VEIL)
    room = COLUMNS[0] * look.size_of(ax)[0] - 16
    for place, model in enumerate((corners.first, corners.other)):
        mark, = ax.plot([COLUMNS[place]], [means[model].value], marker="o", markersize=9, color=look.DARK,
                        markerfacecolor=look.DARK if place else "white", markeredgewidth=1.6, linestyle="none",
                        zorder=3)
        mark.set_gid(f"corner: {clean(results.models[model])}")
        names = wrapped(clean(results.models[model]), room, look.TEXT, bold=True, most_lines=3)
        style = {"textcoords": "offset points", "ha": "left" if place else "right", "va": "top", "color": look.INK,
                 "linespacing": look.LINESPACING, "bbox": look.VEIL}
        lift = (look.block_height(names, look.TEXT) + look.SMALL * look.LEADING) / 2
        aside = 11 if place else -11
        ax.annotate("\n".join(names), (COLUMNS[place], means[model].value), (aside, lift), size=look.TEXT,
                    weight="bold", **style)
        ax.annotate(amount(means[model], money), (COLUMNS[place], means[model].value),
                    (aside, lift - look.block_height(names, look.TEXT)), size=look.SMALL, **style)
    ax.set_xticks([])
