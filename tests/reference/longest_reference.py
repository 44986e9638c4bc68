#!/usr/bin/env python3
"""As full_reference.py, with four times as many futures."""

from campaign import compare_widely

compare_widely(presets=50, random=20, opposed=10)
