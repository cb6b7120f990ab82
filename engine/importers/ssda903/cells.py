"""The cells of one row: what they say, and what is wrong with them.

A row whose child, day or deciding code cannot be told is left out. An unknown code that decides nothing about whether
something happened costs only itself: leaving out the row would lose a child from the count for a misspelt detail.
"""

import datetime as dt
import re
from collections.abc import Collection
from typing import NamedTuple

from engine.calendar import FIRST_DAY
from engine.importers.dates import day_written
from engine.importers.findings import Findings
from engine.importers.pseudonym import pseudonym
from engine.importers.tables import Row

_ROUNDED = re.compile(r"[0-9](\.[0-9]+)?[eE]\+[0-9]+")
_LONGEST_ID = 64
_MOST_CODES_NAMED = 8


class Context(NamedTuple):
    """What a row is read with: whose key, which authority, until when days are plausible."""

    key: bytes
    authority: str
    today: dt.date
    horizon: dt.date


class Cells:
    """One row, read cell by cell. `left_out`: it cannot be used."""

    def __init__(self, row: Row, findings: Findings, context: Context) -> None:
        self._row, self._findings, self._context = row, findings, context
        self.left_out = False

    def leave_out(self, field: str, text: str) -> None:
        """The row cannot be used, for this reason."""
        self._findings.error(self._row.line, field, f"{text}; row left out")
        self.left_out = True

    def warn(self, field: str, text: str) -> None:
        """The row is used, and someone should look at it."""
        self._findings.warn(self._row.line, field, text)

    def is_blank(self, field: str) -> bool:
        return not self._row.cells.get(field)

    def child(self) -> str | None:
        """The child's pseudonym."""
        local_id = self._row.cells["CHILD"]
        if not local_id:
            return self.leave_out("CHILD", "blank; write the child's id")
        if _ROUNDED.fullmatch(local_id):
            return self.leave_out(
                "CHILD", "rounded by a spreadsheet, as 1.2E+09; format the column as text and export again"
            )
        if len(local_id) > _LONGEST_ID or not local_id.isprintable():
            return self.leave_out("CHILD", f"no id of up to {_LONGEST_ID} printable characters; write the child's id")
        return pseudonym(self._context.key, self._context.authority, local_id)

    def day(self, field: str, *, past: bool = False) -> dt.date | None:
        """A day, None where blank. `past`: it cannot lie after the day of the import."""
        text = self._row.cells[field]
        if not text:
            return None
        try:
            day = day_written(text)
        except ValueError as error:
            return self.leave_out(field, str(error))
        if day < FIRST_DAY:
            return self.leave_out(field, f"before {FIRST_DAY.year}; write the right year")
        if day > (self._context.today if past else self._context.horizon):
            return self.leave_out(
                field, "in the future; write the right year" if past else "too far in the future; write the right year"
            )
        return day

    def needed_day(self, field: str, *, past: bool = False) -> dt.date | None:
        """A day without which the row says nothing."""
        if self.is_blank(field):
            return self.leave_out(field, "blank; write the day as dd/mm/yyyy")
        return self.day(field, past=past)

    def needed_code(self, field: str, codes: Collection[str]) -> str | None:
        """A code without which the row cannot be counted rightly."""
        code = self._row.cells[field].upper()
        if code in codes:
            return code
        return self.leave_out(field, f"{'not a code' if code else 'blank'}; write {_named(codes)}")

    def code(self, field: str, codes: Collection[str]) -> dict[str, str]:
        """A code as the only value of a dict, by `field`; none where blank or unknown."""
        code = self._row.cells.get(field, "").upper()
        if code and code not in codes:
            self._findings.error(self._row.line, field, f"not a code; write {_named(codes)}; row taken without it")
        return {field: code} if code in codes else {}


def _named(codes: Collection[str]) -> str:
    if len(codes) > _MOST_CODES_NAMED:
        return "one of the SSDA903 guide's"
    return f"one of {', '.join(sorted(codes))}"
