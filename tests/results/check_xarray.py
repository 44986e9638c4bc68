"""Reads a results file as its users do, and fails when it is not what FORMAT.md promises.

Usage: check_xarray.py FILE   (of two models, 3,000 replications, 30 months, in kEUR)
"""

import sys

import h5py
import numpy
import xarray

path = sys.argv[1]

outcome = xarray.open_dataset(path, group="outcome")
assert outcome.npv.dims == ("model", "replication"), outcome.npv.dims
assert dict(outcome.sizes) == {"model": 2, "replication": 3000}, outcome.sizes
assert list(outcome.coords["model"].values) == ["model 0", "model 1"], outcome.coords
assert (outcome.coords["replication"] == numpy.arange(3000)).all()
for name, variable in outcome.variables.items():
    assert variable.attrs["units"] and variable.attrs["long_name"], name
assert outcome.npv.attrs["units"] == "kEUR"
assert outcome.planned_benefit.attrs["units"] == "kEUR/year"
# "days" would have become a time difference; months must not.
assert outcome.payback_month.dtype == numpy.float32 and outcome.payback_month.attrs["units"] == "month"
assert outcome.started.dtype == numpy.uint32
assert numpy.isinf(outcome.first_value_month).any()
assert numpy.isfinite(outcome.npv).all()
mean = outcome.npv.sel(model="model 1").mean().item()

summary = xarray.open_dataset(path, group="summary")
assert abs(summary.npv_mean.sel(model="model 1").item() - mean) < 1e-9 * abs(mean)
low, high = summary.npv_ci95.sel(model="model 1", bound=["low", "high"]).values
assert low < mean < high
for percent in (5, 50, 95):
    ours = summary[f"npv_p{percent}"].values
    assert (ours == numpy.quantile(outcome.npv, percent / 100, axis=1, method="inverted_cdf")).all(), percent

paired = xarray.open_dataset(path, group="paired")
assert paired.npv_difference_mean.dims == ("model", "versus")
ahead = (outcome.npv.sel(model="model 1") > outcome.npv.sel(model="model 0")).mean().item()
assert abs(paired.probability_ahead.sel(model="model 1", versus="model 0").item() - ahead) < 1e-12

series = xarray.open_dataset(path, group="series")
assert series.income_quantile.dims == ("model", "quantile", "month")
assert series.income_mean.attrs["units"] == "kEUR/month" and series.cumulative_net_mean.attrs["units"] == "kEUR"
assert list(series.coords["quantile"].values) == [0.05, 0.25, 0.5, 0.75, 0.95]
assert series.month.dtype.kind == "u" and series.sizes["month"] == 30
assert (series.cumulative_net_quantile.diff("quantile") >= 0).all()
assert series.outlay_quantile.attrs["replications"] == 3000

assert xarray.open_dataset(path, group="fairness").attrs["equal"] == 1
root = xarray.open_dataset(path)
assert root.attrs["filetype"] == "fundsim.results" and root.attrs["replications"] == 3000

with h5py.File(path) as file:
    assert file["outcome/npv"].shape == (2, 3000)
    assert file["outcome/npv"].dims[0][0] == file["model"], "the scale is the same object everywhere"
    assert file.attrs["scenario_toml"] == 'title = "Made up"\n'
    assert file["outcome/npv"].compression is None
