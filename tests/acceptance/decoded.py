"""The 2014 report's figures as they were decoded, and whether a figure of ours is what was printed."""

import csv
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from tests.paths import SHARED

FILE = SHARED / "reference" / "report-2014-09-decoded.csv"
NO_DATA = "No Data"


@cache
def decoded() -> dict[str, dict[str, str]]:
    """By indicator, in the report's order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def as_printed(value: float | None, printed: str) -> str:
    """A figure with the decimals, and as the percentage, that something was printed with."""
    if value is None:
        return NO_DATA
    number = Decimal(repr(value)) * (100 if printed.endswith("%") else 1)
    decimals = len(printed.removesuffix("%").partition(".")[2])
    shown = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{shown}%" if printed.endswith("%") else str(shown)


def number(printed: str) -> float:
    """A printed figure as a number; a percentage as a part of one."""
    text = printed.removesuffix("%")
    return float(Decimal(text) / 100) if printed.endswith("%") else float(text)


def differences(row: dict[str, Any], printed: dict[str, str], fields: dict[str, str]) -> list[str]:
    """What of a row of the report is not what was printed; `fields`: ours → the file's, which may be empty."""
    pairs = [(ours, printed[theirs], row[ours]) for ours, theirs in fields.items() if printed[theirs]]
    return [
        f"{row['id']}: {ours} {as_printed(value, text)}, printed {text}"
        for ours, text, value in pairs
        if as_printed(value, text) != text
    ]
