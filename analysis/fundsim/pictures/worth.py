"""What each intervention brings, what its price takes, and what is left (`fundsim interventions`)."""

from ..faults import NothingToDraw
from ..told import estimate
from ..words import clean, named
from .balance import balance

SHOWN = ("Light: what it brings. Hollow, to the left: what its price takes. \u25c6 what is left, with its 95% "
         "interval. Each alone, in the same futures.")


def worth(told, ax=None):
    """For each intervention a bar of the gain, one of the cost to the other side, and a mark of what is left."""
    found = [{"name": clean(each["name"]),
              "details": [f"given up after {int(each['eliminated']):,} futures"] if each["eliminated"] else [],
              **{part: estimate(each[part]) for part in ("gain", "cost", "net")}}
             for each in told.attrs["interventions"]]
    if not found:
        raise NothingToDraw("no intervention was applied")
    return balance(told, ax, found, lambda rows, money: finding(told, rows, money), SHOWN)


def finding(told, found, money):
    model = named(told.attrs["model"])
    clear = [each for each in found if each["net"].low > 0]
    if not clear:
        return f"No intervention is clearly worth its price with {model}"
    best = clear[0]
    start = f"{best['name']} leaves most with {model}, {money.of(best['net'])} on average after its price"
    if len(clear) == 1:
        return f"{start}; no other is clearly worth its own"
    return f"{start}; {len(clear)} of {len(found)} interventions are clearly worth theirs"
