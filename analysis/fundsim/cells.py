"""What `fundsim sweep -o` wrote: models over many values. sim/results/STUDY_FORMAT.md describes every dataset."""

from dataclasses import dataclass
from functools import cached_property

import numpy
import xarray

from .addresses import parameters_of
from .models import place_of
from .source import Source
from .words import Estimate


@dataclass(frozen=True)
class Sweep(Source):
    """Cells with the same futures in each."""

    kind = "sweep"
    groups = ("cells",)

    @cached_property
    def cells(self):
        """[cell, model]; the parameters are coordinates"""
        return xarray.open_dataset(self.path, group="cells", engine="h5netcdf")

    @cached_property
    def parameters(self):
        return parameters_of(self.cells)

    @property
    def swept(self):
        """ "2 numbers were" """
        return "1 number was" if len(self.parameters) == 1 else f"{len(self.parameters)} numbers were"

    @cached_property
    def models(self):
        return [str(name) for name in self.cells.model.values]

    def place(self, model):
        """Where a model stands, by its name."""
        return place_of(self.path, self.models, model)

    @property
    def replications(self):
        return int(numpy.nanmax(self.cells.replications.values, initial=0))

    @property
    def played(self):
        there = int(self.is_played.sum())
        return f"{there:,} {'cell' if there == 1 else 'cells'}, {super().played} in each"

    @property
    def interrupted(self):
        return "" if self.complete else "INTERRUPTED: cells that were not reached are missing."

    @cached_property
    def is_played(self):
        """[cell]; the others could not be played, and their figures are NaN."""
        return self.cells.replications.values > 0

    def values(self, parameter):
        return self.cells[parameter.column].values

    def estimates(self, name, model):
        """A figure of every cell with its 95 % interval: `npv_difference_mean`, `npv_mean`; model by place."""
        values = self.cells[name].values[:, model]
        bounds = self.cells[name.removesuffix("_mean") + "_ci95"].values[:, model]
        return [Estimate(float(value), *map(float, ends)) for value, ends in zip(values, bounds)]

    @cached_property
    def is_grid(self):
        """Whether the cells are all combinations of the parameters' values."""
        columns = [self.values(parameter) for parameter in self.parameters]
        whole = numpy.prod([len(numpy.unique(column)) for column in columns])
        points = set(zip(*columns))
        return len(points) == len(self.is_played) == whole

    @property
    def form(self):
        """ "along", "heat_map" or "points": which picture shows its cells."""
        if len(self.parameters) == 1:
            return "along"
        return "heat_map" if self.is_grid and len(self.parameters) == 2 else "points"

    def close(self):
        if "cells" in self.__dict__:
            self.cells.close()
