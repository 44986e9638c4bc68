"""Distributions as a scenario writes them, taken apart into atoms and smooth stretches of the value axis."""

from dataclasses import dataclass

import numpy as np

import families
from families import Family, Tails

NAMES = {
    "constant": ("value",),
    "uniform": ("min", "max"),
    "triangular": ("min", "mode", "max"),
    "pert": ("min", "mode", "max"),
    "normal": ("mean", "sd"),
    "lognormal": ("mu", "sigma"),
    "beta": ("alpha", "beta", "lower", "upper"),
    "gamma": ("shape", "scale"),
    "exponential": ("mean",),
    "weibull": ("shape", "scale"),
    "pareto": ("x_m", "alpha"),
    "student_t": ("nu", "location", "scale"),
}


@dataclass(frozen=True)
class Leaf:
    """A continuous part: its weight in the whole, and the interval to which it is conditioned."""

    family: Family
    weight: float
    lower: float
    upper: float

    def mass(self):
        """Probability of the unconditioned family between the two ends."""
        return mass_between(*(families.tails_at(self.family, x) for x in (self.lower, self.upper)))

    def tails(self, x):
        """Distribution function of the conditioned part at x, from both sides."""
        start, end = (families.tails_at(self.family, edge) for edge in (self.lower, self.upper))
        at = families.tails_at(self.family, np.clip(x, self.lower, self.upper))
        mass = mass_between(start, end)
        return Tails(mass_between(start, at) / mass, mass_between(at, end) / mass)


@dataclass(frozen=True)
class Stretch:
    """An atom (no leaves, lower = upper) or a smooth stretch, with the probability before and after it."""

    lower: float
    upper: float
    before: Tails
    after: Tails
    weight: float
    leaves: tuple  # of (Leaf, its probability within the stretch as a share of the whole)


@dataclass(frozen=True)
class Distribution:
    """Leaves, atoms {value: probability} and the stretches that they make, in ascending order."""

    leaves: tuple
    atoms: tuple
    stretches: tuple

    def tails(self, x):
        """P(X <= x) and P(X > x)."""
        x = np.asarray(x, dtype=float)
        below, above = np.zeros(x.shape), np.zeros(x.shape)
        for value, weight in self.atoms:
            below = below + weight * (x >= value)
            above = above + weight * (x < value)
        for leaf in self.leaves:
            at = leaf.tails(x)
            below, above = below + leaf.weight * at.below, above + leaf.weight * at.above
        return Tails(below, above)


def mass_between(a, b):
    """P(a < X <= b) of two Tails, precise in both tails."""
    return np.where(np.asarray(a.below) < 0.5, b.below - a.below, a.above - b.above)


def read_distribution(table):
    """From the table that a resolved scenario writes, e.g. {"lognormal": {"mu": 3, "sigma": 1}, "max": 50}."""
    if not isinstance(table, dict):
        table = {"constant": table}
    leaves, atoms = _parts(table)
    merged = {}
    for value, weight in atoms:
        merged[value] = merged.get(value, 0.0) + weight
    atoms = tuple(sorted(merged.items()))
    return Distribution(tuple(leaves), atoms, tuple(_stretches(leaves, atoms)))


def _parts(table):
    """Leaves and atoms whose weights add up to 1, the conditioning to [min, max] done."""
    word = next(key for key in table if key not in ("min", "max", "weight"))
    low, high = float(table.get("min", -np.inf)), float(table.get("max", np.inf))
    leaves, atoms = [], []
    content = table[word]
    if word == "mixture":
        for part in content:
            inner_leaves, inner_atoms = _parts(part)
            share = float(part["weight"])
            leaves += [Leaf(x.family, share * x.weight, x.lower, x.upper) for x in inner_leaves]
            atoms += [(value, share * weight) for value, weight in inner_atoms]
    elif word == "constant":
        atoms = [(float(content), 1.0)]
    elif word == "discrete":
        atoms = [(float(value), float(weight)) for value, weight in zip(content["values"], content["weights"])]
    elif word == "empirical":
        atoms = [(float(value), 1.0 / len(content["values"])) for value in content["values"]]
    elif word == "metalog":
        bounds = float(content.get("lower", -np.inf)), float(content.get("upper", np.inf))
        leaves = [Leaf(families.metalog_family(content["coefficients"], *bounds), 1.0, *bounds)]
    else:
        family = families.family_of(word, [content[name] for name in NAMES[word] if name in content])
        leaves = [Leaf(family, 1.0, family.lower, family.upper)]
    return _conditioned(leaves, atoms, low, high)


def _conditioned(leaves, atoms, low, high):
    if np.isinf(low) and np.isinf(high):
        return leaves, atoms
    kept = []
    for leaf in leaves:
        inside = Leaf(leaf.family, leaf.weight, max(leaf.lower, low), min(leaf.upper, high))
        if inside.lower < inside.upper and inside.mass() > 0:
            kept.append(Leaf(inside.family, leaf.weight * inside.mass() / leaf.mass(), inside.lower, inside.upper))
    atoms = [(value, weight) for value, weight in atoms if low <= value <= high]
    total = sum(leaf.weight for leaf in kept) + sum(weight for _, weight in atoms)
    return ([Leaf(x.family, float(x.weight / total), x.lower, x.upper) for x in kept],
            [(value, weight / total) for value, weight in atoms])


def _stretches(leaves, atoms):
    cuts = {value for value, _ in atoms}
    for leaf in leaves:
        cuts |= {leaf.lower, leaf.upper}
        if leaf.family.word == "triangular" and leaf.lower < leaf.family.numbers[1] < leaf.upper:
            cuts.add(leaf.family.numbers[1])
    cuts = sorted(cuts)
    pieces = []  # (lower, upper, weight, leaves)
    weights = dict(atoms)
    for place, cut in enumerate(cuts):
        if cut in weights:
            pieces.append((cut, cut, weights[cut], ()))
        if place + 1 == len(cuts):
            break
        shares = []
        for leaf in leaves:
            if leaf.lower <= cut and cuts[place + 1] <= leaf.upper:
                part = mass_between(leaf.tails(cut), leaf.tails(cuts[place + 1]))
                if part > 0:
                    shares.append((leaf, float(leaf.weight * part)))
        if shares:
            pieces.append((cut, cuts[place + 1], sum(share for _, share in shares), tuple(shares)))
    total = sum(weight for _, _, weight, _ in pieces)
    below = np.concatenate([[0.0], np.cumsum([weight for _, _, weight, _ in pieces])]) / total
    above = np.concatenate([np.cumsum([weight for _, _, weight, _ in pieces][::-1])[::-1], [0.0]]) / total
    for k, (lower, upper, weight, shares) in enumerate(pieces):
        yield Stretch(lower, upper, Tails(below[k], above[k]), Tails(below[k + 1], above[k + 1]), weight / total,
                      shares)
