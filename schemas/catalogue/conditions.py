"""Conditions: what narrows the spells that an indicator counts. Each is judged on a day.

The day is the start for starts, the last night for ends, and the day asked about for stocks.
"""

from typing import Annotated, Any, Self

from pydantic import Discriminator, NonNegativeInt, PositiveInt, Tag, model_validator

from schemas.catalogue.duration import Duration
from schemas.catalogue.strict import Codes, Strict


class Months(Strict):
    """A window of whole calendar months that ends with the day asked about."""

    months: PositiveInt


class DimensionIs(Strict):
    """A field of the event that opened the spell, or of the one that closed it, has one of these values."""

    dimension: str
    any_of: Codes


class StateIs(Strict):
    """A state of the child on the day: its value, and how long its run has lasted.

    A child without the state on that day, or whose state is unknown, fits `none_of`, never `any_of` or `lasted`.
    """

    state: str
    any_of: Codes | None = None
    none_of: Codes | None = None
    lasted: Duration | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.any_of is None and self.none_of is None and self.lasted is None:
            raise ValueError("give any_of, none_of or lasted")
        return self


class StartKnown(Strict):
    """The spell's start is a real start, not "on or before"."""

    start_known: bool


class Lasted(Strict):
    """The spell has lasted so long by the day: years on the anniversary; never true where its start is not known."""

    lasted: Duration


class Age(Strict):
    """Full years from the first day of the month of birth: at least `at_least`, less than `under`.

    A child whose month of birth is not known is in no band.
    """

    at_least: NonNegativeInt | None = None
    under: PositiveInt | None = None


class AgeIs(Strict):
    """The child's age on the day."""

    age: Age


class SpellsOverlap(Strict):
    """The child has at least so many spells of a process that overlap the window, each of `least_days` nights."""

    spells: str
    overlapping: Months
    at_least: PositiveInt
    least_days: NonNegativeInt = 0


_KINDS = ("dimension", "state", "start_known", "lasted", "age", "spells")


def _kind(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((kind for kind in _KINDS if kind in value), None)
    return next((kind for kind in _KINDS if hasattr(value, kind)), None)


Condition = Annotated[
    Annotated[DimensionIs, Tag("dimension")]
    | Annotated[StateIs, Tag("state")]
    | Annotated[StartKnown, Tag("start_known")]
    | Annotated[Lasted, Tag("lasted")]
    | Annotated[AgeIs, Tag("age")]
    | Annotated[SpellsOverlap, Tag("spells")],
    Discriminator(
        _kind,
        custom_error_type="unknown_condition",
        custom_error_message="a condition is one of: dimension, state, start_known, lasted, age, spells",
    ),
]
