"""A history of projects becomes a calibration, a scenario, results, pictures and a workbook: the six commands of the README."""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
SOURCE = Path(os.environ["FUNDSIM_SOURCE_DIR"])

try:
    import h5netcdf  # noqa: F401
    import matplotlib  # noqa: F401
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)


def done(*words, **how):
    return subprocess.run(words, capture_output=True, text=True, check=True, **how).stdout


with tempfile.TemporaryDirectory() as folder:
    def path(name):
        return os.path.join(folder, name)

    def figures(file):
        return done(sys.executable, "-m", "fundsim", "figures", file, "-o", path("figures"), env={**os.environ, "PYTHONPATH": str(SOURCE / "analysis")})

    done(PROGRAM, "calibrate", str(SOURCE / "scenarios/history.csv"), "-o", path("history.toml"), "--quiet")
    with open(path("history.json"), "w", encoding="utf-8") as file:
        file.write(done(PROGRAM, "calibrate", str(SOURCE / "scenarios/history.csv"), "--json", "--quiet"))
    assert "quantiles" in figures(path("history.json"))
    told = json.loads(done(PROGRAM, "new", "--answers", str(SOURCE / "scenarios/answers/mid_size.toml"), "--calibration", path("history.toml"),
                           "-o", path("my.toml"), "--json", "--quiet", "-n", "500"))
    # Overruns are the history's own, which nobody tuned; what was tuned comes out as it was stated.
    for name in ("benefit_percent", "promised_per_year"):
        assert abs(told["reproduced"][name] / told["answers"][name] - 1) < 0.03, told
    # What goes in is what calibrate wrote.
    fragment, scenario = Path(path("history.toml")).read_text(encoding="utf-8"), Path(path("my.toml")).read_text(encoding="utf-8")
    assert "alpha" in fragment and "alpha" in scenario
    done(PROGRAM, "run", path("my.toml"), "-n", "600", "-o", path("my.h5"), "--quiet")
    drawn = figures(path("my.h5"))
    assert "outcomes.svg" in drawn and "funding_and_practice.png" in drawn, drawn
    assert done(PROGRAM, "export", path("my.h5"), "--xlsx", path("my.xlsx")) == path("my.xlsx") + "\n"
    assert "xl/workbook.xml" in zipfile.ZipFile(path("my.xlsx")).namelist()
