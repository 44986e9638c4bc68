"""Runs the program with parameters at the ends of their ranges, one by one and several at once, and fails when a run
does not end, dies, or stores a figure that is no number where the format of results says that there is one.

Finds the program through FUNDSIM_PROGRAM. Limits the processor time of each run: a guard against endless loops, far
above what a run takes.
"""

import json
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import h5py
import numpy

program = os.environ.get("FUNDSIM_PROGRAM", "")
if not Path(program).is_file():
    print("skipped: no program")
    sys.exit(77)

PRESETS = ("project", "project_disciplined", "project_modern", "metered", "feature_teams", "persistent", "switch_work",
           "switch_people", "transition")
SCENARIO = """
[organisation]
budget_per_year = 3000
person_month_cost = 10
horizon_months = 24
[opportunities]
initial_backlog = 10
arrivals_per_year = 12
value_per_year = { lognormal = { p50 = 800, p90 = 2900 } }
effort = { lognormal = { p50 = 24, p90 = 60 } }
""" + "".join(f'[[model]]\nname = "{name}"\npreset = "{name}"\n' for name in PRESETS)
SECONDS = 60
SEVERAL = 120  # scenarios with several parameters at an end

# What sim/results/FORMAT.md allows to be missing or never to come.
NEVER = ("/outcome/payback_month", "/outcome/first_value_month",
         "/years/outlay_mean", "/years/income_mean")  # for ever, where nothing erodes
MAY_HAVE_NO_BOUNDS = tuple(f"/summary/{name}_ci95" for name in ("payback_month", "first_value_month", "lead_time", "roi",
                                                                       "mandated_effort_share"))
MAY_BE_MISSING = ("/outcome/lead_time", "/outcome/roi", "/summary/lead_time_", "/summary/roi_", "/summary/payback_month_",
                  "/summary/first_value_month_", "/summary/npv_best_percent_share", "/paired/funding_", "/paired/practice_",
                  "/paired/interplay_", "/outcome/mandated_effort_share",
                  "/summary/mandated_effort_share_", "/fairness/flip_idle_cost_share")
RATIOS = ("npv_per_outlay", "income_per_outlay", "realised_over_planned", "paid_over_planned", "mean_overrun",
          "delivered_share", "stopped_share", "effective_share", "without_effect_share", "on_time_share",
          "on_budget_share", "effective_spend_share", "wasted_spend_share", "idle_spend_share", "late_share")
MAY_BE_MISSING += tuple("/summary/" + name for name in RATIOS)


def ends(parameter):
    """The ends of its range, or what is next to an open one."""
    limits = parameter["range"]
    low, high = (float(limits[end]) for end in ("low", "high"))
    low = math.nextafter(low, math.inf) if limits["low_open"] else low
    high = math.nextafter(high, -math.inf) if limits["high_open"] else high
    whole = parameter["kind"] == "integer"
    return [f"{parameter['address']}={int(end) if whole else repr(end)}" for end in (low, high)]


def unsound(file):
    """Paths of datasets with a figure that is none, and the figure."""
    found = []

    def look(name, item):
        path = "/" + name
        if not isinstance(item, h5py.Dataset) or item.dtype.kind != "f":
            return
        values = item[...]
        wrong = ~numpy.isfinite(values)
        if path in NEVER:
            wrong &= values != math.inf
        if path in MAY_HAVE_NO_BOUNDS:  # one replication has the figure
            wrong &= ~numpy.isinf(values)
        if path.startswith(MAY_BE_MISSING):
            wrong &= ~numpy.isnan(values)
        if wrong.any():
            found.append((path, float(values[wrong][0])))

    with h5py.File(file) as results:
        results.visititems(look)
    return found


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def attempt(folder, settings):
    """Whether the program plays it; otherwise it has to say why not."""
    words = [word for setting in settings for word in ("--set", setting)]
    file = Path(folder, "ends.h5")
    run = subprocess.run([program, "run", "ends.toml", "-n", "6", "-o", file.name, "--quiet", *words], cwd=folder,
                         capture_output=True, text=True, preexec_fn=limit, check=False)
    if run.returncode == 3:
        assert run.stderr.count(": ") > 0 and not file.exists(), (settings, run)
        return False
    assert run.returncode == 0, (settings, run.returncode, run.stderr)
    wrong = unsound(file)
    assert not wrong, (settings, wrong)
    file.unlink()
    return True


table = json.loads(subprocess.run([program, "explain", "--json"], capture_output=True, text=True, check=True).stdout)
scalars = [each for each in table["parameters"] if each["kind"] in ("number", "integer")]
with tempfile.TemporaryDirectory(dir=".") as scratch:
    Path(scratch, "ends.toml").write_text(SCENARIO, encoding="utf-8")
    assert attempt(scratch, [])
    played = sum(attempt(scratch, [end]) for each in scalars for end in ends(each))
    assert played > 1.7 * len(scalars), played
    dice = random.Random(1)
    played = 0
    for _ in range(SEVERAL):
        some = dice.sample(scalars, dice.randint(2, 6))
        played += attempt(scratch, [dice.choice(ends(each)) for each in some])
    assert played > SEVERAL / 4, played
