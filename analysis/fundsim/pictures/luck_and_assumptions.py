"""Why the gap differs from future to future: luck, or assumptions that nobody knows."""

import numpy

from .. import look
from ..faults import NothingToDraw
from ..words import Money, clean, in_futures, named, rounded
from .dot_rows import DotRow, dot_rows
from .outcomes import dot_words
from .variance import LEAST_DRAWS, parts, variance_shares


def luck_and_assumptions(exploration, ax=None):
    """Three rows of dots: the gap as it comes, as luck alone would make it differ, and as assumptions alone."""
    shares = variance_shares(exploration)
    if shares is None:
        raise NothingToDraw(f"it takes {LEAST_DRAWS} draws, and assumptions that move something, to tell luck from "
                            "them")
    with look.settings():
        gaps = exploration.gaps
        money = Money(exploration.currency, gaps)
        luck, known = alone(gaps)
        rows = [DotRow("Everything together", [f"{named(exploration.a)} ahead "
                                               f"{in_futures(exploration.ahead, gaps.size)}"], gaps.ravel()),
                DotRow("Luck alone", [f"{hundredths(shares.luck)} of the variance",
                                      "two futures of the same draw"], luck),
                DotRow("Assumptions alone", [f"{hundredths(one_less(shares.luck))} of the variance",
                                             "luck averaged out"], known)]
        headline = look.Headline(exploration, finding(exploration, shares.luck), SHOWN)
        label = f"Net present value of {clean(exploration.a)} less that of {clean(exploration.b)}, {money.unit}"
        return dot_rows(exploration, ax, headline, rows, money, label, ("behind", "ahead"))


SHOWN = (f"{dot_words(1000)}; hollow: behind; \u25b2 the middle one. Luck: how far two futures with the same "
         "assumptions lie apart, about the overall average. Assumptions: averages of a draw, drawn together by the "
         "luck that two futures leave in them.")


def alone(gaps):
    """Gaps that differ by luck alone, and by assumptions alone, with the variance that each has."""
    common, luck = parts(gaps, numpy.ones(len(gaps)))
    mean = gaps.mean()
    apart = (gaps[:, 0] - gaps[:, 1]) / numpy.sqrt(2)
    # Either future of a draw might have been the first.
    by_luck = mean + numpy.concatenate([apart, -apart])
    return by_luck, mean + (gaps.mean(axis=1) - mean) * numpy.sqrt(common / (common + luck / 2))


def one_less(share):
    return type(share)(1 - share.value, 1 - share.high, 1 - share.low)


def hundredths(share):
    margin = f" \u00b1 {rounded(100 * share.margin, 0)}" if share.has_margin else ""
    return f"{rounded(100 * share.value, 0)}%{margin}"


def finding(exploration, luck):
    who = f"{named(exploration.a)} ahead of {named(exploration.b)}"
    often = in_futures(exploration.ahead, exploration.gaps.size)
    share = f"{rounded(100 * luck.value, 0)}% of what makes the gap differ is luck"
    return f"Over all assumptions {who} {often}; {share}, the rest what nobody knows for sure"
