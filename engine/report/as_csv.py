"""Rows as csv."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any


def as_csv(rows: Sequence[Mapping[str, Any]], first: str) -> str:
    """The rows under their names; without a row, the name of the first column alone."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0] if rows else [first], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
