"""Questions about small histories, whose days have the numbers of hand_made."""

import datetime as dt
from typing import Any

from engine.history import Version
from engine.readings.periods import known_by
from engine.why import Case, Change, Question, cases, changes, grouped_by, question
from schemas.catalogue import Indicator
from schemas.envelope import Event
from tests.core.engine_made import number, told
from tests.core.hand_made import day


def asked(
    one: Indicator, events: list[Event], last: int, known: int | None = None, by: str = ""
) -> tuple[Any, Question]:
    """What is known of an indicator, and the question of the period that ends with a day."""
    authority = told(*events, of=[one])
    grouping = grouped_by(authority.catalogue, one, by) if by else None
    instant = known_by(None if known is None else day(known))
    return authority, question(authority.catalogue, one, day(last), instant, by=grouping)


def behind(one: Indicator, events: list[Event], last: int, known: int | None = None, by: str = "") -> list[Case]:
    """The cases, in the order of their starts."""
    authority, of = asked(one, events, last, known, by)
    return sorted(cases(of, authority.histories()), key=lambda case: (case.spell.start, case.child))


def changed(
    one: Indicator, events: list[Event], last: int, known: int, later: int, before: int | None = None
) -> list[Change]:
    """What has changed; `before`: the earlier question's last day, where it is another."""
    authority, after = asked(one, events, last, later)
    _, first = asked(one, events, before or last, known)
    return changes(first, after, authority.histories())


def made_by(case: Case | Change) -> list[tuple[str, int | None]]:
    """Type and day of its events."""
    return [_told(told.version if told.version.data or not told.was else told.was) for told in case.events]


def _told(version: Version) -> tuple[str, int | None]:
    return version.type, number(version.day)


def at(one: Event, recorded: dt.date) -> Event:
    """The same, recorded at noon of a day."""
    return {
        **one,
        "recordedtime": one["recordedtime"].replace(year=recorded.year, month=recorded.month, day=recorded.day),
    }


def withdrawn(one: Event, recorded: dt.date) -> Event:
    """Its retraction."""
    return at({**one, "type": "event.retracted", "id": f"x {one['id']}", "data": {"id": one["id"]}}, recorded)
