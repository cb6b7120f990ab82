"""Synthetic event logs, by name: `casetide example NAME`."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from engine.examples.county import county
from engine.examples.herefordshire.log import herefordshire

Example = Callable[[int], Iterator[dict[str, Any]]]
"""From a seed to its events, in the order of their recorded times."""


def _county(seed: int) -> Iterator[dict[str, Any]]:
    return county(seed, dt.date(2023, 4, 1), dt.date(2026, 3, 31))


EXAMPLES: dict[str, Example] = {"county": _county, "herefordshire-2014": herefordshire}
WITH_RETURNS = ("county",)
"""Those whose years have returns."""

__all__ = ["EXAMPLES", "WITH_RETURNS", "Example"]
