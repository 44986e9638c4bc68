"""Addressed uniform, normal and exponential draws of one replication (engine/random/purposes.hpp has the addresses)."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from scipy.special import ndtri

from philox import word


class Purpose(IntEnum):
    """What a draw is for: part of its address."""

    ARRIVAL = 0
    VALUE = 1
    EFFORT = 2
    FIT = 3
    LUCK = 4
    DEPENDENCY = 5
    CONDUCT = 6
    EXPERIMENT = 7
    USAGE = 8
    EFFECT = 9
    READING_CLOCK = 10
    LOOK = 11
    SHIFT_CLOCK = 12
    SHIFT = 13
    SHIFT_LUCK = 14
    SHARED_ERROR = 15
    STATUS = 16
    CASE_AGAIN = 17
    COMPULSORY = 21


@dataclass(frozen=True)
class Stream:
    """The draws of one replication."""

    seed: int
    replication: int

    def uniform(self, purpose, entity, index):
        """In (0, 1): the upper 52 bits of the word, in the middle of their cell."""
        bits = word(self.seed, self.replication, purpose, entity, index) >> np.uint64(12)
        return (bits.astype(np.float64) + 0.5) * 2.0**-52

    def normal(self, purpose, entity, index):
        """Standard normal, by inversion."""
        return ndtri(self.uniform(purpose, entity, index))

    def exponential(self, purpose, entity, index):
        """Mean 1, by inversion."""
        return -np.log(self.uniform(purpose, entity, index))
