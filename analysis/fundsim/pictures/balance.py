"""What things bring, what they take, and what is left of it: a row each, what leaves most first."""

from .. import look
from ..words import Money
from .bars import bar, bar_rows, finish, room_for, rows_of, whisker, write

BAR = 20


def balance(told, ax, found, told_of, shown):
    """`found`: for each its name, details below it, and estimates of gain, cost and net; `told_of(found, money)`: the
    finding."""
    found = sorted(found, key=lambda each: -each["net"].value)
    with look.settings():
        money = Money(told.currency, [each[part].value for each in found for part in ("gain", "cost", "net")])
        ends = [end for each in found for end in (each["gain"].value, -each["cost"].value, each["net"].low,
                                                  each["net"].high)]
        limits = room_for(min(0.0, *ends), max(0.0, *ends), 0.03, 0.18)
        headline = look.Headline(told, told_of(found, money), shown)
        labels = [(each["name"], each["details"]) for each in found]
        ax, middles = bar_rows(told, ax, headline, rows_of(labels), BAR, limits)
        for each, middle in zip(found, middles):
            draw(ax, each, middle, money)
        ax.axvline(0, color=look.INK, linewidth=0.9, zorder=3)
        return finish(ax, headline, f"Average net present value, {money.unit}", money.factor)


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
