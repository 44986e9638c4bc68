"""Parameters by their addresses, as `--set` takes them, and their values in words."""

import re
from dataclasses import dataclass

from .words import clean, exponent_of_bare, magnitude, rounded

# What is a share or a count needs no unit beside the parameter's name.
WITHOUT_WORD = ("", "1", "share", "count", "probability", "correlation")


@dataclass(frozen=True)
class Parameter:
    """`column` is its name in the file; `words` are those of a choice, whose values are places among them."""

    address: str
    column: str = ""
    unit: str = ""
    words: tuple = ()

    @property
    def short(self):
        return re.split(r"\.(?![^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$)", self.address)[-1]

    @property
    def family(self):
        """What stands before its last part: "opportunities", "model."Product teams"."""
        return clean(self.address.removesuffix(self.short).rstrip("."))

    @property
    def label(self):
        """For an axis."""
        unit = "" if self.unit in WITHOUT_WORD else f", {clean(self.unit)}"
        return f"{clean(self.address)}{unit}"

    def text(self, value):
        if self.words:
            return self.words[int(value)]
        return bare(value)

    def between(self, low, high):
        """ "0.15 to 0.8 per year" """
        unit = "" if self.unit in WITHOUT_WORD else f" {clean(self.unit)}"
        return f"{self.within(low, high - low)} to {self.within(high, high - low)}{unit}"

    def within(self, value, span):
        """To the digits that tell values of a range apart."""
        if self.words or not span > 0:
            return self.text(value)
        return without_zeros(rounded(float(value), min(0, magnitude(span) - 2)))


def bare(value):
    """Four digits at most, no needless decimals."""
    return without_zeros(rounded(float(value), min(0, exponent_of_bare(float(value)))))


def without_zeros(text):
    return text.rstrip("0").rstrip(".") if "." in text else text


def parameters_of(group):
    """Those of a data set of a study, in the order of the file's columns."""
    found = [(name, data.attrs) for name, data in group.variables.items() if "address" in data.attrs]
    return [Parameter(str(attrs["address"]), str(name), str(attrs.get("units", "")),
                      tuple(str(attrs.get("words", "")).split())) for name, attrs in found]
