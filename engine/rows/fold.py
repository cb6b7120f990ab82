"""A child's history over knowledge time becomes dated rows.

    believed(H, K) = the child as its events known at K, in order, make it
    rows(H)        = over the recorded instants of H, in turn, what believed gains (+1) and loses (-1), dated with it
    arrive(v)      = -(rows(H) from v.recorded on) + (rows(H and v) from v.recorded on)
    advance(v)     = the last of these steps alone, where nothing in H was recorded after v

Where only some instants are asked about, the steps from one of them to the next are taken as one.

An event recorded before the day it happened takes part in no period that ends earlier: its rows carry that day as
`reach`, the first day that a period which sees them may end on.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.history import Version
from engine.rows.belief import Belief, Change
from engine.rows.columns import EVERYTHING
from engine.rows.counting import Counting
from engine.rows.row import Rows, add

_NEVER = EVERYTHING + 1


class Dated(NamedTuple):
    """Rows of one series (by its number) with their weights, as known from an instant on.

    They are of periods that end on `reach` or later.
    """

    series: int
    known: int
    reach: int
    rows: Rows


Dates = list[Dated]
Asked = Sequence[int] | None
"""The instants, in order, as known at which rows are read; None: any."""


class Folded(NamedTuple):
    """Rows with their weights, and what is known once all is learnt."""

    rows: Dates
    belief: Belief


def arrived(
    counting: Counting, name: str, old: Sequence[Version], new: Sequence[Version], asked: Asked = None
) -> Folded:
    """The rows that versions add to, and take from, those of the history before them, of the child `name`."""
    since = min(version.recorded for version in new)
    folded = _from(counting, name, [*old, *new], since, asked)
    if any(version.recorded >= since for version in old):
        return Folded(_without(folded.rows, _from(counting, name, old, since, asked).rows), folded.belief)
    return folded


def _without(dates: Dates, gone: Dates) -> Dates:
    """Rows less others; most of them are in both."""
    total = {(one.series, one.known, one.reach): dict(one.rows) for one in dates}
    for one in gone:
        rows = total.setdefault((one.series, one.known, one.reach), {})
        for row, weight in one.rows.items():
            add(rows, row, -weight)
    kept = ((key, {row: weight for row, weight in rows.items() if weight}) for key, rows in total.items())
    return [Dated(*key, rows) for key, rows in kept if rows]


def advanced(belief: Belief, new: Iterable[Version], asked: Asked = None) -> Dates:
    """The rows that versions add where none was recorded before the last that the belief learnt: it goes on."""
    return _rows(belief, sorted(new, key=_recorded), belief.last, asked)


def _from(counting: Counting, name: str, versions: Iterable[Version], since: int, asked: Asked) -> Folded:
    """The dated rows of a history from a recorded instant on."""
    belief = Belief(counting, name)
    return Folded(_rows(belief, sorted(versions, key=_recorded), since, asked), belief)


def _rows(belief: Belief, ordered: Sequence[Version], since: int, asked: Asked) -> Dates:
    dates: Dates = []
    instants = [*map(_recorded, ordered), _NEVER]
    for version, following in zip(ordered, instants[1:], strict=True):
        belief.learn(version)
        if _is_step(version.recorded, following, since, asked):
            changed = belief.changed()
            if version.recorded >= since:
                dates.extend(_dated(changed, version.recorded))
    return dates


def _is_step(instant: int, following: int, since: int, asked: Asked) -> bool:
    """Whether what is known from one recorded instant to the next is read, or what the rows since then begin from."""
    if following == instant or following < since:
        return False
    if asked is None or instant < since:
        return True
    return bisect_left(asked, instant) != bisect_left(asked, following)


def _recorded(version: Version) -> int:
    return version.recorded


def _dated(changed: Change, instant: int) -> Dates:
    return [Dated(series, instant, reach, rows) for (series, reach), rows in changed.items()]
