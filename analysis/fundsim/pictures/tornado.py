"""How far each assumption moves the gap, one at a time (`fundsim sensitivity`)."""

from matplotlib.patches import Rectangle

from .. import look
from ..addresses import Parameter
from ..told import estimate
from ..words import Money, clean, exponent_with_margin, named
from .bars import bar_rows, finish, room_for, rows_of
from .chart import with_zero

MOST, BAR = 12, 16


def tornado(told, ax=None):
    """Two bars for each of the twelve assumptions that move most: the gap at the low and the high end of its range."""
    swings = sorted(told.attrs["parameters"], key=lambda each: -abs(estimate(each["swing"]).value))[:MOST]
    gap = estimate(told.attrs["gap"])
    with look.settings():
        ends = [estimate(each[f"gap_at_{end}"]) for each in swings for end in ("low", "high")]
        money = Money(told.currency, [each.value for each in ends] + [gap.value])
        values = [each.value for each in (*ends, gap)]
        limits = room_for(*with_zero(min(values), max(values)), 0.07, 0.07)
        headline = look.Headline(told, finding(told, gap, money), shown(told, gap, money))
        labels = [(clean(each_of(swing).short), [f"{each_of(swing).family}, now {each_of(swing).text(swing['value'])}",
                                                 f"moves it by {money.signed(estimate(swing['swing']))}"])
                  for swing in swings]
        ax, middles = bar_rows(told, ax, headline, rows_of(labels), BAR, limits)
        for swing, middle in zip(swings, middles):
            draw(ax, swing, gap.value, middle)
        ax.axvline(gap.value, color=look.GREY, linewidth=0.9, zorder=3)
        if limits[0] <= 0 <= limits[1]:
            ax.axvline(0, color=look.INK, linewidth=0.9, zorder=1)
            ax.annotate("level", (0, 1), (0, 4), xycoords=("data", "axes fraction"), textcoords="offset points",
                        size=look.SMALL, color=look.GREY, ha="center", va="bottom")
        a, b = clean(told.attrs["a"]), clean(told.attrs["b"])
        label = f"Average net present value of {a} less that of {b}, {money.unit}"
        return finish(ax, headline, label, money.factor)


def each_of(swing):
    return Parameter(swing["address"])


def shown(told, gap, money):
    return (f"From the gap with all assumptions as they are ({money.number(gap.value, exponent_with_margin(gap))}) "
            "to that with one at the low end of its range (light) and at the high end (dark), whose values stand at "
            f"the bars. Of {len(told.attrs['parameters'])} assumptions that were moved these move most. \u00b1: 95% "
            "intervals.")


def draw(ax, swing, gap, middle):
    for end, fill, lift in (("low", look.LIGHT, BAR / 4), ("high", look.DARK, -BAR / 4)):
        there = estimate(swing[f"gap_at_{end}"])
        drawn = Rectangle((min(gap, there.value), middle + lift - BAR / 4), abs(there.value - gap), BAR / 2,
                          facecolor=fill, edgecolor=look.GREY, linewidth=0.6, zorder=2)
        drawn.set_gid(f"{end}: {clean(swing['address'])}")
        ax.add_patch(drawn)
        left = there.value < gap
        ax.annotate(each_of(swing).text(swing[end]), (there.value, middle + lift), (-3 if left else 3, 0),
                    textcoords="offset points", size=look.SMALL - 1, color=look.INK, va="center",
                    ha="right" if left else "left", zorder=5, annotation_clip=False,
                    bbox={**look.VEIL, "alpha": 1, "pad": 0.2})


def turning(told, gap):
    """Addresses of those that alone make the other model clearly ahead."""
    return [clean(swing["address"]) for swing in told.attrs["parameters"]
            if any(there.clear and there.value * gap.value < 0
                   for there in (estimate(swing["gap_at_low"]), estimate(swing["gap_at_high"])))]


def finding(told, gap, money):
    swings = sorted(told.attrs["parameters"], key=lambda each: -abs(estimate(each["swing"]).value))
    if not swings:
        return "No assumption was moved"
    a, b = named(told.attrs["a"]), named(told.attrs["b"])
    most = swings[0]
    low, high = estimate(most["gap_at_low"]), estimate(most["gap_at_high"])
    start = (f"{clean(most['address'])} moves the gap most, from "
             f"{money.number(low.value, exponent_with_margin(low))} to {money.of(high)}")
    if not gap.clear:
        return f"{start}; as things are it is not clear whether {a} or {b} is ahead"
    leader = a if gap.value > 0 else b
    turned = turning(told, gap)
    if not turned:
        return f"{start}; no assumption alone costs {leader} the lead"
    alone = "it alone costs" if turned == [clean(most["address"])] else f"{len(turned)} of {len(swings)} alone cost"
    return f"{start}; {alone} {leader} the lead"
