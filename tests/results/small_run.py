"""A scenario that is played quickly, and what its runs leave: for tests that disturb runs."""

import os
import re
import sys
from pathlib import Path

PROGRAM = os.environ.get("FUNDSIM_PROGRAM", "")
SCENARIO = """
[organisation]
budget_per_year = 1500
person_month_cost = 10
horizon_months = 12
[opportunities]
initial_backlog = 4
arrivals_per_year = 6
value_per_year = { lognormal = { p50 = 800, p90 = 2900 } }
effort = { lognormal = { p50 = 24, p90 = 60 } }
[[model]]
name = "projects"
preset = "project"
[[model]]
name = "teams"
preset = "persistent"
"""
CREATED = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def need_program():
    if not Path(PROGRAM).is_file():
        print("skipped: no program")
        sys.exit(77)


def command(*words):
    """A run of s.toml into x.h5."""
    return [PROGRAM, "run", "s.toml", "-o", "x.h5", "--quiet", *words]


def contents(file):
    """Its bytes, without the time at which its run began: the only difference between two runs of one command."""
    return CREATED.sub(b"", file.read_bytes(), count=1)


def left(folder):
    """Names of what stands beside the scenario."""
    return sorted(set(os.listdir(folder)) - {"s.toml"})
