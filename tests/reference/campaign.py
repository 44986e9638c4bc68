"""Many scenarios compared, in two processes: for slow_reference.py and full_reference.py."""

import multiprocessing
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from compare import PROGRAM, ROOT, Comparison, need_program
from random_scenarios import opposed_scenario, random_scenario
from scenario import unequal_levers

PROCESSES = 2


def preset_names():
    """Names of the funding models that ship."""
    listing = subprocess.run([str(PROGRAM), "presets"], capture_output=True, text=True, check=True).stdout
    return [line.split()[1].rstrip(":") for line in listing.splitlines() if line.startswith("# ") and ": " in line
            and line.split()[1].endswith(":") and not line.startswith("# Each")]


def preset_scenario(names):
    """All presets in one small world."""
    lines = ['format = 2', 'title = "all presets"', 'currency = "kEUR"', "[organisation]", "budget_per_year = 3000",
             "person_month_cost = 10", "horizon_months = 36", "[opportunities]", "initial_backlog = 20",
             "arrivals_per_year = 20", "effort = { lognormal = { p50 = 24, p90 = 60 } }",
             "value_per_year = { mixture = [ { weight = 0.1, uniform = { min = -300, max = 0 } },"
             " { weight = 0.5, constant = 0 }, { weight = 0.4, lognormal = { p50 = 500, p90 = 2000 } } ] }"]
    for name in names:
        lines += ["[[model]]", f'name = "{name}"', f'preset = "{name}"']
    return "\n".join(lines) + "\n"


def refusal(file, levers):
    """None where the program refuses a scenario whose sides do not share these levers, else what it does instead."""
    run = subprocess.run([str(PROGRAM), "check", str(file)], capture_output=True, text=True, check=False)
    said = run.stdout + run.stderr
    missing = [name for name in levers if f"{name} is " not in said or "must be the same on both sides" not in said]
    return f"is not refused for {', '.join(missing) or 'its levers'}: {said}" if missing or run.returncode != 3 else None


def job(arguments):
    """(name, comparison or the fault that kept it from being made); None for one that both refuse."""
    name, scenario, replications = arguments  # a file is compared with its splits
    try:
        if isinstance(scenario, Path):
            return name, Comparison(scenario, replications, splits=True)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "scenario.toml")
            file.write_text(scenario, encoding="utf-8")
            if unequal := sorted(unequal_levers(tomllib.loads(scenario))):
                return name, refusal(file, unequal)
            return name, Comparison(file, replications)
    except Exception as fault:  # one scenario must not hide the others
        return name, repr(fault)


def random_jobs(count, replications):
    return [(f"random world {n}", random_scenario(n), replications) for n in range(count)]


def opposed_jobs(count, replications):
    return [(f"opposed interventions {n}", opposed_scenario(n), replications) for n in range(count)]


def compare_widely(scenarios, presets, random, opposed, worlds=200, pairs=100):
    """Every shipped scenario, all presets, random worlds and pairs of opposed interventions, each in so many futures."""
    need_program()
    compare_all([(file.stem, file, scenarios) for file in sorted((ROOT / "scenarios").glob("*.toml"))]
                + [("all presets", preset_scenario(preset_names()), presets)]
                + random_jobs(worlds, random) + opposed_jobs(pairs, opposed))


def compare_all(jobs):
    """Prints what disagrees and leaves with code 1, or prints the largest difference. With --abort the first scenario that
    disagrees ends it."""
    at_once = "--abort" in sys.argv[1:]
    worst, bad, plays, close, refused = 0.0, 0, 0, 0, 0
    with multiprocessing.Pool(PROCESSES) as pool:
        for name, found in pool.imap_unordered(job, jobs):
            if found is None:
                refused += 1
                continue
            if isinstance(found, str):
                bad += 1
                print(f"{name}: {found}")
                if at_once:
                    break
                continue
            plays += found.plays
            close += len(found.close)
            worst = max(worst, *found.largest.values(), 0.0)
            if found.wrong:
                bad += 1
                places = sorted({place[:2] for place in found.wrong})
                print(f"{name}: {len(places)} plays disagree, the first is (model, replication) {places[0]}")
                for model, replication, metric, theirs, ours in found.wrong[:5]:
                    print(f"  model {model}, replication {replication}, {metric}: program {theirs}, reference {ours}")
                if at_once:
                    break
    print(f"{len(jobs)} scenarios, {refused} refused by both, {plays} plays, largest relative difference {worst:.1e}, "
          f"{close} plays with a decision closer than 1e-9")
    if bad:
        sys.exit(f"{bad} of {len(jobs)} scenarios disagree")
    if close > 1 + plays / 10_000:
        sys.exit("too many decisions hang on a rounding")
