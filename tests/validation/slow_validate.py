#!/usr/bin/env python3
"""Every known answer is met, and tests/validation/README.md shows what the program prints. --update writes it anew."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("FUNDSIM_SOURCE_DIR", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = pathlib.Path(os.environ.get("FUNDSIM_PROGRAM", ROOT / "build/release/fundsim")).with_name("fundsim_validate")
BEGIN, END = "<!-- validation: scripts/validate -->\n", "<!-- end of validation -->"


def main():
    run = subprocess.run([PROGRAM, "--markdown"], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        failed = subprocess.run([PROGRAM], capture_output=True, text=True, check=False).stdout
        wrong = "\n".join(line for line in failed.splitlines() if line.rstrip().endswith("  NO"))
        sys.exit(f"fundsim_validate exits with {run.returncode}\n{run.stderr}{wrong}")
    readme = ROOT / "tests/validation/README.md"
    text = readme.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        sys.exit("tests/validation/README.md has no place for the table of validation")
    start = text.index(BEGIN) + len(BEGIN)
    end = text.index(END)
    if text[start:end] == run.stdout:
        print("every known answer is met, tests/validation/README.md shows the table")
    elif "--update" in sys.argv:
        readme.write_text(text[:start] + run.stdout + text[end:], encoding="utf-8")
        print("tests/validation/README.md has the new table")
    else:
        sys.exit("tests/validation/README.md shows another table; tests/validation/slow_validate.py --update")


main()
