"""The results of random scenarios with the C library as it chooses its functions for this processor, and with those
that it chooses where there is no fused multiply-add: for test_bits.py and slow_bits.py.

Run by itself it prints what the C library's functions give, so that the scenarios can be made of numbers at which the
two differ (about one in a thousand; of expm1 glibc has had several versions only since 2.39)."""

import json
import math
import os
import pathlib
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(os.environ.get("FUNDSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("FUNDSIM_PROGRAM", str(ROOT / "build/release/fundsim"))
sys.path.insert(0, str(ROOT / "tests/reference"))

from random_scenarios import between_atoms, random_scenario  # noqa: E402

# By its names before and since version 2.33.
WITHOUT_FMA = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2,-FMA_Usable,-AVX2_Usable"}

# Parameters, the largest value to try, and what a program that calls the C library makes of one.
CALLS = {
    "organisation.discount_rate": (0.6, math.log1p),
    "organisation.coordination_loss": (0.2, lambda x: math.pow(1 - x, 3)),
    "organisation.erosion_owned": (0.3, lambda x: math.expm1(-x / 12)),
}
TRIES = 20000


def candidates(highest):
    return [round(highest * (k + 1) / TRIES, 6) for k in range(TRIES)]


def outputs(command):
    """What a command prints, here and without fused multiply-add."""
    for setting in ({}, WITHOUT_FMA):
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | setting)
        if done.returncode not in (0, 3):  # a scenario is made up blindly: the checks may refuse it
            sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
        yield done.stdout + done.stderr


def telling_values():
    """For each parameter in CALLS the values at which the C library's results differ."""
    here, there = (json.loads(out) for out in outputs([sys.executable, "-B", __file__]))
    return {name: [x for x, a, b in zip(candidates(highest), here[name], there[name]) if a != b]
            for name, (highest, _) in CALLS.items()}


# Shapes that pass through Boost.Math and through the fits to what people know.
VALUES = (
    "{{ gamma = {{ p10 = {a}, p90 = {b} }} }}",
    "{{ weibull = {{ mean = {a}, sd = {b} }} }}",
    "{{ metalog = {{ p10 = {a}, p50 = {m}, p90 = {b}, lower = 0 }} }}",
    "{{ student_t = {{ nu = {n}, location = {a}, scale = {b} }}, min = -9000, max = 90000 }}",
    "{{ student_t = {{ nu = 1, scale = {b} }}, min = -900, max = 90000 }}",
    "{{ mixture = [ {{ weight = 0.3, normal = {{ p10 = -{a}, p90 = {b} }} }}, "
    "{{ weight = 0.7, pareto = {{ p50 = {a}, p90 = {b} }}, max = 90000 }} ] }}",
    "{{ mixture = [ {{ weight = 0.5, beta = {{ mean = {a}, sd = {s}, upper = {b} }} }}, "
    "{{ weight = 0.5, lognormal = {{ mean = {a}, sd = {b} }} }} ] }}",
)
FITS = ("{{ beta = {{ mean = {x}, sd = {y} }} }}", "{{ beta = {{ alpha = {n}, beta = {y} }} }}",
        "{{ pert = {{ min = 0, mode = {x}, max = 1 }} }}")


def settings(number, text, telling):
    """What a scenario sets beside: telling values, and numbers without a pattern, which meet more roundings than
    round ones."""
    dice = random.Random(number)
    wild = lambda low, high: round(dice.uniform(low, high), dice.choice((2, 4, 9)))
    a = wild(50, 400)
    given = dict(a=a, m=a + wild(50, 300), b=a + wild(900, 3000), s=a / 3, n=wild(1.1, 4), x=wild(0.2, 0.8),
                 y=wild(0.05, 0.3))
    chosen = {name: dice.choice(values) for name, values in telling.items() if values}
    chosen |= {
        "organisation.attrition": wild(0, 0.3), "opportunities.case_scaling": wild(0, 1),
        "opportunities.fit": dice.choice(FITS).format(**given), "model.adoption_months": wild(0, 9),
        "model.continuous_improvement": wild(0, 0.1), "model.switching_loss": wild(0, 0.3),
    }
    if "value_per_year" in text and not between_atoms(text):
        chosen["opportunities.value_per_year"] = dice.choice(VALUES).format(**given)
    return [f"{key}={value}" for key, value in chosen.items()]


def difference(number, telling, folder):
    """Where a scenario's JSON differs, or an empty text."""
    text = random_scenario(number, models=2)
    file = pathlib.Path(folder, f"{number}.toml")
    file.write_text(text, encoding="utf-8")
    command = [PROGRAM, "run", str(file), "-n", "20", "-t", "1", "--quiet", "--json"]
    for setting in settings(number, text, telling):
        command += ["--set", setting]
    here, there = (
        [line for line in out.splitlines() if '"wall_seconds"' not in line] for out in outputs(command))
    differing = [f"  {a.strip()} with, {b.strip()} without" for a, b in zip(here, there) if a != b]
    if len(here) == len(there) and not differing:
        return ""
    return f"random world {number}: {len(differing)} of {len(here)} lines differ\n" + "\n".join(differing[:5])


def compare(count):
    """Compares so many scenarios; leaves with code 1 where one differs, with 77 where the C library has no choice."""
    telling = telling_values()
    if not any(telling.values()):
        print("skipped: the C library's functions give the same with and without fused multiply-add here")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(filter(None, pool.map(lambda number: difference(number, telling, folder), range(count))))
    if found:
        print("\n".join(found))
        sys.exit(f"{len(found)} of {count} scenarios differ between the two")
    print(f"{count} scenarios give the same bytes with and without fused multiply-add")


if __name__ == "__main__":
    print(json.dumps({name: [call(x) for x in candidates(highest)] for name, (highest, call) in CALLS.items()}))
