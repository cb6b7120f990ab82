"""The base of every model of the catalogue."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """Frozen, and a field that is not known is an error: a misspelt rule must never be silently ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Codes = tuple[str, ...]
Match = dict[str, Codes]
"""Field of an event's data → the values that it may have; all fields must fit."""
