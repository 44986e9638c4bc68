"""Which assumptions move the gap, each alone."""

from matplotlib.patches import Rectangle

from .. import look
from ..faults import NothingToDraw
from ..words import clean, exponent_with_margin, rounded
from .bars import bar_rows, finish, room_for, rows_of, whisker, write
from .variance import LEAST_DRAWS, variance_shares

MOST, BAR = 10, 11


def what_matters(exploration, ax=None):
    """Bars of first-order shares of what the assumptions move, the ten largest."""
    shares = variance_shares(exploration, exploration.parameters)
    if shares is None:
        raise NothingToDraw(f"it takes {LEAST_DRAWS} draws, and assumptions that move something, to tell them apart")
    if shares.luck.high >= 1:
        raise NothingToDraw(f"{exploration.draws:,} draws do not tell what the assumptions move from luck; it takes "
                            "more (--draws)")
    with look.settings():
        order = ranking(shares)[:MOST]
        ends = [100 * end for each in order for end in (shares.first_order[each].low, shares.first_order[each].high)]
        limits = room_for(min(0.0, *ends), max(1.0, *ends), right=0.12)
        headline = look.Headline(exploration, finding(exploration, shares), SHOWN)
        rows = rows_of([label_of(exploration, exploration.parameters[each]) for each in order])
        ax, middles = bar_rows(exploration, ax, headline, rows, BAR, limits)
        for each, middle in zip(order, middles):
            draw(ax, clean(exploration.parameters[each].address), shares.first_order[each], middle)
        ax.axvline(0, color=look.INK, linewidth=0.9, zorder=3)
        return finish(ax, headline, "Share of what all assumptions move, % of its variance")


SHOWN = ("How much less the average gap would vary if one assumption were known and all others as uncertain as they "
         "are. Line: 95% interval. What is missing to 100% is moved together, or by assumptions that matter less.")


def ranking(shares):
    return sorted(range(len(shares.first_order)), key=lambda each: -shares.first_order[each].value)


def label_of(exploration, parameter):
    values = exploration.values(parameter)
    return clean(parameter.short), [f"{parameter.family}: {parameter.between(values.min(), values.max())}"]


def percent_of(share):
    """ "17 \u00b1 4" """
    hundredths = type(share)(*(100 * each for each in share))
    digits = max(-1, exponent_with_margin(hundredths))
    margin = f" \u00b1 {rounded(hundredths.margin, digits)}" if hundredths.has_margin else ""
    return f"{rounded(hundredths.value, digits)}{margin}"


def draw(ax, name, share, middle):
    value = 100 * share.value
    drawn = Rectangle((min(0.0, value), middle - BAR / 2), abs(value), BAR, facecolor=look.LIGHT, edgecolor=look.GREY,
                      linewidth=0.9, zorder=2)
    drawn.set_gid(f"moves: {name}")
    ax.add_patch(drawn)
    whisker(ax, type(share)(*(100 * each for each in share)), middle)
    write(ax, max(value, 100 * share.high), middle, percent_of(share))


def finding(exploration, shares):
    clear = [each for each in ranking(shares)[:3] if shares.first_order[each].low > 0]
    if not clear:
        return "No assumption alone clearly moves the gap"
    words = [f"{clean(exploration.parameters[each].address)} ({rounded(100 * shares.first_order[each].value, 0)}%)"
             for each in clear]
    said = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"Of what the assumptions move, most hangs on {said}"
