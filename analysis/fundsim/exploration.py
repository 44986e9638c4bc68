"""What `fundsim explore -o` wrote: all assumptions drawn at once. sim/results/STUDY_FORMAT.md describes it."""

from dataclasses import dataclass
from functools import cached_property

import numpy
import xarray

from .addresses import parameters_of
from .source import Source
from .words import clean


@dataclass(frozen=True)
class Exploration(Source):
    """Draws of all assumptions, two futures each."""

    kind = "exploration"
    groups = ("sample",)

    @cached_property
    def sample(self):
        """[draw, future]; the assumptions are coordinates"""
        return xarray.open_dataset(self.path, group="sample", engine="h5netcdf")

    @property
    def draws(self):
        return int(self.attrs["draws"])

    @property
    def replications(self):
        return 2 * self.draws

    @property
    def a(self):
        """The model whose lead is looked at."""
        return clean(self.attrs["a"])

    @property
    def b(self):
        return clean(self.attrs["b"])

    @property
    def played(self):
        return f"{self.draws:,} draws of {len(self.parameters)} assumptions, two futures each"

    @property
    def interrupted(self):
        return "" if self.complete else f"INTERRUPTED: only the {self.draws:,} draws that were done."

    @cached_property
    def parameters(self):
        return parameters_of(self.sample)

    @cached_property
    def gaps(self):
        """Net present value of `a` less that of `b`, currency: [draw, future]."""
        return self.sample.gap.values

    @cached_property
    def surplus(self):
        """What the futures of a draw have on offer less what was to be expected, currency/year: [draw]."""
        return self.sample.surplus.values

    @property
    def ahead(self):
        """Share of futures in which `a` is ahead, ties half."""
        return float((numpy.sign(self.gaps) + 1).mean() / 2)

    def values(self, parameter):
        return self.sample[parameter.column].values

    def close(self):
        if "sample" in self.__dict__:
            self.sample.close()
