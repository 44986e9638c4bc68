"""Results files for the tests of the pictures: the real program plays a few futures, and copies are changed."""

import functools
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(os.environ.get("FUNDSIM_SOURCE_DIR", Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("FUNDSIM_PROGRAM", str(ROOT / "build/release/fundsim"))
sys.path.insert(0, str(ROOT / "analysis"))

try:
    import h5netcdf  # noqa: F401 xarray reads with it
    import h5py
    import matplotlib
    import numpy  # noqa: F401
    import xarray  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

matplotlib.use("Agg")

_folder = tempfile.TemporaryDirectory()
FOLDER = Path(_folder.name)

HEAD = """
title    = "A small one"
currency = "kEUR"

[organisation]
budget_per_year   = 1_500
team_size         = 5
person_month_cost = 10
horizon_months    = 18

[opportunities]
initial_backlog   = 6
arrivals_per_year = 4
value_per_year = { lognormal = { p50 = 200, p90 = 900 } }
effort         = { lognormal = { p50 = 12, p90 = 30 } }
"""
UNCERTAIN = """
[uncertain]
"opportunities.arrivals_per_year" = [1, 20]
"opportunities.value_scale" = [0.1, 3]
"""
SQUARE = (("Annual projects", "project"), ("Projects, modern practices", "project_modern"),
          ("Feature teams", "feature_teams"), ("Product teams", "persistent"))
LONG_NAMES = (
    ("Annual projects as they have always been here, with steering committees and a gate a quarter", "project"),
    ("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "project_modern"),
    ("C", "feature_teams"), ("$x^2$ & <b>--</b> \\\\ %s {0}", "persistent"), ("x" * 200, "project_disciplined"),
    ("Money in quarterly tranches, given by a board that meets often", "metered"), ("Teams", "switch_work"),
    ("Areas that switch people", "switch_people"), ("Again", "project"), ("And again", "persistent"))


def scenario(models=SQUARE, head=HEAD):
    return head + "".join(f'[[model]]\nname = "{name}"\npreset = "{preset}"\n\n' for name, preset in models)


@functools.cache
def played(text, replications=120, *options):
    """The results file of a scenario, and what the program printed."""
    number = len(list(FOLDER.glob("played*.toml")))
    source, results = FOLDER / f"played{number}.toml", FOLDER / f"played{number}.h5"
    source.write_text(text, encoding="utf-8")
    run = subprocess.run([PROGRAM, "run", source, "-o", results, "-n", str(replications), *options], check=False,
                         capture_output=True, text=True, env=dict(os.environ, COLUMNS="200", NO_COLOR="1"))
    if run.returncode:
        raise SystemExit(f"{PROGRAM} run: {run.stderr}")
    return results, run.stdout


@functools.cache
def studied(text, command, *options):
    """The file of an exploration or a sweep, or what another study prints with --json. A study's text names
    SCENARIO where the small scenario stands."""
    number = len(list(FOLDER.glob("studied*.toml")))
    source, made = FOLDER / f"studied{number}.toml", FOLDER / f"studied{number}.h5"
    small = FOLDER / "small.toml"
    small.write_text(scenario(), encoding="utf-8")
    source.write_text(text.replace("SCENARIO", str(small)), encoding="utf-8")
    in_file = command in ("explore", "sweep") and "--json" not in options
    words = ["-o", made] if in_file else ["--json"]
    run = subprocess.run([PROGRAM, command, source, *words, "--quiet", *options], check=False, capture_output=True,
                         text=True, env=dict(os.environ, COLUMNS="200", NO_COLOR="1"))
    if run.returncode not in (0, 5):
        raise SystemExit(f"{PROGRAM} {command}: {run.stderr}")
    if in_file:
        return made
    told = made.with_suffix(".json")
    told.write_text(run.stdout, encoding="utf-8")
    return told


def calibrated(*options):
    """What `fundsim calibrate` prints of the shipped history."""
    told = FOLDER / f"history{len(list(FOLDER.glob('history*.json')))}.json"
    history = Path(__file__).resolve().parents[2] / "scenarios/history.csv"
    run = subprocess.run([PROGRAM, "calibrate", history, "-n", "29", "--json", "--quiet", *options], check=True,
                         capture_output=True, text=True)
    told.write_text(run.stdout, encoding="utf-8")
    return told


def changed(results, name, change):
    """A copy in which `change` has altered the open h5py file."""
    copy = FOLDER / name
    shutil.copy(results, copy)
    with h5py.File(copy, "r+") as file:
        change(file)
    return copy


def in_money(factor, currency="kEUR"):
    """A change: all money times a factor."""
    def change(file):
        for group in ("outcome", "summary", "paired", "series"):
            for data in file[group].values():
                if str(data.attrs.get("units", "")).startswith(currency):
                    data[...] = data[...] * factor

    return change


def interrupted(file):
    file.attrs["complete"] = 0
    file.attrs["ending"] = "interrupted"
    file.attrs["replications_requested"] = 5000
