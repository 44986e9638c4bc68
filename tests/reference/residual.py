"""E[O - u | O > u]: what is still to come of an overrun factor that has not ended by u, at least 0.01."""

import numpy as np

import families
from distributions import mass_between
from families import Tails, latent_of_tails, tails_of_latent
from latent_quantile import inner_tails

FLOOR = 0.01
NOTHING_LEFT = 1e-13
CELL = 0.125
EDGES = np.arange(-12.0, 12.0 + CELL / 2, CELL)
NODES, WEIGHTS = np.polynomial.legendre.leggauss(16)


class MeanResidual:
    """Call with an array u >= 0."""

    def __init__(self, quantile):
        self.distribution = quantile.distribution
        self.pieces = [_Piece(*pair) for pair in zip(quantile.stretches, quantile.tables) if pair[0].leaves]
        self.at_start = float(self._integrated(np.zeros(1))[0])

    def __call__(self, u):
        u = np.asarray(u, dtype=float)
        out = np.full(u.shape, self.at_start)
        begun = u > 0
        if begun.any():
            out[begun] = self._integrated(u[begun])
        return out

    def _integrated(self, u):
        total = sum(weight * np.maximum(value - u, 0.0) for value, weight in self.distribution.atoms)
        for piece in self.pieces:
            total = total + piece.excess(u)
        above = self.distribution.tails(u).above
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.maximum(np.where(above > NOTHING_LEFT, total / above, 0.0), FLOOR)


class _Piece:
    """E[(O - u)+; O in a smooth stretch], by Gauss-Legendre over the stretch's own latent."""

    def __init__(self, stretch, table):
        self.stretch = stretch
        self.table = table
        self.shares = [(leaf, share / stretch.weight / leaf_mass(leaf, stretch)) for leaf, share in stretch.leaves]
        cells = self._integral(EDGES[:-1], EDGES[1:])
        self.beyond = np.concatenate([np.cumsum(cells[::-1])[::-1], [0.0]])

    def excess(self, u):
        s = self.stretch
        at = np.clip(u, s.lower, s.upper)
        below = sum(share * mass_between(leaf.tails(s.lower), leaf.tails(at)) for leaf, share in self.shares)
        above = sum(share * mass_between(leaf.tails(at), leaf.tails(s.upper)) for leaf, share in self.shares)
        if self._pareto_tail():
            inside = above * at / (s.leaves[0][0].family.numbers[1] - 1)
        else:
            y = np.clip(latent_of_tails(Tails(below, above)), EDGES[0], EDGES[-1])
            cell = np.minimum(((y - EDGES[0]) / CELL).astype(int), len(EDGES) - 2)
            inside = self._integral(y, EDGES[cell + 1]) + self.beyond[cell + 1] - at * above
        return s.weight * np.where(u >= s.upper, 0.0, inside + np.maximum(at - u, 0.0) * above)

    def _pareto_tail(self):
        """Too heavy for quadrature over the latent, but in closed form."""
        s = self.stretch
        return np.isinf(s.upper) and len(s.leaves) == 1 and s.leaves[0][0].family.word == "pareto"

    def _integral(self, start, end):
        """E[value] of the stretch between places on its latent."""
        half = ((end - start) / 2)[:, None]
        y = ((end + start) / 2)[:, None] + half * NODES
        density = np.exp(-y * y / 2) / np.sqrt(2 * np.pi) * WEIGHTS * half
        return (self._value(y) * density).sum(axis=1)

    def _value(self, y):
        s = self.stretch
        if len(s.leaves) > 1:
            value = self.table(y)
        else:
            leaf = s.leaves[0][0]
            value = families.value_of(leaf.family, inner_tails(leaf, s, tails_of_latent(y)))
        return np.clip(value, s.lower, s.upper)


def leaf_mass(leaf, stretch):
    """The weight of a leaf in the whole per probability of its conditioned form, within a stretch."""
    return mass_between(leaf.tails(stretch.lower), leaf.tails(stretch.upper))
