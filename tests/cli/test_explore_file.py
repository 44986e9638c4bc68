"""Reads the file of an exploration as its users do, and fails when it is not what STUDY_FORMAT.md promises."""

import json
import os
import subprocess
import tempfile

import numpy
import xarray

PROGRAM = os.environ["FUNDSIM_PROGRAM"]
SOURCE = os.environ["FUNDSIM_SOURCE_DIR"]
SMALL = ["--set", "organisation.budget_per_year=2400", "--set", "organisation.horizon_months=24", "--set", "opportunities.initial_backlog=10",
         "--set", "opportunities.arrivals_per_year={ uniform = { min = 5, max = 15 } }", "--draws", "200"]

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "draws.h5")
    command = [PROGRAM, "explore", f"{SOURCE}/scenarios/baseline.toml", *SMALL, "-o", path]
    first = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True)
    told = json.loads(first.stdout)
    sample = xarray.open_dataset(path, group="sample").load()
    root = xarray.open_dataset(path)
    assert root.attrs["filetype"] == "fundsim.exploration" and root.attrs["draws"] == 200 and root.attrs["complete"] == 1
    assert root.attrs["a"] == told["a"] and root.attrs["b"] == told["b"]
    assert sample.gap.dims == ("draw", "future") and sample.gap.shape == (200, 2), sample.gap
    assert sample.gap.attrs["units"] == "kEUR"
    addresses = {sample[name].attrs["address"]: name for name in sample.gap.coords if "address" in sample[name].attrs}
    assert set(addresses) == {parameter["address"] for parameter in told["parameters"]}
    arrivals = sample[addresses["opportunities.arrivals_per_year"]]
    assert 5 <= arrivals.min() and arrivals.max() <= 15 and abs(arrivals.mean() - 10) < 0.2
    assert arrivals.attrs["units"] == "per year"
    for parameter in told["parameters"]:
        values = sample[addresses[parameter["address"]]]
        if "low" in parameter["drawn"]:
            assert parameter["drawn"]["low"] <= values.min() and values.max() <= parameter["drawn"]["high"], parameter
    # The screen's figures, out of the file.
    ahead = (numpy.sign(sample.gap) + 1).mean().item() / 2
    assert abs(ahead - told["probability_a_ahead"]["value"]) < 1e-12
    assert abs(sample.gap.mean().item() - told["gap"]["mean"]) < 1e-9 * abs(told["gap"]["mean"])
    gaps = sample.gap.values
    common = ((gaps[:, 0] - gaps.mean()) * (gaps[:, 1] - gaps.mean())).sum() / 199
    share = common / (((gaps - gaps.mean()) ** 2).sum() / 2 / 199)
    assert abs(share - told["share_of_variance"]["assumptions"]["value"]) < 1e-9, (share, told["share_of_variance"])
    # Once more, on one thread: the same file, but for when and how it was made.
    subprocess.run([*command, "--threads", "1", "--quiet"], capture_output=True, check=True)
    assert sample.identical(xarray.open_dataset(path, group="sample").load())
