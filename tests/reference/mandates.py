"""What is done because somebody says so: a share of the effort that is started (MODEL.md 7.4)."""

import numpy as np

from index import WAITING


def decree_due(play, regime):
    """Whether too little of the effort started so far was mandated."""
    return decree_missing(play, regime, regime.mandated_effort, regime.started_effort)


def decree_missing(play, regime, mandated, started):
    """Whether of so much started effort (pm) more would have to be mandated, to half a median item."""
    return mandated + play.setting.median / 2 < regime.rules.levers.mandated_share * started


def next_decreed(play, who):
    """Of waiting items among these the one that somebody wants most, or None; what is compulsory is done anyway."""
    who = who[(play.items.stage[who] == WAITING) & ~play.world.compulsory[who]]
    return None if who.size == 0 else int(who[np.argmin(play.world.decree[who])])


def count_start(play, regime, item, mandated):
    """At a first start; whether the item is mandated is settled with it. What is compulsory is weighed as little."""
    play.items.mandated[item] = mandated
    regime.started_effort += play.world.effort[item]
    if mandated and not play.world.compulsory[item]:
        regime.mandated_effort += play.world.effort[item]
