"""Plays a sweep in parts, and fails when the file that fundsim merge makes of them is not the one of the whole sweep, or
when parts are merged that do not belong together."""

import os
import subprocess
import tempfile

import xarray

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
SOURCE = os.environ["FUNDSIM_SOURCE_DIR"]
# In half of its cells, those of part 2 of 2, nothing can be played.
SWEEP = ["sweep", f"{SOURCE}/scenarios/baseline.toml", "--set", "organisation.budget_per_year=2400", "--set", "organisation.horizon_months=24",
         "--set", "opportunities.initial_backlog=10", "--vary", "model.scope=fixed,adaptive", "--vary", "opportunities.arrivals_per_year=2,5,9",
         "--vary", "organisation.person_month_cost=10,1e6", "-n", "16"]


def said(words, code=0):
    run = subprocess.run([PROGRAM, *words], capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == code, (words, run)
    return run.stderr


def contents(path):
    root = xarray.open_dataset(path).load()
    del root.attrs["created_utc"]
    return root, xarray.open_dataset(path, group="cells").load()


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    said([*SWEEP, "-o", "whole.h5"])
    expected, expected_cells = contents("whole.h5")
    for parts in (2, 3):
        names = [f"{k}of{parts}.h5" for k in range(1, parts + 1)]
        for k, name in enumerate(names, 1):
            note = said([*SWEEP, "--part", f"{k}/{parts}", "-o", name])
            assert f"{12 // parts} of 12 cells" in note, note
            assert ("none of the cells of this part" in note) == (name == "2of2.h5"), note
            part = xarray.open_dataset(name)
            assert part.attrs["complete"] == 0 and (part.attrs["part"], part.attrs["parts"]) == (k, parts)
        assert f"12 cells of {parts} parts" in said(["merge", *reversed(names), "-o", "merged.h5"])
        root, cells = contents("merged.h5")
        assert cells.identical(expected_cells), "other cells than those of the whole sweep"
        assert "--part" not in root.attrs["command"] and set(root.attrs) == set(expected.attrs)
        for name, value in expected.attrs.items():
            assert name == "command" or root.attrs[name] == value, name
        assert list(cells.variables) == list(expected_cells.variables)
    assert "part 2 of 3 is missing" in said(["merge", "3of3.h5", "1of3.h5", "-o", "new.h5"], 3)
    assert "parts 1, 3 of 3 are missing" in said(["merge", "2of3.h5", "-o", "new.h5"], 3)
    assert "which is there twice" in said(["merge", "1of3.h5", "1of3.h5", "-o", "new.h5"], 3)
    assert "are not parts of one sweep" in said(["merge", "1of3.h5", "2of2.h5", "-o", "new.h5"], 3)
    said([*SWEEP, "--seed", "2", "--part", "2/2", "-o", "seed.h5"])
    assert "are not parts of one sweep" in said(["merge", "1of2.h5", "seed.h5", "-o", "new.h5"], 3)
    assert "but a whole one" in said(["merge", "whole.h5", "-o", "new.h5"], 3)
    assert "1of2.h5" in said(["merge", "1of2.h5", "2of2.h5", "-o", "1of2.h5"], 2)
    assert "-o" in said(["merge", "1of2.h5"], 2)
    assert "--part" in said(["merge", "-o", "new.h5"], 2)
    said(["merge", "nowhere.h5", "-o", "new.h5"], 4)
    said(["run", f"{SOURCE}/scenarios/small_company.toml", "-n", "16", "-o", "run.h5"])
    assert "is a file of type 'fundsim.results'" in said(["merge", "1of2.h5", "run.h5", "-o", "new.h5"], 4)
    for part in ("0/2", "3/2", "2", "1/2/3", "a/b", "", "1/13"):
        assert "--part" in said([*SWEEP, "--part", part, "-o", "new.h5"], 2), part
    assert not os.path.exists("new.h5")
    # The log of one part is not gone on with as another one.
    with open("1of2.h5", "rb") as file:
        before = file.read()
    said(["merge", "1of2.h5", "2of2.h5", "-o", "merged.h5", "--quiet"])
    assert open("1of2.h5", "rb").read() == before
print("parts make the file of the whole sweep")
