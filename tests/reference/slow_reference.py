#!/usr/bin/env python3
"""The program agrees with the reference implementation: all presets, a shipped scenario, random levers."""

from campaign import compare_all, opposed_jobs, preset_names, preset_scenario, random_jobs
from compare import ROOT, need_program

need_program()
compare_all(
    [("all presets", preset_scenario(preset_names()), 6), ("baseline", ROOT / "scenarios/baseline.toml", 2)]
    + [("listed portfolio", ROOT / "scenarios/listed_portfolio.toml", 3), ("regulated", ROOT / "scenarios/regulated.toml", 2)]
    + random_jobs(20, 5)
    + opposed_jobs(20, 4)
)
