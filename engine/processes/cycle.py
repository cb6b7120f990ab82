"""The form `cycle`: while a span is open a duty recurs, each due some time after the last was held."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from engine.calendar import OPEN
from engine.processes.select import Believed, taken
from engine.processes.timing import due_and_late
from engine.spells import NOTHING, Data, Outcome, Spell
from schemas.catalogue import Condition, Cycle, Duration

Judge = Callable[[Sequence[Condition], Spell, int], bool]
"""Whether conditions fit a spell on a day."""


class _Tick(NamedTuple):
    """A day of a span on which the clock is set: by its start, a restart, or something held."""

    day: int
    held: Data | None = None
    restarts: bool = False


def cycle_spells(process: Cycle, believed: Believed, during: Sequence[Spell], judge: Judge) -> list[Spell]:
    """The duties, each from the day its clock started to the day it was held, lapsed or was cancelled."""
    held = {event.day: event.data or NOTHING for event in taken(believed, process.held)}
    restarts = {event.day for event in taken(believed, process.restarts)}
    begun = [event.day for event in taken(believed, process.first_from)]
    duties: list[Spell] = []
    for earlier, spell in pairwise((None, *during)):
        if spell is None:
            continue
        own = {day: held.pop(day) for day in sorted(held) if spell.start <= day <= spell.end}
        since = _clock_start(begun, earlier, spell)
        ticks = _ticks(spell, since, own, restarts)
        duties.extend(_duties(process, spell, ticks, judge))
    ordered = sorted(duties, key=lambda duty: duty.start)
    return [one._replace(place=number) for number, one in enumerate(ordered)]


def _clock_start(begun: Iterable[int], earlier: Spell | None, spell: Spell) -> int:
    """The last of the events that the first duty runs from, since the spell before; else the span's start."""
    after = -OPEN if earlier is None else earlier.end
    return max((day for day in begun if after <= day <= spell.start), default=spell.start)


def _ticks(spell: Spell, since: int, held: dict[int, Data], restarts: Iterable[int]) -> list[_Tick]:
    """In order; on one day the restart comes before what was held."""
    again = [_Tick(day, restarts=True) for day in restarts if spell.start < day <= spell.end]
    done = [_Tick(day, data) for day, data in held.items()]
    start = [_Tick(since, restarts=True)] if spell.start_known else []
    return [*start, *sorted([*again, *done], key=lambda tick: (tick.day, not tick.restarts))]


def _duties(process: Cycle, spell: Spell, ticks: Sequence[_Tick], judge: Judge) -> list[Spell]:
    """The ordinal of a duty is counted from the start, or from where the clock was set anew.

    Where the start is not known the first that was held only sets the clock; the duty after it is not the first.
    """
    duties: list[Spell] = []
    number = max(len(process.limits) - 1, 1)
    for tick, following in pairwise((*ticks, None)):
        if tick is None:
            break
        number = 0 if tick.restarts else number
        due, late = due_and_late(tick.day, _limit(process, spell, tick.day, number, judge))
        end, held, outcome = _ended(due, spell, following)
        late = min(late, end) if outcome == "lapsed" else late
        duty = Spell(tick.day, end, spell.opened, held, outcome=outcome, due=due, late=late, ordinal=number + 1)
        duties.append(duty)
        number += 1
    return duties


def _limit(process: Cycle, spell: Spell, day: int, number: int, judge: Judge) -> Duration:
    fitting = (one.limit for one in process.instead if judge(one.when, spell, day))
    return next(fitting, process.limits[min(number, len(process.limits) - 1)])


def _ended(due: int, spell: Spell, following: _Tick | None) -> tuple[int, Data, Outcome]:
    """Held; or no longer owed since the clock was set anew or the span ended; or open with the span.

    What is no longer owed is cancelled if due later, else late for good.
    """
    if following is not None and following.held is not None:
        return following.day, following.held, "completed"
    end = following.day if following else spell.end
    if end == OPEN:
        return end, NOTHING, "open"
    return end, NOTHING, "cancelled" if due > end else "lapsed"
