"""E[Q(Phi(Y))^k] for a normal belief Y ~ N(m, v): the table of engine/distribution/belief_table.hpp, own nodes."""

import math

import numpy as np
from scipy.special import ndtr

from latent_quantile import LATENT_LIMIT, latent_of_tails, tails_of_latent, value_in
from families import Tails

MEAN_LIMIT = 8.0
LEAST_VARIANCE = 1 / 256
LEVELS = 32
ORDERS = 16
SPACINGS = (3 / 64, 4 / 64, 6 / 64, 8 / 64, 12 / 64, 16 / 64, 24 / 64, 32 / 64)
QUADRATURE_STEP = 1 / 32
QUADRATURE_REACH = 24.0
REACH = 16.0  # standard deviations beyond which a kernel is nothing, also against a tail that grows
CHUNK = 16  # nodes at a time
FACTORIALS = np.array([math.factorial(k) for k in range(ORDERS)], dtype=float)


class BeliefTable:
    """Call with arrays (m, v): the expectation of the value (or its square) and its slope in m."""

    def __init__(self, quantile, power=1):
        self.quantile = quantile
        self.power = power
        self.form, self.a, self.b = _exact_form(quantile)
        if self.form == "table":
            masses = _masses(quantile, power)
            self.spacing = np.array([SPACINGS[j // 4] for j in range(LEVELS)])
            self.centre = np.array([2.0 ** (j // 4 - 8) * (1 + (j % 4 + 0.5) / 4) for j in range(LEVELS)])
            counts = [int(16 / spacing) + 2 for spacing in self.spacing]
            self.first = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(int)
            self.nodes = np.concatenate([
                _derivatives(masses, -MEAN_LIMIT + np.arange(count) * spacing, variance)
                for count, spacing, variance in zip(counts, self.spacing, self.centre)
            ]) / FACTORIALS

    def __call__(self, m, v):
        m, v = np.broadcast_arrays(np.asarray(m, dtype=float), np.clip(np.asarray(v, dtype=float), 0, 1))
        k = self.power
        if self.form == "polynomial":
            centre = self.a + self.b * m
            return (centre, np.full(m.shape, self.b)) if k == 1 else (centre**2 + self.b**2 * v, 2 * self.b * centre)
        if self.form == "exponential":
            value = np.exp(k * (self.a + self.b * m) + k * k * self.b**2 * v / 2)
            return value, k * self.b * value
        m = np.clip(m, -MEAN_LIMIT, MEAN_LIMIT)
        value, slope = self._from_nodes(m, np.maximum(v, LEAST_VARIANCE))
        narrow = v < LEAST_VARIANCE
        if narrow.any():
            sure = self.quantile(m) ** k
            value = np.where(narrow, sure + v / LEAST_VARIANCE * (value - sure), value)
        return value, slope

    def _from_nodes(self, m, v):
        mantissa, exponent = np.frexp(v)  # v = mantissa * 2^exponent, mantissa in [1/2, 1)
        level = np.minimum((exponent - 1 + 8) * 4 + (8 * mantissa - 4).astype(int), LEVELS - 1)
        spacing = self.spacing[level]
        node = np.floor((m + MEAN_LIMIT) / spacing + 0.5).astype(int)
        a = (m + MEAN_LIMIT) - node * spacing
        b = v - self.centre[level]
        scaled = self.nodes[self.first[level] + node]
        heat = [np.ones(m.shape), a]  # h_k = a h_{k-1} + (k - 1) b h_{k-2}
        for k in range(2, ORDERS):
            heat.append(a * heat[k - 1] + (k - 1) * b * heat[k - 2])
        value = sum(scaled[..., k] * heat[k] for k in range(ORDERS))
        slope = sum(k * scaled[..., k] * heat[k - 1] for k in range(1, ORDERS))
        return value, slope


def _exact_form(quantile):
    """Constant, normal and unbounded lognormal distributions need no table."""
    stretch = quantile.stretches[0]
    if len(quantile.stretches) == 1:
        if not stretch.leaves:
            return "polynomial", stretch.lower, 0.0
        family = stretch.leaves[0][0].family
        whole = stretch.lower == family.lower and stretch.upper == family.upper
        if len(stretch.leaves) == 1 and whole and family.word in ("normal", "lognormal"):
            return {"normal": "polynomial", "lognormal": "exponential"}[family.word], *family.numbers
    return "table", 0.0, 0.0


def _masses(quantile, power):
    """What is integrated: atoms (from, to, value) on the latent axis, and points (latent, value * width).

    Within a smooth stretch the latent is x(y) = Phi^-1(P0 + w Phi(y)); over y the integrand is smooth and vanishes
    at both ends, so that the trapezoidal rule converges faster than any power of its step.
    """
    edges = np.concatenate([[-np.inf], quantile.breaks, [np.inf]])
    atoms, points, weights = [], [], []
    y = np.arange(-QUADRATURE_REACH, QUADRATURE_REACH + QUADRATURE_STEP / 2, QUADRATURE_STEP)
    for k, stretch in enumerate(quantile.stretches):
        if not stretch.leaves:
            atoms.append((edges[k], edges[k + 1], stretch.lower**power))
            continue
        inner = tails_of_latent(y)
        p = Tails(stretch.before.below + stretch.weight * inner.below,
                  stretch.after.above + stretch.weight * inner.above)
        x = latent_of_tails(p)
        with np.errstate(over="ignore", invalid="ignore"):
            width = stretch.weight * np.exp((x * x - y * y) / 2) * QUADRATURE_STEP
        good = np.isfinite(x) & np.isfinite(width)
        x, width = x[good], width[good]
        points.append(x)
        held = np.clip(x, -LATENT_LIMIT, LATENT_LIMIT)
        weights.append(value_in(stretch, held, quantile.tables[k]) ** power * width)
    join = lambda parts: np.concatenate(parts) if parts else np.empty(0)
    return atoms, join(points), join(weights)


def _derivatives(masses, means, variance):
    """d^k/dm^k of the expectation at each mean, k = 0 .. 15, last axis the order."""
    atoms, points, weights = masses
    s = math.sqrt(variance)
    out = np.zeros((means.size, ORDERS))
    for start in range(0, means.size, CHUNK):
        here = slice(start, start + CHUNK)
        near = (points > means[here][0] - REACH * s) & (points < means[here][-1] + REACH * s)
        z = (points[near][None, :] - means[here, None]) / s
        density = np.exp(-z * z / 2) / (math.sqrt(2 * math.pi) * s) * weights[near][None, :]
        for k, polynomial in enumerate(_hermite(z, ORDERS)):
            out[here, k] = (polynomial * density).sum(axis=1) / s**k
    for start, end, value in atoms:
        for edge, sign in ((start, -1.0), (end, 1.0)):
            if np.isinf(edge):
                out[:, 0] += value * (1.0 if sign > 0 else 0.0)
                continue
            z = (edge - means) / s
            out[:, 0] += value * sign * ndtr(z)
            density = np.exp(-z * z / 2) / math.sqrt(2 * math.pi)
            for k, polynomial in enumerate(_hermite(z, ORDERS - 1), 1):
                out[:, k] -= value * sign * polynomial * density / s**k
    return out


def _hermite(z, count):
    """Probabilists' Hermite polynomials He_0, He_1, ..."""
    before, now = np.zeros_like(z), np.ones_like(z)
    for k in range(count):
        yield now
        before, now = now, z * now - k * before
