"""The catalogue: processes, indicators, and the dated facts of authorities."""

import datetime as dt
import hashlib
from functools import cached_property
from typing import Annotated

from pydantic import Field, PositiveInt

from schemas.catalogue.indicators import Indicator
from schemas.catalogue.needs import types_read
from schemas.catalogue.processes import AnyProcess
from schemas.catalogue.strict import Strict


class Population(Strict):
    """Children aged 0 to 17 from a day on."""

    start: dt.date
    children: PositiveInt
    source: str


class Catalogue(Strict):
    """Everything that makes a set of figures. `amber_within`: how far off the target, as a part of it, is amber."""

    catalogue: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: str
    amber_within: Annotated[float, Field(ge=0, le=1)]
    areas: dict[str, str]
    processes: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], AnyProcess]
    indicators: tuple[Indicator, ...]
    populations: dict[Annotated[str, Field(pattern=r"^[A-Z][0-9]{8}$")], tuple[Population, ...]] = {}

    @cached_property
    def digest(self) -> str:
        """A fingerprint of everything the catalogue says, the same wherever it was read from."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:16]

    def indicator(self, name: str) -> Indicator:
        """The indicator with this id. Raises KeyError."""
        return next((one for one in self.indicators if one.id == name), None) or _missing(name)

    def reads(self, process: str) -> frozenset[str]:
        """The event types that a process needs, those of what it rests on among them."""
        return self.reading[process]

    @cached_property
    def reading(self) -> dict[str, frozenset[str]]:
        """Process → the event types that it needs."""
        return {name: types_read(self.processes, name) for name in self.processes}


def _missing(name: str) -> Indicator:
    raise KeyError(name)
