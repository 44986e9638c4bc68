#!/usr/bin/env python3
"""Every command in README's table of ideas works, and shows something else than the plain scenario does."""

import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("FUNDSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("FUNDSIM_PROGRAM", str(ROOT / "build/release/fundsim"))


def commands():
    """The commands of the table, with `S` and `fundsim` written out."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text[text.index("## Every idea"):text.index("## Does the baseline")]
    for row in table.splitlines():
        if row.startswith("| ") and not row.startswith(("| they say", "| ---")):
            for words in re.findall(r"`([^`]*)`", row.split(" | ")[-1]):
                command = words if words.startswith("fundsim") else f"fundsim run {words}"
                yield shlex.split(command.replace("S/", "scenarios/"))


def figures(arguments):
    """NPV of every model; of other commands than run, nothing but that they work."""
    extra = ["--json", "--quiet", "-n", "200"] if arguments[0] == "run" else []
    done = subprocess.run([PROGRAM, *arguments, *extra], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"fundsim {shlex.join(arguments)}: {done.stderr}")
    return [model["npv"]["mean"] for model in json.loads(done.stdout)["models"]] if extra else None


def main():
    listed = list(commands())
    if len(listed) < 26:
        sys.exit(f"only {len(listed)} commands are in the table of ideas")
    plain = {}
    for _, *arguments in listed:
        result = figures(arguments)
        if result is None or len(arguments) < 3:
            continue
        scenario = arguments[1]
        if scenario not in plain:
            plain[scenario] = figures(["run", scenario])
        if result == plain[scenario]:
            sys.exit(f"fundsim {shlex.join(arguments)} changes nothing")
    print(f"{len(listed)} commands work")


main()
