"""Work of a step, item by item in the order of their first lanes (MODEL.md 7.7)."""

from dataclasses import dataclass

from capacity import FREE, leave
from index import NONE, RESTING, SCOPE
from knowledge import learn, productivity
from release import release, release_on_cadence
from transition import work_off_dips


def work(play):
    """Spends the time of all lanes; what is finished is released or goes live."""
    for lane in play.lanes:
        lane.working = lane.stalled = lane.busy = 0.0
        if lane.released:
            lane.busy = min(1.0, lane.notice / play.step)
            lane.notice = max(0.0, lane.notice - play.step)
        lane.being_hired = lane.staffing > 0 and not lane.regime.rules.disbands
        _spend_time(play, lane)
        lane.credit = 0.0
    for item in dict.fromkeys(lane.item for lane in play.lanes if lane.item != FREE):
        _advance(play, play.regimes[play.items.regime[item]], item)
    learn(play)
    work_off_dips(play)


def _spend_time(play, lane):
    """Staffing or hiring lag, then paid waits (decision, dependencies), then work."""
    time = play.step + lane.credit
    passed = min(lane.staffing, time)
    lane.staffing -= passed
    if lane.item == FREE:
        return
    time -= passed
    deciding = min(lane.deciding, time)
    lane.deciding -= deciding
    lane.stalled = min(lane.held_up, time - deciding)
    lane.held_up -= lane.stalled
    lane.working = time - deciding - lane.stalled
    lane.busy = min(1.0, time / play.step)


@dataclass
class Effort:
    """What the lanes of an item do in a step if nothing ends early."""

    content: float
    person_months: float
    stalled: float  # person-months
    longest: float  # months of work of the lane that works longest


def _effort_of(play, regime, item):
    share = (1 - play.run_share) * (1 - regime.discovery_used)
    lanes = [lane for lane in play.lanes if lane.item == item]
    worked = [lane.people * lane.working * share for lane in lanes]
    return Effort(
        content=sum(months * productivity(play, regime, lane) for months, lane in zip(worked, lanes)),
        person_months=sum(worked),
        stalled=sum(lane.people * lane.stalled * share for lane in lanes),
        longest=max(lane.working for lane in lanes),
    )


def _advance(play, regime, item):
    items = play.items
    effort = _effort_of(play, regime, item)
    scope = items.kind[item] == SCOPE
    done, content = (items.done, items.content) if scope else (items.iteration_done, items.iteration_content)
    missing = content[item] - done[item]
    if effort.content > 0 and effort.content >= missing * (1 - 1e-12):
        part = min(1.0, missing / effort.content)
        _charge(play, item, effort.person_months * part, effort.stalled)
        _finish(play, regime, item, effort, part)
        return
    _charge(play, item, effort.person_months, effort.stalled)
    done[item] += effort.content
    if scope:
        items.granted[item] -= effort.person_months  # what goes beyond the grant is bridged until the next decision
        release_on_cadence(play, regime, item)


def _charge(play, item, person_months, stalled):
    """Waiting for dependencies belongs to the price: published overruns contain it."""
    play.items.paid[item] += (person_months + stalled) * play.setting.scenario.organisation.person_month_cost
    if not play.closing:
        play.books.worked += person_months


def _finish(play, regime, item, effort, part):
    """The item is done `part` of the way through its lanes' work of this step."""
    items, h = play.items, play.step
    offset = min(max(h - (1 - part) * effort.longest, 0.0), h)
    for lane in play.lanes:
        if lane.item == item:
            unused = (1 - part) * lane.working
            if regime.rules.disbands:
                lane.busy = max(0.0, lane.busy - unused / h)
            else:
                lane.credit = min(unused, h)
    kind = items.kind[item]
    leave(play, item)
    items.kind[item], items.stage[item] = NONE, RESTING
    if kind != SCOPE:
        play.finished_iterations.append((regime, item, offset))  # live from the next step on
        return
    items.done[item] = items.content[item]
    items.scope_open[item] = False
    release(play, regime, item, 1.0, offset)
    items.delivered[item] = True
    items.finished_at[item] = play.month + offset
    play.books.deliver(items.paid[item], items.plan_cost[item], play.month + offset <= items.plan_end[item] + 1e-6)
