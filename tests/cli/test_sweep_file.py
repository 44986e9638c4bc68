"""Reads the file of a sweep as its users do, and fails when it is not what STUDY_FORMAT.md promises."""

import json
import os
import subprocess
import tempfile

import xarray

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
SOURCE = os.environ["FUNDSIM_SOURCE_DIR"]
STUDY = f"""
title = "Sizes"
scenario = "{SOURCE}/scenarios/baseline.toml"
models = ["Annual projects", "Feature teams", "Product teams"]
replications = 48
set = ["organisation.budget_per_year=2400", "organisation.horizon_months=24", "opportunities.initial_backlog=10"]
[grid]
opportunities.arrivals_per_year = [5, 10]
model.scope = ["fixed", "adaptive"]
"""

with tempfile.TemporaryDirectory() as folder:
    study, path = os.path.join(folder, "study.toml"), os.path.join(folder, "sizes.h5")
    with open(study, "w", encoding="utf-8") as file:
        file.write(STUDY)
    told = json.loads(subprocess.run([PROGRAM, "sweep", study, "-o", path, "--json"], capture_output=True, text=True, check=True).stdout)
    cells = xarray.open_dataset(path, group="cells")
    root = xarray.open_dataset(path)
    assert root.attrs["filetype"] == "fundsim.sweep" and root.attrs["replications"] == 48 and root.attrs["complete"] == 1
    assert dict(cells.sizes) == {"cell": 4, "model": 3, "bound": 2}, cells.sizes
    assert list(cells.model.values) == ["Annual projects", "Feature teams", "Product teams"]
    assert list(cells.npv_mean.coords["opportunities.arrivals_per_year"].values) == [5, 5, 10, 10]
    assert cells["model.scope"].attrs["words"] == "fixed adaptive" and list(cells["model.scope"].values) == [0, 1, 0, 1]
    assert (cells.replications == 48).all()
    for name, variable in cells.variables.items():
        assert variable.attrs["units"] and variable.attrs["long_name"], name
    for cell in told["cells"]:
        here = cells.sel(cell=cell["cell"])
        for model in cell["models"]:
            one = here.sel(model=model["name"])
            assert one.npv_mean.item() == model["npv"]["mean"] and list(one.npv_ci95.values) == model["npv"]["ci95"]
            assert one.npv_cvar5.item() == model["npv"]["cvar5"] and one.regret_mean.item() == model["regret"]["mean"]
            if model["name"] != "Annual projects":
                assert one.npv_difference_mean.item() == model["npv_difference_to_first"]["mean"]
    # A cell is what a run with its values says.
    run = json.loads(subprocess.run(
        [PROGRAM, "run", f"{SOURCE}/scenarios/baseline.toml", "-n", "48", "--json", "--set", "organisation.budget_per_year=2400", "--set",
         "organisation.horizon_months=24", "--set", "opportunities.initial_backlog=10", "--set", "opportunities.arrivals_per_year=10", "--set",
         "model.scope=adaptive"], capture_output=True, text=True, check=True).stdout)
    for model in run["models"]:
        if model["name"] in cells.model:
            one = cells.sel(cell=3, model=model["name"])
            assert one.npv_mean.item() == model["npv"]["mean"] and one.npv_p5.item() == model["npv"]["p5"], model["name"]
    # Results of a sweep are no place for results of a run.
    other = subprocess.run([PROGRAM, "run", study.replace("study.toml", "none.toml"), "-o", path], capture_output=True, text=True, check=False)
    assert other.returncode == 4, other
