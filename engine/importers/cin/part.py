"""One element of a census and what it says: days, codes, and what is wrong with them.

A part whose key day cannot be told is left out. An unknown code costs only itself: leaving out the part would lose a
child from the count for a misspelt detail.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from dataclasses import dataclass

from engine.history import is_too_far_ahead
from engine.importers.cin.codes import YES_OR_NO
from engine.importers.cin.elements import Element, line_of, name_of, text_of
from engine.importers.cin.schema import CONTENTS
from engine.importers.context import Context
from engine.importers.dates import ISO, TOO_FAR_AHEAD, plausible_day
from engine.importers.findings import Findings
from engine.importers.happening import Happening, Record
from engine.importers.period import Period

_MOST_CODES_NAMED = 8
_LONGEST_NAME = 60


@dataclass
class Notes:
    """What goes with the reading of one child. `left_out`: something of the child is not taken."""

    findings: Findings
    context: Context
    period: Period
    subject: str = ""
    left_out: bool = False


class Part:
    """An element. `left_out`: it cannot be used."""

    def __init__(self, element: Element, notes: Notes) -> None:
        self.name, self.line, self.notes = name_of(element), line_of(element), notes
        self.left_out = False
        self._fields = _fields(element, notes.findings)

    def parts(self, name: str) -> Iterator["Part"]:
        """The elements of a name, each with what it holds."""
        return (Part(element, self.notes) for element in self._fields.get(name, ()))

    def part(self, name: str) -> "Part | None":
        return next(self.parts(name), None)

    def text(self, name: str) -> str:
        """What an element says; nothing where it is not there."""
        return text_of(self._fields[name][0]) if name in self._fields else ""

    def leave_out(self, name: str, text: str) -> None:
        """The part cannot be used, for this reason."""
        self.left_out = True
        self.do_without(name, f"{text}; {CONTENTS[self.name].called} left out")

    def do_without(self, name: str, text: str) -> None:
        """Something that happened is not taken, for this reason."""
        self.notes.left_out = True
        self.notes.findings.error(self._line_of(name), name, text)

    def warn(self, name: str, text: str) -> None:
        """The part is used, and someone should look at it."""
        self.notes.findings.warn(self._line_of(name), name, text)

    def key(self, name: str) -> dt.date | None:
        """The day that something began, without which the part says nothing. It cannot lie ahead of the import."""
        try:
            day = self._day(name, past=True)
        except ValueError as error:
            return self.leave_out(name, str(error))
        return self._look_ahead(name, day) if day else self.leave_out(name, f"not there; write {ISO}")

    def end(self, name: str) -> dt.date | None:
        """A day that decides whether something is over: where it cannot be read, the part is left out."""
        try:
            return self._look_ahead(name, self._day(name))
        except ValueError as error:
            return self.leave_out(name, str(error))

    def day(self, name: str, *, past: bool = False, planned: bool = False) -> dt.date | None:
        """A day that the part can do without. `past`: it cannot lie ahead of the import; `planned`: it may."""
        try:
            day = self._day(name, past=past)
        except ValueError as error:
            return self.do_without(name, f"{error}; taken without it")
        return day if planned else self._look_ahead(name, day)

    def each(self, name: str) -> Iterator["Part"]:
        """For each element of a name, the part as if it held that one only."""
        for element in self._fields.get(name, ()):
            one = copy(self)
            one._fields = {name: [element]}
            yield one

    def code(self, name: str, codes: Collection[str], *, required: bool = False) -> str | None:
        """A code, in capitals; None where it is not there or none of the census."""
        code = self.text(name).upper()
        if code in codes:
            return code
        if code:
            self.warn(name, f"not a code; write {_named(codes)}; taken without it")
        elif required:
            self.warn(name, "not there; taken without it")
        return None

    def codes(self, name: str, codes: Collection[str]) -> list[str]:
        """The codes of an element that may repeat, each once."""
        said = [one.code(name, codes, required=True) for one in self.each(name)]
        return list(dict.fromkeys(code for code in said if code))

    def yes(self, name: str) -> bool | None:
        """Yes or no; None where neither is said."""
        code = self.code(name, YES_OR_NO, required=True)
        return None if code is None else YES_OR_NO[code]

    def number(self, name: str, most: int) -> int | None:
        """A whole number from 0 to `most`; None where it is not there or none."""
        text = self.text(name)
        if text.isascii() and text.isdigit() and len(text) <= len(str(most)):
            return int(text)
        self.warn(name, f"{f'no number from 0 to {most}' if text else 'not there'}; taken without it")
        return None

    def look_before(self, name: str, day: dt.date | None, other: str, other_day: dt.date | None) -> None:
        """Warns of a day that lies before one that it should follow."""
        if day and other_day and day < other_day:
            self.warn(name, f"before {other}; taken as it is")

    def look_after(self, name: str, day: dt.date | None, other: str, other_day: dt.date | None) -> None:
        """Warns of a day that lies after one that it should not follow."""
        if day and other_day and day > other_day:
            self.warn(name, f"after {other}; taken as it is")

    def record(self, happenings: Sequence[Happening]) -> Record:
        return Record(self.line, self.notes.subject, tuple(happenings))

    def _day(self, name: str, *, past: bool = False) -> dt.date | None:
        text = self.text(name)
        day = plausible_day(text, ISO) if text else None
        if day and is_too_far_ahead(day, self.notes.period.recorded):
            raise ValueError(TOO_FAR_AHEAD)
        if past and day and day > self.notes.context.today:
            raise ValueError("in the future; write the right year")
        return day

    def _look_ahead(self, name: str, day: dt.date | None) -> dt.date | None:
        recorded = self.notes.period.recorded
        if day and day > recorded:
            text = f"after {recorded}, when the return was recorded; kept, and in no figure that ends earlier"
            self.warn(name, text)
        return day

    def _line_of(self, name: str) -> int:
        return line_of(self._fields[name][0]) if name in self._fields else self.line


def _fields(element: Element, findings: Findings) -> dict[str, list[Element]]:
    """The elements that it holds, by name. Warns of what the schema does not have."""
    content = CONTENTS[name_of(element)]
    fields: dict[str, list[Element]] = {}
    for held in element:
        name = name_of(held)
        if name not in content.once and name not in content.many:
            findings.warn(line_of(held), name[:_LONGEST_NAME], f"not an element of {name_of(element)}; passed over")
        elif name in fields and name in content.once:
            findings.warn(line_of(held), name, "there already; the first is taken")
        else:
            fields.setdefault(name, []).append(held)
    if any((text or "").strip() for text in (element.text, *(held.tail for held in element))):
        findings.warn(line_of(element), name_of(element), "has text between its elements; passed over")
    return fields


def _named(codes: Collection[str]) -> str:
    if len(codes) > _MOST_CODES_NAMED:
        return "one of the census guide's"
    return f"one of {', '.join(sorted(codes))}"
