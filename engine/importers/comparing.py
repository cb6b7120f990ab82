"""What a return says of the records of earlier ones, where one command holds several years of it.

A record that is there again corrects what it said, and what it no longer says is taken back. A record that is not there
is not taken back, since a return need not tell again what is over (only --replaces does that); where it was open it is
listed, since it counts as open for ever. Records are held as digests: a census may be large.
"""

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterator
from hashlib import blake2b
from typing import NamedTuple

from engine.importers.findings import Findings
from engine.importers.happening import Happening, Record
from engine.importers.period import Period
from engine.importers.retracting import Retraction

LASTING = {
    "DECOM": "DEC",
    "MIS_START": "MIS_END",
    "SW_DECOM": "SW_DEC",
    "DOLO_START": "DOLO_END",
    "CINreferralDate": "CINclosureDate",
    "AssessmentActualStartDate": "AssessmentAuthorisationDate",
    "CINPlanStartDate": "CINPlanEndDate",
    "S47ActualStartDate": "DateOfInitialCPC",
    "CPPstartDate": "CPPendDate",
}
"""What is told again every year until it ends: the field of its beginning, and that of its end."""
_ENDING = frozenset(
    (
        "assessment.completed",
        "care_episode.ended",
        "liberty.restored",
        "missing.ended",
        "plan.ended",
        "referral.closed",
        "section_47.ended",
        "worker.deallocated",
    )
)
_OF_ITS_YEAR = frozenset({"CPPreviewDate", "LatestCategoryOfAbuse"})
"""What a return tells of its own year, so that a later one takes nothing back by leaving it out."""

_SHARED = "conference.held"
"""What several records may tell."""


class _Said(NamedTuple):
    """Something a record says besides its beginning. `name`: its id, within the record's where it lies there."""

    name: str
    field: str
    ends: bool


class _Kind(NamedTuple):
    """Of records that are open: the type and the field of their beginning, and the findings of their file."""

    type: str
    field: str
    findings: Findings


class _Doubt(NamedTuple):
    """A record that said more in an earlier return."""

    record: Record
    before: tuple[_Said, ...]
    findings: Findings


_Open = defaultdict[_Kind, dict[bytes, int]]
"""Each with its line."""


class Earlier:
    """What the returns of one kind have said so far. `still_open`: records that were open, and a later one has not."""

    def __init__(self) -> None:
        self.still_open = 0
        self.said: dict[bytes, tuple[_Said, ...]] = {}
        self.forms: dict[tuple[_Said, ...], tuple[_Said, ...]] = {}
        """Most records say one of a few things: each of these is held once."""
        self.open: _Open = defaultdict(dict)


class Turn:
    """The next return's turn: it takes its records one by one, and is closed after the last."""

    def __init__(self, earlier: Earlier, period: Period) -> None:
        self._earlier, self._year = earlier, period.year
        self._said: dict[bytes, tuple[_Said, ...]] = {}
        self._open: _Open = defaultdict(dict)
        self._shared: set[bytes] = set()
        self._doubts: dict[bytes, _Doubt] = {}

    def take(self, record: Record, findings: Findings, *, whole: bool = True) -> None:
        """`whole`: all that there is of the child could be read, so that what it does not say is not so."""
        opening, *rest = record.happenings
        shared = (one for one in record.happenings if one.type == _SHARED)
        self._shared.update(Retraction(record.subject, one.id).digest for one in shared)
        key, now = self._key(record.subject, opening), _parts(opening, rest)
        before = self._earlier.said.get(key, ())
        if not (now or before or opening.field in LASTING):
            return
        said = tuple(dict.fromkeys((*self._said.get(key, ()), *now, *(() if whole else before))))
        self._said[key] = said = self._earlier.forms.setdefault(said, said)
        open_now = self._open[_Kind(opening.type, opening.field, findings)]
        if _is_open(opening, said):
            open_now[key] = record.line
        else:
            open_now.pop(key, None)
        if not set(before) <= set(said):
            self._doubts[key] = _Doubt(record, before, findings)

    def close(self, types: Collection[str]) -> Iterator[Retraction]:
        """What is taken back of earlier returns. `types`: those of which this return tells everything."""
        for key, doubt in self._doubts.items():
            yield from self._taken_back(doubt, {one.name for one in self._said[key]})
        for kind in [kind for kind in self._earlier.open if kind.type in types]:
            for key, line in self._earlier.open.pop(kind).items():
                if key not in self._said:
                    self._list(kind, line)
        self._earlier.open.update(self._open)
        self._earlier.said.update(self._said)

    def _key(self, subject: str, opening: Happening) -> bytes:
        """The same of a record in every year, of whatever table."""
        name = opening.id.replace(f"/{self._year}/", "/")
        return blake2b(f"{subject} {opening.field} {name}".encode(), digest_size=16).digest()

    def _taken_back(self, doubt: _Doubt, now: Collection[str]) -> Iterator[Retraction]:
        for one in doubt.before:
            gone = Retraction(doubt.record.subject, _id(doubt.record.happenings[0], one))
            if one.name not in now and gone.digest not in self._shared:
                text = "not what an earlier return says; what that says is taken back"
                doubt.findings.warn(doubt.record.line, one.field, text)
                yield gone

    def _list(self, kind: _Kind, line: int) -> None:
        text = f"open, and not among what is taken of the return of {self._year}: it goes on counting as open"
        remedy = "correct it, and import this return again with --replaces and a later --recorded DATE"
        kind.findings.warn(line, LASTING[kind.field], f"{text}; {remedy}")
        self._earlier.still_open += 1


def _parts(opening: Happening, rest: Collection[Happening]) -> tuple[_Said, ...]:
    told = (one for one in rest if one.field not in _OF_ITS_YEAR)
    return tuple(_Said(_name(opening, one.id), one.field, one.type in _ENDING) for one in told)


def _is_open(opening: Happening, said: Collection[_Said]) -> bool:
    """A referral of which nothing came is never closed."""
    lasts = opening.field in LASTING and not opening.data.get("no_further_action")
    return lasts and not any(one.ends for one in said)


def _name(opening: Happening, identity: str) -> str:
    """`ended` of a record's own; the whole id of what lies elsewhere."""
    folder, name = posixpath.split(identity)
    return name if folder == posixpath.dirname(opening.id) else identity


def _id(opening: Happening, one: _Said) -> str:
    return one.name if "/" in one.name else posixpath.join(posixpath.dirname(opening.id), one.name)
