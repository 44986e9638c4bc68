"""fundsim report: the page holds what run prints, to the bit, and no text of a scenario becomes part of the page."""

import html
import json
import os
import re
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
SOURCE = os.environ["FUNDSIM_SOURCE_DIR"]
PATIENCE = 120  # seconds
EVIL = "</script><script>alert(1)</script><!-- & \"it's\" é"
SETTINGS = ("--set", "organisation.horizon_months=24", "--set", "opportunities.initial_backlog=20", "--set",
            "organisation.budget_per_year=3000")
SHIPPED = os.path.join(SOURCE, "scenarios/baseline.toml")
STUDIES = ("explore", "attribute", "sensitivity", "interventions")


class Report(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "scratch").mkdir()
        self.page = self.folder / "r.html"

    def fundsim(self, *words, code=0):
        done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False, cwd=self.folder, timeout=PATIENCE,
                              env=os.environ | {"TMPDIR": str(self.folder / "scratch")})
        self.assertEqual(done.returncode, code, (words, done))
        return done

    def report(self, *words):
        """What is in the page."""
        self.fundsim("report", *words, "-o", "r.html", "--quiet")
        self.assertEqual(list((self.folder / "scratch").iterdir()), [])
        return self.read()

    def read(self):
        text = self.page.read_text(encoding="utf-8")
        data, = re.findall(r'<script type="application/json" id="fundsim-data">(.*?)</script>', text, re.DOTALL)
        title, = re.findall(r"<title>(.*?)</title>", text)
        self.assertIsNone(re.search("[<>&]", data))
        return json.loads(data) | {"page_title": html.unescape(title)}


class Refused(Report):
    def test_wrong_use(self):
        (self.folder / "s.toml").write_text(Path(SHIPPED).read_text(encoding="utf-8"), encoding="utf-8")
        for words, part in (
                ((), "name a scenario"), (("s.toml",), "-o report.html"), (("s.toml", "-o", "r.pdf"), "'r.pdf.html'"),
                (("s.toml", "-o", ""), "'report.html'"), (("s.toml", "-o", ".html"), "call it"), (("-", "-o", "r.html"), "instead of -"),
                (("s.toml", "t.toml", "-o", "r.html"), "one scenario"), (("s.toml", "-n", "0", "-o", "r.html"), "-n")):
            self.assertIn(part, self.fundsim("report", *words, code=2).stderr)
        self.fundsim("report", "missing.toml", "-o", "r.html", code=4)
        self.assertIn("budget", self.fundsim("report", "s.toml", "--set", "organisation.budget_per_year=-1", "-o", "r.html", code=3).stderr)
        os.rename(self.folder / "s.toml", self.folder / "s.html")
        self.assertIn("overwrite", self.fundsim("report", "s.html", "-o", "./s.html", code=2).stderr)
        self.assertFalse(self.page.exists())

    def test_files_that_hold_something_else(self):
        self.fundsim("explore", SHIPPED, *SETTINGS, "-n", "8", "-o", "draws.h5", "--quiet")
        done = self.fundsim("report", "draws.h5", "-o", "r.html", code=3)
        self.assertIn("an exploration, no run: make the page from the scenario", done.stderr)
        self.fundsim("run", SHIPPED, *SETTINGS, "-n", "8", "-o", "run.h5", "--quiet")
        self.assertIn("leave out --seed", self.fundsim("report", "run.h5", "--seed", "2", "-o", "r.html", code=2).stderr)
        self.assertIn("leave out --quick", self.fundsim("report", "run.h5", "--quick", "-o", "r.html", code=2).stderr)

    def test_without_a_page(self):
        done = subprocess.run([PROGRAM, "report", SHIPPED, "-o", "r.html", "--quick", "-n", "8"], capture_output=True, text=True,
                              check=False, cwd=self.folder, timeout=PATIENCE)
        if done.returncode:
            self.assertEqual(done.returncode, 4)
            self.assertIn("this program was built without its page: scripts/page builds it in", done.stderr)
            self.assertFalse(self.page.exists())


def has_page():
    with tempfile.TemporaryDirectory() as folder:
        words = [PROGRAM, "report", SHIPPED, "-n", "2", "--quick", "--quiet", "-o", os.path.join(folder, "r.html")]
        return subprocess.run(words, capture_output=True, check=False, timeout=PATIENCE).returncode != 4


@unittest.skipUnless(has_page(), "the program was built without its page")
class Page(Report):
    def test_the_page_holds_what_run_prints(self):
        run = json.loads(self.fundsim("run", SHIPPED, *SETTINGS, "-n", "300", "--json", "--quiet", "-o", "run.h5").stdout)
        encoded = json.loads(self.fundsim("check", SHIPPED, *SETTINGS, "--encoded").stdout)
        parameters = json.loads(self.fundsim("explain", "--json").stdout)["parameters"]
        for words in ((SHIPPED, *SETTINGS, "-n", "300", "--quick"), ("run.h5",)):
            page = self.report(*words)
            for name in ("title", "point", "currency", "replications", "seed", "ending", "complete", "half_width", "control_variate",
                         "models", "paired", "split", "transitions", "fairness", "finding"):
                self.assertEqual(page["finding"][name], run[name], name)
            self.assertEqual(page["scenario"], encoded)
            self.assertEqual(page["parameters"], parameters)
            self.assertEqual(page["scenario_sha256"], run["scenario_sha256"])
            self.assertEqual([page["studies"][name] for name in STUDIES], [None] * 4)
            self.assertEqual(set(page["studies"]["why"]), set(STUDIES))
            models, months = len(run["models"]), page["series"]["months"]
            self.assertEqual(len(page["dots"]["models"]), models)
            for model, dots in zip(run["models"], page["dots"]["models"]):
                self.assertEqual(len(dots), 50)
                self.assertLessEqual(dots[24], model["npv"]["p50"])
                self.assertLessEqual(model["npv"]["p50"], dots[25])
            self.assertEqual([(p["a"], p["b"]) for p in page["dots"]["pairs"]], [(p["a"], p["b"]) for p in run["paired"]])
            self.assertEqual([len(row) for row in page["series"]["cumulative_net"]["quantiles"]], [5] * models)
            self.assertEqual(len(page["flows"]["spending"][0][0]), months)
            self.assertEqual(page["page_title"], run["title"])
        self.assertNotIn("run.h5", page["scenario_toml"])

    def test_studies_are_those_of_the_commands(self):
        page = self.report(SHIPPED, *SETTINGS, "-n", "64", "--seed", "3")
        means = {model["name"]: model["npv"]["mean"] for model in page["finding"]["models"]}
        first, leader = next(iter(means)), max(means, key=means.get)
        reference = first if leader != first else min(means, key=means.get)
        self.assertEqual((page["studies"]["attribute"]["from"], page["studies"]["attribute"]["to"]), (reference, leader))
        self.assertEqual(page["studies"]["why"], {})
        pair = ("--a", leader, "--b", reference)
        for name, words in (("explore", ("--draws", "64", *pair)), ("sensitivity", ("-n", "64", *pair)),
                            ("interventions", ("-n", "64", "--model", reference))):
            own = json.loads(self.fundsim(name, SHIPPED, *SETTINGS, "--seed", "3", "--json", *words).stdout)
            found = page["studies"][name]
            self.assertTrue(found["sentences"]["verdict"])
            for part in ("wall_seconds",):
                del own[part], found[part]
            self.assertEqual(found, own, name)

    def test_studies_of_results_are_those_of_their_scenario(self):
        words = (SHIPPED, *SETTINGS, "-n", "64", "--seed", "3")
        self.fundsim("run", *words, "-o", "run.h5", "--quiet")
        stored, played = self.report("run.h5", "--studies")["studies"], self.report(*words)["studies"]
        for name in STUDIES:
            self.assertEqual(stored[name]["scenario"], "run.h5")
            for study in (stored[name], played[name]):
                for part in ("wall_seconds", "scenario", "overrides"):
                    del study[part]
        self.assertEqual(stored, played)
        self.assertIn("has its studies anyway", self.fundsim("report", *words, "--studies", "-o", "r.html", code=2).stderr)

    def test_what_cannot_be_studied_is_said(self):
        text = Path(SHIPPED).read_text(encoding="utf-8")
        single = text[:text.index("[[model]]")] + '[[model]]\nname = "Alone"\npreset = "project"\n'
        (self.folder / "single.toml").write_text(single, encoding="utf-8")
        done = self.fundsim("report", "single.toml", *SETTINGS, "-n", "64", "-o", "r.html")
        studies = self.read()["studies"]
        for name in STUDIES[:3]:
            self.assertIsNone(studies[name])
            self.assertIn("one model alone", studies["why"][name])
            self.assertIn(f"without {name}: the scenario has one model alone", done.stderr)
        self.assertIn("r.html is written", done.stderr)

    def test_no_text_becomes_part_of_the_page(self):
        page = self.report(SHIPPED, *SETTINGS, "--set", f"title={json.dumps(EVIL)}", "-n", "8", "--quick")
        self.assertEqual(page["page_title"], EVIL)
        self.assertEqual(page["scenario"]["title"], EVIL)
        self.assertNotIn("<script>alert", self.page.read_text(encoding="utf-8"))

    def test_only_a_page_of_the_program_is_replaced(self):
        for _ in range(2):
            self.report(SHIPPED, *SETTINGS, "-n", "8", "--quick")
        self.page.write_text("<!doctype html>\n<p>mine", encoding="utf-8")
        self.assertIn("remove it", self.fundsim("report", SHIPPED, "-n", "8", "-o", "r.html", code=4).stderr)
        self.assertEqual(self.page.read_text(encoding="utf-8"), "<!doctype html>\n<p>mine")

    def test_an_interruption_leaves_nothing(self):
        for wait in (0.3, 1.5):
            process = subprocess.Popen([PROGRAM, "report", SHIPPED, "-o", "r.html"], cwd=self.folder, stderr=subprocess.PIPE, text=True,
                                       env=os.environ | {"TMPDIR": str(self.folder / "scratch")})
            time.sleep(wait)
            process.send_signal(signal.SIGINT)
            err = process.communicate(timeout=PATIENCE)[1]
            self.assertEqual(process.returncode, 130, err)
            self.assertIn("interrupted", err)
            self.assertEqual(sorted(p.name for p in self.folder.rglob("*")), ["scratch"])


if __name__ == "__main__":
    unittest.main()
