"""What each intervention brings, what its price takes, and what is left (`fundsim interventions`)."""

from .. import look
from ..faults import NothingToDraw
from ..told import estimate
from ..words import Money, clean, named
from .bars import bar, bar_rows, finish, room_for, rows_of, whisker, write

BAR = 20


def worth(told, ax=None):
    """For each intervention a bar of the gain, one of the cost to the other side, and a mark of what is left."""
    found = [{"name": clean(each["name"]), "gone": each["eliminated"],
              **{part: estimate(each[part]) for part in ("gain", "cost", "net")}}
             for each in told.attrs["interventions"]]
    if not found:
        raise NothingToDraw("no intervention was applied")
    found.sort(key=lambda each: -each["net"].value)
    with look.settings():
        money = Money(told.currency, [each[part].value for each in found for part in ("gain", "cost", "net")])
        ends = [end for each in found for end in (each["gain"].value, -each["cost"].value, each["net"].low,
                                                  each["net"].high)]
        limits = room_for(min(0.0, *ends), max(0.0, *ends), 0.03, 0.18)
        headline = look.Headline(told, finding(told, found, money), SHOWN)
        labels = [(each["name"], [f"given up after {int(each['gone']):,} futures"] if each["gone"] else [])
                  for each in found]
        ax, middles = bar_rows(told, ax, headline, rows_of(labels), BAR, limits)
        for each, middle in zip(found, middles):
            draw(ax, each, middle, money)
        ax.axvline(0, color=look.INK, linewidth=0.9, zorder=3)
        return finish(ax, headline, f"Average net present value, {money.unit}", money.factor)


SHOWN = ("Light: what it brings. Hollow, to the left: what its price takes. \u25c6 what is left, with its 95% "
         "interval. Each alone, in the same futures.")


def draw(ax, each, middle, money):
    gain = bar(ax, 0.0, each["gain"].value, middle + BAR / 4, BAR / 2 - 1, f"gain: {each['name']}", True)
    gain.set(facecolor=look.LIGHT, edgecolor=look.GREY)
    bar(ax, 0.0, -each["cost"].value, middle + BAR / 4, BAR / 2 - 1, f"cost: {each['name']}", False)
    net = each["net"]
    whisker(ax, net, middle - BAR / 4)
    mark, = ax.plot([net.value], [middle - BAR / 4], marker="D", markersize=5, color=look.DARK, linestyle="none",
                    zorder=5)
    mark.set_gid(f"net: {each['name']}")
    write(ax, max(net.value, net.high if net.has_margin else net.value, 0.0), middle - BAR / 4, money.signed(net))


def finding(told, found, money):
    model = named(told.attrs["model"])
    clear = [each for each in found if each["net"].low > 0]
    if not clear:
        return f"No intervention is clearly worth its price with {model}"
    best = clear[0]
    start = f"{best['name']} leaves most with {model}, {money.of(best['net'])} on average after its price"
    if len(clear) == 1:
        return f"{start}; no other is clearly worth its own"
    return f"{start}; {len(clear)} of {len(found)} interventions are clearly worth theirs"
