"""The catalogue: processes, indicators, and the dated facts of authorities."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, PositiveInt

from schemas.catalogue.alerts import Alerts
from schemas.catalogue.indicators import ByState, Indicator
from schemas.catalogue.needs import asked, rests_on, types_read
from schemas.catalogue.processes import AnyProcess
from schemas.catalogue.strict import Strict


class Population(Strict):
    """Children aged 0 to 17 from a day on."""

    start: dt.date
    children: PositiveInt
    source: str


class Catalogue(Strict):
    """Everything that makes a set of figures. `amber_within`: how far off the target, as a part of it, is amber.

    `alerts`: when an alert is worth somebody's time. `team`: the state that says which team is responsible for a child.
    """

    catalogue: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    title: str
    amber_within: Annotated[float, Field(ge=0, le=1)]
    alerts: Alerts = Alerts()
    team: str | None = None
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

    def alerts_of(self, indicator: Indicator) -> Alerts:
        """When its alerts fire: as it says itself, else as the catalogue does."""
        own = indicator.alerts.model_dump(exclude_unset=True) if indicator.alerts else {}
        return self.alerts.model_copy(update=own)

    def counted(self, indicator: Indicator) -> tuple[Indicator, ...]:
        """What counts spells for an indicator: itself; of a ratio its two counts, the one above first."""
        if indicator.measure != "ratio":
            return (indicator,)
        return self.indicator(indicator.of), self.indicator(indicator.per or "")

    def only(self, indicator: Indicator, beside: Iterable[str] = ()) -> Self:
        """The same with one indicator, what it rests on, and the processes `beside`: folding it costs less."""
        counted = self.counted(indicator)
        needed = self._resting([*beside, *(name for one in counted for name in _asked_by(one))])
        said = {name: getattr(self, name) for name in type(self).model_fields}
        ids = {indicator.id, *(one.id for one in counted)}
        said["indicators"] = tuple(one for one in self.indicators if one.id in ids)
        said["processes"] = {name: process for name, process in self.processes.items() if name in needed}
        said["team"] = self.team if self.team in needed else None
        return type(self).model_validate(said)

    def _resting(self, names: Iterable[str]) -> set[str]:
        """These processes, and all that they rest on."""
        found = set(names)
        return found.union(*(self._resting(rests_on(self.processes[name])) for name in found))


def _asked_by(indicator: Indicator) -> Iterable[str]:
    """The processes that an indicator names."""
    yield indicator.of
    yield from asked((*indicator.where, *indicator.part))
    if indicator.quantity and indicator.quantity.state:
        yield indicator.quantity.state
    if indicator.breakdown and isinstance(indicator.breakdown.by, ByState):
        yield indicator.breakdown.by.state


def _missing(name: str) -> Indicator:
    raise KeyError(name)
