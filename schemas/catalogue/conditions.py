"""Conditions: what narrows the spells that an indicator counts. Each is judged on a day.

The day is the start for starts, the last night for ends, the due day for what fell due, the day of reaching, and the
day asked about for stocks. How long an ended spell lasted is judged to its end.
"""

from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, NonNegativeInt, PositiveInt, Tag, model_validator

from schemas.catalogue.duration import Duration
from schemas.catalogue.strict import Band, Strict, Values


class Window(Strict):
    """Exactly one: whole calendar months or days that end with the day asked about, or this spell from its start."""

    months: PositiveInt | None = None
    days: PositiveInt | None = None
    spell: Literal["this"] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("give exactly one of months, days, spell: this")
        return self


class DimensionIs(Strict):
    """A field of the event that opened the spell, or of the one that closed it, has one of these values.

    `includes`: of a list, one of its entries has. `number`: it is one and lies in the band. A field that is not
    there fits `none_of` only.
    """

    dimension: str
    any_of: Values | None = None
    none_of: Values | None = None
    includes: Values | None = None
    number: Band | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if len(self.model_fields_set) == 1:
            raise ValueError("give any_of, none_of, includes or number")
        return self


class StateIs(Strict):
    """A state of the child on the day: its value, and how long its run has lasted.

    A child without the state on that day, or whose state is unknown, fits `none_of`, never `any_of` or `lasted`.
    `absent`: the child has (or has not) no such state on that day, not even an unknown one.
    """

    state: str
    any_of: Values | None = None
    none_of: Values | None = None
    lasted: Duration | None = None
    absent: bool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if len(self.model_fields_set) == 1:
            raise ValueError("give any_of, none_of, lasted or absent")
        return self


class StartKnown(Strict):
    """The spell's start is a real start, not "on or before"."""

    start_known: bool


class HasLength(Strict):
    """The spell's length can be told: its start is known, and it did not end before it."""

    has_length: bool


class Lasted(Strict):
    """The spell has lasted so long by the day: years on the anniversary; never true where its start is not known."""

    lasted: Duration


class LastedAtMost(Strict):
    """The spell has lasted so long or less; never true where its start is not known."""

    lasted_at_most: Duration


class AgeIs(Strict):
    """The child's age on the day, in full years from the first day of the month of birth.

    The unborn are under any age, and at least none. A child whose month of birth is not known is in no band.
    """

    age: Band


class OrdinalIs(Strict):
    """Which of the child's spells of that process it is: the first is 1.

    Of the duties of a cycle: which since the span began or the clock was set anew; the first is never one whose span
    has no known start.
    """

    ordinal: Band


class SinceLast(Strict):
    """Another spell of the process began on an earlier day (or ended by this one's start) no longer ago than `within`.

    Judged on this spell's start, from that day minus `within` inclusive. One that began on the same day is not earlier.
    """

    since_last: Literal["start", "end"]
    within: Duration


class Completed(Strict):
    """The spell was (or was not) completed, followed up to the knowledge time. Cancelled is not completed."""

    completed: bool


class Late(Strict):
    """By the day, the spell is late: it was not ended in the time allowed. False also for what has no time allowed."""

    late: bool


class SpellsIn(Strict):
    """How many spells of a process the child has in a window: `starting`, `ending` in it, or `overlapping` it.

    At least so many, at most so many, or both; one at least if neither is said. `least_days`: of so many nights
    each. `linked`: only those with the same value of that field. `distinct`: each value of that field once. `where`:
    only those that fit, judged on the same day.
    """

    spells: str
    starting: Window | None = None
    ending: Window | None = None
    overlapping: Window | None = None
    at_least: PositiveInt | None = None
    at_most: NonNegativeInt | None = None
    least_days: NonNegativeInt = 0
    linked: str | None = None
    distinct: str | None = None
    where: "tuple[DimensionIs | StartKnown | OrdinalIs | Completed | Late, ...]" = ()

    @model_validator(mode="after")
    def _one_window(self) -> Self:
        if sum(window is not None for window in (self.starting, self.ending, self.overlapping)) != 1:
            raise ValueError("give exactly one of starting, ending, overlapping")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise ValueError("at_least: no number is at least this and at most the other")
        return self

    @cached_property
    def window(self) -> Window:
        """The one that is given."""
        return self.starting or self.ending or self.overlapping or Window(spell="this")

    @cached_property
    def least(self) -> int:
        """How many at least."""
        return self.at_least or (1 if self.at_most is None else 0)


class AnyOf(Strict):
    """One branch or another: all conditions of at least one of them hold."""

    any: "tuple[tuple[Condition, ...], ...]"


_KINDS = {
    "dimension": DimensionIs,
    "state": StateIs,
    "start_known": StartKnown,
    "has_length": HasLength,
    "lasted": Lasted,
    "lasted_at_most": LastedAtMost,
    "age": AgeIs,
    "ordinal": OrdinalIs,
    "since_last": SinceLast,
    "completed": Completed,
    "late": Late,
    "spells": SpellsIn,
    "any": AnyOf,
}


def _kind(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((kind for kind in _KINDS if kind in value), None)
    return next((kind for kind, model in _KINDS.items() if isinstance(value, model)), None)


Condition = Annotated[
    Annotated[DimensionIs, Tag("dimension")]
    | Annotated[StateIs, Tag("state")]
    | Annotated[StartKnown, Tag("start_known")]
    | Annotated[HasLength, Tag("has_length")]
    | Annotated[Lasted, Tag("lasted")]
    | Annotated[LastedAtMost, Tag("lasted_at_most")]
    | Annotated[AgeIs, Tag("age")]
    | Annotated[OrdinalIs, Tag("ordinal")]
    | Annotated[SinceLast, Tag("since_last")]
    | Annotated[Completed, Tag("completed")]
    | Annotated[Late, Tag("late")]
    | Annotated[SpellsIn, Tag("spells")]
    | Annotated[AnyOf, Tag("any")],
    Discriminator(
        _kind,
        custom_error_type="unknown_condition",
        custom_error_message=f"a condition is one of: {', '.join(_KINDS)}",
    ),
]

AnyOf.model_rebuild()
