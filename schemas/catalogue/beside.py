"""What stands beside a figure: targets, figures of others, and what was printed."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from schemas.catalogue.measures import Basis
from schemas.catalogue.strict import Strict


class Target(Strict):
    """What the value (or the rate) should be, from a day on: at least `low`, at most `high`.

    `basis`: what kind of figure it is meant for. Without `authority` it holds for all. `unrated`: why it is shown and
    never rated against, as where it is meant for another kind of figure.
    """

    start: dt.date
    low: float | None = None
    high: float | None = None
    applies_to: Literal["value", "rate"] = "value"
    basis: Basis
    authority: Annotated[str, Field(pattern=r"^[A-Z][0-9]{8}$")] | None = None
    unrated: str | None = None
    source: str

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("give low, high or both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low is above high")
        return self


class Benchmark(Strict):
    """A figure of others, to set beside: shown, never computed with.

    `basis`: what kind of figure it is. A figure of a year may stand beside the same share, mean or median of a month;
    of what grows with the period, or is of a day, only its like may. Another is shown where `comparable` is false.
    """

    of: str
    value: float
    year: str
    applies_to: Literal["value", "rate"] = "value"
    basis: Basis
    comparable: bool = True
    source: str


class Printed(Strict):
    """What an edition of a report printed, as text with its unit: shown beside, never computed with.

    `of`: the month or the quarter of a year, 2014-09 or 2013-Q1; quarters begin in April.
    """

    edition: str
    of: Annotated[str, Field(pattern=r"^[0-9]{4}-([0-9]{2}|Q[1-4])$")]
    value: str
    rate: str | None = None
