"""A made-up county, and the returns that its authority would send in."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from engine.examples.county import county
from engine.examples.returns import gathered, write_cin, write_ssda903
from engine.importers.files import import_returns
from schemas.envelope import decode
from tests.conftest import FULL

AUTHORITY = "E06999999"
FIRST, LAST = dt.date(2021, 4, 1), dt.date(2025, 3, 31)
YEARS = (2022, 2023, 2024, 2025)
CHILDREN = 340 if FULL else 34
"""The size of a county of whose children some 2,000 (200) are in a return."""


class Written(NamedTuple):
    """Files, and what the authority's own system says; all is known on the last day."""

    files: list[Path]
    told: list[dict[str, Any]]
    children: int


def write(folder: Path) -> Written:
    """The returns of four years, each as known on the last day of the log."""
    told = list(county(3, FIRST, LAST, children=CHILDREN))
    histories, children = gathered(map(decode, map(json.dumps, told))), 0
    for year in YEARS:
        with (folder / f"cin-{year}.xml").open("w", encoding="utf-8") as file:
            children = max(children, write_cin(histories, year, file, LAST).children)
        (folder / f"ssda903-{year}").mkdir()
        write_ssda903(histories, year, folder / f"ssda903-{year}", LAST)
    return Written([*sorted(folder.glob("*.xml")), *sorted(folder.glob("*/*.csv"))], told, children)


@cache
def imported(files: tuple[Path, ...]) -> list[dict[str, Any]]:
    """The events that an importer makes of them."""
    key = b"a key of the tests, long enough ."
    return list(import_returns(files, authority=AUTHORITY, key=key, recorded=None, today=LAST).events)
