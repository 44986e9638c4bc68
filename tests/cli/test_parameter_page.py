#!/usr/bin/env python3
"""The page of parameters, presets, interventions and calibrations says what the program's tables say. --update writes
it anew."""

from pages import ROOT, compare, printed

compare("sim/PARAMETERS.md")
page = (ROOT / "sim/PARAMETERS.md").read_text(encoding="utf-8")
missing = [line for line in printed("explain --markdown").splitlines() if line not in page]
assert not missing, f"sim/PARAMETERS.md leaves out {missing}"
