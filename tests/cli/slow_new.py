"""fundsim new gives a scenario that reproduces what was stated, says what it cannot reproduce, and asks well on a terminal."""

import json
import os
import pty
import re
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
ANSWERS = """
teams = 12
people_per_team = 8
price_per_person_month = 10
ideas_waiting = 100
ideas_per_year = 60
person_months = 40
promised_per_year = 600
cost_percent = 135
benefit_percent = 60
mandated_percent = 20
"""


def fundsim(*words, code=0):
    done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == code, (words, done)
    return done


class New(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = holder.name

    def path(self, name, text=None):
        path = os.path.join(self.folder, name)
        if text is not None:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        return path

    def test_what_was_stated_comes_out_of_the_scenario(self):
        for cost, benefit, promised in ((135, 80, 600), (180, 30, 900)):
            answers = self.path("answers.toml", ANSWERS.replace("= 135", f"= {cost}").replace("percent = 60", f"percent = {benefit}")
                                .replace("= 600", f"= {promised}"))
            scenario = self.path("my.toml")
            told = json.loads(fundsim("new", "--answers", answers, "-o", scenario, "--force", "--json", "-n", "500").stdout)
            self.assertTrue(told["reproduced"]["all"], told)
            # Other futures than those that it was tuned in, and the whole cast.
            first = json.loads(fundsim("run", scenario, "-n", "4000", "--seed", "9", "--json", "--quiet").stdout)["models"][0]
            self.assertEqual(first["preset"], "project")
            for name, stated in (("paid_over_planned", cost), ("realised_over_planned", benefit)):
                mean, ends = 100 * first[name]["value"], first[name]["ci95"]
                margin = 50 * (ends[1] - ends[0])
                self.assertLess(abs(mean / stated - 1), 0.03 + 4 * margin / stated, (name, mean, stated))
            each = first["planned_benefit"]["mean"] / (first["started"]["mean"] - first["plans_without_benefit"]["mean"])
            self.assertLess(abs(each / promised - 1), 0.06, each)
            with open(scenario, encoding="utf-8") as file:
                text = file.read()
            self.assertIn("# Your history is reproduced: cost", text)
            self.assertEqual(fundsim("check", scenario).returncode, 0)

    def test_what_cannot_be_reproduced_is_said(self):
        answers = self.path("answers.toml", ANSWERS.replace("percent = 60", "percent = 190"))
        done = fundsim("new", "--answers", answers, "-o", self.path("my.toml"), "--quiet", "-n", "300")
        self.assertRegex(done.stdout, r"NOT reproduced by anything that the search found within\s+the ranges\s+below: [^.]*benefits\s\d+% \(190%\s+stated\)")
        self.assertRegex(done.stdout, r"is reproduced: cost 13\d% of plan \(135% stated\)")
        self.assertEqual(done.stderr, "")

    def test_overruns_of_a_history_are_taken_as_they_are(self):
        fragment = self.path("history.toml", "[opportunities]\noverrun = { lognormal = { mu = 0.2, sigma = 0.3 } }\n")
        answers = self.path("answers.toml", ANSWERS)
        done = fundsim("new", "--answers", answers, "--calibration", fragment, "-n", "400")
        self.assertIn("overrun = { lognormal = { mu = 0.2, sigma = 0.3 } }", done.stdout)
        self.assertIn("as they are", done.stderr)
        none = self.path("none.toml", "[opportunities]\n")
        self.assertIn("calibrate", fundsim("new", "--answers", answers, "--calibration", none, code=3).stderr)

    def test_wrong_answers_are_all_told_with_their_places(self):
        answers = self.path("answers.toml", 'teams = 0\npeople = 8\nprice_per_person_month = "ten"\ncost_percent = 1.35\n')
        said = fundsim("new", "--answers", answers, code=3).stderr
        self.assertEqual(len(said.splitlines()), 4, said)
        for part in ("answers.toml:1:9: 0 teams", "answers.toml:2:1: nothing is asked under 'people'. Did you mean 'people_per_team'?",
                     "answers.toml:3:26: ", "answers.toml:4:16: 1.35 % is not [40, 400]"):
            self.assertIn(part, said)
        fundsim("new", "--answers", self.path("nowhere.toml"), code=4)
        self.assertIn("--answers", fundsim("new", code=2).stderr)
        self.assertIn("my.txt.toml", fundsim("new", "-o", "my.txt", code=2).stderr)
        self.assertIn("overwrite", fundsim("new", "--answers", answers, "-o", answers, "--force", code=2).stderr)
        there = self.path("there.toml", "precious")
        self.assertIn("--force", fundsim("new", "--answers", answers, "-o", there, code=4).stderr)

    def test_odd_answers_make_sound_scenarios(self):
        answers = self.path("answers.toml", ANSWERS.replace("price_per_person_month = 10", "price_per_person_month = 0.00001")
                            .replace("promised_per_year = 600", "promised_per_year = 0.0006") + 'currency = "' + 40 * "x" + '"\n')
        text = fundsim("new", "--answers", answers, "-n", "100").stdout
        self.assertIn("person_month_cost = 1e-05", text)
        told = json.loads(fundsim("new", "--answers", answers, "-n", "100", "--json").stdout)
        self.assertEqual(told["scenario"], text)
        long = self.path("long.toml", 'currency = "' + 150 * "x" + '"\n')
        self.assertIn("long.toml:1:12: currency has 150 characters", fundsim("new", "--answers", long, code=3).stderr)
        far = self.path(120 * "d")
        os.mkdir(far)
        fragment = self.path(os.path.join(far, "history.toml"), "[opportunities]\noverrun = { constant = 1.2 }\n")
        self.assertIn(far, fundsim("new", "--answers", answers, "--calibration", fragment, "-n", "100").stdout)

    def test_answers_left_out_are_told(self):
        answers = self.path("answers.toml", "teams = 6\n")
        done = fundsim("new", "--answers", answers, "-n", "200", "-o", self.path("my.toml"))
        self.assertIn("taken as usual: people_per_team, price_per_person_month", done.stderr)

    def test_it_asks_on_a_terminal(self):
        terminal, own = pty.openpty()
        process = subprocess.Popen([PROGRAM, "new", "-n", "200", "-o", self.path("my.toml")], stdin=own, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        os.close(own)
        os.write(terminal, "many\n6\n\n80 tkr.\n40\n\n30\n5.000\n1,35\n130 %\n60\n15\n".encode())
        out, err = process.communicate(timeout=300)
        os.close(terminal)
        self.assertEqual(process.returncode, 0, err)
        self.assertEqual(err.count("?"), 12, err)  # two of the answers were none
        self.assertIn("that is no number", err)
        self.assertIn("[500 tkr.]", err)
        self.assertIn("Next: fundsim run", out)
        with open(self.path("my.toml"), encoding="utf-8") as file:
            text = file.read()
        self.assertIn("# 6 teams of 8 people at 80 tkr. a person-month", text)
        self.assertIn("p50 = 30", text)
        self.assertIn('currency = "tkr."', text)


if __name__ == "__main__":
    unittest.main()
