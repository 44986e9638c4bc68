"""Which share of the variance of the average gap each assumption holds, alone and with every interplay (`fundsim
sensitivity --method sobol`)."""

import math

from matplotlib.patches import Rectangle

from .. import look
from ..addresses import Parameter
from ..told import estimate
from ..words import Estimate, clean, rounded
from .bars import bar_rows, finish, room_for, rows_of, whisker, write
from .chart import finite_ends
from .what_matters import percent_of

BAR = 20


def in_all(told, ax=None):
    """Two bars for each assumption that was told apart: what it moves in all, and alone."""
    rows = sorted(told.attrs["parameters"], key=lambda each: -last_if_missing(estimate(each["total"]).value))
    with look.settings():
        labels = [(clean(Parameter(each["address"]).short),
                   [f"{Parameter(each['address']).family}: {drawn_between(each)}"]) for each in rows]
        if told.attrs.get("others"):
            rows = [*rows, told.attrs["others"]]
            labels.append((f"{rows[-1]['parameters']} others together", []))
        shares = [{name: in_hundredths(estimate(each[name])) for name in ("total", "first_order")} for each in rows]
        low, high = finite_ends([share for each in shares for share in each.values()])
        limits = room_for(min(0.0, low), max(0.0, high), 0.02, 0.14)
        headline = look.Headline(told, finding(told), SHOWN)
        ax, middles = bar_rows(told, ax, headline, rows_of(labels), BAR, limits)
        for (name, _), share, middle in zip(labels, shares, middles):
            draw(ax, name, share, middle)
        ax.axvline(0, color=look.INK, linewidth=0.9, zorder=3)
        return finish(ax, headline, "Share of the variance of the average gap, %")


SHOWN = ("Dark: what it moves in all, with every interplay (total index). Light: what it moves alone (first-order "
         "index). Lines: 95% intervals; an interval that holds 0 tells nothing. Estimates may fall below 0 by "
         "chance.")


def last_if_missing(value):
    return -math.inf if math.isnan(value) else value


def drawn_between(each):
    drawn = each["drawn"]
    low, high = (drawn["low"], drawn["high"]) if "low" in drawn else (drawn["p5"], drawn["p95"])
    return Parameter(each["address"]).between(low, high)


def in_hundredths(share):
    return Estimate(*(100 * each for each in share))


def draw(ax, name, share, middle):
    for what, fill, lift in (("total", look.DARK, BAR / 4), ("first_order", look.LIGHT, -BAR / 4)):
        value = share[what].value
        if math.isnan(value):
            continue
        bar = Rectangle((min(0.0, value), middle + lift - BAR / 4 + 1), abs(value), BAR / 2 - 2, facecolor=fill,
                        edgecolor=look.GREY, linewidth=0.6, zorder=2)
        bar.set_gid(f"{what}: {name}")
        ax.add_patch(bar)
        whisker(ax, share[what], middle + lift)
    top = share["total"]
    if math.isnan(top.value):
        write(ax, 0.0, middle + BAR / 4, "\u2013")
        return
    end = max(top.high if top.has_margin else 0.0, top.value, 0.0)
    write(ax, end, middle + BAR / 4, percent_of(Estimate(*(each / 100 for each in top))))


def finding(told):
    clear = sorted((each for each in told.attrs["parameters"] if estimate(each["total"]).low > 0),
                   key=lambda each: -estimate(each["total"]).value)[:3]
    if not clear:
        return "No assumption clearly moves the average gap by itself or with others"
    names = [clean(each["address"]) for each in clear]
    shares = [f"{rounded(100 * estimate(each['total']).value, 0)}%" for each in clear]
    words = [f"{names[0]} holds {shares[0]} in all", *(f"{name} {share}" for name, share in zip(names[1:], shares[1:]))]
    said = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"Of what moves the average gap, {said}"
