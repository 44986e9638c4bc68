"""Histories of projects as users calibrate them: what is printed, written, refused, and kept after Ctrl-C."""

import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import unittest

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
ROOT = pathlib.Path(os.environ["FUNDSIM_SOURCE_DIR"])
SHIPPED = ROOT / "scenarios/history.csv"
REAL = ROOT.parent / "shared/data/us_it_projects_2012.csv"
PATIENCE = 120

RATIOS = (0.7, 0.8, 0.85, 0.9, 0.92, 0.96, 1.02, 1.05, 1.1, 1.15, 1.2, 1.3, 1.35, 1.5, 1.8, 2.4)


def table(separator=",", decimal=".", more=""):
    rows = [separator.join((f"p{i}", str(100 + 10 * i), f"{(100 + 10 * i) * ratio:.2f}".replace(".", decimal)))
            for i, ratio in enumerate(RATIOS)]
    return "\n".join([separator.join(("Project", "Planned cost", "Actual cost")), *rows]) + "\n" + more


class Calibrating(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.write("history.csv", table())

    def write(self, name, text):
        (self.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def ask(self, *words, code=0, stdin=None):
        run = subprocess.run([PROGRAM, "calibrate", *map(str, words)], cwd=self.folder, capture_output=True, text=True,
                             input=stdin, timeout=PATIENCE, check=False, env=dict(os.environ, COLUMNS="100"))
        self.assertEqual(run.returncode, code, (words, run.stdout, run.stderr))
        return run

    def data(self, *words):
        return json.loads(self.ask(*words, "--json", "--quiet").stdout)

    def test_screen(self):
        out = self.ask("history.csv", "-n", "40").stdout
        self.assertIn("history.csv: 16 rows read, 16 used, 0 unused", out)
        self.assertIn("columns by their headings (--column says otherwise): name = 'Project', planned_cost = 'Planned cost', "
                      "actual_cost", " ".join(out.split()))
        self.assertIn("Cost, actual over planned (Planned cost, Actual cost): 16 finished projects", out)
        self.assertIn("16 projects say little about 1-in-100 overruns: not even one", out)
        self.assertIn("their own weight is 40%", " ".join(out.split()))
        self.assertNotIn("Family ", out)
        full = self.ask("history.csv", "-n", "40", "--full").stdout
        self.assertIn("Anderson-Darling", full)
        self.assertIn("by 40 replicates", " ".join(full.split()))
        self.assertIn("0 replicates", self.ask("history.csv", "-n", "0").stdout)

    def test_json_has_what_the_screen_has(self):
        data = self.data("history.csv", "-n", "40")
        self.assertEqual(data["history_sha256"], hashlib.sha256((self.folder / "history.csv").read_bytes()).hexdigest())
        self.assertEqual(data["rows"], {"read": 16, "used": 16, "unused": []})
        cost, = data["quantities"]
        self.assertEqual((cost["quantity"], cost["address"], cost["finished"]), ("cost_overrun", "opportunities.overrun", 16))
        self.assertAlmostEqual(cost["observed_mean"], sum(RATIOS) / 16, places=3)
        self.assertAlmostEqual(cost["own_weight"], 0.4)
        self.assertEqual(cost["families"][0]["family"], cost["family"])
        self.assertEqual(len(cost["quantile_pairs"]), 16)
        for family in cost["families"]:
            for parameter in family["parameters"].values():
                self.assertLessEqual(parameter["ci90"][0], parameter["ci90"][1])
        self.assertEqual(data, self.data("history.csv", "-n", "40", "--threads", "1"))
        self.assertNotEqual(data["quantities"], self.data("history.csv", "-n", "40", "--seed", "2")["quantities"])

    def test_a_byte_order_mark_belongs_to_the_file(self):
        self.write("marked.csv", b"\xef\xbb\xbf" + table(";", ",").encode())
        data = self.data("marked.csv", "-n", "0")
        self.assertEqual(data["history_sha256"], hashlib.sha256((self.folder / "marked.csv").read_bytes()).hexdigest())
        self.assertEqual(data["quantities"][0]["own"], self.data("history.csv", "-n", "0")["quantities"][0]["own"])

    def test_the_lines_for_a_scenario_are_one(self):
        run = self.ask("history.csv", "-n", "40", "-o", "lines.toml")
        self.assertIn("lines.toml is written", run.stderr)
        text = (self.folder / "lines.toml").read_text(encoding="utf-8")
        data = self.data("history.csv", "-n", "40")
        self.assertEqual(text, data["fragment"])
        self.assertIn(f"# SHA-256: {data['history_sha256']}", text)
        self.assertLessEqual(max(map(len, text.split("\n"))), 100)
        overrun = tomllib.loads(text)["opportunities"]["overrun"]
        weights = [part["weight"] for part in overrun["mixture"]]
        self.assertAlmostEqual(sum(weights), 1, places=12)
        baseline = (ROOT / "scenarios/baseline.toml").read_text(encoding="utf-8")
        lines = text.split("[opportunities]\n")[1]
        self.write("with.toml", baseline.replace('overrun    = { calibration = "large_it" }\n', lines))
        said = subprocess.run([PROGRAM, "check", "with.toml", "--resolved"], cwd=self.folder, capture_output=True, text=True,
                              timeout=PATIENCE, check=False)
        self.assertEqual(said.returncode, 0, said.stdout)
        self.assertEqual(tomllib.loads(said.stdout)["opportunities"]["overrun"], tomllib.loads(
            f"overrun = {data['quantities'][0]['distribution']}")["overrun"])
        self.ask("history.csv", "-n", "4", "-o", "lines.toml")  # ours may be replaced

    def test_every_family_is_a_distribution_of_scenarios(self):
        rows = "".join(f"q{i},100,{100 * (1.6 + i / 5):.1f}\n" for i in range(12))
        self.write("long.csv", table(more=rows))
        for family in ("lognormal", "gamma", "weibull", "log_logistic", "body_and_tail", "metalog"):
            data = self.data("long.csv", "-n", "5", "--family", family, "--reference", "none")["quantities"][0]
            self.assertEqual(data["family"], family)
            played = subprocess.run(
                [PROGRAM, "run", ROOT / "scenarios/small_company.toml", "-n", "8", "--quiet", "--set",
                 f"opportunities.overrun={data['distribution']}"], capture_output=True, text=True, timeout=PATIENCE, check=False)
            self.assertEqual(played.returncode, 0, played.stderr)
        self.assertIn("as asked for", self.ask("long.csv", "-n", "5", "--family", "metalog").stdout.lower())

    def test_sizes(self):
        data = self.data("history.csv", "-n", "5", "--person-month-cost", "10")
        self.assertEqual([q["quantity"] for q in data["quantities"]], ["cost_overrun", "effort"])
        self.assertAlmostEqual(data["quantities"][1]["observed_mean"], 17.5)
        self.assertIn("\neffort = {", data["fragment"])

    def test_one_quantity_alone(self):
        data = self.data(SHIPPED, "-n", "5", "--only", "benefit", "--only", "cost")
        self.assertEqual([q["quantity"] for q in data["quantities"]], ["cost_overrun", "benefit_ratio"])
        self.assertEqual(data["quantities"][0], self.data(SHIPPED, "-n", "5")["quantities"][0])
        self.ask("history.csv", "--only", "benefit", code=3)
        self.assertNotIn("ratio of durations", self.ask(SHIPPED, "-n", "0", "--only", "cost").stdout)

    def test_a_cap_below_what_has_happened_is_said(self):
        self.write("far.csv", table(more="".join(f"q{i},100,{160 + 30 * i}\n" for i in range(14))))
        said = " ".join(self.ask("far.csv", "-n", "0", "--family", "body_and_tail", "--cap", "4").stdout.split())
        self.assertIn("The tail is cut at 4 (--cap), which no data say", said)
        self.assertIn("It lies below what has happened, 5.5.", said)

    def test_refusals(self):
        self.assertIn("which history?", self.ask(code=2).stderr)
        self.assertIn("one history at a time", self.ask("a", "b", code=2).stderr)
        self.assertIn("no/such.csv", self.ask("no/such.csv", code=4).stderr)
        for words, said in ((("--family", "lognromal"), "Did you mean 'lognormal'?"),
                            (("--reference", "large"), "--reference takes none, large_it, managed_shop or survey"),
                            (("--as-of", "yesterday"), "--as-of is a day, written 2012-03-31"),
                            (("--thousands", "x"), "--thousands is what stands between"),
                            (("--column", "cost"), "--column is written MEANING=HEADING"),
                            (("--cap", "1.2"), "--cap must be above 1.5, where the tail begins"),
                            (("--tail-from", "0.5"), "--tail-from must be above 1"),
                            (("--only", "costs"), "Did you mean 'cost'?"), (("-n", "-3"), "--resamples takes a whole number from 0 to 100,000"), (("--on-plan", "drop"), "--on-plan takes keep or leave-out"),
                            (("-o", "history.csv"), "would overwrite it")):
            self.assertIn(said, self.ask("history.csv", *words, code=2).stderr, words)
        self.write("mine.toml", "title = 'x'\n")
        self.assertIn("not one of fundsim's", self.ask("history.csv", "-o", "mine.toml", code=4).stderr)
        self.assertIn("there is no folder", self.ask("history.csv", "-o", "no/x.toml", code=4).stderr)
        self.write("few.csv", "planned_cost,actual_cost\n1,2\n2,2.5\n")
        run = self.ask("few.csv", code=3)
        self.assertIn("No distribution: too few finished projects.", run.stdout)
        self.assertIn("no quantity of this history makes a distribution", run.stderr)
        self.write("two.csv", "planned_cost;actual_cost\n1.000;900\n")
        self.assertIn("two.csv:2: '1.000' in column 'planned_cost' may be 1000 or 1", self.ask("two.csv", code=3).stderr)

    def test_standard_input(self):
        self.assertIn("standard input: 16 rows read", self.ask("-", "-n", "0", stdin=table()).stdout)

    def test_interrupted_what_is_done_is_kept(self):
        run = subprocess.Popen([PROGRAM, "calibrate", SHIPPED, "-n", "100000", "--json"], cwd=self.folder, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(1.5)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=PATIENCE)
        self.assertEqual(run.returncode, 130)
        self.assertIn("of 100,000 replicates of every family are done and kept", err)
        data = json.loads(out)
        self.assertFalse(data["complete"])
        self.assertEqual(data["quantities"][0]["families"][0]["replicates"], data["resamples"])

    def test_the_shipped_history_is_what_its_script_draws(self):
        drawn = subprocess.run([sys.executable, ROOT / "scripts/history"], capture_output=True, text=True, check=True).stdout
        self.assertEqual(drawn, SHIPPED.read_text(encoding="utf-8"))

    @unittest.skipUnless(REAL.is_file(), "shared/data is not there")
    def test_real_projects(self):
        """Public data with which nothing was trained: half of the rows were never updated."""
        data = self.data(REAL, "-n", "19")
        cost, schedule = data["quantities"]
        self.assertEqual(data["rows"]["read"], 344)
        self.assertEqual(cost["masses"], [{"value": 1.0, "projects": 122}])
        self.assertIn("122 of 344 projects (35%) came out exactly as planned", " ".join(cost["cautions"]))
        self.assertIn("A heading says that figures are projections", cost["cautions"][0])
        self.assertEqual(cost["finished"], 344)
        self.assertGreater(schedule["masses"][0]["projects"], 100)
        for quantity in (cost, schedule):
            self.assertLess(abs(quantity["mean"]["value"] - quantity["observed_mean"]), 0.1)
        later = self.data(REAL, "-n", "5", "--as-of", "2012-03-01", "--on-plan", "leave-out")["quantities"]
        self.assertLess(later[0]["finished"], 200)
        self.assertGreater(later[1]["unfinished"], 50)


if __name__ == "__main__":
    unittest.main()
