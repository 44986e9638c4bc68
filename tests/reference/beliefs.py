"""What planners believe of an item's latent value z and of the fit of its solutions (MODEL.md 7.3)."""

import math

import numpy as np
from scipy.special import ndtr

NO_NOISE = 1e-12  # variances below count as this
LEAST_GAIN = 1e-9  # a smaller gain in fit counts as none


def precise(variance):
    """The precision of a signal."""
    return 1 / np.maximum(variance, NO_NOISE)


class ValueBeliefs:
    """Normal beliefs of all items' z in natural form; experiments kept apart because they share an error."""

    def __init__(self, count):
        self.rules = None  # in force
        self.precision, self.pull = np.ones(count), np.zeros(count)
        self.weight, self.sum = np.zeros(count), np.zeros(count)  # of experiments: w and the sum of s / sigma^2

    def learn_case(self, who, case):
        """The business case, when an item arrives or anew: evidence planners add it, face value has no other."""
        levers, w = self.rules.levers, self.rules.setting.scenario.opportunities
        if not self.rules.evidence:
            self.precision[who] = precise(w.sigma_case**2)
            self.pull[who] = precise(w.sigma_case**2) * case
            return
        trust = 1 - levers.planner_error
        variance = (trust * w.sigma_case) ** 2
        said = (case - trust * w.case_bias) * (1 + variance) ** (w.case_scaling / 2)
        self.precision[who] += precise(variance)
        self.pull[who] += precise(variance) * said

    def _experiments_precision(self, weight):
        """Of all experiments together, which share an error that face-value planners do not see."""
        shared = self.rules.levers.sigma_ext**2 if self.rules.evidence else 0.0
        return np.where(weight > 0, precise(shared + 1 / np.maximum(weight, 1e-300)), 0.0)

    def posterior(self, who):
        """Mean and variance."""
        weight = self.weight[who]
        of_experiments = self._experiments_precision(weight)
        precision = self.precision[who] + of_experiments
        mean_signal = self.sum[who] / np.maximum(weight, 1e-300)
        return (self.pull[who] + of_experiments * mean_signal) / precision, 1 / precision

    def variance_learned(self, who):
        """What one more experiment takes off the variance."""
        more = self.weight[who] + precise(self.rules.levers.sigma_exp**2)
        now = self.precision[who] + self._experiments_precision(self.weight[who])
        return 1 / now - 1 / (self.precision[who] + self._experiments_precision(more))

    def learn_experiment(self, item, signal, variance):
        self.weight[item] += precise(variance)
        self.sum[item] += precise(variance) * signal

    def learn_effect(self, item, signal, variance):
        weight = precise(variance)
        self.precision[item] += weight
        self.pull[item] += weight * signal

    def predict_shift(self, who, memory):
        """Kalman prediction; earlier experiments collapse into it. Face value does not see the shift."""
        if self.rules.evidence:
            mean, variance = self.posterior(who)
            after = memory**2 * variance + 1 - memory**2
            self.precision[who], self.pull[who] = 1 / after, memory * mean / after
            self.weight[who] = self.sum[who] = 0


class FitReadings:
    """Readings of the attempts at one problem: (w, sum of s / sigma^2) of each."""

    def __init__(self):
        self.of = {}

    def add(self, attempt, signal, variance):
        weight, total = self.of.get(attempt, (0.0, 0.0))
        self.of[attempt] = weight + precise(variance), total + precise(variance) * signal

    def mean(self, attempt):
        weight, total = self.of[attempt]
        return total / weight

    def belief(self, attempt, rho):
        """Mean and variance of the latent fit of an attempt (one without readings: a new one)."""
        noise = {k: max(1 - rho + 1 / weight, NO_NOISE) for k, (weight, _) in self.of.items()}
        precision = 1 + sum(rho / q for q in noise.values())
        pull = sum(math.sqrt(rho) * self.mean(k) / q for k, q in noise.items())
        shared, variance = math.sqrt(rho) * pull / precision, rho / precision
        if attempt not in self.of:
            return shared, variance + 1 - rho
        w = (1 - rho) / noise[attempt]
        return shared * (1 - w) + w * self.mean(attempt), (1 - w) ** 2 * variance + (1 - rho) * (1 - w)


NEW = 0  # no attempt has this number


def believed_fit(rules, readings, attempt):
    """Expected fit of an attempt, or at face value its mean reading (1 until read)."""
    if not rules.evidence:
        read = attempt in readings.of
        return float(rules.setting.fits(np.array([readings.mean(attempt)]))[0]) if read else 1.0
    return _expected(rules.setting.fit_belief, _attempt(rules, readings, attempt))


def believed_gain(rules, readings, kept):
    """Gain in fit by one more attempt over the kept one: live for better or worse until read, then the better."""
    if not rules.evidence:
        return max(0.0, 1 - kept)
    new = _attempt(rules, readings, NEW)
    mean = _expected(rules.setting.fit_belief, new)
    square = _expected(rules.setting.fit_square_belief, new)
    sd = math.sqrt(max(square - mean * mean, 0.0)) * _read_share(new[1], rules.levers.sigma_usage**2)
    chosen = max(0.0, mean - kept) if sd < 1e-9 else sd * float(unit_normal_loss((kept - mean) / sd))
    gain = (1 - rules.unread_share) * chosen + rules.unread_share * (mean - kept)
    return gain if gain >= LEAST_GAIN else 0.0


def _read_share(variance, noise):
    """The share of a new attempt's spread that its reading will tell."""
    return math.sqrt(variance / (variance + noise)) if variance + noise > 0 else 0.0


def _attempt(rules, readings, attempt):
    return readings.belief(attempt, rules.setting.scenario.opportunities.rho_fit)


def _expected(table, belief):
    return float(table(np.array([belief[0]]), np.array([belief[1]]))[0][0])


def unit_normal_loss(x):
    """E[(X - x)+] of a standard normal."""
    x = np.minimum(x, 40.0)  # nothing is left beyond
    return np.exp(-np.square(x) / 2) / math.sqrt(2 * math.pi) - x * ndtr(-x)
