"""x -> Q(Phi(x)): values as a function of a standard normal latent (engine/distribution/latent_quantile.hpp)."""

import numpy as np

import families
from distributions import mass_between
from families import Tails, latent_of_tails, tails_of_latent

LATENT_LIMIT = 12.0
CLOSED = {"uniform", "triangular", "normal", "lognormal", "weibull", "pareto", "metalog"}


class LatentQuantile:
    """The map of one distribution; exact(x) does without the tables."""

    def __init__(self, distribution):
        self.distribution = distribution
        self.stretches = distribution.stretches
        self.breaks = np.array([latent_of_tails(s.after) for s in self.stretches[:-1]], dtype=float)
        self.tables = [_table_of(s) for s in self.stretches]

    def __call__(self, x):
        """The value at each latent, left-continuous where it jumps."""
        return self._at(x, tables=True)

    def exact(self, x):
        """The same with the exact inverse in place of tables; set-up only."""
        return self._at(x, tables=False)

    def _at(self, x, tables):
        x = np.clip(np.asarray(x, dtype=float), -LATENT_LIMIT, LATENT_LIMIT)
        place = np.searchsorted(self.breaks, x, side="left")
        out = np.empty(x.shape)
        for k in np.unique(place):
            here = place == k
            out[here] = value_in(self.stretches[k], x[here], self.tables[k] if tables else None)
        return out


def position_within(stretch, x):
    """Where Phi(x) lies in a stretch, as a probability from both sides."""
    p = tails_of_latent(x)
    below = mass_between(stretch.before, p) / stretch.weight
    above = mass_between(p, stretch.after) / stretch.weight
    return Tails(np.clip(below, 0, 1), np.clip(above, 0, 1))


def inner_tails(leaf, stretch, position):
    """The probability of a leaf's unconditioned family at a position within a stretch that it feeds alone."""
    start = families.tails_at(leaf.family, stretch.lower)
    end = families.tails_at(leaf.family, stretch.upper)
    mass = mass_between(start, end)
    return Tails(start.below + position.below * mass, end.above + position.above * mass)


def value_in(stretch, x, table=None):
    """Values at latents that lie in a stretch."""
    if not stretch.leaves:
        return np.full(x.shape, stretch.lower)
    whole = stretch.weight == 1.0
    position = tails_of_latent(x) if whole else position_within(stretch, x)
    if len(stretch.leaves) > 1:
        y = x if whole else latent_of_tails(position)
        value = table(y) if table else value_at_position(stretch, tails_of_latent(y))
    else:
        leaf = stretch.leaves[0][0]
        free = stretch.lower == leaf.family.lower and stretch.upper == leaf.family.upper
        u = position if free else inner_tails(leaf, stretch, position)
        if table:
            value = table(x if whole and free else latent_of_tails(u))
        else:
            value = families.value_of(leaf.family, u)
    return np.clip(value, stretch.lower, stretch.upper)


def value_at_position(stretch, position):
    """The inverse within a stretch that several leaves feed: bisection between the leaves' own quantiles."""
    guesses = []
    for leaf, _ in stretch.leaves:
        u = inner_tails(leaf, stretch, position)
        guesses.append(np.clip(families.value_of(leaf.family, u), stretch.lower, stretch.upper))
    low, high = np.min(guesses, axis=0), np.max(guesses, axis=0)
    edges = [(leaf, share, leaf.tails(stretch.lower), leaf.tails(stretch.upper)) for leaf, share in stretch.leaves]
    target = Tails(position.below * stretch.weight, position.above * stretch.weight)
    scale = stretch.weight / sum(share for _, share in stretch.leaves)
    for _ in range(110):
        middle = (low + high) / 2
        below = sum(scale * leaf.weight * mass_between(a, leaf.tails(middle)) for leaf, _, a, _ in edges)
        above = sum(scale * leaf.weight * mass_between(leaf.tails(middle), b) for leaf, _, _, b in edges)
        under = np.where(position.below < 0.5, below < target.below, above > target.above)
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    return (low + high) / 2


def _table_of(stretch):
    """Nodes at y = k / n and polynomials of degree 7 between them, for what has no closed form."""
    if not stretch.leaves:
        return None
    if len(stretch.leaves) > 1:
        return SeventhDegree(64, lambda y: value_at_position(stretch, tails_of_latent(y)))
    family = stretch.leaves[0][0].family
    if family.word in CLOSED:
        return None
    a = family.numbers
    rough = {"beta": min(a[:2]) < 1, "gamma": a[0] < 1, "student_t": a[0] < 3}[family.word]
    return SeventhDegree(64 if rough else 32, lambda y: families.value_of(family, tails_of_latent(y)))


class SeventhDegree:
    """Between nodes k and k + 1 the polynomial through the nodes k - 3 .. k + 4."""

    def __init__(self, per_unit, function):
        self.per_unit = per_unit
        self.reach = int(LATENT_LIMIT * per_unit) + 5
        self.values = function(np.arange(-self.reach, self.reach + 1) / per_unit)

    def __call__(self, y):
        place = np.asarray(y, dtype=float) * self.per_unit
        cell = np.clip(np.floor(place), -LATENT_LIMIT * self.per_unit, LATENT_LIMIT * self.per_unit - 1)
        at = np.clip(place - cell, 0, 1)
        first = (cell - 3 + self.reach).astype(int)
        total = np.zeros(at.shape)
        for i in range(-3, 5):
            weight = np.ones(at.shape)
            for j in range(-3, 5):
                if j != i:
                    weight = weight * (at - j) / (i - j)
            total += weight * self.values[first + i + 3]
        return total
