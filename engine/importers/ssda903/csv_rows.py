"""CSV files, row by row: each row whole, or what is wrong with it and on which line it begins.

One bad row spoils no other: a quote that is never closed ends with its line, unless the lines after it close it
within a column that is none of the return's.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence
from io import BufferedReader
from itertools import count
from pathlib import Path
from typing import NamedTuple

from engine.importers.findings import ReturnRefusedError

LONGEST_LINE = 1 << 20
LONGEST_CELL = 32_767
"""Characters; what a spreadsheet's cell can hold."""
MOST_LINES = 20
"""Lines of one row, where a quoted cell has line breaks."""
_CELL = re.compile(r'(?:"(?:[^"]|"")*"|[^",][^,]*)?(?:,|$)')


class Row(NamedTuple):
    """The known columns of a row, by name, stripped; `line` is where it begins, from 1."""

    line: int
    cells: dict[str, str]


class BadRow(NamedTuple):
    """A row that cannot be read."""

    line: int
    field: str
    text: str


class _Line(NamedTuple):
    number: int
    text: str
    cut: bool = False


def read_columns(path: Path) -> list[str]:
    """The names in the first line, in capitals. Raises ReturnRefusedError for a file that is no CSV in UTF-8."""
    _refuse_other_files(path)
    line = next(_lines(path), _Line(1, ""))
    try:
        return [_name(cell) for cell in next(csv.reader([line.text], strict=True))]
    except csv.Error:
        raise ReturnRefusedError(f"{path}:1: columns: not a line of CSV; save the table as CSV UTF-8") from None


def read_rows(path: Path, columns: Sequence[str], known: frozenset[str]) -> Iterator[Row | BadRow]:
    """The rows after the first line; rows with nothing in them are passed over."""
    reader = _Reader(path, columns, known)
    yield from reader.rows()


def _name(cell: str) -> str:
    return "_".join(cell.upper().split())


def _refuse_other_files(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(4096)
    if reason := _reason(head):
        raise ReturnRefusedError(f"{path}:1: file: {reason}")


def _reason(head: bytes) -> str | None:
    if not head.removeprefix(b"\xef\xbb\xbf").strip():
        return "empty; export the table again, with its line of column names"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "in UTF-16; save it as CSV UTF-8"
    if head.startswith(b"PK\x03\x04"):
        return "a spreadsheet or zip file; save each table as CSV UTF-8"
    if b"\0" in head.partition(b"\n")[0]:
        return "binary, not CSV; export the table as CSV UTF-8"
    return None


def _lines(path: Path) -> Iterator[_Line]:
    with path.open("rb") as file:
        for number in count(1):
            raw = file.readline(LONGEST_LINE)
            if not raw:
                return
            if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
                _skip_line(file)
                yield _Line(number, raw.decode("utf-8", "replace"), cut=True)
            else:
                yield _Line(number, _decoded(raw, number, path))


def _skip_line(file: BufferedReader) -> None:
    while (more := file.readline(LONGEST_LINE)) and not more.endswith(b"\n"):
        pass


def _decoded(raw: bytes, number: int, path: Path) -> str:
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        text = f"{path}:{number}: encoding: not UTF-8; save the file as CSV UTF-8"
        raise ReturnRefusedError(text) from None


class _Reader:
    def __init__(self, path: Path, columns: Sequence[str], known: frozenset[str]) -> None:
        self._columns = columns
        self._known = {name: index for index, name in enumerate(columns) if name in known}
        self._lines = _lines(path)
        self._ahead: deque[_Line] = deque()

    def rows(self) -> Iterator[Row | BadRow]:
        self._next()
        while (line := self._next()) is not None:
            if line.text.strip(' ,"\t\r\n'):
                yield self._row(line)

    def _next(self) -> _Line | None:
        return self._ahead.popleft() if self._ahead else next(self._lines, None)

    def _row(self, line: _Line) -> Row | BadRow:
        if line.cut or len(line.text) > LONGEST_CELL:
            huge = next((n for n, cell in enumerate(line.text.split(",")) if len(cell) > LONGEST_CELL), None)
            if line.cut or huge is not None:
                return self._bad(line, huge, f"a cell of more than {LONGEST_CELL:,} characters; shorten it")
        cells = _cells(line.text) or self._joined(line)
        if cells is None:
            return self._bad(
                line, _open_quote(line.text), "a quote is out of place or not closed; double it or take it away"
            )
        return self._checked(line, cells)

    def _joined(self, line: _Line) -> list[str] | None:
        """The row, when the lines after it close its quote; they are put back when they do not."""
        taken = [line]
        while len(taken) < MOST_LINES and (more := self._next()) is not None:
            taken.append(more)
            cells = _cells("".join(one.text for one in taken))
            if cells is not None and self._is_whole(cells):
                return cells
        self._ahead.extendleft(reversed(taken[1:]))
        return None

    def _is_whole(self, cells: list[str]) -> bool:
        """A line break in a column of the return means that the quote swallowed other rows."""
        return len(cells) == len(self._columns) and not any("\n" in cells[index] for index in self._known.values())

    def _checked(self, line: _Line, cells: list[str]) -> Row | BadRow:
        if len(cells) < len(self._columns):
            text = (
                f"the row ends before it, after {len(cells)} of {len(self._columns)} cells: cut short? Export it again"
            )
            return self._bad(line, len(cells), text)
        if any(cell.strip() for cell in cells[len(self._columns) :]):
            return self._bad(line, None, "more cells than columns; a value with a comma needs quotes")
        if "\0" in line.text:
            at = next((n for n, cell in enumerate(cells) if "\0" in cell), None)
            return self._bad(line, at, "a NUL character; take it away")
        return Row(line.number, {name: cells[index].strip() for name, index in self._known.items()})

    def _bad(self, line: _Line, column: int | None, text: str) -> BadRow:
        field = "" if column is None else self._columns[min(column, len(self._columns) - 1)]
        return BadRow(line.number, field or "row", f"{text}; row left out")


def _cells(text: str) -> list[str] | None:
    try:
        return next(csv.reader([text], strict=True))
    except csv.Error:
        return None


def _open_quote(text: str) -> int:
    """The first cell whose quotes are wrong."""
    at = index = 0
    while (cell := _CELL.match(text, at)) and cell.end() < len(text):
        at, index = cell.end(), index + 1
    return index
