#!/usr/bin/env python3
"""python3 -m fundsim figures: files, messages, exit codes."""

import io
import os
import stat
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from made import LONG_NAMES, ROOT, changed, interrupted, played, scenario, studied

from fundsim import figures
from fundsim.__main__ import main
from fundsim.catalogue import ALL, RUN
from fundsim.faults import FileFault


FILES = sorted(f"{name}.{ending}" for name in RUN if name != "initiatives"
               for ending in ("png", "svg"))  # of listed portfolios
SVG = "{http://www.w3.org/2000/svg}"


class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_it(self, *words):
        """The command within this process, which has read the libraries already."""
        out, err, before = io.StringIO(), io.StringIO(), os.getcwd()
        os.chdir(self.folder)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                try:
                    code = main(list(map(str, words)))
                except SystemExit as end:
                    code = end.code
        finally:
            os.chdir(before)
        return subprocess.CompletedProcess(words, code, out.getvalue(), err.getvalue())

    def refused(self, code, *words):
        run = self.run_it(*words)
        self.assertEqual(run.returncode, code, run.stderr)
        self.assertEqual(run.stdout, "")
        self.assertNotIn("Traceback", run.stderr)
        self.assertEqual([path for path in self.folder.rglob("*") if path.is_file()], [])
        return run.stderr

    def test_all_pictures_are_written(self):
        file, _ = played(scenario())
        run = self.run_it("figures", file, "-o", "a/b")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(sorted(run.stdout.split()), [f"a/b/{name}" for name in FILES])
        self.assertEqual(sorted(os.listdir(self.folder / "a/b")), FILES)
        for name in FILES:
            content = (self.folder / "a/b" / name).read_bytes()
            self.assertTrue(content.startswith(b"<?xml" if name.endswith("svg") else b"\x89PNG"))
            if name.endswith("svg"):
                self.assertLess(len(content), 150_000, name)
                self.assertNotIn(b" \n", content)

    def test_studies_have_pictures_of_their_own(self):
        told = studied(scenario(), "breakeven", "--vary", "opportunities.value_scale=0.1:1", "-n", "20")
        run = self.run_it("figures", told, "-o", "x")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(run.stdout.split(), ["x/break_even.svg", "x/break_even.png"])
        self.assertIn("there is no picture 'outcomes' of it. There are: break_even",
                      self.refused_beside(2, "figures", told, "--only", "outcomes"))
        self.assertEqual(sorted(os.listdir(self.folder / "x")), ["break_even.png", "break_even.svg"])

    def test_help_names_every_picture_and_shows_examples(self):
        said = self.run_it("figures", "--help").stdout
        for name in ALL:
            self.assertIn(f"  {name} ", said)
        for command in ("run", "explore", "sweep", "attribute"):
            self.assertIn(f"  fundsim {command} scenarios/", said)

    def test_one_picture_by_name(self):
        file, _ = played(scenario())
        run = self.run_it("figures", file, "--only", "promise")
        self.assertEqual((run.returncode, run.stdout.split()), (0, ["figures/promise.svg", "figures/promise.png"]))

    def test_names_are_no_markup_and_no_mathematics(self):
        names = [(name, preset) for name, preset in LONG_NAMES if "$" in name] + [("Größe ⚙ 日本", "project")]
        file, _ = played(scenario(names).replace('"kEUR"', '"$ & <i>"'))
        run = self.run_it("figures", file, "-o", "x", "--only", "outcomes")
        self.assertEqual(run.returncode, 0, run.stderr)
        picture = xml.parse(self.folder / "x/outcomes.svg").getroot()
        title = picture.find(f"{SVG}title").text
        self.assertIn("$ & <i> with $x^2$ & <b>--</b> \\ %s {0}, above", title)
        self.assertRegex(run.stderr, "^fundsim: outcomes: the font has no shape for some letters[^\n]*\n$")

    def test_what_is_left_out_is_said(self):
        file = changed(played(scenario())[0], "left_out.h5", lambda opened: opened.pop("series"))
        only = ("--only", "cash", "--only", "outcomes")
        run = self.run_it("figures", changed(file, "both.h5", interrupted), "-o", "x", *only)
        self.assertEqual(run.returncode, 0)
        self.assertIn("no picture 'cash': the file holds no monthly flows", run.stderr)
        self.assertIn("interrupted, after 120 futures", run.stderr)
        self.assertEqual(sorted(os.listdir(self.folder / "x")), ["outcomes.png", "outcomes.svg"])

    def test_faults_have_the_exit_codes_of_the_program(self):
        file, _ = played(scenario())
        self.assertIn("no such file", self.refused(4, "figures", "nothing.h5"))
        self.assertIn("is no results file", self.refused(3, "figures", ROOT / "README.md"))
        self.assertIn("invalid choice: 'pie'", self.refused(2, "figures", file, "--only", "pie"))
        self.assertIn("COMMAND", self.refused(2))
        (self.folder / "taken").mkdir()
        (self.folder / "taken/outcomes.svg").mkdir()
        self.assertIn("cannot write to", self.refused(4, "figures", file, "-o", "taken", "--only", "outcomes"))
        (self.folder / "file").symlink_to(file)
        self.assertIn("cannot write to 'file'", self.refused_beside(4, "figures", file, "-o", "file"))

    def refused_beside(self, code, *words):
        run = self.run_it(*words)
        self.assertEqual((run.returncode, run.stdout), (code, ""))
        return run.stderr

    def test_missing_packages_are_named(self):
        # Without the folders in which packages are installed.
        run = subprocess.run([sys.executable, "-B", "-S", "-m", "fundsim", "figures", "x.h5"], cwd=ROOT / "analysis",
                             check=False, capture_output=True, text=True)
        self.assertEqual(run.returncode, 1)
        for part in ("python3-matplotlib", "python3-xarray", "scripts/install-packages plot"):
            self.assertIn(part, run.stderr)

    def test_a_file_appears_when_it_is_whole(self):
        before = os.umask(0o027)
        try:
            figures.publish({"a.svg": b"whole"}, self.folder / "new")
        finally:
            os.umask(before)
        self.assertEqual(stat.S_IMODE((self.folder / "new/a.svg").stat().st_mode), 0o640)
        with mock.patch("os.replace", side_effect=OSError(28, "No space left on device")):
            with self.assertRaisesRegex(FileFault, "cannot write to .*: No space left"):
                figures.publish({"a.svg": b"other"}, self.folder / "new")
        self.assertEqual((self.folder / "new/a.svg").read_bytes(), b"whole")
        self.assertEqual(os.listdir(self.folder / "new"), ["a.svg"])


if __name__ == "__main__":
    unittest.main()
