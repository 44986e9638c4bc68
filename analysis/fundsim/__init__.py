"""Files of fundsim as labelled data and as pictures.

    import fundsim
    results = fundsim.open("results/baseline.h5")
    results.outcome.npv.weighted(results.outcome.weight).mean("replication")
    fundsim.outcomes(results)                   # every picture makes a figure of its own,
    fundsim.cash(results, "Product teams", ax)  # or draws on axes that it is given, and returns them
    fundsim.what_matters(fundsim.open("draws.h5"))
    xarray.open_dataset("sweep.h5", group="cells").fundsim.heat_map()
    fundsim.run("scenarios/baseline.toml", n=2_000, set={"organisation.areas": 4}).npv  # scripts/notebook builds this
"""

import contextlib
import importlib

from .catalogue import ALL

# Where a name lives. It is looked up when it is used: reading needs no matplotlib, and the command can say which
# packages are missing.
_HOMES = {
    "open": ("reading", "open_file"),
    "Fault": ("faults", "Fault"),
    "ScenarioFault": ("engine", "ScenarioFault"),
    **{name: ("engine", name) for name in ("run", "explore", "sweep", "parameters")},
    "cash_of_all": ("pictures.cash", "cash_of_all"),
    **{name: (f"pictures.{name}", name) for name in ALL},
}
__all__ = list(_HOMES)


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"module 'fundsim' has no attribute '{name}'")
    module, attribute = _HOMES[name]
    return getattr(importlib.import_module(f"fundsim.{module}"), attribute)


def __dir__():
    return sorted([*globals(), *_HOMES])


# Data sets of xarray learn `.fundsim` where xarray is there; the command says what is missing otherwise.
with contextlib.suppress(ImportError):
    importlib.import_module("fundsim.accessor")
