"""A file of a return, read: which table it is, what its rows say, which rows are left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from engine.importers.cells import Cells, Context
from engine.importers.findings import Findings, ReturnRefusedError
from engine.importers.ssda903_rows import Record, told_apart
from engine.importers.ssda903_tables import Table, columns_named, nearest, table_of
from engine.importers.tables import BadRow, Row, read_columns, read_rows


@dataclass
class Sheet:
    """A file whose table is imported. `left_out`: the child of each row not taken, None where it cannot be told."""

    path: Path
    table: Table
    findings: Findings
    records: list[Record] = field(default_factory=list[Record])
    left_out: list[str | None] = field(default_factory=list[str | None])
    rows: int = 0


def read_sheet(path: Path, context: Context) -> Sheet | str:
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
    sheet.records = list(_once(sheet, told_apart(records) if table.name == "missing" else records))
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


def _once(sheet: Sheet, records: Iterable[Record]) -> Iterator[Record]:
    """A row that says the same again is taken once; one that says otherwise of the same thing is a clash, and taken."""
    first: dict[tuple[str, str], Record] = {}
    for record in records:
        earlier = first.setdefault(record.identity, record)
        if earlier is not record and earlier.happenings == record.happenings:
            sheet.findings.warn(record.line, "row", "says the same as an earlier row; taken once")
            continue
        if earlier is not record:
            text = "says otherwise than an earlier row of that child and day; one of the two counts: keep the right one"
            sheet.findings.warn(record.line, record.happenings[0].field, text)
        yield record
