"""How much must change for a goal to be reached (`fundsim breakeven --goal`)."""

from .. import look
from ..addresses import WITHOUT_WORD, Parameter, bare
from ..faults import NothingToDraw
from ..told import estimate
from ..words import clean, named, of_100
from .chart import RIGHT, chart, finish, mark_key, with_room

AS_IS = {"marker": "s", "markersize": 7, "color": look.ACCENT, "markerfacecolor": "white", "markeredgewidth": 1.4,
         "linestyle": "none"}
BEST = {"marker": "D", "markersize": 7, "color": look.INK, "linestyle": "none"}
ALONE = {"marker": "^", "markersize": 6.5, "color": look.DARK, "markerfacecolor": look.LIGHT, "linestyle": "none"}
OTHER = {"marker": ".", "markersize": 5, "color": look.GREY, "linestyle": "none"}


def least_change(told, ax=None):
    """Every point that was played: its chance against how far it is from things as they stand."""
    points = told.attrs["points"]
    if not points:
        raise NothingToDraw("no point was played")
    with look.settings():
        headline = look.Headline(told, finding(told), shown(told))
        marks = marks_of(told)
        labels = [(label, details) for label, details, _, _ in marks]
        ax = chart(told, ax, headline, labels=labels)
        ax.set_xlim(with_room(0.0, max(float(each["distance"]) for each in points) or 1.0, 0.04))
        ax.set_ylim(-3, 103)
        for each in points:
            draw(ax, each, OTHER, "point", 2)
        for label, _, style, point in marks:
            draw(ax, point, style, label, 5, whisker=True)
        asked = 100 * float(told.attrs["goal"]["chance"])
        ax.axhline(asked, color=look.INK, linewidth=0.9, linestyle=(0, (5, 2)), zorder=1).set_gid("asked for")
        across = "How much is changed: the root of the summed squares of the shares of their ranges"
        finish(ax, headline, across, f"{clean(told.attrs['model'])}: futures that keep to the goal, of 100", right=RIGHT)
        mark_key(ax, labels, [style for _, _, style, _ in marks])
        return ax


def marks_of(told):
    """What is told apart: its label, details, style, and point."""
    best, alone = told.attrs["best"], told.attrs["alone"]
    name = "Least change" if best["reached"] else "Nearest to the goal"
    out = [("As it stands", values_of(told, told.attrs["as_is"]), AS_IS, told.attrs["as_is"])]
    if len(alone) > 1:
        out += [(f"{Parameter(each['vary']).short} alone", values_of(told, each, only=each["vary"]), ALONE, each)
                for each in alone]
    return out if told.attrs["as_is"]["reached"] else [*out, (name, values_of(told, best), BEST, best)]


def values_of(told, point, only=None):
    said = zip(told.attrs["moved"], point["values"])
    return [f"{Parameter(lever['vary']).short} {value_of(told, lever, value)}" for lever, value in said
            if only in (None, lever["vary"])] + [f"{of_100(estimate(point['chance']).value)} of 100"]


def value_of(told, lever, value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean(value) if isinstance(value, str) else with_unit(told, value, lever.get("unit") or "")


def with_unit(told, value, unit):
    """ "12,000 kEUR/year", "48 months", "1.8" """
    if unit in WITHOUT_WORD:
        return bare(value)
    return f"{bare(value)} {clean(unit).replace('currency', told.currency)}" + "s" * (unit == "month" and value != 1)


def draw(ax, point, style, name, order, whisker=False):
    chance = estimate(point["chance"])
    across = float(point["distance"])
    if whisker:
        ax.plot([across] * 2, [100 * chance.low, 100 * chance.high], color=look.INK, linewidth=1.2, zorder=order - 1)
    mark, = ax.plot([across], [100 * chance.value], zorder=order, **style)
    mark.set_gid(f"chance: {name}")


def shown(told):
    conditions = " and ".join(f"{clean(each['figure']).replace('_', ' ')} {each['side']} "
                              + with_unit(told, each["bound"], each["units"]) for each in told.attrs["goal"]["conditions"])
    return f"The goal: {conditions}. Dashed: the chance that is asked for. Every dot is a point that was played; bars: 95% intervals."


def finding(told):
    best, model = told.attrs["best"], named(told.attrs["model"])
    asked = f"{of_100(float(told.attrs['goal']['chance']))} of 100"
    if told.attrs["as_is"]["reached"]:
        return f"The goal is reached in {asked} futures with {model} as things stand"
    said = " and ".join(values_of(told, best)[:-1])
    if best["reached"]:
        return f"The goal is reached in {asked} futures with {said}"
    return f"No change that was tried reaches the goal in {asked} futures; {said} comes nearest"
