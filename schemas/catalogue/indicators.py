"""Indicators: how spells become numbers, and the card that shows them."""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import Field, PositiveInt, model_validator

from schemas.catalogue.conditions import Condition
from schemas.catalogue.strict import Codes, Strict

Unit = Literal["children", "spells", "share", "days", "hours", "per_10000"]
"""Every unit of a value."""

Polarity = Literal["higher", "lower", "none"]
Moment = Literal["starts", "ends", "open"]
Measure = Literal["count", "stock", "share", "timely"]
Basis = Literal["month", "stock"]


class ByDimension(Strict):
    """Broken down by a field of the opening or closing event."""

    dimension: str


class ByState(Strict):
    """Broken down by a state of the child on the day."""

    state: str


class Breakdown(Strict):
    """Parts that add up to the total. Beyond the `top` largest there is `other`; without a value, `unknown`.

    `at`: the day on which the dimension is read. `groups`: label → codes; a code in no group is `other`.
    """

    title: str
    by: ByDimension | ByState
    at: Literal["start", "end", "period_end"]
    groups: dict[str, Codes] = {}
    top: Annotated[int, Field(ge=1, le=20)] = 20


class Rate(Strict):
    """The value's numerator per 10,000 children, over its own period."""

    months: PositiveInt
    source: str


class Target(Strict):
    """What the value (or the rate) should be, from a day on: at least `low`, at most `high`.

    `basis`: what kind of figure it is meant for. Without `authority` it holds for all.
    """

    start: dt.date
    low: float | None = None
    high: float | None = None
    applies_to: Literal["value", "rate"] = "value"
    basis: Basis
    authority: str | None = None
    source: str

    @model_validator(mode="after")
    def _bounds(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("give low, high or both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low is above high")
        return self


class Benchmark(Strict):
    """A figure of others, to set beside: shown, never computed with."""

    of: str
    value: float
    year: str
    applies_to: Literal["value", "rate"] = "value"
    source: str


class Indicator(Strict):
    """A definition. `where` says what is counted; of a share, `part` says which of those are the numerator."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    name: str
    area: str
    officer: str
    description: str
    guide: str
    source: str
    polarity: Polarity
    unit: Unit
    measure: Measure
    of: str
    moment: Moment
    where: tuple[Condition, ...] = ()
    part: tuple[Condition, ...] = ()
    rate: Rate | None = None
    breakdown: Breakdown | None = None
    targets: tuple[Target, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()

    @model_validator(mode="after")
    def _shape(self) -> Self:
        problem = _misshapen(self)
        if problem:
            raise ValueError(problem)
        return self

    @property
    def basis(self) -> Basis:
        """Whether the figure is of a month or of a day."""
        return "stock" if self.moment == "open" else "month"


_MOMENTS: dict[Measure, tuple[Moment, ...]] = {
    "count": ("starts", "ends"),
    "stock": ("open",),
    "share": ("starts", "ends", "open"),
    "timely": ("ends",),
}
_UNITS: dict[Measure, tuple[Unit, ...]] = {
    "count": ("spells",),
    "stock": ("children", "spells"),
    "share": ("share",),
    "timely": ("share",),
}
_JUDGED = {"starts": "start", "ends": "end", "open": "period_end"}


def _misshapen(one: Indicator) -> str | None:
    """What does not fit together, in words, with what would."""
    if one.unit not in _UNITS[one.measure]:
        return f"unit: {one.unit} does not fit measure {one.measure}: {' or '.join(_UNITS[one.measure])} does"
    if one.moment not in _MOMENTS[one.measure]:
        return f"moment: {one.moment} does not fit measure {one.measure}: {' or '.join(_MOMENTS[one.measure])} does"
    if bool(one.part) != (one.measure == "share"):
        return "part: a share needs it, and only a share has it"
    if one.breakdown and one.breakdown.at != _JUDGED[one.moment]:
        return f"breakdown: at {one.breakdown.at} does not fit moment {one.moment}: {_JUDGED[one.moment]} does"
    if one.rate is None and any(target.applies_to == "rate" for target in one.targets):
        return "targets: one applies to the rate, and there is no rate"
    wrong = [target.basis for target in one.targets if target.basis != one.basis]
    return f"targets: basis {wrong[0]} cannot rate a figure of basis {one.basis}" if wrong else None
