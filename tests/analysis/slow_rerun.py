#!/usr/bin/env python3
"""The same file makes the same pictures, byte by byte; scripts/figures from another folder makes them too."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from made import FOLDER, ROOT, played, scenario


def drawn(command, folder, **settings):
    """Every file that a command writes."""
    place = dict(os.environ, PYTHONPATH=str(ROOT / "analysis"), PYTHONDONTWRITEBYTECODE="1", **settings)
    run = subprocess.run([*command, "-o", folder], cwd=FOLDER, env=place, check=False, capture_output=True, text=True)
    if run.returncode or run.stderr:
        sys.exit(f"{command}: {run.returncode}, {run.stderr}")
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def main():
    script = str(ROOT / "scripts/figures")
    if subprocess.run([script, "--ready"], check=False).returncode:
        sys.exit(f"{script} --ready: packages are missing that this test has")
    file = os.path.relpath(played(scenario())[0], FOLDER)
    module = [sys.executable, "-m", "fundsim", "figures", file]
    with tempfile.TemporaryDirectory() as folder:
        first = drawn(module, f"{folder}/1", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
        second = drawn(module, f"{folder}/2", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
        third = drawn([script, file], f"{folder}/3")
    if len(first) != 14 or not first == second == third:
        different = [name for name in first if not first[name] == second.get(name) == third.get(name)]
        sys.exit(f"{len(first)} files; not always the same: {different}")
    print("14 files are the same in three runs")


main()
