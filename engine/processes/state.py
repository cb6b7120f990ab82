"""The form `state`: a value that holds until the next one while a span is open."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from engine.history import Version, order
from engine.processes.pairing import Pair, pairs
from engine.processes.span import runs
from engine.spells import Segment, Spell
from schemas.catalogue import State

Member = tuple[Pair, int]
"""A pair, and the day its run began."""


def state_segments(process: State, events: Sequence[Version], during: Iterable[Spell]) -> list[Segment]:
    """The days of the span, cut by value and run, in order."""
    members = _members(process, events)
    return [segment for spell in during for segment in _within(process, members, spell)]


def state_on_only_day(process: State, events: Sequence[Version], day: int) -> tuple[str | None, int] | None:
    """Value and run of the state for a spell without a night that began on this day; None without one."""
    touching = [member for member in _members(process, events) if _touches(member[0], day)]
    return _said(process, _governing(process, touching)) if touching else None


def _touches(pair: Pair, day: int) -> bool:
    return pair.start == day or pair.start < day <= pair.end


def _members(process: State, events: Sequence[Version]) -> list[Member]:
    found = pairs(events, process.opens, process.closes, process.key)
    return [(pair, run[0].start) for run in runs(found, process.joins) for pair in run]


def _within(process: State, members: list[Member], spell: Spell) -> list[Segment]:
    if spell.end <= spell.start:
        return []
    own = [member for member in members if spell.start <= member[0].start < spell.end]
    edges = {day for pair, _ in own for day in (pair.start, pair.end) if spell.start < day < spell.end}
    cuts = sorted({spell.start, spell.end} | edges)
    segments: list[Segment] = []
    for start, end in pairwise(cuts):
        holding = _holding(process, own, start)
        if holding:
            _append(segments, Segment(start, end, *_said(process, holding)))
    return segments


def _holding(process: State, own: list[Member], day: int) -> Member | None:
    """What governs a day; after an ending with nothing begun, the state that ended last."""
    covering = [member for member in own if member[0].start <= day < member[0].end]
    if covering:
        return _governing(process, covering)
    ended = [member for member in own if member[0].start <= day and member[0].end <= day]
    return max(ended, key=lambda member: (member[0].end, order(member[0].opening)), default=None)


def _governing(process: State, members: list[Member]) -> Member:
    """The last begun; those that yield only where there is no other."""
    firm = [member for member in members if _value(process, member) not in process.yields]
    return max(firm or members, key=lambda member: order(member[0].opening))


def _value(process: State, member: Member) -> str | None:
    return (member[0].opening.data or {}).get(process.value)


def _said(process: State, member: Member) -> tuple[str | None, int]:
    return _value(process, member), member[1]


def _append(segments: list[Segment], new: Segment) -> None:
    """Adjoining days with the same value and run are one segment."""
    if segments and segments[-1].end == new.start and segments[-1][2:] == new[2:]:
        segments[-1] = segments[-1]._replace(end=new.end)
    else:
        segments.append(new)
