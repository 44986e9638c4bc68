"""Opens a results file and checks that it is one. sim/results/FORMAT.md describes every dataset."""

import difflib
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import h5py
import numpy
import xarray

from .faults import Fault, FileFault
from .words import Estimate, clean

FILETYPE = "fundsim.results"
NEWEST_FORMAT = 1
GROUPS = ("outcome", "summary", "paired", "fairness")
HDF5_MAGIC = b"\x89HDF\r\n\x1a\n"


@dataclass(frozen=True)
class Results:
    """One run: a labelled data set a group, and what the root of the file says. Data are read when they are used."""

    path: Path
    attrs: dict
    has_series: bool

    @cached_property
    def outcome(self):
        """[model, replication]"""
        return self._group("outcome")

    @cached_property
    def summary(self):
        """[model]"""
        return self._group("summary")

    @cached_property
    def paired(self):
        """[model, versus]"""
        return self._group("paired")

    @cached_property
    def fairness(self):
        return self._group("fairness")

    @cached_property
    def series(self):
        """[model, month]; None where monthly flows were not recorded"""
        return self._group("series") if self.has_series else None

    def _group(self, name):
        return xarray.open_dataset(self.path, group=name, engine="h5netcdf")

    @cached_property
    def models(self):
        return [str(name) for name in self.summary.model.values]

    @property
    def title(self):
        return clean(self.attrs["title"])

    @property
    def currency(self):
        return clean(self.attrs["currency"]) or "currency units"

    @property
    def replications(self):
        return int(self.attrs["replications"])

    @property
    def complete(self):
        return bool(self.attrs["complete"])

    @cached_property
    def scenario(self):
        """The scenario with all defaults, as nested dictionaries."""
        return tomllib.loads(self.attrs["scenario_toml"])

    def place(self, model):
        """Where a model stands, by its name."""
        if model in self.models:
            return self.models.index(model)
        near = difflib.get_close_matches(str(model), self.models, 1)
        hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(self.models)}."
        raise Fault(f"{self.path}: there is no model '{model}'. {hint}")

    def figure(self, name, model):
        """A figure of /summary with its 95 % interval: `npv_mean`, `probability_of_loss`; model by place."""
        return _estimate(self.summary, name, model=model)

    def pair(self, name, model, versus):
        """A figure of /paired with its 95 % interval: `npv_difference_mean`, `probability_ahead`."""
        return _estimate(self.paired, name, model=model, versus=versus)

    def level(self, model, versus):
        """Whether two models come out the same in every future."""
        return model == versus or float(self.paired.ties[model, versus]) >= 1

    def ranking(self):
        """Places of the models, the highest mean NPV first; level models in the order of the scenario."""
        means = self.summary.npv_mean.values
        shared = [means[next(i for i in range(len(means)) if self.level(m, i))] for m in range(len(means))]
        return sorted(range(len(means)), key=lambda m: -shared[m] if numpy.isfinite(shared[m]) else numpy.inf)

    def close(self):
        for group in (*GROUPS, "series"):
            if self.__dict__.get(group) is not None:
                self.__dict__[group].close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _estimate(group, name, **place):
    bounds = name.removesuffix("_mean") + "_ci95"
    return Estimate(float(group[name].isel(place)), *map(float, group[bounds].isel(place).values))


def open_results(path):
    """The results in a file that `fundsim run -o` wrote."""
    path = Path(path)
    _check_file(path)
    try:
        with h5py.File(path) as file:
            attrs = {name: _plain(value) for name, value in file.attrs.items()}
            _check_kind(path, attrs)
            missing = [group for group in GROUPS if group not in file]
            has_series = "series" in file
    except OSError as error:
        raise FileFault(f"{path}: is damaged, perhaps an incomplete copy ({error}); copy or run it again") from None
    if missing:
        raise Fault(f"{path}: lacks the group /{missing[0]}; run it again to have it written anew")
    return Results(path, attrs, has_series)


def _plain(value):
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.item() if isinstance(value, numpy.generic) else value


def _check_file(path):
    if path.is_dir():
        inside = sorted(path.glob("*.h5"))
        hint = f"one of its files, such as {inside[0]}" if inside else "the name of a file"
        raise FileFault(f"{path}: is a folder; give {hint}")
    if not path.exists():
        raise FileFault(f"{path}: there is no such file. {_hint_for_missing(path)}")
    try:
        with path.open("rb") as file:
            start = file.read(len(HDF5_MAGIC))
    except OSError as error:
        raise FileFault(f"{path}: cannot be read ({error.strerror})") from None
    if start != HDF5_MAGIC:
        hint = f"; to get one: fundsim run {path} -o {path.stem}.h5" if path.suffix == ".toml" else ""
        raise Fault(f"{path}: is no results file (those are HDF5, and it does not begin as HDF5 does){hint}")


def _hint_for_missing(path):
    if Path(f"{path}.journal").exists():
        return (f"'{path}.journal' is there: the run that writes it goes on, or was killed. "
                "The same command again finishes it")
    folder = path.parent
    if not folder.is_dir():
        return f"There is no folder '{folder}' either"
    near = difflib.get_close_matches(path.name, [file.name for file in folder.glob("*.h5")], 1)
    if near:
        return f"Did you mean '{folder / near[0]}'?"
    return f"To get one: fundsim run SCENARIO.toml -o {path}"


def _check_kind(path, attrs):
    kind = attrs.get("filetype")
    if kind != FILETYPE:
        said = f"its filetype is '{clean(str(kind))}'" if kind is not None else "it has no attribute 'filetype'"
        raise Fault(f"{path}: is HDF5, but not results of 'fundsim run': {said}, not '{FILETYPE}'")
    version = attrs.get("format_version")
    if not isinstance(version, int):
        raise Fault(f"{path}: does not say which format it has (the attribute 'format_version')")
    if version > NEWEST_FORMAT:
        raise Fault(f"{path}: has format {version}, and this package knows formats up to {NEWEST_FORMAT}. "
                    "Take the package that came with the program that wrote it "
                    f"(version {clean(str(attrs.get('program_version')))})")
