#!/usr/bin/env python3
"""The engine in Python's own process: the bits of the program, faults with their places, progress, Ctrl-C, other threads.

Exit status 77: the module is not built.
"""

import os
import signal
import subprocess
import sys
import threading
import time
import unittest

from made import FOLDER, PROGRAM, ROOT

import numpy
import xarray

import fundsim
from fundsim.engine import _engine

BASELINE = str(ROOT / "scenarios/baseline.toml")
SMALL = {"organisation.horizon_months": 24, "opportunities.initial_backlog": 20}
WORDS = [word for key, value in SMALL.items() for word in ("--set", f"{key}={value}")]

try:
    _engine()
except fundsim.Fault as missing:
    print(f"skipped: {missing}")
    sys.exit(77)


class Engine(unittest.TestCase):
    def test_the_same_bits_as_the_command_line(self):
        for command, group, played in (
                ("run", "outcome", fundsim.run(BASELINE, n=300, set=SMALL, seed=7)),
                ("explore", "sample", fundsim.explore(BASELINE, draws=64, set=SMALL, seed=7)),
                ("sweep", "cells", fundsim.sweep(BASELINE, {"organisation.areas": [2, 4]}, n=64, set=SMALL, seed=7))):
            file = FOLDER / f"{command}.h5"
            extra = {"run": ["-n", "300"], "explore": ["--draws", "64"], "sweep": ["-n", "64", "--vary", "organisation.areas=2,4"]}[command]
            subprocess.run([PROGRAM, command, BASELINE, *extra, *WORDS, "--seed", "7", "-o", file, "--quiet"], check=True, stdout=subprocess.DEVNULL)
            xarray.testing.assert_identical(played, xarray.open_dataset(file, group=group))
        self.assertEqual(played.fundsim.kind, "sweep")

    def test_settings_of_every_kind(self):
        data = fundsim.run(BASELINE, n=16, set={**SMALL, "model.scope": "adaptive", "model.follow_up": True,
                                                'model."Product teams".wip': 2}, plain=True)
        said = data.fundsim.file.attrs["scenario_toml"]
        for part in ('scope = "adaptive"', "follow_up = true", "wip = 2"):
            self.assertIn(part, said)
        self.assertEqual(len(set(data.weight.values)), 1)

    def test_a_text_is_a_scenario_too(self):
        with open(BASELINE, encoding="utf-8") as file:
            text = file.read()
        xarray.testing.assert_identical(fundsim.run(text, n=32, set=SMALL).npv, fundsim.run(BASELINE, n=32, set=SMALL).npv)

    def test_faults_carry_their_places(self):
        with self.assertRaises(fundsim.ScenarioFault) as caught:
            fundsim.run("format = 2\ntitle = 'x'\n[organisation]\nteam_sise = 8\n", n=8, set={"organisation.areas": -1})
        faults = caught.exception.faults
        self.assertGreater(len(faults), 2)
        self.assertTrue(any(line == 4 and "team_size" in what for _, line, _, what in faults), faults)
        self.assertTrue(any("organisation.areas" in file for file, _, _, _ in faults), faults)
        self.assertIn("team_size", str(caught.exception))
        with self.assertRaisesRegex(fundsim.Fault, "no such file|there is no|not there|cannot"):
            fundsim.run("nowhere.toml")
        with self.assertRaisesRegex(fundsim.Fault, "-n"):
            fundsim.run(BASELINE, n=-5)

    def test_parameters_are_a_table(self):
        table = fundsim.parameters()
        self.assertGreater(len(table), 80)
        self.assertEqual(table.loc["organisation.discount_rate", "unit"], "per year")
        self.assertEqual(table.loc["organisation.discount_rate", "grade"], "C")

    def test_progress_and_other_threads(self):
        told, ticks, stop = [], [0], threading.Event()

        def count():
            while not stop.is_set():
                ticks[0] += 1
                time.sleep(0.005)

        other = threading.Thread(target=count)
        other.start()
        fundsim.run(BASELINE, n=4_000, threads=1, progress=lambda done, total: told.append((done, total)))
        stop.set()
        other.join()
        self.assertTrue(told and told == sorted(told) and told[-1][1] == 4_000, told)
        # Were the interpreter held, the other thread would not have counted at all.
        self.assertGreater(ticks[0], 20)

    def test_ctrl_c_ends_it(self):
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        begin = time.monotonic()
        with self.assertRaises(KeyboardInterrupt):
            fundsim.run(BASELINE, n=10_000_000)
        self.assertLess(time.monotonic() - begin, 60)  # it would take half an hour
        # And the next one is not interrupted.
        self.assertEqual(fundsim.run(BASELINE, n=8, set=SMALL).sizes["replication"], 8)

    def test_what_a_progress_function_raises_comes_out(self):
        def broken(done, total):
            raise ValueError("mine")

        with self.assertRaisesRegex(ValueError, "mine"):
            fundsim.run(BASELINE, n=10_000_000, progress=broken)

    def test_the_example_answers_its_question(self):
        told = subprocess.run([sys.executable, "-B", str(ROOT / "analysis/examples/poor_futures.py")], cwd=ROOT, capture_output=True, text=True,
                              check=True, env={**os.environ, "PYTHONPATH": str(ROOT / "analysis")}).stdout
        self.assertRegex(told, r"product teams bring [0-9,]+ kEUR more on average, and make a loss in \d+ of 100 of them")
        npv = fundsim.run(BASELINE, n=2_000).npv.values
        poor = npv[0] <= numpy.quantile(npv[0], 0.2)
        self.assertIn(f"{(npv[-1] - npv[0])[poor].mean():,.0f} kEUR", told)


if __name__ == "__main__":
    unittest.main()
