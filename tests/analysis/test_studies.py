#!/usr/bin/env python3
"""Files and JSON of studies are told apart, and `.fundsim` knows the data sets of all files."""

import json
import unittest

from made import FOLDER, UNCERTAIN, changed, played, scenario, studied

import fundsim
import xarray
from fundsim.addresses import Parameter

GRID = """
scenario = "SCENARIO"
models = ["Annual projects", "Product teams"]
replications = 40
[grid]
opportunities.value_scale = [0.1, 0.4, 1]
model.scope = ["fixed", "adaptive"]
"""


def attribute(name, value):
    def change(file):
        file.attrs[name] = value

    return change


class Studies(unittest.TestCase):
    def refused(self, path, *parts):
        with self.assertRaises(fundsim.Fault) as caught:
            fundsim.open(path)
        for part in (str(path), *parts):
            self.assertIn(part, str(caught.exception))
        return caught.exception

    def test_explorations(self):
        with fundsim.open(studied(scenario(), "explore", "--draws", "80")) as found:
            self.assertEqual((found.kind, found.a, found.b), ("exploration", "Product teams", "Annual projects"))
            self.assertEqual(found.gaps.shape, (80, 2))
            self.assertIn("80 draws of ", found.played)
            self.assertIn("organisation.discount_rate", [each.address for each in found.parameters])
            rate = next(each for each in found.parameters if each.address == "organisation.discount_rate")
            self.assertEqual((rate.short, rate.family, rate.label), ("discount_rate", "organisation",
                                                                    "organisation.discount_rate, per year"))
            self.assertTrue((found.values(rate) > 0).all())

    def test_sweeps(self):
        with fundsim.open(studied(GRID, "sweep")) as found:
            self.assertEqual((found.kind, found.form, found.models), ("sweep", "heat_map",
                                                                      ["Annual projects", "Product teams"]))
            scope = next(each for each in found.parameters if each.words)
            self.assertEqual([scope.text(value) for value in sorted(set(found.values(scope)))], ["fixed", "adaptive"])
            gaps = found.estimates("npv_difference_mean", 1)
            self.assertEqual([gap.value for gap in gaps], list(found.cells.npv_difference_mean.values[:, 1]))
            self.assertTrue(all(gap.low < gap.value < gap.high for gap in gaps))
            self.assertIn("6 cells, 40 simulated futures in each", found.played)
            with self.assertRaisesRegex(fundsim.Fault, "Did you mean 'Product teams'"):
                found.place("Product team")

    def test_what_studies_print(self):
        one, two = ("--vary", "opportunities.value_scale=0.1:1"), ("--vary", "model.idle_cost_share=0:1")
        for kind, words in (("attribute", ("attribute", "-n", "4")), ("tornado", ("sensitivity", "-n", "4")),
                            ("sobol", ("sensitivity", "--method", "sobol", "-n", "64")),
                            ("breakeven", ("breakeven", *one, "-n", "20")),
                            ("frontier", ("breakeven", *one, *two, "-n", "10")),
                            ("interventions", ("interventions", "-n", "64")),
                            ("goal", ("breakeven", *one, "--goal", "npv>0", "-n", "10"))):
            with fundsim.open(studied(scenario(), *words)) as told:
                self.assertEqual((told.kind, told.currency, told.title), (kind, "kEUR", "A small one"))
        explored = ("explore", "--draws", "80", "--json", "--pilot", "teams=1,months=6")
        with fundsim.open(studied(scenario() + UNCERTAIN, *explored)) as told:
            self.assertEqual((told.kind, told.played), ("pilots", "80 draws of all assumptions, two futures in each"))

    def test_json_that_has_no_pictures_says_what_has(self):
        told = json.loads(studied(scenario(), "attribute", "-n", "4").read_text(encoding="utf-8"))
        for name, content, parts in (
                ("run.json", {**{k: v for k, v in told.items() if k != "levers"}, "models": []},
                 ("fundsim run SCENARIO.toml -o FILE.h5",)),
                ("other.json", {"a": 1}, ("is JSON, but not what a study of fundsim prints", "'program_version'")),
                ("none.json", {k: v for k, v in told.items() if k != "levers"}, ("of no study that has a picture",))):
            path = FOLDER / name
            path.write_text(json.dumps(content), encoding="utf-8")
            self.refused(path, *parts)
        half = FOLDER / "half.json"
        half.write_text('{"scenario": "x", "seed"', encoding="utf-8")
        self.refused(half, "begins as JSON does, but is none", "run again")

    def test_newer_and_damaged_files(self):
        file = studied(scenario(), "explore", "--draws", "80")
        self.refused(changed(file, "newer.h5", attribute("format_version", 2)), "has format 2", "up to 1", "0.1.0")
        self.refused(changed(file, "other_kind.h5", attribute("filetype", "fundsim.else")), "'fundsim.else'")
        self.refused(changed(file, "no_sample.h5", lambda opened: opened.pop("sample")), "lacks the group /sample")
        with fundsim.open(changed(file, "half_done.h5", attribute("complete", 0))) as found:
            self.assertIn("INTERRUPTED", found.interrupted)
        (FOLDER / "sweeping.h5.journal").touch()
        self.refused(FOLDER / "sweeping.h5", "--resume")

    def test_data_sets_know_their_file(self):
        draws = studied(scenario() + UNCERTAIN, "explore", "--draws", "512")
        for file, group, kind, picture in ((played(scenario())[0], "outcome", "run", "exceedance"),
                                           (draws, "sample", "exploration", "what_matters"),
                                           (studied(GRID, "sweep"), "cells", "sweep", "heat_map")):
            with xarray.open_dataset(file, group=group) as data:
                self.assertEqual((data.fundsim.kind, data.fundsim.file.currency), (kind, "kEUR"))
                self.assertIn(picture, data.fundsim.pictures)
                self.assertIn(picture, dir(data.fundsim))
                drawn = getattr(data.fundsim, picture)()
                self.assertTrue(drawn.get_title(loc="left"))
                with self.assertRaisesRegex(AttributeError, "there is no picture 'pie' of a"):
                    data.fundsim.pie()

    def test_a_part_of_a_file_is_not_drawn_as_the_whole(self):
        with xarray.open_dataset(studied(GRID, "sweep"), group="cells") as data:
            with self.assertRaisesRegex(fundsim.Fault, "holds 2 of 6 along 'cell'"):
                data.isel(cell=slice(2)).fundsim.heat_map()
        with self.assertRaisesRegex(fundsim.Fault, "does not come from a file"):
            xarray.Dataset({"x": 1}).fundsim.file

    def test_addresses(self):
        named = Parameter('model."Product teams, v1.2".wip', unit="items")
        self.assertEqual((named.short, named.family), ("wip", 'model."Product teams, v1.2"'))
        self.assertEqual(Parameter("x.rate", unit="per year").between(0.0000092, 0.2399), "0 to 0.24 per year")
        self.assertEqual(Parameter("x.share", unit="share").between(0.25, 1), "0.25 to 1")
        self.assertEqual(Parameter("x.areas").text(12.0), "12")


if __name__ == "__main__":
    unittest.main()
