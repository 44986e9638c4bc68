#!/usr/bin/env python3
"""A processor without AVX, one with AVX2 and this one give the same results to the last bit.

The others are emulated, so that the vector code of every level runs, and whatever the C library chooses for them.
"""

import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ.get("FUNDSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("FUNDSIM_PROGRAM", str(ROOT / "build/release/fundsim"))
PROCESSORS = {"qemu64": "x86-64 alone", "Haswell": "x86-64-v3 (AVX2, FMA)"}

# Distributions of many kinds, for the tables that are made of them.
KINDS = """
format = 1
currency = "EUR"
[organisation]
budget_per_year = 12000
person_month_cost = 10
[opportunities]
initial_backlog = 20
arrivals_per_year = 20
shifts_per_year = 0.5
rho_portfolio = 0.1
rho_area = 0.2
dependencies = 1
value_per_year = { mixture = [
    { weight = 0.2, normal = { p10 = 30, p90 = 700 } },
    { weight = 0.2, gamma = { p10 = 30, p90 = 900 } },
    { weight = 0.2, weibull = { mean = 300, sd = 900 } },
    { weight = 0.2, metalog = { p10 = 10, p50 = 300, p90 = 900, lower = 0 } },
    { weight = 0.2, student_t = { nu = 1.5, scale = 300 }, min = -900, max = 9e4 } ] }
effort = { lognormal = { p50 = 20, p90 = 60 } }
overrun = { pareto = { p50 = 1.2, p90 = 3, max = 30 } }
fit = { beta = { mean = 0.6, sd = 0.2 } }
[[model]]
name = "projects"
preset = "project"
[[model]]
name = "teams"
preset = "persistent"
"""


def result(launcher, scenario):
    """What `run --json` prints, without how long it took."""
    command = [*launcher, PROGRAM, "run", str(scenario), "-n", "20", "-t", "1", "--quiet", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
    return [line for line in done.stdout.splitlines() if '"wall_seconds"' not in line]


def main():
    emulator = shutil.which("qemu-x86_64")
    if platform.machine() != "x86_64" or not emulator:
        print("skipped: needs an x86-64 processor and qemu-x86_64")
        sys.exit(77)
    if any(mark in pathlib.Path(PROGRAM).read_bytes() for mark in (b"__asan_init", b"__tsan_init")):
        print("skipped: sanitizers do not run under emulation")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        kinds = pathlib.Path(folder) / "kinds.toml"
        kinds.write_text(KINDS, encoding="utf-8")
        for scenario in (ROOT / "scenarios/baseline.toml", kinds):
            here = result([], scenario)
            for processor, level in PROCESSORS.items():
                there = result([emulator, "-cpu", processor], scenario)
                differing = [f"  {a.strip()} here, {b.strip()} there" for a, b in zip(here, there) if a != b]
                if len(here) != len(there) or differing:
                    sys.exit(f"{scenario.name} on {level}: {len(differing)} lines differ\n" + "\n".join(differing[:9]))
    print(f"the same results on {' and '.join(PROCESSORS.values())} as here")


main()
