#!/usr/bin/env python3
"""Compares the program with the reference: compare.py SCENARIO.toml [REPLICATIONS [SEED]].

The program is $FUNDSIM_PROGRAM (default: build/release/fundsim). Exit code 1 where any figure of any replication
differs by more than a relative 1e-9, 77 where there is no program.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import h5py
import numpy as np

from draws import Stream
from play import play_model
from scenario import read_scenario
from setting import PlayedModel, Setting
from split import split
from world import World

ROOT = Path(os.environ.get("FUNDSIM_SOURCE_DIR", Path(__file__).resolve().parents[2]))
PROGRAM = Path(os.environ.get("FUNDSIM_PROGRAM", ROOT / "build/release/fundsim"))
TOLERANCE = 1e-9
NUDGE = 1e-10
VISIBLE = 1e-6  # a decision makes a difference that tables and rounding do not
SMALL_RESTS = ("npv", "npv_after_horizon", "roi", "returned", "idle_cost", "run_cost")  # of large sums, whose rounding they keep


def call(*arguments):
    """What the program prints."""
    run = subprocess.run([str(each) for each in (PROGRAM, *arguments)], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(f"the program says: {run.stderr}")
    return run.stdout


def run_program(scenario, replications, seed):
    """(scenario as resolved, {metric: array [model, replication]}, figures of replication 0 by model, split of the
    gaps: {part: array [model, versus]})."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "outcomes.h5")
        call("run", scenario, "-n", replications, "--seed", seed, "-o", file, "--quiet", "--threads", 1)
        with h5py.File(file) as results:
            figures = {name: each[...] for name, each in results["outcome"].items() if each.ndim == 2}
            text = results.attrs["scenario_toml"]
            parts = ("funding_mean", "practice_mean", "interplay_mean")
            splits = {name: results["paired"][name][...] for name in parts if name in results["paired"]}
    first = json.loads(call("run", scenario, "--seed", seed, "--trace", 0, "--json"))
    return text, figures, [model["outcome"] for model in first["models"]], splits


def relative_difference(theirs, ours, scale=0.0):
    """Of two figures; what the file keeps as a 4-byte number is compared as such."""
    short = isinstance(theirs, np.float32)
    theirs, ours = float(theirs), float(np.float32(ours) if short else ours)
    if theirs == ours or (np.isnan(theirs) and np.isnan(ours)):
        return 0.0
    away = abs(theirs - ours) / max(abs(theirs), abs(ours), float(scale), 1e-300)
    if short and away <= np.finfo(np.float32).eps:
        return 0.0
    return away if np.isfinite(away) else np.inf


class Comparison:
    """largest: {metric: difference}; wrong: [(model, replication, metric, theirs, ours)]; close: plays with a decision
    that hangs on less than 1e-9, counted apart; plays: their number in all."""

    def __init__(self, scenario, replications, seed=1, splits=False):
        text, self.theirs, self.first, self.splits = run_program(scenario, replications, seed)
        setting = Setting(read_scenario(text))
        worlds = [World(setting, Stream(seed, replication)) for replication in range(replications)]
        self.plays = replications * len(setting.models)
        self.largest, self.wrong, self.close = {}, [], []
        for model, played in enumerate(setting.models):
            for replication, world in enumerate(worlds):
                self._compare(model, replication, lambda nudge=0.0: play_model(setting, world, played, nudge))
        if splits:
            self._compare_splits(setting, worlds)

    def _compare(self, model, replication, play):
        away = self._away(model, replication, play())
        wrong = [(model, replication, name, *pair[1:]) for name, pair in away.items() if pair[0] > TOLERANCE]
        if not wrong:
            for name, pair in away.items():
                self.largest[name] = max(self.largest.get(name, 0.0), pair[0])
        elif max(pair[0] for pair in away.values()) > VISIBLE and any(
            max(pair[0] for pair in self._away(model, replication, play(nudge)).values()) < 10 * TOLERANCE
            for nudge in (-NUDGE, NUDGE)
        ):
            self.close.append((model, replication))
        else:
            self.wrong += wrong

    def _compare_splits(self, setting, worlds):
        """Means over all replications of the parts of each gap to the first model."""
        models = setting.scenario.models
        for other in range(1, len(models)):
            if models[0].transition or models[other].transition:
                continue
            sums = np.zeros(3)
            for world in worlds:
                npv = lambda model: play_model(setting, world, PlayedModel(setting, model))["npv"]
                sums += np.array(split(models[0], models[other], npv)) / len(worlds)
            size = np.abs(self.theirs["npv"]).max()  # differences keep the rounding of what they are taken of
            for part, ours in zip(self.splits, sums):
                theirs = self.splits[part][other, 0]
                away = relative_difference(theirs, ours, size)
                self.largest[part] = max(self.largest.get(part, 0.0), away)
                if away > TOLERANCE:
                    self.wrong.append((other, 0, part, theirs, ours))

    def _away(self, model, replication, ours):
        """{metric: (relative difference, theirs, ours)} of one play."""
        theirs = {name: figures[model, replication] for name, figures in self.theirs.items()}
        away = {}
        for name, figure in theirs.items():
            if name not in ours:
                away[name] = np.inf, figure, "not in the reference"
                continue
            full = self.first[model].get(name) if replication == 0 else None
            scale = 0.0
            if name in SMALL_RESTS:
                scale = max(theirs["pv_income"] + theirs["pv_outlay"], theirs["spend"])
                scale /= max(theirs["pv_outlay"], 1e-300) if name == "roi" else 1.0
            difference = relative_difference(figure if full is None else np.float64(full), ours[name], scale)
            away[name] = difference, figure, ours[name]
        for name in ours.keys() - theirs.keys():
            away[name] = np.inf, "not in the program", ours[name]
        return away


def need_program():
    """Leaves with code 77 where there is no program."""
    if not PROGRAM.is_file():
        print(f"skipped: there is no program {PROGRAM}")
        sys.exit(77)


def main():
    need_program()
    scenario = sys.argv[1] if len(sys.argv) > 1 else ROOT / "scenarios/baseline.toml"
    replications = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    comparison = Comparison(scenario, replications, seed)
    for name, value in sorted(comparison.largest.items()):
        print(f"{name:24} {value:.1e}")
    for model, replication, name, theirs, ours in comparison.wrong:
        print(f"model {model}, replication {replication}, {name}: program {theirs!r}, reference {ours!r}")
    print(f"{comparison.plays} plays, {len(comparison.close)} with a decision closer than 1e-9")
    sys.exit(1 if comparison.wrong else 0)


if __name__ == "__main__":
    main()
