"""Plays every study that ships, short, and fails unless each fills its grid and says what the README says of it."""

import json
import os
import subprocess
from pathlib import Path

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
STUDIES = Path(os.environ["FUNDSIM_SOURCE_DIR"]) / "scenarios/studies"


def gaps(name):
    """The mean gap of the last model in each cell, by the values of the cell in the order of the study."""
    run = subprocess.run([PROGRAM, "sweep", STUDIES / name, "-n", "128", "--json"], capture_output=True, text=True, check=True)
    told = json.loads(run.stdout)
    assert told["cells_played"] == len(told["cells"]) and told["complete"]
    return {tuple(cell["values"].values()): cell["models"][-1]["npv_difference_to_first"]["mean"] for cell in told["cells"]}


supply = gaps("supply_and_cases.toml")
assert supply[80, 1] > 4 * supply[5, 1]  # about seven times
assert all(supply[80, sigma] > supply[20, sigma] > supply[5, sigma] for sigma in (0.25, 1, 2))
assert max(supply[40, sigma] for sigma in (0.25, 0.5, 1, 2)) < 1.5 * min(supply[40, sigma] for sigma in (0.25, 0.5, 1, 2))
rhythm = gaps("rhythm_and_shifts.toml")
assert rhythm[24, 3] > 3 * rhythm[3, 0]  # about four times
size = gaps("size_and_stability.toml")
assert all(size[0.25, cost] > size[1, cost] > size[4, cost] > 0 for cost in (1, 0.85, 0.7, 0.55))
assert {path.name for path in STUDIES.glob("*.toml")} == {"supply_and_cases.toml", "rhythm_and_shifts.toml", "size_and_stability.toml"}
