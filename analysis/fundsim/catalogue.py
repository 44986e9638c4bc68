"""Which pictures there are of which files, and what each answers. Needs no package, so that --help works without."""

from importlib import import_module

RUN = {
    "outcomes": "what can happen with each model: fifty equally likely futures",
    "difference": "how often each model comes out ahead of the first, and by how much",
    "cash": "money over time: how deep in the red, when it is paid back",
    "promise": "initiatives planned, delivered and achieved",
    "funding_and_practice": "how much is how money is granted, how much how work is done",
    "exceedance": "in how many futures at least an amount is reached",
    "mean_and_worst": "the average against the worst 5 % of futures",
    "initiatives": "a listed portfolio: how often each initiative is funded, by two models",
}
EXPLORATION = {
    "luck_and_assumptions": "why the gap differs: luck, or what nobody knows",
    "what_matters": "which assumptions move the gap most",
    "how_it_depends": "the gap against each of six assumptions",
}
SWEEP = {
    "heat_map": "two numbers: the gap in every cell, and where it turns",
    "along": "one number: the gap at every value",
    "points": "points: the gap against each number",
    "cells_mean_and_worst": "the average against the worst 5 % in every cell",
}
TOLD = {
    "attribute": {"waterfall": "attribute: what each group of levers adds to the gap"},
    "tornado": {"tornado": "sensitivity: how far each assumption moves the gap"},
    "sobol": {"in_all": "sensitivity --method sobol: what each moves alone and in all"},
    "breakeven": {"break_even": "breakeven: the gap along a range, and where it turns"},
    "frontier": {"frontier": "breakeven with two --vary: who is ahead where"},
    "goal": {"least_change": "breakeven --goal: how much must change for a goal"},
    "pilots": {"pilots": "explore --pilot: what each pilot would bring, take and leave"},
    "calibrate": {"quantiles": "calibrate: what projects came to beside what the fit says"},
    "interventions": {"worth": "interventions: what each brings, takes and leaves"},
}
OF_KIND = {"run": RUN, "exploration": EXPLORATION, "sweep": SWEEP, **TOLD}
ALL = {name: said for pictures in OF_KIND.values() for name, said in pictures.items()}
# What is called otherwise than the function that draws a whole page.
FUNCTIONS = {"cash": "cash_of_all"}


def function_of(name):
    """What draws a picture of a file that was opened; it returns a figure or axes."""
    return getattr(import_module(f"fundsim.pictures.{name}"), FUNCTIONS.get(name, name))
