"""Runs the program where its results file cannot be finished, and fails when it crashes or leaves anything behind.

Finds the program and the scenarios through FUNDSIM_PROGRAM and FUNDSIM_SOURCE_DIR.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

program = os.environ.get("FUNDSIM_PROGRAM", "")
scenario = Path(os.environ.get("FUNDSIM_SOURCE_DIR", "."), "scenarios/baseline.toml")
if not Path(program).is_file() or not scenario.is_file():
    print("skipped: no program or no scenarios/baseline.toml")
    sys.exit(77)
if "TSAN_OPTIONS" in os.environ:
    print("skipped: the thread sanitizer itself does not survive a limit on the size of files")
    sys.exit(77)


def run(folder, most):
    """With a limit on the size of files, and the signal that comes with it ignored, as Python does."""
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    small = ["--set", "opportunities.initial_backlog=2", "--set", "opportunities.arrivals_per_year=1"]
    return subprocess.run([program, "run", scenario, "-n", "256", "-o", Path(folder, "a.h5"), "--quiet", *small],
                          capture_output=True, text=True, preexec_fn=limit, restore_signals=False, timeout=300, check=False)


with tempfile.TemporaryDirectory(dir=".") as folder:
    whole = run(folder, resource.RLIM_INFINITY)
    assert whole.returncode == 0, whole
    size = Path(folder, "a.h5").stat().st_size
    Path(folder, "a.h5").unlink()
    for share in (0.0001, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 0.99999):
        stopped = run(folder, int(size * share))
        assert stopped.returncode == 4, (share, stopped)
        assert "File too large" in stopped.stderr, (share, stopped)
        assert os.listdir(folder) == [], (share, os.listdir(folder))
    assert run(folder, size).returncode == 0
