"""Runs the program as users do: commands, options, files, terminals, signals, and everything that can go wrong."""

import fcntl
import hashlib
import json
import os
import pty
import re
import resource
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest
from pathlib import Path

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
PATIENCE = 120  # seconds, for instrumented builds on slow machines

SCENARIO = """
title    = "A small one"
currency = "kEUR"

[organisation]
budget_per_year   = 1_500
team_size         = 5
person_month_cost = 10
horizon_months    = 18

[opportunities]
initial_backlog   = 6
arrivals_per_year = 4
value_per_year = { lognormal = { p50 = 200, p90 = 900 } }
effort         = { lognormal = { p50 = 12, p90 = 30 } }

[[model]]
name   = "Annual projects"
preset = "project"

[[model]]
name   = "Product teams"
preset = "persistent"
"""

LISTED = SCENARIO.replace("initial_backlog   = 6\narrivals_per_year = 4", 'list = "list.csv"')
LIST = "name,cost,arrival\nPortal,300,0\nData hub,500,2\nBroken,lots,3\nApp,200,4\n"

INTERVENTION = SCENARIO + """
[[intervention]]
name = "Outcome data"
cost_per_year = 30
set = { "model.measuring_rate" = 12 }
"""


def environment(**changes):
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM", "COLUMNS")}
    return kept | {"TERM": "xterm"} | changes


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("small.toml", SCENARIO)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def fundsim(self, *words, **options):
        options = {"capture_output": True, "text": True, "stdin": subprocess.DEVNULL} | options
        return subprocess.run([PROGRAM, *words], cwd=self.folder, timeout=PATIENCE, env=environment(), check=False,
                              **options)

    def refused(self, code, *words):
        """The message of a command that must fail with this code, print nothing and leave no results."""
        before = sorted(self.folder.iterdir())
        run = self.fundsim(*words)
        self.assertEqual(run.returncode, code, run.stderr + run.stdout)
        self.assertNotEqual(run.stderr, "")
        self.assertEqual(run.stdout, "")
        self.assertEqual(sorted(self.folder.iterdir()), before)
        return run.stderr

    def done(self, *words):
        run = self.fundsim(*words)
        self.assertEqual(run.returncode, 0, run.stderr + run.stdout)
        return run.stdout


class Running(Case):
    def test_the_comparison_is_printed_within_its_width(self):
        text = self.done("run", "small.toml", "-n", "600", "--full")
        for part in ("A small one", "Annual projects", "Product teams", "600 simulated futures (seed 1)",
                     "Net present value (NPV)", "chance of a loss", "CVaR", "Paid out", "NPV per kEUR paid out",
                     "Start to first value", "Achieved", "Without effect", "Benefit realised", "futures",
                     "how money is granted", "how work is done", "Is the comparison fair?"):
            self.assertIn(part, text)
        self.assertLessEqual(max(map(len, text.split("\n"))), 100)
        self.assertNotIn("\033", text)
        self.assertNotIn("nan", text.replace("finance", ""))

    def test_the_screen_is_brief_unless_all_is_asked_for(self):
        brief = self.done("run", "small.toml", "-n", "600")
        self.assertLessEqual(brief.count("\n"), 20)
        for part in ("NPV in 9 of", "Chance of", "Why ", "Against it: ", "To quote: Under these assumptions",
                     "Next: --full", "--trace 0"):
            self.assertIn(part, brief)
        full = self.done("run", "small.toml", "-n", "600", "--full")
        self.assertTrue(full.startswith(brief[:brief.index("Next: ")]))
        self.assertNotIn("--full", full)

    def test_the_same_command_prints_the_same(self):
        first = self.done("run", "small.toml", "-n", "300", "--threads", "1")
        self.assertEqual(first, self.done("run", "small.toml", "-n", "3e2", "--threads", "2", "--seed", "1"))
        self.assertNotEqual(first, self.done("run", "small.toml", "-n", "300", "--seed", "2"))

    def test_writing_a_file_changes_no_figure(self):
        first, second = (json.loads(self.done("run", "small.toml", "-n", "5120", "--json", *words))["models"]
                         for words in ((), ("-o", "x.h5")))
        self.assertEqual(first, second)

    def test_settings_change_what_is_played(self):
        first = self.done("run", "small.toml", "-n", "300", "--full")
        other = self.done("run", "small.toml", "-n", "300", "--full", "--set", "organisation.discount_rate=0.2",
                          "--set", 'model."Product teams".review_months=2')
        self.assertNotEqual(first, other)
        self.assertIn("discounting (20% a year)", other)
        told = re.sub(r"\s+", " ", other)
        self.assertIn("Changed: organisation.discount_rate=0.2; model.\"Product teams\".review_months=2. ", told)
        self.assertNotIn("Changed:", first)

    def test_it_is_said_which_program_played_which_scenario(self):
        words = ("small.toml", "--set", "model.wip=2", "--with", "clear_mandate")
        resolved = self.done("check", *words, "--resolved")
        sha256 = hashlib.sha256(resolved.encode()).hexdigest()
        version = self.done("--version").split()[1]
        for more in (("-n", "5"), ("--trace", "0")):
            data = json.loads(self.done("run", *words, *more, "--json"))
            self.assertEqual(data["scenario_sha256"], sha256)
            self.assertEqual(data["program_version"], version)
            self.assertEqual(data["overrides"], ["model.wip=2"])
            self.assertEqual(data["with"], ["clear_mandate"])
            text = self.done("run", *words, *more)
            self.assertTrue(text.endswith(f"\nfundsim {version}, scenario {sha256[:12]} (small.toml).\n"), text[-200:])
            self.assertIn("Changed: model.wip=2; with clear_mandate.\n", text)

    def test_present_values_of_all_years_sum_to_the_mean_npv_and_kinds_of_spending_to_the_outlay(self):
        try:
            import h5py
        except ImportError:
            self.skipTest("h5py is not installed")
        self.done("run", "small.toml", "-n", "300", "-o", "x.h5", "--quiet")
        with h5py.File(self.folder / "x.h5") as file:
            npv = (file["outcome/npv"][...] * file["outcome/weight"][...]).sum(axis=1)
            years = (file["years/pv_income_mean"][...] - file["years/pv_outlay_mean"][...]).sum(axis=1)
            self.assertLess(abs(years / npv - 1).max(), 1e-9)
            outlay = file["series/outlay_mean"][...]
            self.assertLess(abs(file["series/spending_mean"][...].sum(axis=1) - outlay).max(), 1e-9 * outlay.max())
            self.assertEqual(len(file["kind"]), file["series/spending_mean"].shape[1])

    def test_json_has_the_documented_fields_and_nothing_else_is_printed(self):
        run = self.fundsim("run", "small.toml", "-n", "600", "--json", "-o", "x.h5")
        self.assertEqual(run.returncode, 0, run.stderr)
        data = json.loads(run.stdout)
        self.assertEqual(data["replications"], 600)
        self.assertEqual(data["seed"], 1)
        self.assertEqual(data["scenario"], "small.toml")
        self.assertTrue(data["complete"])
        self.assertEqual(data["file"], "x.h5")
        self.assertGreater(data["wall_seconds"], 0)
        self.assertEqual([model["preset"] for model in data["models"]], ["project", "persistent"])
        for model in data["models"]:
            low, high = model["npv"]["ci95"]
            self.assertLess(low, model["npv"]["mean"])
            self.assertLess(model["npv"]["mean"], high)
            self.assertLessEqual(model["npv"]["p5"], model["npv"]["p50"])
            self.assertLessEqual(model["npv"]["cvar5"], model["npv"]["p5"])
            self.assertIn("ci95", model["spend"])
            self.assertEqual([model[name]["units"] for name in ("npv", "spend", "planned_benefit", "started")],
                             ["kEUR", "kEUR", "kEUR/year", "1"])
        pair, split = data["paired"][0], data["split"][0]
        difference = data["models"][1]["npv"]["mean"] - data["models"][0]["npv"]["mean"]
        self.assertAlmostEqual(pair["npv_difference"]["mean"], difference, delta=1e-6 * abs(difference))
        parts = sum(split[part]["mean"] for part in ("funding", "practice", "interplay"))
        self.assertAlmostEqual(split["gap"]["mean"], parts, delta=1e-6 * abs(difference))
        self.assertIs(data["fairness"]["equal"], True)

    def test_a_single_future_and_a_single_model_are_no_trouble(self):
        alone = self.done("run", "small.toml", "-n", "1", "--full")
        self.assertIn("anecdote", alone)
        self.assertIn(" 1 simulated future (seed", alone)
        self.assertNotIn("control variate", alone)
        self.write("one.toml", SCENARIO[:SCENARIO.rindex("[[model]]")])
        self.assertIn("on average", self.done("run", "one.toml", "-n", "300"))
        one = json.loads(self.done("run", "small.toml", "-n", "1", "--json"))
        self.assertIsNone(one["models"][0]["npv"]["ci95"][0])

    def test_models_that_come_out_level_are_not_ranked(self):
        twins = SCENARIO.replace("persistent", "project")
        self.write("twins.toml", twins)
        text = self.done("run", "twins.toml", "-n", "100")
        self.assertIn("no model is ahead: all come out level in every future.", text)
        self.assertNotIn("come out ahead", text)

    def test_a_list_is_accounted_for(self):
        self.write("list.csv", LIST)
        self.write("listed.toml", LISTED)
        for text in (self.done("run", "listed.toml", "-n", "300"), self.done("check", "listed.toml")):
            self.assertIn("4 rows read, 3 used, 1 left out", text)
        self.assertEqual(json.loads(self.done("run", "listed.toml", "-n", "2", "--json"))["list"]["used"], 3)
        message = self.refused(2, "run", "listed.toml", "-n", "2", "-o", "list.csv")
        self.assertIn("is what this run reads", message)
        self.assertIn("Portal", self.done("run", "listed.toml", "--trace", "0"))


class Versus(Case):
    SETTING = "organisation.discount_rate=0.2"

    def both(self, *words):
        return json.loads(self.done("run", "small.toml", "-n", "600", "--json", *words))

    def test_both_sides_are_what_they_are_alone(self):
        data = self.both("--versus", self.SETTING, "--set", "model.wip=2")
        without = self.both("--set", "model.wip=2")
        with_it = self.both("--set", "model.wip=2", "--set", self.SETTING)
        self.assertEqual([m["npv"]["mean"] for m in data["models"]], [m["npv"]["mean"] for m in without["models"]])
        self.assertEqual([m["npv"]["mean"] for m in data["versus_models"]],
                         [m["npv"]["mean"] for m in with_it["models"]])
        self.assertEqual((data["scenario_sha256"], data["versus_sha256"]),
                         (without["scenario_sha256"], with_it["scenario_sha256"]))
        self.assertEqual((data["overrides"], data["versus"]), (["model.wip=2"], [self.SETTING]))
        for change, before, after in zip(data["changes"], without["models"], with_it["models"]):
            difference = after["npv"]["mean"] - before["npv"]["mean"]
            self.assertAlmostEqual(change["npv_difference"]["mean"], difference, delta=1e-6 * abs(difference))
            low, high = change["npv_difference"]["ci95"]
            self.assertLess(high - low, 0.6 * (before["npv"]["ci95"][1] - before["npv"]["ci95"][0]))  # same futures

    def test_what_changes_nothing_is_the_same_in_every_future(self):
        default = json.loads(self.done("explain", "discount_rate", "--json"))["parameters"][0]["default"]
        data = self.both("--versus", f"organisation.discount_rate={default}")
        for change in data["changes"]:
            self.assertEqual((change["npv_difference"]["mean"], change["ties"]), (0, 1))
        text = self.done("run", "small.toml", "-n", "300", "--versus", f"organisation.discount_rate={default}")
        self.assertIn("same", text)
        self.assertIn("No other main figure moved", text)

    def test_the_number_of_threads_changes_nothing(self):
        words = ("run", "small.toml", "-n", "600", "--versus", "opportunities.arrivals_per_year=8")
        self.assertEqual(self.done(*words, "--threads", "1"), self.done(*words, "--threads", "2"))

    def test_only_what_changed_is_told(self):
        text = self.done("run", "small.toml", "-n", "600", "--set", "model.wip=2", "--versus", self.SETTING,
                         "--versus", 'model."Product teams".discovery_share=0')
        told = re.sub(r"\s+", " ", text)
        self.assertIn('Changed: model.wip=2. Versus organisation.discount_rate=0.2; model."Product teams".'
                      'discovery_share=0.', told)
        for part in ("without", "with it", "difference", "Under these assumptions Product teams come first"):
            self.assertIn(part, told)
        self.assertNotIn("To quote", text)
        self.assertLessEqual(text.count("\n"), 20)

    def test_its_faults_name_it(self):
        message = self.refused(3, "run", "small.toml", "--versus", "organisation.discont_rate=1")
        self.assertIn("--versus organisation.discont_rate=1: ", message)
        self.assertIn("discount_rate", message)
        for more in (("-o", "x.h5"), ("--until", "5"), ("--trace", "0"), ("--full",)):
            self.assertIn("leave out", self.refused(2, "run", "small.toml", "--versus", self.SETTING, *more))
        self.assertIn("name its file", self.refused(2, "run", "-", "--versus", self.SETTING))


class Transitions(Case):
    def test_a_move_is_told_with_its_months(self):
        self.write("moving.toml", SCENARIO + '[[model]]\nname = "Moving"\npreset = "transition"\n')
        told = re.sub(r"\s+", " ", self.done("run", "moving.toml", "-n", "300"))
        self.assertRegex(told, r"Moving: Moving against Annual projects, in cash on average: (behind by|never behind)")
        move = json.loads(self.done("run", "moving.toml", "-n", "300", "--json"))["transitions"][0]
        self.assertEqual((move["model"], move["from"]), ("Moving", "Annual projects"))
        self.assertNotIn("Moving", self.done("run", "small.toml", "-n", "300"))
        # What tells the move changes no figure.
        first, second = (json.loads(self.done("run", name, "-n", "300", "--json"))["models"]
                         for name in ("small.toml", "moving.toml"))
        self.assertEqual([model["spend"] for model in first], [model["spend"] for model in second[:2]])


class Precision(Case):
    def test_a_run_ends_when_it_is_precise_enough(self):
        run = self.fundsim("run", "small.toml", "-n", "1e6", "--until", "400", "--json")
        self.assertEqual(run.returncode, 0, run.stderr)
        data = json.loads(run.stdout)
        self.assertLess(data["replications"], 1_000_000)
        self.assertLessEqual(data["half_width"], 400)
        self.assertIn("known to within", run.stderr)

    def test_a_control_variate_brings_the_means_closer(self):
        plain, closer = (json.loads(self.done("run", "small.toml", "-n", "2000", "--json", *more))
                         for more in (("--plain",), ("--control-variate",)))
        self.assertIsNone(plain["control_variate"])
        self.assertEqual(closer["control_variate"]["half_width_without"], plain["half_width"])
        self.assertLess(closer["half_width"], 0.95 * plain["half_width"])
        # Both estimate the same: by no more apart than their intervals together.
        apart = abs(plain["paired"][0]["npv_difference"]["mean"] - closer["paired"][0]["npv_difference"]["mean"])
        self.assertLess(apart, plain["half_width"] + closer["half_width"])
        full = re.sub(r"\s+", " ", self.done("run", "small.toml", "-n", "300", "--full"))
        self.assertIn("(control variate;", full)
        self.assertNotIn("control variate", self.done("run", "small.toml", "-n", "300", "--plain", "--full"))
        self.assertIn("leave one out", self.refused(2, "run", "small.toml", "--plain", "--control-variate"))

    def test_precision_that_is_not_reached_has_its_exit_code_and_its_advice(self):
        run = self.fundsim("run", "small.toml", "-n", "300", "--until", "1", "--quiet", "-o", "x.h5")
        self.assertEqual(run.returncode, 5)
        self.assertRegex(run.stderr, r"±\d+ kEUR after 300 futures, asked for was ±1 kEUR; about [\d,]+ would do \(-n \d+\)")
        self.assertIn("Chance of", run.stdout)
        self.assertTrue((self.folder / "x.h5").exists())


class Files(Case):
    def test_results_are_written_and_hold_the_command(self):
        run = self.fundsim("run", "small.toml", "-n", "300", "-o", "a name.h5", "--compress")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["a name.h5", "small.toml"])
        try:
            import h5py
        except ImportError:
            self.skipTest("h5py is not installed")
        with h5py.File(self.folder / "a name.h5") as file:
            self.assertEqual(file.attrs["replications"], 300)
            self.assertEqual(file.attrs["command"], "fundsim run small.toml -n 300 -o 'a name.h5' --compress")
            self.assertEqual(file["outcome/npv"].shape, (2, 300))

    def test_results_are_replaced_but_nothing_else_is(self):
        self.done("run", "small.toml", "-n", "2", "-o", "x.h5")
        self.done("run", "small.toml", "-n", "3", "-o", "x.h5")
        for name in ("notes.h5", "notes"):
            self.write(name, "precious")
            self.assertIn("no results file", self.refused(4, "run", "small.toml", "-n", "2", "-o", name))
            self.assertEqual((self.folder / name).read_text(), "precious")

    def test_results_do_not_go_under_the_name_of_a_table_or_a_stream(self):
        for name in ("x.csv", "x.xlsx", "x.json", "folder/x.toml"):
            meant = name.rsplit(".", 1)[0] + ".h5"
            self.assertIn(f"call it '{meant}'", self.refused(2, "run", "small.toml", "-n", "1e9", "-o", name))
        self.assertIn("--json", self.refused(2, "run", "small.toml", "-n", "1e9", "-o", "-"))
        for name in ("x.h5", "x.HDF5", "results"):
            self.done("run", "small.toml", "-n", "2", "-o", name)

    def test_places_that_cannot_be_written_are_found_before_the_work(self):
        os.mkdir(self.folder / "folder")
        begin = time.monotonic()
        for path in (".", "folder", "no/such/folder/x.h5", "small.toml/x.h5", "/dev/null", "/dev/full", "/proc/x.h5"):
            self.assertIn(path.split("/")[0], self.refused(4, "run", "small.toml", "-n", "1e9", "-o", path))
        self.assertLess(time.monotonic() - begin, 60)

    @unittest.skipIf(os.geteuid() == 0, "root may write everywhere")
    def test_forbidden_places(self):
        os.mkdir(self.folder / "closed", 0o500)
        self.refused(4, "run", "small.toml", "-n", "1e9", "-o", "closed/x.h5")
        os.chmod(self.write("secret.toml", SCENARIO), 0)
        self.refused(4, "run", "secret.toml")

    def test_the_scenario_is_not_overwritten_by_any_of_its_names(self):
        os.link(self.folder / "small.toml", self.folder / "hard.toml")
        os.symlink("small.toml", self.folder / "soft.toml")
        for name in ("small.toml", "./small.toml", "hard.toml", "soft.toml", str(self.folder / "small.toml")):
            self.assertIn("is what this run reads", self.refused(2, "run", "small.toml", "-n", "2", "-o", name))
        self.assertEqual((self.folder / "small.toml").read_text(), SCENARIO)

    def room_for(self, size):
        """Runs with files limited to a size; what is printed, after checking that nothing is published."""
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        run = self.fundsim("run", "small.toml", "-n", "256", "-o", "x.h5", preexec_fn=limit)
        self.assertEqual(run.returncode, 4, run.stderr)
        self.assertNotEqual(run.stderr, "")
        self.assertFalse((self.folder / "x.h5").exists())
        return run.stdout

    @unittest.skipIf("TSAN_OPTIONS" in os.environ, "the thread sanitizer does not survive a limit on file sizes")
    def test_a_full_disk_leaves_nothing_under_the_final_name(self):
        self.assertEqual(self.room_for(20_000), "")  # too little for the first block
        # Enough for the blocks but not for the results: what was simulated is still shown.
        self.done("run", "small.toml", "-n", "256", "-o", "y.h5")
        self.assertIn("Chance of", self.room_for((self.folder / "y.h5").stat().st_size - 1000))


class Checking(Case):
    def test_a_good_scenario_is_summed_up(self):
        text = self.done("check", "small.toml")
        for part in ("small.toml: ok", "Annual projects", "persistent", "teams", "12 opportunities expected"):
            self.assertIn(part, text)

    def test_a_resolved_scenario_is_the_same_scenario(self):
        self.write("resolved.toml", self.done("check", "small.toml", "--resolved"))
        first, second = (json.loads(self.done("run", name, "-n", "50", "--json"))["models"]
                         for name in ("small.toml", "resolved.toml"))
        self.assertEqual(first[0]["npv"], second[0]["npv"])
        self.assertEqual(first[1]["npv"], second[1]["npv"])

    def test_all_faults_come_at_once_with_their_places(self):
        faulty = SCENARIO.replace("team_size ", "teem_size ").replace("horizon_months    = 18", "horizon_months = -3")
        self.write("faulty.toml", faulty)
        check = self.fundsim("check", "faulty.toml")
        self.assertEqual(check.returncode, 3)
        self.assertEqual(check.stderr, "")
        self.assertRegex(check.stdout, r"faulty\.toml:7:1: .*teem_size.*team_size")
        self.assertRegex(check.stdout, r"faulty\.toml:9:\d+: ")
        self.assertEqual(self.refused(3, "run", "faulty.toml"), check.stdout)

    def test_settings_are_checked_like_the_file(self):
        self.assertIn("--set", self.refused(3, "run", "small.toml", "--set", "organisation.horizon_month=3"))
        self.refused(3, "run", "small.toml", "--set", "nonsense")
        self.refused(3, "run", "small.toml", "--set", "organisation.discount_rate={ uniform = { min = 0, max = 0.1 } }")

    def test_what_was_hardly_meant_is_warned_of(self):
        words = ("small.toml", "--set", "organisation.budget_per_year=300", "--set", "opportunities.overrun=0.35")
        said = ["--set organisation.budget_per_year=300: warning: the budget pays for less than one team",
                "--set opportunities.overrun=0.35: warning: with this overrun work really takes 35 %"]
        text = self.done("check", *words).splitlines()
        for line, expected in zip(text, said):
            self.assertTrue(line.startswith(expected), line)
        self.assertEqual(text[2], "small.toml: ok, with warnings")
        run = self.fundsim("run", *words, "-n", "5", "--json")
        self.assertEqual(run.returncode, 0)
        self.assertEqual(run.stderr.splitlines(), text[:2])
        warnings = json.loads(run.stdout)["warnings"]
        self.assertEqual([each["file"] for each in warnings],
                         ["--set organisation.budget_per_year=300", "--set opportunities.overrun=0.35"])
        self.assertTrue(warnings[1]["what"].endswith("write 1.35"))
        self.assertEqual(self.fundsim("run", *words, "-n", "5", "--quiet").stderr, "")
        self.assertEqual(json.loads(self.done("run", "small.toml", "-n", "5", "--json"))["warnings"], [])
        self.write("small.toml", SCENARIO.replace("1_500", "300"))
        self.assertTrue(self.done("check", "small.toml").startswith("small.toml:6:21: warning: the budget pays"))

    def test_what_is_no_scenario_is_refused(self):
        self.write("empty.toml", "")
        self.write("binary.toml", os.urandom(5000))
        self.write("syntax.toml", "[organisation\n")
        self.write("latin.toml", SCENARIO.replace("small", "sm\xe5ll").encode("latin-1"))
        self.write("deep.toml", "a = " + "[" * 100_000)
        for name in ("empty", "binary", "syntax", "latin", "deep"):
            self.assertIn(name + ".toml", self.refused(3, "run", name + ".toml"))

    def test_what_cannot_be_read_has_its_own_exit_code(self):
        os.truncate(self.write("huge.toml", ""), 200 << 20)
        for name in ("no/such.toml", ".", "huge.toml", "small.toml/x"):
            self.refused(4, "run", name)
        self.write("listed.toml", LISTED)
        self.assertIn("list.csv", self.refused(4, "run", "listed.toml"))


class StandardInput(Case):
    def given(self, text, *words, **options):
        return self.fundsim(*words, stdin=None, input=text, **options)

    def test_a_scenario_may_come_from_standard_input(self):
        self.write("list.csv", LIST)
        for text, name in ((SCENARIO, "small.toml"), (LISTED, "listed.toml")):
            self.write(name, text)
            run = self.given(text, "run", "-", "-n", "50", "--json")
            self.assertEqual(run.returncode, 0, run.stderr)
            piped, named = json.loads(run.stdout), json.loads(self.done("run", name, "-n", "50", "--json"))
            self.assertEqual(piped["models"], named["models"])
            self.assertEqual(piped["scenario_sha256"], named["scenario_sha256"])
            self.assertEqual(piped["scenario"], "-")
        self.assertTrue(self.given(SCENARIO, "check", "-").stdout.startswith("standard input: ok\n"))
        self.assertTrue(self.given(SCENARIO, "run", "-", "-n", "5").stdout.endswith(" (standard input).\n"))
        self.assertIn("DELIVERED", self.given(SCENARIO, "run", "-", "--trace", "3").stdout)
        with open(self.folder / "small.toml", encoding="utf-8") as file:
            self.assertEqual(self.fundsim("check", "-", stdin=file).returncode, 0)
        first, second = socket.socketpair()
        with first, second:
            first.sendall(SCENARIO.encode())
            first.shutdown(socket.SHUT_WR)
            self.assertEqual(self.fundsim("check", "-", stdin=second).returncode, 0)

    def test_its_faults_are_told_at_their_places(self):
        run = self.given(SCENARIO.replace("team_size ", "teem_size "), "check", "-")
        self.assertEqual(run.returncode, 3)
        self.assertTrue(run.stdout.startswith("standard input:7:1: "), run.stdout)
        run = self.given("", "run", "-")
        self.assertEqual(run.returncode, 3)
        self.assertIn("standard input:", run.stderr)
        self.assertEqual(self.fundsim("run", "-", stdin=subprocess.DEVNULL).returncode, 3)

    def test_a_stream_that_cannot_be_read_is_told(self):
        run = subprocess.run(["sh", "-c", '"$0" run - <&-', PROGRAM], cwd=self.folder, capture_output=True, text=True,
                             timeout=PATIENCE, check=False)
        self.assertEqual(run.returncode, 4)
        self.assertIn("standard input: cannot be read", run.stderr)
        run = subprocess.run(["sh", "-c", '"$0" run - <.', PROGRAM], cwd=self.folder, capture_output=True, text=True,
                             timeout=PATIENCE, check=False)
        self.assertEqual(run.returncode, 4)
        self.assertIn("standard input: cannot be read", run.stderr)

    def test_a_file_of_that_name_is_read_by_its_path(self):
        self.write("-", SCENARIO)
        self.assertTrue(self.done("check", "./-").startswith("./-: ok\n"))


class Words(Case):
    def test_options_are_answered_for(self):
        for words, part in (
                ((), "Commands"), (("rum",), "Did you mean 'run'"), (("compare", "x.h5"), "does not have the command"),
                (("run",), "which scenario"), (("run", "a.toml", "b.toml"), "one scenario"),
                (("run", "small.toml", "--sed", "1"), "Did you mean '--seed'"),
                (("run", "small.toml", "-n", "0"), "-n"), (("run", "small.toml", "-n", "-5"), "-5"),
                (("run", "small.toml", "-n", "1e18"), "1e18"), (("run", "small.toml", "-n", "many"), "many"),
                (("run", "small.toml", "--seed", "18446744073709551616"), "--seed"),
                (("run", "small.toml", "--seed", "-1"), "--seed"),
                (("run", "small.toml", "--threads", "1e6"), "--threads"),
                (("run", "small.toml", "--until", "nan"), "--until"), (("run", "small.toml", "-o"), "needs a value"),
                (("run", "small.toml", "-o", ""), "empty"), (("run", "small.toml", "--trace", "x"), "--trace"),
                (("run", "small.toml", "--trace", "1", "-o", "x.h5"), "leave out --output"),
                (("run", "small.toml", "--trace", "1", "--plain"), "leave out --plain"),
                (("explain", "discont_rate"), "discount_rate"), (("presets", "projekt"), "project"),
                (("check",), "which scenario"), (("help", "rum"), "run")):
            self.assertIn(part, self.refused(2, *words))

    def test_the_manual_page_holds_every_command_and_option(self):
        page = self.done("--man")
        self.assertTrue(page.startswith(".TH FUNDSIM 1 "))
        for command in ("run", "check", "explain", "presets"):
            self.assertIn(f".SS fundsim {command}\n", page)
            for option in re.findall(r"^ .*?(--[a-z][a-z-]+)", self.done(command, "--help"), re.MULTILINE):
                self.assertIn("\\fB" + option.replace("-", "\\-"), page)
        for line in page.splitlines():
            self.assertFalse(line.startswith("."), line) if not re.match(r"\.(TH|SH|SS|TP|PP|nf|fi)\b", line) else None
            self.assertFalse(line.startswith("'"), line)

    def test_help_and_version(self):
        self.assertRegex(self.done("--version"), r"^fundsim \d+\.\d+\.\d+ \(\S+\)\n$")
        for words in (("--help",), ("help",), ("help", "run"), ("run", "--help"), ("check", "-h")):
            self.assertIn("fundsim run" if "run" in words or len(words) == 1 else "fundsim check", self.done(*words))

    def test_the_parameter_table_and_the_presets(self):
        keys = json.loads(self.done("explain", "--json"))["parameters"]
        self.assertGreater(len(keys), 60)
        self.assertIn("discount_rate", self.done("explain", "organisation"))
        self.assertRegex(self.done("explain", "--markdown"), r"(?m)^\| `\S*discount_rate` \|")
        for name in re.findall(r"^# (\w+):", self.done("presets"), re.MULTILINE):
            text = SCENARIO[:SCENARIO.index("[[model]]")] + self.done("presets", name)
            self.write("preset.toml", text)
            self.done("check", "preset.toml")

    def test_interventions(self):
        self.write("with.toml", INTERVENTION)
        self.assertIn("1 intervention", self.done("check", "with.toml"))
        plain = json.loads(self.done("run", "with.toml", "--json", "-n", "50"))
        paid = json.loads(self.done("run", "with.toml", "--json", "-n", "50", "--with", "Outcome data"))
        for before, after in zip(plain["models"], paid["models"]):
            self.assertEqual(before["intervention_cost"]["mean"], 0)
            self.assertGreater(after["intervention_cost"]["mean"], 0)
        self.assertEqual(paid["with"], ["Outcome data"])
        self.assertIn("Outcome data", self.done("run", "with.toml", "-n", "50", "--with", "Outcome data"))
        self.done("run", "small.toml", "-n", "50", "--with", "product_operations")
        self.assertIn("Did you mean 'Outcome data'", self.refused(3, "run", "with.toml", "--with", "Outcome dta"))
        for name in re.findall(r'^name = "(\w+)"', self.done("explain", "interventions"), re.MULTILINE):
            self.done("run", "small.toml", "-n", "5", "--with", name)
            self.assertIn(name, self.done("explain", name))
        for key in ("interventions", "outcome_data"):
            for form in ("--json", "--markdown"):
                self.assertIn("TOML", self.refused(2, "explain", key, form))
        self.assertIn("Did you mean 'outcome_data'", self.refused(2, "explain", "outcome_dat"))

    def test_a_scenario_is_checked_with_interventions(self):
        self.write("with.toml", INTERVENTION.replace("12 }", "{ times = -1 } }"))
        self.assertIn("1 intervention\n", self.done("check", "with.toml"))
        self.assertIn("2 interventions, 1 applied", self.done("check", "with.toml", "--with", "clear_mandate"))
        run = self.fundsim("check", "with.toml", "--with", "Outcome data")
        self.assertEqual(run.returncode, 3)
        self.assertIn("outside its range", run.stdout)


class Story(Case):
    def test_a_future_is_told_and_agrees_with_its_own_books(self):
        text = self.done("run", "small.toml", "--trace", "3")
        for part in ("Replication 3 of seed 1", "The world", "becomes known", "starts it", "DELIVERED", "experiment",
                     "is read", "What it comes to"):
            self.assertIn(part, text)
        data = json.loads(self.done("run", "small.toml", "--trace", "3", "--json"))
        for model in data["models"]:
            ends = [event["event"] for event in model["events"]]
            self.assertEqual(ends.count("delivered"), model["outcome"]["delivered"])
            self.assertEqual(ends.count("experimented"), model["outcome"]["experiments"])
            self.assertEqual(ends.count("claimed"), model["outcome"]["started"])
            self.assertEqual(ends[-1] if "retired" not in ends else "ended", "ended")

    def test_a_part_of_a_future_is_told(self):
        words = ("run", "small.toml", "--trace", "3")
        whole = json.loads(self.done(*words, "--json"))
        part = json.loads(self.done(*words, "--json", "--model", "Product teams", "--item", "2", "--months", "3:9"))
        self.assertEqual([item["item"] for item in part["world"]], [2])
        self.assertEqual([model["name"] for model in part["models"]], ["Product teams"])
        all_of_it, told = whole["models"][1], part["models"][0]
        self.assertEqual(told["events"], [event for event in all_of_it["events"]
                                          if event.get("item") == 2 and 3 <= event["month"] + 1e-6 < 10])
        self.assertEqual((told["first_month"], told["outlay"]), (3, all_of_it["outlay"][3:10]))
        text = self.done(*words, "--months", "4", "--model", "Annual projects")
        self.assertEqual(re.findall(r"^month +(\d+)", text, re.MULTILINE), ["4"])
        self.assertNotIn("Product teams", text)
        text = self.done(*words, "--item", "2")
        self.assertEqual(set(re.findall(r"item (\d+)", text)), {"2"})
        self.assertIn("nothing happens to it", self.done(*words, "--item", "2", "--months", "17"))
        self.assertIn("there is no item 999", self.refused(2, *words, "--item", "999"))
        self.assertIn("Did you mean 'Product teams'", self.refused(2, *words, "--model", "Product team"))

    def test_one_idea_is_told_through_two_models(self):
        data = json.loads(self.done("story", "small.toml", "--replication", "3", "--item", "2", "--json"))
        trace = json.loads(self.done("run", "small.toml", "--trace", "3", "--item", "2", "--json"))
        self.assertEqual(data["idea"]["value_per_year"], trace["world"][0]["value_per_year"])
        for life, model in zip(data["models"], trace["models"]):
            self.assertEqual(life["name"], model["name"])
            for event, figure in (("claimed", "started_month"), ("delivered", "delivered_month"),
                                  ("released", "first_release_month"), ("stopped", "stopped_month")):
                months = [e["month"] for e in model["events"] if e["event"] == event]
                self.assertEqual(life[figure], months[0] if months else None)
            released = [e for e in model["events"] if e["event"] == "released"]
            if released and life["attempts"] == 0 and life["rolled_back_month"] is None:
                self.assertAlmostEqual(life["value_per_year"], sum(e["annual_value"] * e["fit"] for e in released), 9)
        text = self.done("story", "small.toml", "--replication", "3")
        for part in ("one idea in future 3 (seed 1)", "What nobody knows", "taken up by a team", "no typical idea"):
            self.assertIn(part, re.sub(r"\s+", " ", text))
        self.assertLessEqual(len(text.split("\n")), 30)
        for words in (("--item", "999"), ("--a", "Product team"), ("--a", "Annual projects"), ("--replication", "x")):
            self.refused(2, "story", "small.toml", *words)

    def test_what_becomes_of_every_listed_initiative(self):
        self.write("list.csv", LIST)
        self.write("listed.toml", LISTED)
        words = ("run", "listed.toml", "-n", "300", "--plain", "--initiatives")
        data = json.loads(self.done(*words, "--json", "-o", "x.h5"))
        names = [each["initiative"] for each in data["initiatives"]]
        self.assertEqual(names, 2 * ["Portal", "Data hub", "App"])
        for model in data["models"]:
            own = [each for each in data["initiatives"] if each["model"] == model["name"]]
            for share, figure in (("funded", "started"), ("finished", "delivered"), ("stopped", "stopped")):
                self.assertAlmostEqual(sum(each[share]["value"] for each in own), model[figure]["mean"], 9)
            self.assertAlmostEqual(sum(each["pv_income"] for each in own) / model["pv_income"]["mean"], 1, 9)
            for each in own:
                parts = each["pv_income"] - each["pv_work"] - each["pv_run"]
                self.assertAlmostEqual(each["npv"]["mean"], parts, 6)
                self.assertLess(each["npv"]["ci95"][0], each["npv"]["mean"])
        text = self.done(*words)
        for part in ("Initiative; kEUR", "Data hub", "finished", "charged to it"):
            self.assertIn(part, re.sub(r"\s+", " ", text))
        self.assertNotIn("initiatives", json.loads(self.done("run", "listed.toml", "-n", "20", "--json")))
        self.assertIn("lists none", self.refused(2, "run", "small.toml", "--initiatives"))
        self.assertIn("leave out --initiatives", self.refused(2, "run", "listed.toml", "--initiatives", "--trace", "0"))
        try:
            import h5py
        except ImportError:
            return
        with h5py.File(self.folder / "x.h5") as file:
            self.assertEqual([name.decode() for name in file["initiative_name"]], names[:3])
            self.assertEqual(list(file["initiative/npv_mean"][1]),
                             [each["npv"]["mean"] for each in data["initiatives"][3:]])

    def test_answers_set_levers_and_are_ranked_by_what_the_best_would_bring(self):
        self.write("answers.toml", self.done("assess"))
        words = ("assess", "--answers", "answers.toml", "small.toml", "--model", "Product teams")
        data = json.loads(self.done(*words, "-n", "64", "--json"))
        self.assertEqual((len(data["questions"]), data["grade"], data["model"]), (10, "C", "Product teams"))
        mandate = data["questions"][-1]
        self.assertEqual((mandate["key"], mandate["answer"], mandate["levers"]),
                         ("mandate", 3, {"decision_latency_months": 1}))
        # The same by hand: the levers of the answers, and then the one better answer.
        levers = {name: value for question in data["questions"] for name, value in question["levers"].items()}
        levers["follow_up"] = "true"
        settings = [word for name, value in levers.items() for word in ("--set", f'model."Product teams".{name}={value}')]

        def npv(*more):
            run = json.loads(self.done("run", "small.toml", "-n", "64", "--plain", "--json", *settings, *more))
            return run["models"][1]["npv"]["mean"]
        better = npv("--set", 'model."Product teams".decision_latency_months=0.25') - npv()
        low, high = mandate["worth_of_best_answer"]["ci95"]
        self.assertTrue(low - (high - low) < better < high + (high - low), (low, better, high))
        text = self.done(*words, "-n", "64")
        for part in ("True of us, from 1 to 5", "What the answers were taken for", "grade C", "wip 2 (at 5: 1)"):
            self.assertIn(part, re.sub(r"\s+", " ", text))
        self.write("as_answered.toml", "format = 2\n" + SCENARIO[:SCENARIO.index("[[model]]")] + self.done(*words, "--toml"))
        self.assertIn("10 interventions", self.done("check", "as_answered.toml"))
        self.write("five.toml", "mandate = 5\n")
        self.assertIn("nothing that is asked limits", self.done("assess", "--answers", "five.toml", "small.toml"))

    def test_answers_that_are_none_are_refused_all_at_once(self):
        self.write("bad.toml", 'mandate = 0\nmandat = 3\nfocus = "x"\nfollow_up = 2.5\n')
        err = self.refused(3, "assess", "--answers", "bad.toml", "small.toml")
        for part in ("bad.toml:1:11: mandate is a whole number from 1", "bad.toml:2:1: no question is called 'mandat'. Did "
                     "you mean 'mandate'?", "bad.toml:3:9: focus must be a number", "bad.toml:4:13: follow_up"):
            self.assertIn(part, err)
        self.write("none.toml", "")
        self.assertIn("no question is answered", self.refused(3, "assess", "--answers", "none.toml", "small.toml"))
        self.refused(4, "assess", "--answers", "nowhere.toml", "small.toml")
        self.assertIn("--answers FILE.toml", self.refused(2, "assess", "small.toml"))
        self.assertIn("which scenario", self.refused(2, "assess", "--answers", "none.toml"))

    def test_what_becomes_of_teams_is_told(self):
        levers = {"resize_months": 4, "resize_hurdle": 4, "hurdle": 1.5, "wip": 2, "tranche_share": 0.3}
        settings = [word for name, value in levers.items() for word in ("--set", f"model.{name}={value}")]
        settings += ["--set", "model.transition.start_month=2", "--set", "model.transition.end_month=9"]
        words = ("run", "moving.toml", *settings, "--set", "organisation.target_duration_months=1")
        self.write("moving.toml", SCENARIO + '[[model]]\nname = "Moving"\npreset = "transition"\n')
        told = set()
        for replication in range(8):
            data = json.loads(self.done(*words, "--trace", str(replication), "--json"))
            for model in data["models"]:
                events = model["events"]
                told |= {event["event"] for event in events}
                stopped = {event["item"] for event in events if event["event"] == "stopped"}
                self.assertEqual(len(stopped), model["outcome"]["stopped"])
                for event in events:
                    of_no_item = event["event"] in ("team_released", "team_converted", "ended")
                    self.assertEqual("item" in event, not of_no_item)
        self.assertLessEqual({"team_moved", "team_released", "team_rehired", "team_converted", "dropped"}, told)
        text = re.sub(r"\s+", " ", "".join(self.done(*words, "--trace", str(n)) for n in range(8)))
        for part in (" is moved to it, index ", " is RELEASED: ", " is hired again for it, index ", " changes over",
                     " leaves it to others: "):
            self.assertRegex(text, r"team \d+( \(place \d\))?" + part)

    def test_the_future_told_is_the_one_that_is_run(self):
        traced = json.loads(self.done("run", "small.toml", "--trace", "0", "--json", "--seed", "9"))["models"]
        run = json.loads(self.done("run", "small.toml", "-n", "1", "--json", "--seed", "9"))["models"]
        for one, other in zip(traced, run):
            self.assertEqual(one["outcome"]["npv"], other["npv"]["mean"])

    def test_what_is_mandated_has_no_index(self):
        words = ("run", "small.toml", "--trace", "3", "--set", "model.mandated_share=0.5")
        text = re.sub(r"\s+", " ", self.done(*words))
        self.assertIn("put on the funding list: by mandate, believed", text)
        self.assertIn("put on the funding list: index ", text)
        self.assertNotRegex(text, r"\binf\b")
        listed = [event for model in json.loads(self.done(*words, "--json"))["models"] for event in model["events"]
                  if event["event"] == "listed"]
        self.assertEqual({event["index"] is None for event in listed}, {True, False})

    def test_huge_figures_are_no_rows_of_digits(self):
        value = "opportunities.value_per_year={lognormal={p50=1e20,p90=1e21}}"
        for words in (("-n", "20"), ("-n", "20", "--until", "1e-300"), ("--trace", "3")):
            run = self.fundsim("run", "small.toml", "--set", value, *words)
            self.assertIn(run.returncode, (0, 5))
            self.assertNotRegex(run.stdout + run.stderr, r"\d{17}")

    def test_any_replication_may_be_told(self):
        self.done("run", "small.toml", "-n", "5", "--trace", "72057594037927935")
        self.refused(2, "run", "small.toml", "--trace", "72057594037927936")


class Streams(Case):
    def test_a_reader_that_goes_away_is_no_fault(self):
        read, write = os.pipe()
        os.close(read)
        for words in (("explain",), ("run", "small.toml", "-n", "10")):
            run = self.fundsim(*words, capture_output=False, stdout=write, stderr=subprocess.PIPE)
            self.assertEqual((run.returncode, run.stderr), (0, ""))
        os.close(write)

    def test_output_that_cannot_be_written_is_a_fault(self):
        with open("/dev/full", "w", encoding="ascii") as full:
            run = self.fundsim("explain", capture_output=False, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(run.returncode, 4)
        self.assertIn("standard output could not be written", run.stderr)

    def test_closed_streams_do_not_end_up_in_the_results(self):
        run = subprocess.run(["sh", "-c", '"$0" run small.toml -n 300 -o x.h5 0<&- 1>&- 2>&-', PROGRAM], cwd=self.folder,
                             timeout=PATIENCE, check=False)
        self.assertEqual(run.returncode, 4)
        self.assertEqual((self.folder / "x.h5").read_bytes()[:8], b"\x89HDF\r\n\x1a\n")
        self.assertNotIn(b"Net present value (NPV) ", (self.folder / "x.h5").read_bytes())


class Terminals(Case):
    def shown(self, *words, columns=100, out=True, **changes):
        """What a terminal of that width gets to see; standard output goes elsewhere unless `out`."""
        primary, secondary = pty.openpty()
        fcntl.ioctl(secondary, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        process = subprocess.Popen([PROGRAM, *words], cwd=self.folder, stdin=subprocess.DEVNULL, stderr=secondary,
                                   stdout=secondary if out else subprocess.DEVNULL, env=environment(**changes))
        os.close(secondary)
        seen = b""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and select.select([primary], [], [], end - time.monotonic())[0]:
            try:
                piece = os.read(primary, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            seen += piece
        os.close(primary)
        self.assertEqual(process.wait(PATIENCE), 0)
        return seen.decode().replace("\r\n", "\n")

    def test_progress_is_one_line_that_goes_away(self):
        seen = self.shown("run", "small.toml", "-n", "3000", "-o", "x.h5", out=False)
        self.assertIn("of 3,000 futures", seen)
        self.assertIn("#", seen)
        self.assertRegex(seen, r"\r {99}\rfundsim: x\.h5 is written\n$")
        bar = seen[:seen.rindex("\r" + " " * 99)]
        self.assertNotIn("\n", bar)
        self.assertLess(max(map(len, bar.split("\r"))), 100)

    def test_quiet_is_quiet(self):
        self.assertEqual(self.shown("run", "small.toml", "-n", "3000", "-o", "x.h5", "--quiet", out=False), "")

    def test_text_keeps_to_the_width_of_the_terminal(self):
        for columns in (40, 72, 200):
            for words in (("run", "small.toml", "-n", "300", "-q"), ("run", "small.toml", "-n", "300", "-q", "--full"), ("help", "run"), ("--help",)):
                text = re.sub("\033\\[[01]m", "", self.shown(*words, columns=columns))
                self.assertLessEqual(max(map(len, text.split("\n"))), min(columns, 100))

    def test_columns_counts_more_than_the_terminal(self):
        many = SCENARIO + "".join(f'[[model]]\nname = "Model {i}"\npreset = "persistent"\n' for i in range(6))
        self.write("many.toml", many)
        words = ("run", "many.toml", "-n", "100", "-q", "--full")

        def parts(text):
            return text.count("Net present value (NPV)")

        def piped(columns):
            return subprocess.run([PROGRAM, *words], cwd=self.folder, env=environment(COLUMNS=columns), text=True,
                                  capture_output=True, timeout=PATIENCE, check=True).stdout
        usual = self.done(*words)
        self.assertEqual([piped(columns) for columns in ("100", "", "0", "-5", "many", "8 0", "100x")], [usual] * 7)
        self.assertEqual(piped("1" + "0" * 30), piped("1000"))
        for columns in (20, 40, 80, 200):
            text = piped(str(columns))
            self.assertLessEqual(max(map(len, text.split("\n"))), columns)
            self.assertLessEqual(max(map(len, re.split("\n(?!  )", text)[-1].split("\n"))), 100)  # running text
        self.assertEqual(parts(piped("200")), 1)
        self.assertGreater(parts(piped("60")), 1)
        self.assertEqual(parts(self.shown(*words, columns=200)), 1)
        self.assertEqual(parts(self.shown(*words, columns=60, COLUMNS="200")), 1)
        self.assertGreater(parts(self.shown(*words, columns=200, COLUMNS="60")), 1)

    def test_emphasis_is_for_terminals_that_want_it(self):
        words = ("run", "small.toml", "-n", "300", "-q")
        self.assertIn("\033[1m", self.shown(*words))
        self.assertNotIn("\033", self.shown(*words, NO_COLOR="1"))
        self.assertNotIn("\033", self.shown(*words, TERM="dumb"))
        self.assertEqual(self.shown("run", "small.toml", "-n", "3000", out=False, TERM="dumb"), "")


class Interrupts(Case):
    def interrupted(self, *signals, words=()):
        for left in self.folder.glob("x.h5*"):
            left.unlink()
        process = subprocess.Popen([PROGRAM, "run", "small.toml", "-n", "1e7", "-o", "x.h5", *words], cwd=self.folder,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   env=environment())
        # Until some blocks are in the journal.
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not any(path.stat().st_size > 500_000 for path in self.folder.iterdir()):
            time.sleep(0.02)
        for number in signals:
            process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
        return process.returncode, out, err

    def test_the_first_signal_keeps_what_is_done(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            code, out, err = self.interrupted(number, words=("--json",))
            self.assertEqual(code, 130, err)
            data = json.loads(out)
            self.assertIs(data["complete"], False)
            self.assertGreater(data["replications"], 0)
            self.assertEqual(data["replications"] % 256, 0)
            self.assertRegex(err, r"interrupted: [\d,]+ of 10,000,000 futures are done and kept")
            self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["small.toml", "x.h5"])
            try:
                import h5py
            except ImportError:
                continue
            with h5py.File(self.folder / "x.h5") as file:
                self.assertEqual(file.attrs["replications"], data["replications"])
                self.assertFalse(file.attrs["complete"])

    def test_what_waits_for_its_input_ends_at_once(self):
        pipe = self.folder / "pipe.toml"
        os.mkfifo(pipe)
        for number in (signal.SIGINT, signal.SIGTERM):
            process = subprocess.Popen([PROGRAM, "check", "pipe.toml"], cwd=self.folder, stdin=subprocess.DEVNULL,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())
            end = time.monotonic() + PATIENCE
            writer = None
            while writer is None and time.monotonic() < end:
                try:
                    writer = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)  # once the program reads from it
                except OSError:
                    time.sleep(0.01)
            process.send_signal(number)
            try:
                out, err = process.communicate(timeout=10)
            finally:
                process.kill()
                os.close(writer)
            self.assertEqual((process.returncode, out, err), (130, "", "fundsim: interrupted\n"))

    def test_what_is_kept_is_what_a_shorter_run_gives(self):
        _, out, _ = self.interrupted(signal.SIGINT, words=("--json",))
        data = json.loads(out)
        again = json.loads(self.done("run", "small.toml", "-n", str(data["replications"]), "-o", "y.h5", "--json"))
        self.assertEqual(again["models"], data["models"])

    def test_killing_leaves_nothing_under_the_final_name(self):
        code, out, _ = self.interrupted(signal.SIGKILL)
        self.assertEqual((code, out), (-9, ""))
        self.assertFalse((self.folder / "x.h5").exists())
        # The next run takes up what was finished. A closed stream must not make its message part of the journal.
        run = subprocess.run(["sh", "-c", '"$0" run small.toml -n 20000 -o x.h5 --json 2>&-', PROGRAM], text=True,
                             capture_output=True, cwd=self.folder, timeout=PATIENCE, check=False)
        self.assertEqual(run.returncode, 0, run.stdout)
        self.assertTrue((self.folder / "x.h5").exists())
        whole = json.loads(self.done("run", "small.toml", "-n", "20000", "-o", "y.h5", "--json"))
        self.assertEqual(json.loads(run.stdout)["models"], whole["models"])


if __name__ == "__main__":
    if not Path(PROGRAM).exists():
        print(f"{PROGRAM} is not built")
        sys.exit(1)
    unittest.main()
