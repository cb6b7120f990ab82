"""Openings and closings become pairs, by key."""

from typing import NamedTuple

from engine.calendar import OPEN
from engine.history import Version
from engine.processes.select import Believed, of_types, takes
from engine.spells import DAY_ONLY
from schemas.catalogue import Selection, Span, State


class Pair(NamedTuple):
    """An opening with its closing, or none yet. `cancels`: the closing undoes it."""

    opening: Version
    closing: Version | None = None
    cancels: bool = False

    @property
    def start(self) -> int:
        """The day it opens."""
        return self.opening.day

    @property
    def end(self) -> int:
        """The day it closes, or OPEN."""
        return OPEN if self.closing is None else self.closing.day


def pairs(process: Span | State, believed: Believed) -> list[Pair]:
    """The pairs in the order of their openings.

    An opening while its key is open adds nothing. A closing with none open waits for an opening of its key: of the
    same day where there is no key, or one that recurs, if nobody knows that it came first.
    """
    found: list[Pair] = []
    last: dict[object, int] = {}
    waiting: dict[object, Version] = {}
    opens, endings = process.opens, (*process.closes, *_cancels(process))
    for event in of_types(believed, tuple(one.event for one in (*opens, *endings))):
        opening = takes(opens, event)
        if not opening and not takes(endings, event):
            continue
        of = event.data.get(process.key) if process.key and event.data else None
        at = last.get(of)
        is_open = at is not None and found[at].closing is None
        if opening and not is_open:
            last[of] = len(found)
            found.append(_closed(process, event, _waited(waiting.pop(of, None), event, process)))
        elif not opening and is_open and at is not None:
            found[at] = _closed(process, found[at].opening, event)
        elif not opening:
            waiting[of] = event
    return found


def _cancels(process: Span | State) -> Selection:
    return process.cancels if isinstance(process, Span) else ()


def _closed(process: Span | State, opening: Version, closing: Version | None) -> Pair:
    return Pair(opening, closing, closing is not None and isinstance(process, Span) and _undoes(process, closing))


def _undoes(process: Span, closing: Version) -> bool:
    """What both closes and cancels, closes."""
    return bool(process.cancels) and not takes(process.closes, closing)


def _waited(closing: Version | None, opening: Version, process: Span | State) -> Version | None:
    """A closing that came first: any day where a key ties them, else the same day, unless their instants tell."""
    if closing is None or (process.key and not process.recurs):
        return closing
    is_told = DAY_ONLY < closing.instant < opening.instant
    return None if is_told or closing.day != opening.day else closing
