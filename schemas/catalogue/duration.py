"""Lengths of time, as statute writes them."""

from functools import cached_property
from typing import Literal, Self

from pydantic import PositiveInt, model_validator

from schemas.catalogue.strict import Strict

Unit = Literal["working_days", "days", "months"]


class Duration(Strict):
    """Exactly one of working days, calendar days or calendar months."""

    working_days: PositiveInt | None = None
    days: PositiveInt | None = None
    months: PositiveInt | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("give exactly one of working_days, days, months")
        return self

    @cached_property
    def unit(self) -> Unit:
        """Which of the three."""
        if self.working_days:
            return "working_days"
        return "days" if self.days else "months"

    @cached_property
    def count(self) -> int:
        """How many of that unit."""
        return self.working_days or self.days or self.months or 0

    def __str__(self) -> str:
        unit = self.unit.replace("_", " ")
        return f"{self.count} {unit if self.count > 1 else unit.removesuffix('s')}"
