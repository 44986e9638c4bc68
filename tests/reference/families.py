"""The continuous families: distribution function and quantile function, each with both tails kept precise."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy import special


class Tails(NamedTuple):
    """A probability from both sides: below + above = 1, each precise where it is small."""

    below: np.ndarray
    above: np.ndarray


def tails_of_latent(y):
    """Phi(y) from both sides."""
    return Tails(special.ndtr(y), special.ndtr(-np.asarray(y)))


def latent_of_tails(p):
    """The standard normal quantile, taken from the smaller side."""
    below, above = np.broadcast_arrays(*p)
    return np.where(below < 0.5, special.ndtri(np.clip(below, 0, 1)), -special.ndtri(np.clip(above, 0, 1)))


def log_above(p):
    """ln(1 - p)."""
    with np.errstate(divide="ignore"):
        return np.where(p.above < 0.5, np.log(p.above), np.log1p(-np.asarray(p.below)))


def log_below(p):
    """ln(p)."""
    return log_above(Tails(p.above, p.below))


@dataclass(frozen=True)
class Family:
    """A continuous family without conditioning: its word in a scenario, its numbers, its support."""

    word: str
    numbers: tuple
    lower: float
    upper: float


def family_of(word, numbers):
    """The family of a scenario's word; pert is a beta, exponential a weibull of shape 1."""
    a = tuple(float(x) for x in numbers)
    if word == "pert":
        width = a[2] - a[0]
        a = (1 + 4 * (a[1] - a[0]) / width, 1 + 4 * (a[2] - a[1]) / width, a[0], a[2])
        word = "beta"
    if word == "exponential":
        word, a = "weibull", (1.0, a[0])
    if word == "beta":
        a = a + (0.0, 1.0)[len(a) - 2 :] if len(a) < 4 else a
        return Family(word, a, a[2], a[3])
    if word == "uniform":
        return Family(word, a, a[0], a[1])
    if word == "triangular":
        return Family(word, a, a[0], a[2])
    if word in ("lognormal", "gamma", "weibull"):
        return Family(word, a, 0.0, np.inf)
    if word == "pareto":
        return Family(word, a, a[0], np.inf)
    if word in ("normal", "student_t"):
        return Family(word, a, -np.inf, np.inf)
    raise ValueError(f"unknown family {word}")


def metalog_family(coefficients, lower, upper):
    """Keelin 2016: coefficients a_1..a_n and bounds, which may be infinite."""
    return Family("metalog", tuple(coefficients) + (lower, upper), lower, upper)


def tails_at(f, x):
    """P(X <= x) and P(X > x)."""
    x = np.clip(np.asarray(x, dtype=float), f.lower, f.upper)
    a = f.numbers
    with np.errstate(divide="ignore", over="ignore"):
        if f.word == "uniform":
            return Tails((x - a[0]) / (a[1] - a[0]), (a[1] - x) / (a[1] - a[0]))
        if f.word == "triangular":
            return _triangular_tails(a, x)
        if f.word == "normal":
            return tails_of_latent((x - a[0]) / a[1])
        if f.word == "lognormal":
            return tails_of_latent((np.log(x) - a[0]) / a[1])
        if f.word == "beta":
            width = a[3] - a[2]
            part, rest = (x - a[2]) / width, (a[3] - x) / width
            return Tails(special.betainc(a[0], a[1], part), special.betainc(a[1], a[0], rest))
        if f.word == "gamma":
            return Tails(special.gammainc(a[0], x / a[1]), special.gammaincc(a[0], x / a[1]))
        if f.word == "weibull":
            power = (x / a[1]) ** a[0]
            return Tails(-np.expm1(-power), np.exp(-power))
        if f.word == "pareto":
            log_ratio = -a[1] * np.log(x / a[0])
            return Tails(-np.expm1(log_ratio), np.exp(log_ratio))
        if f.word == "student_t":
            t = (x - a[1]) / a[2]
            tail = 0.5 * special.betainc(a[0] / 2, 0.5, a[0] / (a[0] + t * t))
            return Tails(np.where(t < 0, tail, 1 - tail), np.where(t < 0, 1 - tail, tail))
    return _metalog_tails(f, x)


def value_of(f, p):
    """The value below which a probability (Tails) lies."""
    a = f.numbers
    below, above = (np.asarray(side, dtype=float) for side in p)
    p = Tails(below, above)
    with np.errstate(divide="ignore", over="ignore"):
        if f.word == "uniform":
            return np.where(below < 0.5, a[0] + (a[1] - a[0]) * below, a[1] - (a[1] - a[0]) * above)
        if f.word == "triangular":
            split = (a[1] - a[0]) / (a[2] - a[0])
            rising = a[0] + np.sqrt(below * (a[2] - a[0]) * (a[1] - a[0]))
            falling = a[2] - np.sqrt(above * (a[2] - a[0]) * (a[2] - a[1]))
            return np.where(below < split, rising, falling)
        if f.word == "normal":
            return a[0] + a[1] * latent_of_tails(p)
        if f.word == "lognormal":
            return np.exp(a[0] + a[1] * latent_of_tails(p))
        if f.word == "beta":
            return _beta_value(a, p)
        if f.word == "gamma":
            return a[1] * np.where(below < 0.5, special.gammaincinv(a[0], below), special.gammainccinv(a[0], above))
        if f.word == "weibull":
            return a[1] * (-log_above(p)) ** (1 / a[0])
        if f.word == "pareto":
            return a[0] * np.exp(-log_above(p) / a[1])
        if f.word == "student_t":
            return a[1] + a[2] * _student_value(a[0], p)
    return metalog_value(a[:-2], a[-2], a[-1], log_below(p) - log_above(p), below, above)


def _triangular_tails(a, x):
    rising = (x - a[0]) ** 2 / ((a[2] - a[0]) * (a[1] - a[0])) if a[1] > a[0] else np.zeros_like(x)
    falling = (a[2] - x) ** 2 / ((a[2] - a[0]) * (a[2] - a[1])) if a[2] > a[1] else np.zeros_like(x)
    left = x < a[1]
    return Tails(np.where(left, rising, 1 - falling), np.where(left, 1 - rising, falling))


def _beta_inverse(a, b, p):
    """x with I_x(a, b) = p for small p: SciPy's inverse, sharpened by Newton steps in ln p over ln x."""
    x = special.betaincinv(a, b, p)
    for _ in range(4):
        with np.errstate(all="ignore"):
            have = special.betainc(a, b, x)
            log_density = (a - 1) * np.log(x) + (b - 1) * np.log1p(-x) - special.betaln(a, b)
            step = (np.log(p) - np.log(have)) * have * np.exp(-log_density) / x
            better = x * np.exp(np.clip(step, -0.1, 0.1))
            x = np.where(np.isfinite(better) & (better < 1) & (have > 0), better, x)
    return x


def _beta_value(a, p):
    width = a[3] - a[2]
    from_below = a[2] + width * _beta_inverse(a[0], a[1], np.minimum(p.below, 0.75))
    from_above = a[3] - width * _beta_inverse(a[1], a[0], np.minimum(p.above, 0.75))
    return np.where(p.below < 0.5, from_below, from_above)


def _student_value(n, p):
    tail = np.minimum(p.below, p.above)
    with np.errstate(all="ignore"):
        far = special.betaincinv(n / 2, 0.5, np.minimum(2 * tail, 1))
        near = _beta_inverse(0.5, n / 2, np.clip(1 - 2 * tail, 1e-300, 1))
        size = np.where(tail < 0.1, np.sqrt(n * (1 - far) / far), np.sqrt(n * near / (1 - near)))
    size = np.where(tail == 0.5, 0.0, size)
    return np.where(p.below < p.above, -size, size)


def metalog_value(coefficients, lower, upper, logit, below, above):
    """Keelin 2016, equation 6 (terms) and section 4 (log and logit metalogs)."""
    centred = np.where(below < above, below - 0.5, 0.5 - above)
    total = np.full_like(np.asarray(logit, dtype=float), coefficients[0])
    for k, a in enumerate(coefficients[1:], 2):
        if k == 2:
            term = logit
        elif k == 3:
            term = centred * logit
        elif k == 4:
            term = centred
        elif k % 2:
            term = centred ** ((k - 1) // 2)
        else:
            term = centred ** (k // 2 - 1) * logit
        total = total + a * term
    if np.isinf(lower) and np.isinf(upper):
        return total
    with np.errstate(over="ignore"):
        if np.isinf(upper):
            return lower + np.exp(total)
        if np.isinf(lower):
            return upper - np.exp(-total)
        return np.where(total < 0, lower + (upper - lower) * special.expit(total),
                        upper - (upper - lower) * special.expit(-total))


def _metalog_tails(f, x):
    """By bisection of the rising quantile function over the logit."""
    low, high = np.full(x.shape, -800.0), np.full(x.shape, 800.0)
    for _ in range(80):
        middle = (low + high) / 2
        p = special.expit(middle), special.expit(-middle)
        under = metalog_value(f.numbers[:-2], f.lower, f.upper, middle, *p) < x
        low, high = np.where(under, middle, low), np.where(under, high, middle)
    return Tails(special.expit(high), special.expit(-high))
