"""The cells of one row: what they say, and what is wrong with them.

A row whose child, day or deciding code cannot be told is left out. An unknown code that decides nothing about whether
something happened costs only itself: leaving out the row would lose a child from the count for a misspelt detail.
"""

import datetime as dt
import re
from collections.abc import Collection

from engine.importers.context import Context
from engine.importers.dates import BRITISH, plausible_day
from engine.importers.findings import Findings
from engine.importers.ssda903.csv_rows import Row

_MOST_CODES_NAMED = 8
_WHOLE = re.compile(r"([0-9]{1,9})(?:\.0+)?")
"""A spreadsheet that takes a column for numbers may add `.0`."""


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
        try:
            return self._context.subject(self._row.cells["CHILD"])
        except ValueError as error:
            return self.leave_out("CHILD", str(error))

    def worker(self, field: str) -> str | None:
        """The reference of a worker, whose own number stays here."""
        if self.is_blank(field):
            return self.leave_out(field, "blank; write the worker's number")
        return self._context.worker(self._row.cells[field])

    def day(self, field: str, *, past: bool = False) -> dt.date | None:
        """A day, None where blank. `past`: it cannot lie after the day of the import."""
        text = self._row.cells[field]
        if not text:
            return None
        try:
            day = plausible_day(text)
        except ValueError as error:
            return self.leave_out(field, str(error))
        if past and day > self._context.today:
            return self.leave_out(field, "in the future; write the right year")
        return day

    def needed_day(self, field: str, *, past: bool = False) -> dt.date | None:
        """A day without which the row says nothing."""
        if self.is_blank(field):
            return self.leave_out(field, f"blank; write {BRITISH}")
        return self.day(field, past=past)

    def needed_code(self, field: str, codes: Collection[str]) -> str | None:
        """A code without which the row cannot be counted rightly."""
        code = self._row.cells[field].upper()
        if code in codes:
            return code
        return self.leave_out(field, f"{'not a code' if code else 'blank'}; write {_named(codes)}")

    def code(self, field: str, codes: Collection[str], called: str) -> dict[str, str]:
        """A code as the only value of a dict, `called` so; none where blank or unknown."""
        code = self._row.cells.get(field, "").upper()
        if code and code not in codes:
            self._left_away(field, f"not a code; write {_named(codes)}")
        return {called: code} if code in codes else {}

    def yes_or_no(self, field: str, called: str) -> dict[str, bool]:
        """1 or 0 as the only value of a dict; none where blank or neither."""
        return {name: number == 1 for name, number in self.number(field, 1, called).items()}

    def number(self, field: str, most: int, called: str) -> dict[str, int]:
        """A whole number from 0 to `most` as the only value of a dict; none where blank or another."""
        text = self._row.cells.get(field, "")
        written = _WHOLE.fullmatch(text)
        if written and int(written[1]) <= most:
            return {called: int(written[1])}
        if text:
            self._left_away(field, f"not a whole number from 0 to {most}")
        return {}

    def _left_away(self, field: str, text: str) -> None:
        self._findings.error(self._row.line, field, f"{text}; row taken without it")


def _named(codes: Collection[str]) -> str:
    if len(codes) > _MOST_CODES_NAMED:
        return "one of the SSDA903 guide's"
    return f"one of {', '.join(sorted(codes))}"
