"""What fundsim export writes is what the file holds: read by other programs, and compared."""

import csv
import json
import math
import os
import re
import subprocess
import tempfile
import unittest
import zipfile

import numpy
import xarray
from scipy.stats import norm

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
SOURCE = os.environ["FUNDSIM_SOURCE_DIR"]
FORMULA = "=1+1"  # a model called so, which must stay a text
SETTINGS = ("--set", "organisation.horizon_months=24", "--set", "opportunities.initial_backlog=20")


def fundsim(*words, code=0):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False)
    assert done.returncode == code, (words, done)
    return done


def rows_of(path, **how):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, **how))


def uniforms(arguments, trials):
    """HDR 2.0 as its authors publish it."""
    first, second = ((2499997, 1800451, 2000371, 1796777, 2299603), (2246527, 2399993, 2100869, 1918303, 1624729))
    given = [arguments[name] for name in ("varId", "entity", "seed3", "seed4")]
    out = []
    for trial in range(1, trials + 1):
        a, b = (sum(x * y for x, y in zip(factors, (trial, *given))) for factors in (first, second))
        left = (999999999999989 % (a % 7450589 * 4658 + 7450581)) * 383 % 99991
        right = (999999999999989 % (b % 7450987 * 7580 + 7560584)) * 17669 % 7440893
        out.append(((left * 7440893 + right) * 1343 % 2**32 + 0.5) / 2**32)
    return numpy.array(out)


def drawn(library, trials=10_000):
    """Every quantity of a library in each trial, as a reader of SIPmath 3.0 makes it."""
    copula, = library["U01"]["copula"]
    streams = {stream["name"]: stream["arguments"] for stream in library["U01"]["rng"]}
    matrix = numpy.array([cell["value"] for cell in library["globalVariables"][0]["value"]["matrix"]])
    size = math.isqrt(len(matrix))
    scores = norm.ppf([uniforms(streams[name], trials) for name in copula["arguments"]["rng"]])
    layers = dict(zip(copula["copulaLayer"], norm.cdf(numpy.linalg.cholesky(matrix.reshape(size, size)) @ scores)))
    out = {}
    for sip in library["sips"]:
        y = layers[sip["ref"]["copulaLayer"]]
        logit, centred = numpy.log(y / (1 - y)), y - 0.5
        terms = [numpy.ones_like(y), logit, centred * logit, centred]
        for t in range(5, 17):
            terms.append(centred ** ((t - 1) // 2) * (1 if t % 2 else logit))
        value = sum(a * term for a, term in zip(sip["arguments"]["aCoefficients"], terms))
        if "lowerBound" in sip["arguments"]:
            value = sip["arguments"]["lowerBound"] + numpy.exp(value)
        if "upperBound" in sip["arguments"]:
            value = sip["arguments"]["upperBound"] - numpy.exp(-value)
        out[sip["name"]] = value
    return out


class Export(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.folder = cls.holder.name
        with open(os.path.join(SOURCE, "scenarios/baseline.toml"), encoding="utf-8") as file:
            text = file.read().replace('"Feature teams"', json.dumps(FORMULA))
        cls.scenario = os.path.join(cls.folder, "mine.toml")
        with open(cls.scenario, "w", encoding="utf-8") as file:
            file.write(text)
        cls.results = os.path.join(cls.folder, "mine.h5")
        fundsim("run", cls.scenario, "-n", "600", *SETTINGS, "-o", cls.results, "--quiet")

    @classmethod
    def tearDownClass(cls):
        cls.holder.cleanup()

    def path(self, name):
        return os.path.join(self.folder, name)

    def test_tables_hold_every_number_of_the_file(self):
        done = fundsim("export", self.results, "--csv", self.path("tables"))
        written = sorted(os.path.basename(line) for line in done.stdout.splitlines())
        self.assertEqual(written, sorted(os.listdir(self.path("tables"))))
        columns = {(row["table"], row["column"]): row for row in rows_of(self.path("tables/columns.csv"))}
        numbers = 0
        for group in ("outcome", "summary", "paired", "series", "years", "fairness"):
            data = xarray.open_dataset(self.results, group=group)
            for name, variable in data.data_vars.items():
                axes = [axis for axis in variable.dims if axis != "bound"]
                table, = {table for table, column in columns
                          if column in (name, re.sub("_ci95$", "_low", name)) and table.split("_by_")[0] == group}
                rows = rows_of(self.path(f"tables/{table}.csv"))
                ends = [name] if "bound" not in variable.dims else [re.sub("_ci95$", end, name) for end in ("_low", "_high")]
                got = numpy.array([[float(row[end] or "nan") for end in ends] for row in rows])
                if axes == ["replication"]:
                    got = got[:data.sizes["replication"]]
                wanted = variable.transpose(*axes, ...).values.astype(float).reshape(-1, len(ends))
                numpy.testing.assert_array_equal(got, wanted, err_msg=name)
                numbers += got.size
                self.assertEqual(columns[table, ends[0]]["unit"], variable.attrs["units"])
                if axes[0] == "model":
                    self.assertEqual([row["model"] for row in rows[::len(rows) // 6]],
                                     ["'" + FORMULA if model == FORMULA else model for model in data.model.values])
        self.assertGreater(numbers, 100_000)

    def test_tables_for_where_a_comma_parts_decimals(self):
        fundsim("export", self.results, "--csv", self.path("danish"), "--decimal-comma", "--quiet")
        with open(self.path("danish/years.csv"), "rb") as file:
            raw = file.read()
        self.assertTrue(raw.startswith(b"\xef\xbb\xbfmodel;year;"))
        self.assertEqual(rows_of(self.path("danish/series_by_quantile.csv"), delimiter=";")[0]["quantile"], "0,05")
        row = rows_of(self.path("danish/years.csv"), delimiter=";")[3]
        self.assertEqual(float(row["outlay_mean"].replace(",", ".")),
                         xarray.open_dataset(self.results, group="years").outlay_mean.values[0, 3])

    def test_tables_of_studies_have_their_parameters(self):
        path = self.path("cells.h5")
        fundsim("sweep", self.scenario, "--vary", "organisation.areas=2,3", "--vary", "model.scope=fixed,adaptive", "-n", "8", *SETTINGS,
                "-o", path, "--quiet")
        fundsim("export", path, "--csv", self.path("cells"), "--quiet")
        rows = rows_of(self.path("cells/cells.csv"))
        self.assertEqual(len(rows), 4 * 2)
        self.assertEqual([(row["organisation.areas"], row["model.scope"]) for row in rows[::2]],
                         [("2", "fixed"), ("2", "adaptive"), ("3", "fixed"), ("3", "adaptive")])
        self.assertLess(float(rows[0]["npv_low"]), float(rows[0]["npv_mean"]))
        # Such a file makes no workbook.
        refused = fundsim("export", path, "--xlsx", self.path("cells.xlsx"), code=4)
        self.assertIn("no results file", refused.stderr)
        self.assertFalse(os.path.exists(self.path("cells.xlsx")))

    def test_a_workbook_has_formulas_with_values_and_keeps_texts(self):
        fundsim("export", self.results, "--xlsx", self.path("mine.xlsx"), "--quiet")
        book = zipfile.ZipFile(self.path("mine.xlsx"))
        names = re.findall(r'<sheet name="(\w+)"', book.read("xl/workbook.xml").decode())
        self.assertEqual(names, ["Summary", "Charts", "Inputs", "Assumptions", "Levers", "Flows", "Calculation", "Outputs",
                                 "Simulated", "Checks", "Scenario"])
        sheets = {name: book.read(f"xl/worksheets/sheet{number}.xml").decode() for number, name in enumerate(names, 1)}
        formulas = [cell for sheet in sheets.values() for cell in re.findall(r"<c [^>]*><f>([^<]*)</f><v>([^<]*)</v>", sheet)]
        self.assertGreater(len(formulas), 3_000)
        self.assertNotIn("1+1", [formula for formula, _ in formulas])
        self.assertIn("=1+1", book.read("xl/sharedStrings.xml").decode())
        charts = "".join(book.read(name).decode() for name in book.namelist() if name.startswith("xl/charts/chart"))
        self.assertEqual(set(re.findall(r"<c:f>([^!<]*)", charts)), {"Outputs"})
        self.assertEqual({value for formula, value in formulas if "DIFFERS" in formula} - {"All checks hold."}, {"OK"})
        npv = xarray.open_dataset(self.results, group="summary").npv_mean.values
        sums = [float(value) for formula, value in formulas if formula.startswith("Calculation!$B$")]
        for value in npv:
            self.assertLess(min(abs(value - one) for one in sums), 1e-9 * max(1, abs(value)))
        self.assertEqual(len([name for name in book.namelist() if name.startswith("xl/charts/chart")]), 3)
        self.assertIn("<pane ", sheets["Flows"])
        # The same results make the same bytes.
        fundsim("export", self.results, "--xlsx", self.path("again.xlsx"), "--quiet")
        again = zipfile.ZipFile(self.path("again.xlsx"))
        self.assertEqual({name: book.read(name) for name in book.namelist()}, {name: again.read(name) for name in again.namelist()})

    def test_a_library_draws_what_was_simulated(self):
        fundsim("export", self.results, "--sipmath", self.path("mine.json"), "--quiet")
        with open(self.path("mine.json"), encoding="utf-8") as file:
            library = json.load(file)
        npv = xarray.open_dataset(self.results, group="outcome").npv
        values = drawn(library)
        self.assertEqual(len(values), 11)
        first = str(npv.model.values[0])
        for model in npv.model.values:
            simulated = {str(model): npv.sel(model=model)}
            if model != first:
                simulated[f"{model} less {first}"] = npv.sel(model=model) - npv.sel(model=first)
            for name, sample in simulated.items():
                spread = sample.std().item()
                # 600 replications: four standard errors of a mean are 0.16, of the 5 % quantile about 0.35 deviations.
                self.assertLess(abs(values[name].mean() - sample.mean().item()), 0.16 * spread, name)
                for share in (0.05, 0.5, 0.95):
                    self.assertLess(abs(numpy.quantile(values[name], share) - sample.quantile(share).item()), 0.35 * spread, name)
        # Differences keep the spread that the same futures give them, which independent draws would not.
        last = str(npv.model.values[-1])
        paired = (npv.sel(model=last) - npv.sel(model=first)).std().item()
        self.assertLess(abs(values[f"{last} less {first}"].std() / paired - 1), 0.15)
        ranks = numpy.corrcoef(values[last].argsort().argsort(), values[first].argsort().argsort())[0, 1]
        simulated = numpy.corrcoef(npv.sel(model=last).values.argsort().argsort(), npv.sel(model=first).values.argsort().argsort())[0, 1]
        self.assertLess(abs(ranks - simulated), 0.1)

    def test_what_cannot_be_exported_is_refused(self):
        for words, said in (((), "name the file"), ((self.results,), "say into what"),
                            ((self.results, "--xlsx", "a.xls"), "'a.xls.xlsx'"),
                            ((self.results, "--sipmath", "a"), "'a.json'"),
                            ((self.results, "b.h5", "--csv", "x"), "one file at a time"),
                            ((self.results, "--xlsx", "a.xlsx", "--decimal-comma"), "--csv")):
            self.assertIn(said, fundsim("export", *words, code=2).stderr)
        for words in ((self.scenario, "--csv", self.path("x")), (self.path("none.h5"), "--xlsx", self.path("x.xlsx")),
                      (self.results, "--csv", self.path("no/x")), (self.results, "--xlsx", self.path("no/x.xlsx")),
                      (self.results, "--sipmath", self.path("no/x.json"))):
            self.assertIn("cannot", fundsim("export", *words, code=4).stderr)
        self.assertFalse([name for name in os.listdir(self.folder) if "part" in name or name.startswith("x")])


if __name__ == "__main__":
    unittest.main()
