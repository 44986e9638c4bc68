"""The 2x2 of funding and practice: which models of a file are its corners."""

import itertools
from dataclasses import dataclass

import numpy

ROUNDING = 1e-9
NAMES = ("name", "preset")  # of a model, no levers


@dataclass(frozen=True)
class Corners:
    """Places of models: `funding` has the money of `other` and the practices of `first`, `practice` the reverse. Both
    None where the file lacks one of them."""

    first: int
    other: int
    funding: int | None
    practice: int | None


def find_corners(results):
    """Of the scenario's first model and one that differs from it in both families of levers: the best by average
    whose mixtures are models too, otherwise the best. None where no model differs in both."""
    others = [model for model in results.ranking() if differs(results, "funding", model)
              and differs(results, "practice", model)]
    found = [Corners(0, other, *mixtures(results, other)) for other in others]
    return next((corners for corners in found if corners.funding is not None), found[0] if found else None)


def differs(results, family, model):
    """Whether any of the difference to the first model is due to that family; False where there is no split."""
    value = float(results.paired[f"{family}_mean"][model, 0])
    return abs(value) > ROUNDING * float(numpy.nanmax(numpy.abs(results.summary.npv_mean.values)))


def mixtures(results, other):
    """The pair of models that share the levers in which the first and the other differ among them, so that one has
    the funding and the other the practices of each. The split tells which is which."""
    models = results.scenario["model"]
    levers = [{name: value for name, value in model.items() if name not in NAMES} for model in models]
    candidates = [m for m in range(len(levers)) if m not in (0, other)]
    for funding, practice in itertools.permutations(candidates, 2):
        if (complementary(levers[0], levers[other], levers[funding], levers[practice])
                and differs(results, "funding", funding) and differs(results, "practice", practice)
                and not differs(results, "practice", funding) and not differs(results, "funding", practice)):
            return funding, practice
    return None, None


def complementary(first, other, one, two):
    """Whether each lever of one has the value of the first and that of two the value of the other, or the reverse."""
    return (first.keys() == other.keys() == one.keys() == two.keys()
            and all([one[name], two[name]] in ([first[name], other[name]], [other[name], first[name]])
                    for name in first))
