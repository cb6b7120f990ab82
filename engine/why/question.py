"""The question: of which card, and as known when."""

import datetime as dt
from functools import cached_property
from typing import NamedTuple

from engine.readings.periods import counted_to, first_day, months_back
from engine.rows.reads import rows_read
from schemas.catalogue import Breakdown, ByState, Catalogue, Indicator, types_read


class Days(NamedTuple):
    """The days of a period, as ordinals, both ends included, and the instant by which they are known."""

    first: int
    last: int
    known: int


class Question:
    """How the card of an indicator came about. `by`: what its spells are grouped by.

    `of_rate`: it is about the numerator of the rate, which has a period of its own, and not about the value.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        indicator: Indicator,
        days: Days,
        *,
        is_covered: bool,
        of_rate: bool,
        by: Breakdown | None,
    ) -> None:
        self.catalogue = catalogue
        self.indicator = indicator
        self.days = days
        self.is_covered = is_covered
        """Whether its sources have told anything of the period; else the card has no figure."""
        self.of_rate = of_rate
        self.by = by

    @cached_property
    def counted(self) -> tuple[Indicator, ...]:
        """What counts its spells."""
        return self.catalogue.counted(self.indicator)

    @cached_property
    def types(self) -> frozenset[str]:
        """The event types that may have a part in it."""
        read = frozenset[str]().union(*(rows_read(self.catalogue, one) for one in self.counted))
        by = self.by.by if self.by else None
        return read | types_read(self.catalogue.processes, by.state) if isinstance(by, ByState) else read


def question(
    catalogue: Catalogue,
    indicator: Indicator,
    last: dt.date,
    known: int,
    *,
    is_over: bool = True,
    is_covered: bool = True,
    of_rate: bool = False,
    by: Breakdown | None = None,
) -> Question:
    """Of the period that ends with `last`, or is open on it, as known at an instant: as its reading takes it."""
    first, end = _first_day(indicator, last, of_rate=of_rate), counted_to(indicator, last, is_over=is_over)
    days = Days(first.toordinal(), end.toordinal(), known)
    return Question(catalogue, indicator, days, is_covered=is_covered, of_rate=of_rate, by=by)


def _first_day(indicator: Indicator, last: dt.date, *, of_rate: bool) -> dt.date:
    if not of_rate:
        return first_day(indicator, last)
    if indicator.rate is None:
        raise ValueError(f"{indicator.id} has no rate")
    return months_back(last, indicator.rate.months)
