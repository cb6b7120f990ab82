"""A made-up county, and the returns that its authority would send in."""

import datetime as dt
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from engine.examples.county import county
from engine.examples.returns import Histories, LeftOut, gathered, write_cin, write_ssda903
from engine.importers.files import import_returns
from schemas.envelope import decode
from tests.conftest import FULL

AUTHORITY = "E06999999"
FIRST, LAST = dt.date(2021, 4, 1), dt.date(2025, 3, 31)
YEARS = (2022, 2023, 2024, 2025)
CHILDREN = 340 if FULL else 34
"""The size of a county of whose children some 2,000 (200) are in a return."""


class Written(NamedTuple):
    """Files, and what the authority's own system says, but for what has no place in them and is `left_out`."""

    files: tuple[Path, ...]
    told: list[dict[str, Any]]
    left_out: frozenset[LeftOut]


def write(folder: Path, years: Sequence[int] = YEARS, known: dt.date = LAST) -> Written:
    """The returns of some years, all as known on one day."""
    left_out: set[LeftOut] = set()
    for year in years:
        with (folder / f"cin-{year}.xml").open("w", encoding="utf-8") as file:
            left_out.update(write_cin(_histories(), year, file, known).left_out)
        left_out.update(write_ssda903(_histories(), year, folder / f"ssda903-{year}", known).left_out)
    gone = {(one.subject, one.id) for one in left_out}
    told = [event for event in _log() if (event.get("subject"), event["id"]) not in gone]
    return Written((*sorted(folder.glob("*.xml")), *sorted(folder.glob("*/*.csv"))), told, frozenset(left_out))


@cache
def imported(files: tuple[Path, ...]) -> list[dict[str, Any]]:
    """The events that an importer makes of them."""
    key = b"a key of the tests, long enough ."
    return list(import_returns(files, authority=AUTHORITY, key=key, recorded=None, today=LAST).events)


@cache
def _log() -> list[dict[str, Any]]:
    return list(county(3, FIRST, LAST, children=CHILDREN))


@cache
def _histories() -> Histories:
    return gathered(decode(json.dumps(event)) for event in _log())
