"""Lengths of time, as statute writes them."""

from functools import cached_property
from typing import Literal, Self

from pydantic import PositiveInt, model_validator

from schemas.catalogue.strict import Strict

Unit = Literal["hours", "working_days", "days", "months"]
UNITS: tuple[Unit, ...] = ("hours", "working_days", "days", "months")


class Duration(Strict):
    """Exactly one of working days, calendar days or calendar months."""

    working_days: PositiveInt | None = None
    days: PositiveInt | None = None
    months: PositiveInt | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1 or not self.count:
            raise ValueError(f"give exactly one of {', '.join(type(self).model_fields)}")
        return self

    @cached_property
    def unit(self) -> Unit:
        """Which of them."""
        return next(unit for unit in UNITS if getattr(self, unit, None))

    @cached_property
    def count(self) -> int:
        """How many of that unit."""
        return next((count for unit in UNITS if (count := getattr(self, unit, None))), 0)

    def __str__(self) -> str:
        unit = self.unit.replace("_", " ")
        return f"{self.count} {unit if self.count > 1 else unit.removesuffix('s')}"


class Limit(Duration):
    """The same, or hours: elapsed between two instants."""

    hours: PositiveInt | None = None
