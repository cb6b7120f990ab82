"""An episode of need: a CINdetails, the day of its referral and the day that it was closed."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from engine.importers.cin.part import Part

MADE, CLOSED = "CINreferralDate", "CINclosureDate"


class Episode(NamedTuple):
    """What its work is read with. A day that is not there, or cannot be read, is None."""

    details: Part
    made: dt.date | None
    closed: dt.date | None

    def look_at(self, part: Part, days: Mapping[str, dt.date | None]) -> None:
        """Warns where its work lies outside it: began (the first day) before the referral, or any after the closure."""
        began = next(iter(days))
        part.look_before(began, days[began], MADE, self.made)
        for name, day in days.items():
            part.look_after(name, day, CLOSED, self.closed)

    def look_if_open(self, part: Part, name: str) -> None:
        """Warns of work that is open, though it was closed: no later census tells of it, so that it stays open."""
        if self.closed:
            part.warn(name, f"not there, though {CLOSED} is; taken as open")


def episode(details: Part) -> Episode:
    """Its two days; where one cannot be read, its referral is left out."""
    return Episode(details, details.key(MADE), details.end(CLOSED))
