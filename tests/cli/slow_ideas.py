#!/usr/bin/env python3
"""README's table of ideas is that of scripts/ideas; every row's commands work, and its figures have the sign it claims."""

import importlib.machinery
import importlib.util
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("FUNDSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("FUNDSIM_PROGRAM", str(ROOT / "build/release/fundsim"))
REPLICATIONS = 200
FEW = {"run": ["-n", "20"], "interventions": ["-n", "20"], "breakeven": ["-n", "20"]}  # to see that a command works
sys.dont_write_bytecode = True


def ideas():
    loader = importlib.machinery.SourceFileLoader("ideas", str(ROOT / "scripts/ideas"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("ideas", loader))
    loader.exec_module(module)
    module.replications = REPLICATIONS
    return module


def works(command):
    words = shlex.split(command.replace("S/", "scenarios/"))
    if "-n" in words:
        del words[words.index("-n"):words.index("-n") + 2]
    done = subprocess.run([PROGRAM, *words, *FEW.get(words[0], [])], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        sys.exit(f"fundsim {command}: {done.stderr}")


def main():
    module = ideas()
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text[text.index(module.START):text.index(module.END)].splitlines()[3:]
    shown = [(cells[0], cells[1], re.findall(r"`fundsim ([^`]*)`", cells[3]))
             for cells in (line.strip("|").strip().split(" | ") for line in table) if len(cells) > 3]
    wanted = [(row.said, row.model, list(row.commands)) for row in module.rows]
    if shown != wanted:
        sys.exit("README.md has other rows than scripts/ideas; scripts/renew ideas writes them anew")
    for said, _ in module.OPEN:
        if not any(line.startswith(f"| {said} | **not in it** |") for line in table):
            sys.exit(f"README.md does not say that this is left out: {said}")
    broken = []
    for row in module.rows:
        for command in row.commands:
            works(command)
        broken += [f"{row.said}: {words} does not hold" for holds, words in row.play()[1] if not holds]
    if broken:
        sys.exit("\n".join(broken))
    print(f"{len(wanted)} ideas do what their rows claim")


main()
