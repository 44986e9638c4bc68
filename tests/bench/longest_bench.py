#!/usr/bin/env python3
"""The benchmark runs to its end and its table has every row; how fast anything is makes no difference."""

import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("FUNDSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
FUNDSIM = pathlib.Path(os.environ.get("FUNDSIM_PROGRAM", ROOT / "build/release/fundsim"))
PROGRAM = FUNDSIM.with_name("fundsim_bench")
RATIO = re.compile(r"^ratio to floor: \d+\.\d\dx$", re.MULTILINE)

# Beginnings of rows, and the target that stands beside them.
ROWS = [
    ("the floor:", ""), ("one replication: project, persistent", "<= 5"), ("one event of it", ""),
    ("worst pair of presets: ", "<= 8"),
    ("one world", ""), ("one replication: the baseline, ", ""), ("set-up of a scenario: read", "<= 5 ms"), ("set-up of a scenario that", "<= 0.1 ms"),
    ("for orientation: std::mt19937_64", ""), ("500 replications, all threads: without the file", ""),
    ("500 replications, all threads: with monthly flows", ""),
    ("500 replications, all threads: with the file", "<= 15 %"),
    (r"\d+ replications, 1 thread", ""), ("control variate: variance times time", ""), ("doubled three times: opportunities", "<= 1.1"),
    ("doubled three times: months, as many opportunities in all", "<= 1.1"),
    ("doubled three times: months, as many opportunities a year", "<= 1.1"),
    ("doubled three times: teams", "<= 1.1"), ("doubled three times: models", "<= 1.1"),
    ("500 opportunities, 100 teams: one replication of project, persistent", ""),
    *((f"{5 * teams} opportunities, {teams} teams: the same", "<= 2.3") for teams in (200, 400, 800)),
    ("4000 opportunities, 1000 teams: the same", "<= 60 ms"),
    *((f"peak memory, {size} replications$", "") for size in ("10000", "100000", "1000000", "10000000")),
    *((f"peak memory, {size} replications with the file", "") for size in ("100000", "1000000")),
    ("growth of memory from 100000 replications on$", "<= 20 MB"),
    ("growth of memory from 100000 replications on with the file", "<= 20 MB"),
    ("for orientation: the same replication by the Python reference", ""),
    *((f"to know the mean NPV of `{model}` to 1 %: {how}$", "") for model in ("project", "persistent")
      for how in ("plain sampling", "control variate")),
    *((f"to know {what}.* to 1 %: {how}$", "") for what in ("the gap", "what a month's delay")
      for how in ("plain sampling", "same worlds", "same worlds, control variate")),
    ("to know the gap of `persistent` to `project` to 1 %: plain sampling by the Python reference", ""),
    ("explore: 16384 draws", "<= 60 s"), (r"attribute: \d+ groups of levers", "<= 60 s"), (r"sensitivity: \d+ assumptions", "<= 20 s"),
    ("sweep: 200 cells of 1000", "<= 100 s"), ("sweep: share of the time", ">= 0.95"),
]


def call(*arguments):
    run = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"fundsim_bench {' '.join(arguments)} exits with {run.returncode}\n{run.stderr}")
    return run.stdout


def presets():
    listing = subprocess.run([FUNDSIM, "presets"], capture_output=True, text=True, check=True).stdout
    return re.findall(r'^name   = "(.*)"$', listing, re.MULTILINE)


def faults(text, table):
    names = presets()
    if len(names) < 9:
        yield f"fundsim presets lists only {names}"
    for beginning, target in ROWS + [(f"one play: {name}$", "") for name in names]:
        found = [row for row in table["rows"] if re.match(beginning, row["what"])]
        if len(found) != 1:
            yield f"{len(found)} rows begin with '{beginning}'"
        elif found[0]["target"] != target:
            yield f"the target of '{beginning}' is '{found[0]['target']}'"
    for row in table["rows"]:
        subject = row["what"].split(":")[0]  # what follows may depend on times: which pair is the worst
        if not any(line.startswith(subject) for line in text.splitlines()):
            yield f"the text has no row '{row['what']}'"
        if row["target"] and (row["met"] == "not measured") != (row["value"] is None):
            yield f"'{row['what']}' is said to be '{row['met']}' at {row['value']}"
    if len(RATIO.findall(text)) != 1 or text.count("ratio to floor") != 1:
        yield "the text has no one line with the ratio to the floor"
    if not RATIO.fullmatch(table["line"]) or not table["ratio_to_floor"] > 0:
        yield f"{table['line']!r}: no ratio to the floor"
    if "hardware thread" not in text.splitlines()[0]:
        yield "the machine is not named above the table"


def main():
    short = ("--glance",)
    wrong = subprocess.run([PROGRAM, "--no-such-option"], capture_output=True, check=False)
    if wrong.returncode != 2:
        sys.exit("fundsim_bench takes an unknown option")
    found = list(faults(call(*short), json.loads(call(*short, "--json"))))
    if found:
        sys.exit("\n".join(found))
    print("the benchmark prints all its rows")


main()
