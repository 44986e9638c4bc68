"""The results of a run. sim/results/FORMAT.md describes every dataset."""

from dataclasses import dataclass
from functools import cached_property

import numpy
import xarray

from .models import place_of
from .source import Source
from .words import Estimate


@dataclass(frozen=True)
class Results(Source):
    """One run: a labelled data set a group, and what the root of the file says. Data are read when they are used."""

    kind = "run"
    groups = ("outcome", "summary", "paired", "fairness")

    has_series: bool
    has_initiatives: bool = False

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

    @cached_property
    def initiative(self):
        """[model, initiative_name]; None where no portfolio is listed"""
        return self._group("initiative") if self.has_initiatives else None

    def _group(self, name):
        return xarray.open_dataset(self.path, group=name, engine="h5netcdf")

    @cached_property
    def models(self):
        return [str(name) for name in self.summary.model.values]

    def place(self, model):
        """Where a model stands, by its name."""
        return place_of(self.path, self.models, model)

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
        for group in (*self.groups, "series", "initiative"):
            if self.__dict__.get(group) is not None:
                self.__dict__[group].close()


def _estimate(group, name, **place):
    bounds = name.removesuffix("_mean") + "_ci95"
    return Estimate(float(group[name].isel(place)), *map(float, group[bounds].isel(place).values))
