"""A file of a return, read: which table it is, what its rows say, which rows are left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from engine.importers.context import Context
from engine.importers.findings import Findings, ReturnRefusedError
from engine.importers.happening import Record, once
from engine.importers.ssda903.cells import Cells
from engine.importers.ssda903.csv_rows import BadRow, Row, read_columns, read_rows
from engine.importers.ssda903.rows import told_apart
from engine.importers.ssda903.tables import Table, columns_named, nearest, table_of


@dataclass
class Sheet:
    """A file whose table is imported. `left_out`: the child of each row not taken, None where it cannot be told."""

    path: Path
    table: Table
    findings: Findings
    records: list[Record] = field(default_factory=list[Record])
    left_out: list[str | None] = field(default_factory=list[str | None])
    rows: int = 0


def read_sheets(paths: Iterable[Path], context: Context) -> tuple[list[Sheet], list[str]]:
    """The files that are imported, and a line about each that is skipped."""
    read = [_read_sheet(path, context) for path in paths]
    return [one for one in read if isinstance(one, Sheet)], [one for one in read if isinstance(one, str)]


def _read_sheet(path: Path, context: Context) -> Sheet | str:
    """The file, or one line about why it is skipped. Raises ReturnRefusedError for a file of no known return."""
    columns = _columns(path)
    table = table_of(columns)
    if table is None:
        near, lacking = nearest(columns)
        text = f"no table of a known return; nearest is {near.name}, without {', '.join(lacking)}"
        raise ReturnRefusedError(f"{path}:1: columns: {text}")
    if table.read is None:
        return f"{path}: skipped: {table.name}, which no indicator uses"
    sheet = Sheet(path, table, Findings(str(path)))
    records = list(_records(sheet, read_rows(path, columns, table.needs | table.uses), context))
    told = told_apart(records) if table.name == "missing" else records
    sheet.records = list(once(told, sheet.findings, "row"))
    return sheet


def _columns(path: Path) -> list[str]:
    columns = columns_named(read_columns(path))
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise ReturnRefusedError(f"{path}:1: columns: twice there: {', '.join(twice)}; keep one of each")
    return columns


def _records(sheet: Sheet, rows: Iterable[Row | BadRow], context: Context) -> Iterator[Record]:
    for row in rows:
        sheet.rows += 1
        if isinstance(row, BadRow):
            sheet.findings.error(row.line, row.field, row.text)
            sheet.left_out.append(None)
            continue
        record = _record(sheet, row, context)
        if record is not None:
            yield record


def _record(sheet: Sheet, row: Row, context: Context) -> Record | None:
    cells = Cells(row, sheet.findings, context)
    child = cells.child()
    happenings = sheet.table.read(cells) if sheet.table.read else ()
    if cells.left_out or child is None:
        sheet.left_out.append(child)
        return None
    return Record(row.line, child, happenings)
