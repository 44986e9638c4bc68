"""Random numbers that have an address: Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011), section 8 of MODEL.md."""

import numpy as np

MULTIPLIERS = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
KEY_STEPS = 0x9E3779B9, 0xBB67AE85
LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)


def philox(counter, key, rounds=10):
    """The block of four 32-bit words at a counter of four words (numbers or arrays) under a key of two."""
    x0, x1, x2, x3 = np.broadcast_arrays(*(np.asarray(word, dtype=np.uint64) for word in counter))
    k0, k1 = key
    for _ in range(rounds):
        first = MULTIPLIERS[0] * x0
        second = MULTIPLIERS[1] * x2
        x0, x1, x2, x3 = (
            (second >> HALF) ^ x1 ^ np.uint64(k0),
            second & LOW,
            (first >> HALF) ^ x3 ^ np.uint64(k1),
            first & LOW,
        )
        k0 = (k0 + KEY_STEPS[0]) & 0xFFFFFFFF
        k1 = (k1 + KEY_STEPS[1]) & 0xFFFFFFFF
    return x0, x1, x2, x3


def word(seed, replication, purpose, entity, index):
    """64 random bits at an address; entity and index may be arrays."""
    index = np.asarray(index, dtype=np.uint64)
    last = purpose << 24 | (replication >> 32) & 0xFFFFFF
    counter = index >> np.uint64(1), entity, replication & 0xFFFFFFFF, last
    x0, x1, x2, x3 = philox(counter, (seed & 0xFFFFFFFF, seed >> 32 & 0xFFFFFFFF))
    return np.where(index & np.uint64(1), x2 | x3 << HALF, x0 | x1 << HALF)
