"""Where two models come out level as one number moves (`fundsim breakeven`)."""

from .. import look
from ..addresses import Parameter
from ..faults import NothingToDraw
from ..lettering import text_width
from ..told import estimate
from ..words import Money, clean, exponent_with_margin, named, rounded
from .chart import style_of
from .gap_line import draw_gaps, gap_axes


def break_even(told, ax=None):
    """The gap along the range, with every tie and its interval."""
    points = told.attrs["profile"]
    if not points:
        raise NothingToDraw("no value could be played")
    parameter = Parameter(told.attrs["vary"], unit=told.attrs.get("unit") or "")
    values = [float(each["value"]) for each in points]
    gaps = [estimate(each["gap"]) for each in points]
    ties = [estimate(each) for each in told.attrs["ties"]]
    with look.settings():
        money = Money(told.currency, [gap.value for gap in gaps])
        headline = look.Headline(told, finding(told, parameter, gaps, ties, values), SHOWN)
        a, b = clean(told.attrs["a"]), clean(told.attrs["b"])
        who = f"Net present value of {a} less that of {b}, average, {money.unit}"
        ax = gap_axes(told, ax, headline, parameter, values, [gaps], money, who)
        draw_gaps(ax, values, gaps, told.attrs["a"], style_of(0))
        for tie in ties:
            draw_tie(ax, tie, parameter, values, gaps[-1].value > gaps[0].value)
        return ax


SHOWN = ("What was played, with 95% intervals; hollow: behind. Straight pieces lead the eye from value to value. "
         "\u25c6 where both are level, shaded: its 95% interval.")


def draw_tie(ax, tie, parameter, values, rising):
    low, high = max(tie.low, min(values)), min(tie.high, max(values))
    span = ax.axvspan(low, high, facecolor=look.PALE, linewidth=0, zorder=0)
    span.set_gid("interval of a tie")
    mark, = ax.plot([tie.value], [0], marker="D", markersize=6.5, color=look.INK, linestyle="none", zorder=6)
    mark.set_gid("tie")
    write_tie(ax, tie, parameter, rising)


def write_tie(ax, tie, parameter, rising):
    """At the top, on the side where the gap is below: nothing is drawn there, unless there is no room."""
    text = f"level at {number(tie, parameter)}"
    place = ax.transData.transform((tie.value, 0))[0]
    left, right = place - ax.bbox.x0, ax.bbox.x1 - place
    wide = (text_width(text, look.SMALL) + 8) * ax.figure.dpi / 72
    leftwards = left > wide if rising else right < wide
    ax.annotate(text, (tie.value, 1), (-5 if leftwards else 5, -4), xycoords=("data", "axes fraction"),
                textcoords="offset points", size=look.SMALL, color=look.INK, va="top",
                ha="right" if leftwards else "left", zorder=6)


def number(tie, parameter):
    digits = exponent_with_margin(tie)
    said = f"{rounded(tie.value, digits)} ({rounded(tie.low, digits)} to {rounded(tie.high, digits)})"
    return f"{said} {clean(parameter.unit)}".strip()


def finding(told, parameter, gaps, ties, values):
    a, b = named(told.attrs["a"]), named(told.attrs["b"])
    address = clean(parameter.address)
    if not ties:
        ahead, behind = (a, b) if sum(gap.value for gap in gaps) > 0 else (b, a)
        sure = all(gap.clear for gap in gaps) and len({gap.value > 0 for gap in gaps}) == 1
        across = f"wherever {address} lies from {parameter.between(values[0], values[-1])}"
        return f"{ahead} ahead of {behind} {across}" if sure else f"It is not clear everywhere who is ahead, {across}"
    first, then = (b, a) if gaps[-1].value > 0 else (a, b)
    if len(ties) == 1:
        return f"Up to {address} {number(ties[0], parameter)} {first} ahead, beyond it {then}"
    said = " and ".join(number(tie, parameter) for tie in ties)
    return f"{a} and {b} are level at {address} {said}"
