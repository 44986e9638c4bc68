#!/usr/bin/env python3
"""The program agrees with the reference implementation: every shipped scenario, all presets,
60 random combinations of levers and 30 pairs of opposed interventions, one future of each, or two."""

from campaign import compare_widely

compare_widely(scenarios=1, presets=2, random=1, opposed=1, worlds=60, pairs=30)
