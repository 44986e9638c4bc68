"""The expected fit of a first solution, before anything is known of it (MODEL.md 7.3, concepts)."""

import math

import numpy as np
from scipy.special import ndtr


def expected_first_fit(setting, levers):
    """The best of n concepts by a look: Simpson's rule over the largest of n standard normals."""
    rho = setting.scenario.opportunities.rho_fit
    n = int(levers.concepts) if levers.discovery_share > 0 else 1
    q = 1 - rho + levers.sigma_look**2
    if n <= 1 or q <= 0 or levers.selection == "face_value":
        return float(setting.fit_belief(np.zeros(1), np.ones(1))[0][0])
    w = (1 - rho) / q
    largest = np.linspace(-8, 8, 257)
    density = n * np.exp(-(largest**2) / 2) / math.sqrt(2 * math.pi) * ndtr(largest) ** (n - 1)
    weight = np.where(np.arange(257) % 2 == 1, 4.0, 2.0)
    weight[[0, -1]] = 1.0
    variance = rho + (1 - rho) * (1 - w)
    fit, _ = setting.fit_belief(w * math.sqrt(q) * largest, np.full(257, variance))
    return float((weight * density * fit).sum() * (16 / 256) / 3)
