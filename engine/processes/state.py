"""The form `state`: a value that holds until the next one, everywhere or while a span is open."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from engine.calendar import OPEN
from engine.history import Version, order
from engine.processes.pairing import pairs
from engine.processes.select import Believed, taken
from engine.processes.span import runs
from engine.spells import Segment, Spell
from schemas.catalogue import State


class _Setting(NamedTuple):
    """An opening that sets the state, from its day until it ends; `run`: the day its run began."""

    start: int
    end: int
    opening: Version
    run: int


def state_segments(process: State, believed: Believed, during: Sequence[Spell] | None) -> list[Segment]:
    """The days of the span (None: all days), cut by value and run, in order."""
    settings = _settings(process, believed)
    spells = [Spell(settings[0].start)] if during is None and settings else during or ()
    spells = [spell for spell in spells if spell.start < spell.end]
    segments: list[Segment] = []
    for start, end in pairwise(_cuts(spells, settings)):
        around = [spell.start for spell in spells if spell.start <= start < spell.end]
        held = _held(process, settings, around, start) if around else None
        if held:
            _append(segments, Segment(start, end, *held))
    return segments


def state_on_only_day(process: State, believed: Believed, during: Sequence[Spell] | None, day: int) -> Any:
    """Value and run of the state for a spell without a night that began on this day; None without one."""
    around = None if during is None else [spell.start for spell in during if _touches(spell, day)]
    if around == []:
        return None
    settings = _settings(process, believed)
    touching = [one for one in settings if _touches(one, day)]
    if process.closes and touching:
        return _said(process, _governing(process, touching))
    begun = [one for one in settings if one.start <= day]
    return _held(process, begun, around or [-OPEN], day)


def _touches(one: Spell | _Setting, day: int) -> bool:
    return one.start == day or one.start < day <= one.end


def _settings(process: State, believed: Believed) -> list[_Setting]:
    if not process.closes:
        return [_Setting(event.day, OPEN, event, event.day) for event in taken(believed, process.opens)]
    gathered = runs(pairs(process, believed), process.joins)
    return [_Setting(pair.start, pair.end, pair.opening, run[0].start) for run in gathered for pair in run]


def _cuts(spells: Iterable[Spell], settings: Iterable[_Setting]) -> list[int]:
    """The days on which something may change."""
    edges = {day for spell in spells for day in (spell.start, spell.end)}
    if not edges:
        return []
    first, last = min(edges), max(edges)
    return sorted(edges | {day for one in settings for day in (one.start, one.end) if first < day < last})


def _held(process: State, settings: Sequence[_Setting], around: Sequence[int], day: int) -> tuple[Any, int] | None:
    """What governs a day on which spells of the span that began on the days `around` are open."""
    if not process.closes:
        return _last_set(process, settings, min(around), day)
    covering = [one for one in settings if one.start <= day < one.end]
    if covering:
        return _said(process, _governing(process, covering))
    over = [one for one in settings if max(around) <= one.start <= day]
    if process.lapses or not over:
        return None
    return _said(process, max(over, key=lambda one: (one.end, order(one.opening))))


def _last_set(process: State, settings: Sequence[_Setting], first: int, day: int) -> tuple[Any, int] | None:
    """The last that was set since the day `first`; the same value again goes on with its run."""
    last = bisect_right(settings, day, key=lambda one: one.start) - 1
    if last < 0 or settings[last].start < first:
        return None
    value, run = _value(process, settings[last]), settings[last].start
    for one in reversed(settings[:last]):
        if one.start < first or _value(process, one) != value:
            break
        run = one.start
    return value, run


def _governing(process: State, settings: Sequence[_Setting]) -> _Setting:
    """The last begun; those that yield only where there is no other."""
    firm = [one for one in settings if _value(process, one) not in process.yields]
    return max(firm or settings, key=lambda one: order(one.opening))


def _value(process: State, setting: _Setting) -> Any:
    return (setting.opening.data or {}).get(process.value)


def _said(process: State, setting: _Setting) -> tuple[Any, int]:
    return _value(process, setting), setting.run


def _append(segments: list[Segment], new: Segment) -> None:
    """Adjoining days with the same value and run are one segment."""
    if segments and segments[-1].end == new.start and segments[-1][2:] == new[2:]:
        segments[-1] = segments[-1]._replace(end=new.end)
    else:
        segments.append(new)
