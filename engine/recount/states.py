"""States: the value that holds on a day, and since when."""

import datetime as dt
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from engine.calendar import day_of
from engine.recount.believed import order
from engine.recount.pairing import Interval, runs
from engine.recount.selecting import selects
from engine.recount.spell import Spell
from schemas.catalogue import State
from schemas.envelope import Event

if TYPE_CHECKING:
    from engine.recount.child import Child


@dataclass(frozen=True)
class Setting:
    """An opening that sets the state: from its day, until it ends, in a run since its first day."""

    start: dt.date
    end: dt.date | None
    opening: Event
    since: dt.date


Held = tuple[Any, dt.date]
"""A value, None where it is not known, and the first day of its run."""


def settings(events: list[Event], state: State) -> list[Setting]:
    """All openings of a state, in the order in which they begin."""
    if state.closes:
        return [_setting(one, run[0].start) for run in runs(events, state) for one in run]
    opened = [event for event in events if selects(state.opens, event)]
    return [Setting(day_of(one["time"]), None, one, day_of(one["time"])) for one in opened]


def _setting(one: Interval, since: dt.date) -> Setting:
    return Setting(one.start, one.end, one.opening, since)


def state_on(child: "Child", name: str, day: dt.date, *, any_touch: bool = False) -> Held | None:
    """What holds in the night after the day; None where the child has no such state.

    `any_touch`: what began or ended on the day holds too.
    """
    state = child.state(name)
    spans = child.spells(state.during) if state.during else []
    around = [span for span in spans if _holds(span, day, any_touch=any_touch)]
    if state.during and not around:
        return None
    begun = [one for one in child.settings(name) if one.start <= day]
    holding = [one for one in begun if _holds(one, day, any_touch=any_touch)]
    if not state.closes:
        return _last_set(state, begun, around)
    governs = _among(state, begun, holding, around)
    return (governs.opening["data"].get(state.value), governs.since) if governs else None


def _last_set(state: State, begun: list[Setting], around: list[Spell]) -> Held | None:
    """The last told; within a span only what was told since it began. The same value again goes on with its run."""
    told = [one for one in begun if not around or any(span.start <= one.start for span in around)]
    if not told:
        return None
    value = told[-1].opening["data"].get(state.value)
    *_, first = takewhile(lambda one: one.opening["data"].get(state.value) == value, reversed(told))
    return value, first.start


def _among(state: State, begun: list[Setting], holding: list[Setting], around: list[Spell]) -> Setting | None:
    """The last begun of those that hold governs, one that yields only if all do.

    Where none holds, the one that ended last goes on, within the same spell of the span, unless the state lapses.
    """
    firm = [one for one in holding if one.opening["data"].get(state.value) not in state.yields]
    if holding:
        return (firm or holding)[-1]
    over = [one for one in begun if not around or around[-1].start <= one.start]
    if state.lapses or not over:
        return None
    return max(over, key=lambda one: (one.end, order(one.opening)))


def _holds(one: Spell | Setting, day: dt.date, *, any_touch: bool) -> bool:
    if one.start > day:
        return False
    if one.end is None or one.end > day:
        return True
    return any_touch and day in (one.start, one.end)
