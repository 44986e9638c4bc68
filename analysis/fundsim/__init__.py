"""Results of fundsim as labelled data and as pictures.

    import fundsim
    results = fundsim.open("results/baseline.h5")
    results.outcome.npv.weighted(results.outcome.weight).mean("replication")
    fundsim.outcomes(results)                   # every picture makes a figure of its own,
    fundsim.cash(results, "Product teams", ax)  # or draws on axes that it is given, and returns them
"""

import importlib

# Where a name lives. It is looked up when it is used: reading needs no matplotlib, and the command can say which
# packages are missing.
_HOMES = {
    "open": ("reading", "open_results"),
    "Fault": ("faults", "Fault"),
    "outcomes": ("pictures.outcomes", "outcomes"),
    "difference": ("pictures.difference", "difference"),
    "cash": ("pictures.cash", "cash"),
    "cash_of_all": ("pictures.cash", "cash_of_all"),
    "promise": ("pictures.promise", "promise"),
    "funding_and_practice": ("pictures.funding_and_practice", "funding_and_practice"),
}
__all__ = list(_HOMES)


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"module 'fundsim' has no attribute '{name}'")
    module, attribute = _HOMES[name]
    return getattr(importlib.import_module(f"fundsim.{module}"), attribute)


def __dir__():
    return sorted([*globals(), *_HOMES])
