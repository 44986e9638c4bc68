"""One rule for all output: what is not the program's own text steers no terminal and breaks no line.

Goes over all commands with hostile text in every field and looks at each byte that comes out.
"""

import csv
import io
import json
import os
import re
import pty
import subprocess
import tempfile
import threading
import unicodedata
import unittest
from pathlib import Path

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
PATIENCE = 120  # seconds

FORGED = "forged.toml: ok"
STEERING = ("\033[2J\033[31m", "\033]0;title\a", "\x08\x7f", "\x9b31m", "\x85", "\u061c\u200e\u200f\u202e\u2066\u2069",
            "\u200b\u2028\u2029\ufeff", "\U000e0001\U000e0041", "\t\v\f\r", f"\n{FORGED}\n", f"\r{FORGED}\r")
HOSTILE = "a" + "".join(STEERING) + "z"
BYTES = HOSTILE.encode() + b"\xff\xc3\xed\xa0\x80\xc0\x80\x9b" + f"\n{FORGED}\n".encode()  # for where any byte may stand
DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
EMPHASIS = ("\033[1m", "\033[0m")


def toml(text):
    return '"' + "".join(f"\\U{ord(c):08X}" for c in text) + '"'


def model(name, preset):
    return f"[[model]]\nname = {toml(name)}\npreset = {preset}\n"


def scenario(title="t", currency="k", model_name="m", preset='"project"', intervention="i", listed="list.csv",
             column="name", more=""):
    return f"""
title = {toml(title)}
currency = {toml(currency)}
{more}
[organisation]
budget_per_year = 1500
team_size = 5
person_month_cost = 10
horizon_months = 18
[opportunities]
list = {toml(listed)}
columns = {{ name = {toml(column)} }}
value_per_year = {{ lognormal = {{ p50 = 200, p90 = 900 }} }}
effort = {{ lognormal = {{ p50 = 12, p90 = 30 }} }}
""" + model(model_name, preset) + model(model_name + "2", '"persistent"') + model(model_name + "3", '"project_modern"') + f"""
[[intervention]]
name = {toml(intervention)}
cost_per_year = 30
set = {{ "model.measuring_rate" = 12 }}
"""


def table(name="name", cells=("Portal", "Hub", "App"), costs=("300", "500", "lots")):
    text = io.StringIO()
    csv.writer(text).writerows([[name, "cost"], *zip(cells, costs)])
    return text.getvalue()


def shown(character):
    return (unicodedata.category(character) not in ("Cc", "Zl", "Zp", "Cs")
            and unicodedata.bidirectional(character) not in DIRECTIONS
            and (unicodedata.category(character) != "Cf" or character in "\u00ad\u200c\u200d"))


def as_shown(text):
    return "".join(c if shown(c) else " " if c in "\t\n\v\f\r\x85\u2028\u2029" else "?" for c in text)


class Rule(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.write("list.csv", table())
        self.write("small.toml", scenario())
        self.write("answers.toml", "mandate = 2\nfocus = 3\n")

    def write(self, name, text):
        (self.folder / name).write_bytes(text.encode() if isinstance(text, str) else text)

    def keeps_the_rule(self, content, source):
        try:
            text = content.decode()
        except UnicodeDecodeError as error:
            self.fail(f"{source}: no UTF-8: {error}")
        for mark in EMPHASIS if "terminal" in source else ():
            text = text.replace(mark, "")
        steering = sorted({f"U+{ord(c):04X}" for c in text if c != "\n" and not shown(c)})
        self.assertEqual(steering, [], f"{source} lets through: {text!r}"[:2000])
        return text

    def breaks_no_line(self, *texts):
        """For texts that are not laid out: those that are may begin a line with any word of a name."""
        for text in texts:
            for line in text.split("\n"):
                self.assertFalse(line.strip().startswith(FORGED), f"a line that the program has not written in {text!r}")

    def run_one(self, words, more):
        environment = dict(os.environ, TERM="xterm", COLUMNS="80")
        return subprocess.run([PROGRAM, *words], cwd=self.folder, env=environment, timeout=PATIENCE, check=False, **more)

    def played(self, *words, codes=(0,), stdin=subprocess.DEVNULL):
        """Standard output and error of a command, piped, which must keep the rule."""
        run = self.run_one(words, {"capture_output": True, "stdin": stdin})
        self.assertIn(run.returncode, codes, (words, run.stderr, run.stdout[-2000:]))
        out = self.keeps_the_rule(run.stdout, f"standard output of {words}")
        err = self.keeps_the_rule(run.stderr, f"standard error of {words}")
        self.breaks_no_line(err, out if run.returncode else "")
        return out, err

    def watched(self, *words):
        """What a terminal sees, with the program's own emphasis; lines end as a terminal's do."""
        primary, secondary = pty.openpty()
        pieces = []

        def collect():
            try:
                while piece := os.read(primary, 65536):
                    pieces.append(piece)
            except OSError:  # the other end is closed
                pass
        reader = threading.Thread(target=collect)
        reader.start()
        run = self.run_one(words, {"stdin": subprocess.DEVNULL, "stdout": secondary, "stderr": secondary})
        os.close(secondary)
        reader.join(PATIENCE)
        os.close(primary)
        self.assertEqual(run.returncode, 0)
        seen = b"".join(pieces).replace(b"\r\n", b"\n")
        return self.keeps_the_rule(seen.replace(b"\r", b""), f"terminal of {words}")  # a \r redraws the progress

    def every_command_on(self, name, *words, codes=(0,)):
        run = ("run", name, "-n", "8", *words)
        self.played(*run, codes=codes)
        self.played(*run, "--until", "1e9", "--control-variate", codes=codes)
        data = self.played(*run, "--json", codes=codes)[0]
        for more in ((), ("--json",)):
            self.played(*run, "--equal-outlay", *more, codes=codes)
        for more in ((), ("--json",)):
            self.played(*run, "--initiatives", *more, codes=codes)
        self.played("run", name, "--trace", "0", *words, codes=codes)
        trace = self.played("run", name, "--trace", "0", "--json", *words, codes=codes)[0]
        for study in (("explore",), ("explore", "--totals", "2", "--pilot", "teams=1,months=3"), ("attribute",), ("sensitivity",), ("sensitivity", "--method", "sobol", "--top", "2"),
                      ("breakeven", "--vary", "organisation.discount_rate=0.1:0.2"),
                      ("breakeven", "--vary", "organisation.discount_rate=0.1:0.2", "--vary", "opportunities.value_scale=0.5:2"),
                      ("breakeven", "--goal", "npv>0,payback<48:0.9", "--vary", "model.wip=1:3", "--vary", "model.scope=fixed:adaptive"),
                      ("interventions",), ("sweep", "--vary", "organisation.areas=2,3")):
            self.played(*study, name, "-n", "2", *words, codes=codes)
            self.played(*study, name, "-n", "2", "--json", *words, codes=codes)
        for more in ((), ("--json",)):
            self.played("story", name, *more, *words, codes=codes)
        if "--with" not in words:
            for more in ((), ("--json",), ("--toml",)):
                self.played("assess", "--answers", "answers.toml", name, "-n", "2", *more, *words, codes=codes)
        self.played("report", name, "-n", "2", "-o", "hostile.html", *words, codes=(*codes, 4))  # 4: built without its page
        self.played("check", name, *words, codes=codes)
        self.played("check", name, "--resolved", *words, codes=codes)
        return data and json.loads(data), trace and json.loads(trace)

    def test_names_of_a_scenario(self):
        """Such names are refused, and the message keeps the rule; what may stand in a name comes out as it is."""
        for field in ("title", "currency", "model_name", "intervention"):
            self.write("hostile.toml", scenario(**{field: HOSTILE}))
            self.every_command_on("hostile.toml", codes=(3,))
        self.write("list.csv", table(cells=[HOSTILE + str(i) for i in range(3)]))
        self.every_command_on("small.toml", codes=(3,))
        name = as_shown(HOSTILE)[:30] + "\u00ad\u200dÆ"
        self.write("list.csv", table(name=name, cells=[f"a\r\nb\tc {i}" for i in range(3)]))
        self.write("harmless.toml", scenario(name, name, name, intervention=name, column=name))
        data, trace = self.every_command_on("harmless.toml", "--with", name)
        self.assertEqual([data["title"], data["currency"], data["models"][0]["name"]], [name] * 3)
        self.assertEqual(data["with"], [name])
        self.assertEqual(trace["world"][0]["name"], "a  b c 0")
        resolved = self.played("check", "harmless.toml", "--resolved", "--with", name)[0]
        self.write("again.toml", resolved)
        self.assertEqual(self.played("check", "again.toml", "--resolved")[0], resolved)
        self.watched("run", "harmless.toml", "-n", "600")
        self.watched("attribute", "harmless.toml", "-n", "40")

    def test_faults_of_a_scenario(self):
        faulty = {
            "key.toml": scenario(more=f"{toml(HOSTILE)} = 1"),
            "point.toml": scenario(more=f"point = {toml(HOSTILE)}"),
            "table.toml": scenario() + f"[{toml(HOSTILE)}]\n",
            "lever.toml": scenario() + f"[[model]]\nname = 'x'\npreset = 'project'\n{toml(HOSTILE)} = 1\n",
            "value.toml": scenario().replace("= 1500", f"= {toml(HOSTILE)}"),
            "preset.toml": scenario(preset=toml(HOSTILE)),
            "list.toml": scenario(listed=HOSTILE),
            "column.toml": scenario(column=HOSTILE),
            "twice.toml": scenario(model_name=HOSTILE) + model(HOSTILE, '"project"'),
            "with.toml": scenario(more=f"with = [{toml(HOSTILE)}]"),
            "set.toml": scenario().replace("model.measuring_rate", HOSTILE.encode("unicode_escape").decode()),
            "raw.toml": scenario() + HOSTILE,
            "bytes.toml": scenario().encode() + BYTES,
            "calibration.toml": scenario().replace("[opportunities]", f"[opportunities]\noverrun = {{ calibration = {toml(HOSTILE)} }}"),
            "empirical.toml": scenario().replace(
                "[opportunities]", f"[opportunities]\noverrun = {{ empirical = {{ file = {toml(HOSTILE)}, column = {toml(HOSTILE)} }} }}"),
        }
        for name, text in faulty.items():
            self.write(name, text)
            self.every_command_on(name, codes=(3, 4))
        self.write("list.csv", table(costs=("300", HOSTILE, "\u202e12")))
        self.every_command_on("small.toml")  # what such rows are left out for is told
        self.write("list.csv", table().encode() + BYTES)
        self.every_command_on("small.toml", codes=(3,))

    def test_words_of_the_command_line(self):
        for word in (HOSTILE.encode(), BYTES):
            word = word.replace(b"\0", b"")
            for option in ("--set", "--with"):
                self.every_command_on("small.toml", option, word, codes=(3,))
            self.played("run", "small.toml", "-n", "8", "--versus", word, codes=(3,))
            self.every_command_on("small.toml", "--set", b"title='" + word + b"'", codes=(0, 3))
            self.every_command_on("small.toml", "--set", b"organisation.budget_per_year=" + word, codes=(3,))
            self.every_command_on("small.toml", "--set", b'model."' + word + b'".wip=2', codes=(3,))
            self.every_command_on(word, codes=(4,))
            self.every_command_on(b"no/" + word, codes=(4,))
            for study, options in (("explore", ("--a", "--b", "--draws", "--totals", "--pilot")), ("attribute", ("--from", "--to")), ("sensitivity", ("--a", "--b", "--method", "--top")), ("breakeven", ("--vary", "--goal", "--model")),
                                   ("interventions", ("--model", "--zone", "--best")), ("sweep", ("--vary", "--a", "--b", "--part"))):
                for option in (*options, "-n", "--until"):
                    self.played(study, "small.toml", option, word, codes=(2,))
            for command in ("run", "explore", "attribute", "sensitivity", "breakeven", "interventions", "sweep", "merge", "story", "assess", "report", "export", "calibrate", "new", "check", "explain", "presets", "help"):
                self.played(command, word, codes=(2, 4))
                self.played(command, word, word, codes=(2,))
                self.played(command, b"--" + word, codes=(2,))
                self.played(command, b"-" + word, codes=(0, 2))  # -a: begins with a letter
            with open(os.path.join(self.folder, "answers.toml"), "wb") as file:
                file.write(b"teams = 2\ntitle = '" + word.replace(b"\n", b" ").replace(b"\r", b" ") + b"'\n" + b"currency = '" + word[:9] + b"'")
            self.played("new", "--answers", "answers.toml", "-n", "100", codes=(0, 3))
            self.played("new", "--answers", word, codes=(4,))
            self.played("new", "--answers", "answers.toml", "--calibration", word, codes=(3, 4))
            self.played(word, codes=(2,))
            self.played(word + b".toml", codes=(2,))
            for option in ("-n", "--seed", "--threads", "--until", "--trace"):
                self.played("run", "small.toml", option, word, codes=(2,))
                self.played("run", "small.toml", option, word, option, word, codes=(2,))
            for option in ("--model", "--item", "--months"):
                self.played("run", "small.toml", "--trace", "0", option, word, codes=(2,))
            with open(os.path.join(self.folder, "bad.toml"), "wb") as file:
                file.write(b'mandate = 2\n"' + word + b'" = 3\n')
            self.played("assess", "--answers", "bad.toml", "small.toml", codes=(3,))
            self.played("assess", "--answers", word, "small.toml", codes=(4,))
            self.played("assess", "--answers", "answers.toml", "small.toml", "--model", word, codes=(2,))
            for option in ("--replication", "--item", "--a", "--b"):
                self.played("story", "small.toml", option, word, codes=(2,))
            self.played("run", "small.toml", b"--json=" + word, codes=(2,))
            for option in ("-n", "--seed", "--threads"):
                self.played("report", "small.toml", "-o", "r.html", option, word, codes=(2,))
            self.played("report", "small.toml", "-o", word, codes=(2,))

    def test_names_of_files(self):
        for number, word in enumerate((HOSTILE.encode(), BYTES)):
            name = word.replace(b"\0", b"").replace(b"/", b"")[:200]
            path = os.path.join(os.fsencode(self.folder), name)
            with open(path + b".toml", "wb") as file:
                file.write(scenario(listed=HOSTILE + ".csv").encode())
            with open(os.path.join(os.fsencode(self.folder), (HOSTILE + ".csv").encode()), "wb") as file:
                file.write(table().encode())
            self.every_command_on(name + b".toml")
            data = json.loads(self.played("run", name + b".toml", "-n", "8", "--json", "-o", name + b".h5")[0])
            if number == 0:
                self.assertEqual(data["scenario"], os.fsdecode(name + b".toml"))
            self.assertIn("is written", self.played("run", "small.toml", "-n", "8", "-o", name + b".h5")[1])
            self.played("run", name + b".toml", "-n", "8", "-o", name + b".toml", codes=(2,))
            self.played("run", "small.toml", "-n", "8", "-o", b"no/" + name + b".h5", codes=(4,))
            self.assertIn("is written", self.played("explore", "small.toml", "-n", "8", "-o", name + b".draws.h5")[1])
            self.played("explore", "small.toml", "-n", "8", "-o", name + b".h5", codes=(4,))  # results of a run
            for part in (b"1", b"2"):
                self.assertIn("is written", self.played("sweep", "small.toml", "-n", "8", "--vary", "organisation.areas=2,3", "--part", part + b"/2",
                                                        "-o", name + b".part" + part + b".h5")[1])
            self.assertIn("is written", self.played("merge", name + b".part1.h5", name + b".part2.h5", "-o", name + b".cells.h5")[1])
            self.played("merge", name + b".part1.h5", "-o", name + b".cells.h5", codes=(3,))
            self.played("merge", name + b".part1.h5", name + b".part1.h5", "-o", name + b".cells.h5", codes=(3,))
            self.played("merge", name + b".cells.h5", "-o", b"other.h5", codes=(3,))
            self.played("merge", name + b".h5", "-o", b"other.h5", codes=(4,))
            for option, ending in ((b"--csv", b""), (b"--xlsx", b".xlsx"), (b"--sipmath", b".json")):
                self.played("export", name + b".h5", option, name + b".exported" + ending)
                self.played("export", name + b".h5", option, b"no/" + name + ending, codes=(4,))
                self.played("export", name + b".toml", option, name + ending, codes=(4,))
            self.played("report", name + b".h5", "-o", name + b".html", codes=(0, 4))
            os.mkdir(path + b"folder.h5")
            self.played("run", "small.toml", "-n", "8", "-o", name + b"folder.h5", codes=(4,))
            with open(path + b"other.h5", "wb") as file:
                file.write(b"precious")
            self.played("run", "small.toml", "-n", "8", "-o", name + b"other.h5", codes=(4,))

    def test_histories_of_projects(self):
        rows = "".join(f"{HOSTILE if i == 3 else i},{10 + i},{11 + 2 * i}\n".replace("\r", "") for i in range(8))
        for heading in ("name,planned_cost,actual_cost", f'"{HOSTILE}",planned_cost,"actual {HOSTILE} cost"'):
            self.write("history.csv", f"{heading}\n" + "".join(f"p{i},{10 + i},{11 + 2 * i}\n" for i in range(8)) + '"x","' + HOSTILE + '",3\n')
            for words in ((), ("--json",), ("--full",), ("-o", "fragment.toml")):
                self.played("calibrate", "history.csv", "-n", "5", *words)
            self.keeps_the_rule((self.folder / "fragment.toml").read_bytes(), "fragment.toml")
            self.played("calibrate", "history.csv", "--column", f"planned_cost={HOSTILE}", codes=(0, 3))
        self.write("history.csv", f"name,planned_cost,actual_cost\n{rows}")
        self.played("calibrate", "history.csv", "-n", "5", codes=(0, 3))
        self.write("history.csv", b"planned_cost,actual_cost\n1,2\n" + BYTES)
        self.played("calibrate", "history.csv", codes=(3,))
        self.write("history.csv", "planned_cost,actual_cost\n1,2\n2,3\n3,4\n4,5.5\n")
        for word in (HOSTILE.encode(), BYTES):
            word = word.replace(b"\0", b"")
            for option in ("--family", "--as-of", "--thousands", "--tail-from", "--cap", "--reference", "--on-plan", "--only", "-n",
                           "--seed", "--threads", "--person-month-cost", "--column"):
                self.played("calibrate", "history.csv", option, word, codes=(2,))
            self.played("calibrate", "history.csv", "--finished", word, "-n", "2", codes=(0, 3))
            self.played("calibrate", "history.csv", "--column", word.replace(b"=", b"") + b"=x", codes=(3,))
            self.played("calibrate", word, codes=(4,))

    def test_what_the_program_says_itself_keeps_the_rule_too(self):
        for words in (("--help",), ("--man",), ("--version",), ("help", "run"), ("help", "explore"), ("help", "attribute"), ("help", "sensitivity"), ("help", "breakeven"), ("help", "interventions"), ("help", "sweep"), ("help", "merge"), ("help", "story"), ("help", "assess"), ("help", "report"), ("help", "export"), ("help", "calibrate"), ("help", "new"),
                      ("help", "check"), ("help", "explain"), ("help", "presets"), ("explain",), ("explain", "--json"), ("explain", "--markdown"),
                      ("explain", "wip"), ("explain", "interventions"), ("presets",)):
            self.played(*words)

    def test_no_command_is_forgotten(self):
        """A new one belongs into the tests above, with all words that it takes and all texts that it reads."""
        listed = self.played("--help")[0].split("Commands\n")[1].split("\n\n")[0]
        self.assertEqual(re.findall(r"^  (\S+)", listed, re.MULTILINE),
                         ["run", "explore", "attribute", "sensitivity", "breakeven", "interventions", "sweep", "merge", "story", "assess", "report", "export", "calibrate", "new", "check", "explain", "presets", "help", "--man", "--version"])


if __name__ == "__main__":
    unittest.main()
