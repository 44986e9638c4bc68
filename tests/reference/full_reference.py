#!/usr/bin/env python3
"""The program agrees with the reference implementation: every shipped scenario, 200 random combinations of levers."""

from campaign import compare_all, opposed_jobs, preset_scenario, presets, random_jobs
from compare import ROOT, need_program

need_program()
compare_all(
    [(file.stem, file, 2) for file in sorted((ROOT / "scenarios").glob("*.toml"))]
    + [("all presets", preset_scenario(presets()), 50)]
    + random_jobs(200, 20)
    + opposed_jobs(100, 10)
)
