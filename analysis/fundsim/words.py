"""Numbers as the program writes them on the screen (sim/findings/figures.cpp), and phrases about futures."""

import math
import unicodedata
from typing import NamedTuple

import numpy

MINUS = "\u2212"
LONGEST = 48  # letters of a name within a sentence


class Estimate(NamedTuple):
    """A figure and the ends of its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def margin(self):
        return (self.high - self.low) / 2

    @property
    def has_margin(self):
        """Rounding in a sum of identical figures is no uncertainty."""
        return math.isfinite(self.margin) and self.margin > 1e-9 * abs(self.value)

    @property
    def clear(self):
        """Whether the interval leaves 0 out."""
        return self.low > 0 or self.high < 0


def clean(text):
    """Without what cannot be seen or would break a line, whoever wrote it into a file."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)


def magnitude(x):
    """Largest power of ten that is not above x."""
    exponent = math.floor(math.log10(x))
    return exponent + 1 if 10.0 ** (exponent + 1) <= x else exponent


def rounded(value, exponent):
    """To a multiple of 10^exponent, thousands separated; what is something is not rounded to nothing."""
    if math.isnan(value):
        return "\u2013"
    if math.isinf(value):
        return "never" if value > 0 else f"{MINUS}infinity"
    if exponent > 0 and 1e-6 < abs(value) / 10.0**exponent < 0.5:
        exponent = magnitude(abs(value))
    if exponent > 0:
        unit = 10.0**exponent
        value = math.copysign(math.floor(abs(value) / unit + 0.5) * unit, value)
    text = f"{value:,.{max(0, -exponent)}f}"
    if not text.strip("-0.,"):
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def exponent_of_bare(value):
    """Four digits of a figure that has no margin to go by."""
    return magnitude(abs(value)) - 3 if value and math.isfinite(value) else 0


def exponent_with_margin(estimate):
    """Of the last digit that is worth writing beside the margin."""
    if not estimate.has_margin:
        return exponent_of_bare(estimate.value)
    exponent = magnitude(estimate.margin)
    return exponent - 1 if estimate.margin / 10.0**exponent < 3.5 else exponent


def exponent_without_margin(estimate):
    return magnitude(2 * estimate.margin) if estimate.has_margin else exponent_of_bare(estimate.value)


def of_100(share):
    """A share in natural frequencies: "96", "more than 99", "fewer than 1"."""
    if math.isnan(share):
        return "\u2013"
    if 0.995 <= share < 1:
        return "more than 99"
    if 0 < share < 0.005:
        return "fewer than 1"
    return str(max(1, round(100 * share)) if share else 0)


def in_futures(share, replications):
    """ "in 96 of 100 futures", or how many of those that were played where it was all of them or none."""
    if share >= 1:
        return "in the only future" if replications == 1 else f"in all {replications:,} futures"
    if share <= 0:
        return "in the only future not" if replications == 1 else f"in none of {replications:,} futures"
    return f"in {of_100(share)} of 100 futures"


def percent(share):
    if math.isnan(share):
        return "\u2013"
    value = 100 * share
    if 0 < value < 0.5:
        return "under 1%"
    return rounded(value, 0) + "%"


def named(model):
    """A model's name within a sentence; quoted where a comma in it would be read as the sentence's."""
    shown = clean(model)
    if len(shown) > LONGEST:
        shown = shown[:LONGEST - 1].rstrip() + "\u2026"
    return f"\u201c{shown}\u201d" if any(mark in shown for mark in ",;:.") else shown


class Money:
    """Amounts of one picture, all in one unit: that of the file, or a power of ten of it where they are too long."""

    def __init__(self, currency, amounts):
        sizes = numpy.abs(amounts)
        largest = float(numpy.max(sizes, where=numpy.isfinite(sizes), initial=0.0))
        digits = magnitude(largest) if largest > 0 else 0
        self.exponent = 0 if -4 <= digits < 7 else 3 * (digits // 3)
        words = {0: "", 6: "million ", 9: "billion ", 12: "trillion "}
        self.unit = words.get(self.exponent, f"\u00d710^{self.exponent} ") + currency
        self.factor = 10.0**self.exponent

    def number(self, value, exponent):
        return rounded(value / self.factor, exponent - self.exponent)

    def amount(self, value, exponent):
        return f"{self.number(value, exponent)} {self.unit}"

    def of(self, estimate):
        """Without its margin, to the digits that the margin supports."""
        return self.amount(estimate.value, exponent_with_margin(estimate))

    def signed(self, estimate, exponent=None):
        """ "+80,900 \u00b1 800", to the digits that the margin supports."""
        exponent = exponent_with_margin(estimate) if exponent is None else exponent
        text = self.number(estimate.value, exponent)
        if estimate.value > 0 and text.strip("0.,"):
            text = "+" + text
        return text + (f" \u00b1 {self.number(estimate.margin, exponent)}" if estimate.has_margin else "")
