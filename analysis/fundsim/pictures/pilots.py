"""What pilots would be worth before they are run (`fundsim explore --pilot`)."""

from ..addresses import bare
from ..told import estimate
from ..words import Estimate, clean, of_100
from .balance import balance

SHOWN = ("Light: what choosing by it brings. Hollow, to the left: what deciding later and its price take. \u25c6 what is "
         "left, with its 95% interval. By what the draws of all assumptions tell.")


def pilots(told, ax=None):
    """For each pilot a bar of its worth, one of delay and price to the other side, and a mark of what is left."""
    return balance(told, ax, [row_of(told, each) for each in told.attrs["evsi"]], finding, SHOWN)


def row_of(told, pilot):
    delay, price = estimate(pilot["delay"]), float(pilot["cost"])
    changes = estimate(pilot["changes_decision"])
    priced = f"; price {bare(price)} {told.currency}" if price else ""
    return {"name": clean(pilot["pilot"]),
            "details": [f"changes the decision in {of_100(changes.value)} of 100 draws{priced}"],
            "gain": estimate(pilot),
            "cost": Estimate(*(end + price for end in delay)),
            "net": estimate(pilot["net"])}


def finding(found, money):
    """What the best of them leaves."""
    best = found[0]
    if best["net"].low > 0:
        return f"A pilot of {best['name']} leaves {money.of(best['net'])} on average after delay and price"
    if all(each["net"].high < 0 for each in found):
        return "No pilot is worth its delay and its price" if len(found) > 1 else (
            f"A pilot of {best['name']} is not worth its delay and its price")
    return f"It is not clear whether a pilot of {best['name']} leaves anything after delay and price"
