#!/usr/bin/env python3
"""As full_reference.py, with twice as many worlds and several times as many futures."""

from campaign import compare_widely

compare_widely(scenarios=3, presets=50, random=20, opposed=10)
