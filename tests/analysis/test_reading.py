#!/usr/bin/env python3
"""fundsim.open: labelled data of good files, and help with everything else."""

import math
import unittest

from made import FOLDER, LONG_NAMES, SQUARE, changed, played, scenario

import fundsim
import h5py
from fundsim.faults import FileFault


def attribute(name, value):
    def change(file):
        file.attrs[name] = value

    return change


class Reading(unittest.TestCase):
    def setUp(self):
        self.file, _ = played(scenario())

    def refused(self, path, *parts):
        with self.assertRaises(fundsim.Fault) as caught:
            fundsim.open(path)
        text = str(caught.exception)
        for part in (str(path), *parts):
            self.assertIn(part, text)
        return caught.exception

    def test_data_are_labelled(self):
        with fundsim.open(self.file) as results:
            self.assertEqual(results.models, [name for name, _ in SQUARE])
            self.assertEqual((results.currency, results.title, results.replications), ("kEUR", "A small one", 120))
            self.assertTrue(results.complete)
            self.assertEqual(results.outcome.npv.dims, ("model", "replication"))
            self.assertEqual(results.scenario["organisation"]["horizon_months"], 18)
            npv = results.outcome.npv.weighted(results.outcome.weight).mean("replication")
            mean = float(npv.sel(model="Product teams"))
            figure = results.figure("npv_mean", results.place("Product teams"))
            self.assertTrue(math.isclose(figure.value, mean, rel_tol=1e-12))
            self.assertLess(figure.low, mean)
            self.assertLess(mean, figure.high)
            gap = results.pair("npv_difference_mean", 3, 0)
            self.assertTrue(math.isclose(gap.value, mean - float(npv[0]), rel_tol=1e-9))
            self.assertEqual(results.pair("probability_ahead", 3, 3).value, 0.5)

    def test_a_model_is_found_by_its_name_or_something_near_is_suggested(self):
        with fundsim.open(self.file) as results:
            self.assertEqual(results.place("Feature teams"), 2)
            with self.assertRaisesRegex(fundsim.Fault, "no model 'Product team'. Did you mean 'Product teams'?"):
                results.place("Product team")
            with self.assertRaisesRegex(fundsim.Fault, "There are: Annual projects, "):
                results.place("zzz")

    def test_models_are_ranked_and_level_ones_keep_their_order(self):
        with fundsim.open(played(scenario(LONG_NAMES))[0]) as results:
            order = results.ranking()
            means = results.summary.npv_mean.values
            self.assertEqual(sorted(order), list(range(10)))
            self.assertEqual(order.index(8), order.index(0) + 1)  # the first one again
            self.assertTrue(all(means[a] >= means[b] - 1e-6 for a, b in zip(order, order[1:])))

    def test_files_that_are_not_there(self):
        fault = self.refused(FOLDER / "played0.h55", "no such file", "Did you mean", "played0.h5'?")
        self.assertIsInstance(fault, FileFault)
        self.refused(FOLDER / "qqqq", "no such file", "fundsim run SCENARIO.toml -o")
        self.refused(FOLDER / "no" / "a.h5", "no folder")
        self.refused(FOLDER, "is a folder", ".h5")
        (FOLDER / "going.h5.journal").touch()
        self.refused(FOLDER / "going.h5", "going.h5.journal", "The same command again")

    def test_files_that_are_no_results(self):
        path = FOLDER / "scenario.toml"
        path.write_text(scenario(), encoding="utf-8")
        self.assertEqual(self.refused(path, "is no results file", "fundsim run").exit_code, 3)
        empty = FOLDER / "empty.h5"
        empty.touch()
        self.refused(empty, "is no results file")
        other = FOLDER / "other.h5"
        with h5py.File(other, "w"):
            pass
        self.refused(other, "no attribute 'filetype'")
        self.refused(changed(self.file, "b.h5", attribute("filetype", "fundsim.sweep\x1b")), "fundsim.sweep\ufffd'")
        half = FOLDER / "half.h5"
        half.write_bytes(self.file.read_bytes()[:50_000])
        self.assertEqual(self.refused(half, "damaged").exit_code, 4)

    def test_formats(self):
        self.refused(changed(self.file, "c.h5", attribute("format_version", 99)), "format 99", "up to", "version")
        self.refused(changed(self.file, "d.h5", lambda file: file.attrs.pop("format_version")), "format_version")
        self.refused(changed(self.file, "e.h5", lambda file: file.pop("paired")), "lacks the group /paired")
        with fundsim.open(changed(self.file, "f.h5", lambda file: file.pop("series"))) as results:
            self.assertIsNone(results.series)


if __name__ == "__main__":
    unittest.main()
