"""What studies print with --json: figures that no file holds."""

import math
from dataclasses import dataclass

from .faults import Fault
from .source import Source
from .words import Estimate

NEEDS_FILE = {"models": "run SCENARIO.toml", "evpi": "explore SCENARIO.toml", "cells": "sweep STUDY.toml"}


@dataclass(frozen=True)
class Told(Source):
    """One study; `attrs` is all that it printed, `kind` the command: "attribute", "tornado", "sobol", "breakeven",
    "frontier", "goal", "pilots", "interventions"."""

    kind: str

    @property
    def replications(self):
        return int(self.attrs.get("replications") or 0)

    @property
    def played(self):
        each = {"tornado": " at each end", "breakeven": " at each value", "frontier": " at each point"}
        if self.kind == "sobol":
            return f"{int(self.attrs['rows']):,} rows of two futures each"
        if self.kind == "pilots":
            return f"{int(self.attrs['draws']):,} draws of all assumptions, two futures in each"
        most = " at most" if self.kind == "interventions" else ""
        return super().played + each.get(self.kind, "") + most

    @property
    def interrupted(self):
        return "" if self.complete else f"INTERRUPTED: only {self.played}."


def estimate(said):
    """A figure and its interval; what is not finite is null in JSON."""
    value = said["mean"] if "mean" in said else said["value"]
    low, high = said["ci95"]
    return Estimate(_number(value, math.nan), _number(low, -math.inf), _number(high, math.inf))


def _number(value, otherwise):
    return otherwise if value is None else float(value)


def kind_of(path, said):
    """Which study printed this."""
    if "levers" in said and "from" in said:
        return "attribute"
    if said.get("method") == "sobol":
        return "sobol"
    if "parameters" in said and "left_out" in said and "evpi" not in said:
        return "tornado"
    if said.get("evsi"):
        return "pilots"
    if "goal" in said and "points" in said:
        return "goal"
    if "frontier" in said:
        return "frontier"
    if "ties" in said and "profile" in said:
        return "breakeven"
    if "best_order" in said:
        return "interventions"
    for name, command in NEEDS_FILE.items():
        if name in said:
            raise Fault(f"{path}: holds what 'fundsim {command.split(' ')[0]}' printed, and its pictures need its "
                        f"file: fundsim {command} -o FILE.h5")
    raise Fault(f"{path}: is JSON of fundsim, but of no study that has a picture (attribute, sensitivity, breakeven, "
                "interventions, explore --pilot)")
