"""The forms a report is written in: a table for people, csv and json for programs."""

import datetime as dt
import io
import json
from collections.abc import Callable, Iterator
from typing import Any

from rich.console import Console
from rich.table import Table

from engine.rating import PER, shown
from engine.report.as_csv import as_csv
from engine.report.rows import TABLES, Report, Row

_IN_JSON_ONLY = (*TABLES, "code", "override")
_OVERRIDE = ("rating", "role", "reason", "time")


def write_form(report: Report, form: str, table: str | None = None) -> str:
    """The report as text. `table`: one of TABLES, for the csv of a list. Raises KeyError for an unknown form."""
    return as_csv(_listed(report, table), "id") if table else FORMS[form](report)


def _json(report: Report) -> str:
    whole = {
        "authority": report.authority,
        "period": report.period,
        "known": report.known and report.known.isoformat(),
        "catalogue": report.catalogue,
        "readings": report.readings,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _readings_csv(report: Report) -> str:
    return as_csv(list(map(_flat, report.readings)), "id")


def _flat(row: Row) -> Row:
    """Without what only json has; an officer's rating takes columns of its own, empty where there is none."""
    override: Row = row["override"] or {}
    plain = {name: value for name, value in row.items() if name not in _IN_JSON_ONLY}
    return plain | {f"override_{name}": override.get(name) for name in _OVERRIDE}


def _listed(report: Report, table: str) -> list[Row]:
    if table not in TABLES:
        raise KeyError(table)
    return [{"id": row["id"], **one} for row in report.readings for one in row[table]]


def _table(report: Report) -> str:
    known = f"known {report.known:%-d %B %Y}" if report.known else "all that is known"
    table = Table(title=f"{report.authority} · {report.period} · {known}", title_justify="left")
    printed = {row["id"]: text for row in report.readings if (text := _printed(row))}
    table.add_column("Indicator")
    for heading in ("Value", *(["Printed"] if printed else []), "Of", "Rate", "Year before"):
        table.add_column(heading, justify="right")
    for heading in ("Target", "Rating", "Status"):
        table.add_column(heading)
    for row in report.readings:
        name, value, *others = _cells(row)
        table.add_row(name, value, *([printed.get(row["id"], "")] if printed else []), *others)
    console = Console(file=io.StringIO(), width=140, record=True)
    console.print(table)
    for remark in _remarks(report):
        console.print(remark, markup=False, highlight=False)
    return console.export_text()


def _remarks(report: Report) -> Iterator[str]:
    """What officers said, under the table."""
    for row in report.readings:
        if row["override"]:
            yield f"{row['name']}: {row['override']['rating']}, not {row['rating']}: {_told(row['override'], 'reason')}"
        for one in row["commentary"]:
            yield f"{row['name']}: {_told(one, 'text')}"


def _told(one: Row, what: str) -> str:
    day = dt.date.fromisoformat(one["time"][:10])
    return f"{one[what]} ({one['role']}, {day:%-d %B %Y})"


def _printed(row: Row) -> str:
    """What a report on paper said of the same month, or of the quarter that ends with it."""
    end = dt.date.fromisoformat(row["period_end"])
    quarter = f"{end.year - (end.month < 4)}-Q{(end.month - 4) % 12 // 3 + 1}"
    return next((one["value"] for one in row["printed"] if one["of"] in {f"{end:%Y-%m}", quarter}), "")


def _cells(row: Row) -> list[str]:
    parts = "" if None in (row["numerator"], row["denominator"]) else f"{row['numerator']:,} / {row['denominator']:,}"
    return [
        row["name"],
        _shown(row["value"], row["unit"]),
        parts,
        _shown(row["rate_per_10000"], "per_10000"),
        _shown(row["previous_1y"], row["unit"]),
        _aim(row),
        _rated(row),
        row["status"].replace("_", " "),
    ]


def _rated(row: Row) -> str:
    if row["override"]:
        return f"{row['rating']} (officer: {row['override']['rating']})"
    return "" if row["rating"] == "none" else row["rating"]


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    return shown(value, unit)


def _aim(row: Row) -> str:
    is_rate = row["target_applies_to"] == "rate"
    unit, of = ("per_10000", f" {PER}") if is_rate else (row["unit"], "")
    bounds = [
        f"{sign} {_shown(row[name], unit)}{of}"
        for sign, name in (("≥", "target_low"), ("≤", "target_high"))
        if row[name] is not None
    ]
    return " and ".join(bounds)


FORMS: dict[str, Callable[[Report], Any]] = {"table": _table, "csv": _readings_csv, "json": _json}
