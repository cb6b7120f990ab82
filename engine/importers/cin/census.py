"""A census, opened: its children are read when its events are asked for, and its findings are whole after that."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from engine.importers.cin.child import in_order, records_of
from engine.importers.cin.elements import Element, Outline, children, line_of, name_of, read_through
from engine.importers.cin.header import Header, header_of, look_at_header, period_of
from engine.importers.cin.part import Notes
from engine.importers.comparing import Earlier, Turn
from engine.importers.context import Context
from engine.importers.findings import Finding, Findings, ReturnRefusedError
from engine.importers.happening import Happening, Record
from engine.importers.period import Period
from engine.importers.retracting import Retraction, gone
from engine.importers.stamp import Stamp, Stamped

SOURCE = "cin"
TYPES = (
    "assessment.completed",
    "assessment.reviewed",
    "assessment.started",
    "child.died",
    "child.registered",
    "conference.due",
    "conference.held",
    "plan.category_changed",
    "plan.ended",
    "plan.started",
    "referral.closed",
    "referral.made",
    "section_47.ended",
    "section_47.started",
)
"""A census tells everything about these."""


class Told(NamedTuple):
    """A child: the pseudonym, and what is told. `whole`: all of it could be taken."""

    subject: str
    records: list[Record]
    whole: bool

    def happenings(self) -> list[Happening]:
        return in_order(self.records)


class Telling:
    """One reading of a file, child by child. `left_out`: the children of whom something is not taken, None where one
    cannot be told; `incomplete`: how many.
    """

    def __init__(self, path: Path, context: Context, period: Period) -> None:
        self.findings, self.left_out, self.incomplete = Findings(str(path), "elements"), set[str | None](), 0
        self._path, self._context, self._period = path, context, period
        self._seen: set[bytes] = set()

    def told(self) -> Iterator[Told]:
        for element in children(self._path, self._stray):
            notes = Notes(self.findings, self._context, self._period)
            records = records_of(element, notes)
            if notes.left_out:
                self.incomplete += 1
                self.left_out.add(notes.subject or None)
            if notes.subject:
                self._look_twice(element, notes.subject)
            yield Told(notes.subject, records, not notes.left_out)

    def _look_twice(self, element: Element, subject: str) -> None:
        known = bytes.fromhex(subject)
        if known in self._seen:
            text = "the child is there already; both are taken, and where they differ one counts: make one of them"
            self.findings.warn(line_of(element), "Child", text)
        self._seen.add(known)

    def _stray(self, element: Element) -> None:
        name = name_of(element)[:60]
        self.findings.error(line_of(element), name, "stands where a Child should, and is none; left out")
        self.left_out.add(None)


class Census:
    """A census file. `rows`: its children; `left_out`: those of whom something is not taken, whole after the events."""

    source = SOURCE

    def __init__(self, path: Path, outline: Outline, period: Period, header: Header, context: Context) -> None:
        self.period, self.rows, self.digest = period, outline.children, outline.digest
        self.header = header
        self._context, self.path = context, path
        self._telling = Telling(path, context, period)
        self._replaced: Census | None = None
        look_at_header(header, context, self._telling.findings)

    @property
    def left_out(self) -> int:
        return self._telling.incomplete

    @property
    def findings(self) -> list[Finding]:
        """In the order of the lines."""
        return self._telling.findings.listed()

    def replace(self, old: "Census") -> None:
        """Retract what the old file brought and this one does not. Raises ReturnRefusedError."""
        if old.header.year != self.header.year:
            text = f"of the year {old.header.year}, the new one of {self.header.year}; replace one of the same year"
            raise ReturnRefusedError(f"{old.path}: {text}")
        if self.digest != old.digest:
            self._look_if_later(old)
        self._replaced = old

    def _look_if_later(self, old: "Census") -> None:
        """No file says when it was imported: on its reference date, or as a draft on an earlier --recorded DATE."""
        if self.period.recorded == old.header.reference:
            text = f"replaced by {self.path}, which needs a later recorded time than its ReferenceDate"
            raise ReturnRefusedError(f"{old.path}: {text}; give --recorded DATE")
        if self.period.recorded < old.header.reference <= self._context.today:
            text = f"that of {old.path} lies after --recorded; it is replaced as a draft that was recorded before"
            self._telling.findings.warn(self.header.line("ReferenceDate"), "ReferenceDate", text)

    def events(self, earlier: Earlier | None = None) -> Iterator[Stamped]:
        """Child by child in the file's order; then what is covered, and what is gone.

        `earlier`: what the command's earlier censuses said.
        """
        stamp, brought = Stamp(SOURCE, self._context, self.period), set[bytes]()
        turn = Turn(earlier, self.period) if earlier else None
        for child in self._telling.told():
            for happening in child.happenings():
                yield stamp.happened(happening, child.subject)
                if self._replaced:
                    brought.add(Retraction(child.subject, happening.id).digest)
            if turn:
                for record in child.records:
                    turn.take(record, self._telling.findings, whole=child.whole)
        yield stamp.covered(SOURCE, TYPES)
        taken_back = turn.close(TYPES) if turn else ()
        yield from (stamp.retracted(one) for one in (*taken_back, *self._gone(brought)))

    def _gone(self, brought: set[bytes]) -> Iterator[Retraction]:
        if old := self._replaced:
            findings, left_out = self._telling.findings, self._telling.left_out
            yield from gone(old.identities(), brought, left_out, findings, str(old.path))

    def identities(self) -> Iterator[Retraction]:
        """What identifies each event."""
        for child in self._telling.told():
            yield from (Retraction(child.subject, happening.id) for happening in child.happenings())


def opened(path: Path, context: Context, recorded: dt.date | None, replaces: Path | None) -> Census:
    """A census that was read to its end once. Raises ReturnRefusedError where it, or what it replaces, is none."""
    outline = read_through(path)
    header = header_of(path, outline.header)
    census = Census(path, outline, period_of(path, header, recorded, context.today), header, context)
    if replaces:
        census.replace(_replaced(replaces, context))
    return census


def _replaced(path: Path, context: Context) -> Census:
    """An earlier file: it may be a draft, whose reference date had not come."""
    outline = read_through(path)
    header = header_of(path, outline.header)
    day = max(header.start, min(header.reference, context.today))
    return Census(path, outline, period_of(path, header, day, context.today), header, context)
