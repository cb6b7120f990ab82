"""Openings and closings become pairs, by key."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.calendar import OPEN
from engine.history import Version, order
from engine.processes.select import takes
from schemas.catalogue import Events


class Pair(NamedTuple):
    """An opening with its closing, or none yet."""

    opening: Version
    closing: Version | None

    @property
    def start(self) -> int:
        """The day it opens."""
        return self.opening.day

    @property
    def end(self) -> int:
        """The day it closes, or OPEN."""
        return OPEN if self.closing is None else self.closing.day


def pairs(events: Sequence[Version], opens: Events, closes: Events, key: str | None) -> list[Pair]:
    """The pairs in the order of their openings.

    An opening while its key is open adds nothing. A closing with none open waits for an opening of its key: of the
    same day where there is no key.
    """
    found: list[Pair] = []
    last: dict[object, int] = {}
    waiting: dict[object, Version] = {}
    for event in events:
        opening = takes(opens, event)
        if not opening and not takes(closes, event):
            continue
        of = (event.data or {}).get(key) if key else None
        at = last.get(of)
        is_open = at is not None and found[at].closing is None
        if opening and not is_open:
            last[of] = len(found)
            found.append(Pair(event, _waited(waiting.pop(of, None), event, key)))
        elif not opening and is_open and at is not None:
            found[at] = Pair(found[at].opening, event)
        elif not opening:
            waiting[of] = event
    return sorted(found, key=lambda pair: order(pair.opening))


def _waited(closing: Version | None, opening: Version, key: str | None) -> Version | None:
    """A closing that came first: any day where a key ties them, else the same day."""
    return closing if closing and (key or closing.day == opening.day) else None
