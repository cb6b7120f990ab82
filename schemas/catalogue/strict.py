"""The base of every model of the catalogue, and what many of them hold."""

from typing import Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, StrictBool, StrictInt, StrictStr, model_validator


class Strict(BaseModel):
    """Frozen, and a field that is not known is an error: a misspelt rule must never be silently ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Value = StrictStr | StrictBool | StrictInt
"""What a field of an event may be asked for: a code, yes or no, a number."""
Values = tuple[Value, ...]
Codes = tuple[str, ...]
Match = dict[str, Values]
"""Field of an event's data → the values that it may have; all fields must fit."""


class Band(Strict):
    """From `at_least`, and less than `under`; one of them, or both."""

    at_least: int | None = None
    under: int | None = None

    @model_validator(mode="after")
    def _holds_something(self) -> Self:
        if self.at_least is None and self.under is None:
            raise ValueError("give at_least, under or both")
        if self.at_least is not None and self.under is not None and self.at_least >= self.under:
            raise ValueError("nothing is at_least as much and under it")
        return self

    def holds(self, number: float) -> bool:
        """Whether a number lies in the band."""
        return (self.at_least is None or number >= self.at_least) and (self.under is None or number < self.under)


def _listed(given: Any) -> Any:
    return [given] if isinstance(given, dict) else given


ONE_OR_MORE = BeforeValidator(_listed)
"""In YAML a single one may stand without the brackets of a list."""
