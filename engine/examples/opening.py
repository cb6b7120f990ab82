"""The opening load: what a case system knows when the log begins."""

import datetime as dt
from collections.abc import Iterable

from engine.calendar import add_months
from engine.examples.arrivals import Child
from engine.examples.chance import Chance
from engine.examples.facts import EPISODE_ENDED, EPISODE_STARTED, REGISTERED, Fact
from engine.examples.recording import Version

COVERED_MONTHS = 36
"""The load tells everything of so many months before the log's first day."""
_LOST = 0.16


def covered_from(first: dt.date) -> dt.date:
    """The first day that the opening load covers."""
    return add_months(first, -COVERED_MONTHS)


def load(child: Child, versions: Iterable[Version], covered: int) -> list[Fact]:
    """What is believed of a child at the opening, in order of day: the last version of each fact."""
    latest = {(version.fact.type, version.fact.number): version for version in sorted(versions, key=_recorded)}
    facts = sorted((version.fact for version in latest.values() if not version.withdrawn), key=_day)
    if child.stays[0].start < covered and Chance(f"{child.key}:lost").happens(_LOST):
        return _without_early_record(facts, covered)
    return facts


def _without_early_record(facts: list[Fact], covered: int) -> list[Fact]:
    """What an older system kept is lost: the episodes that ended before the load's cover, and all beside them.

    Such a child's first episode then says P or L: in care "on or before" that day.
    """
    lost = {fact.number for fact in facts if fact.type == EPISODE_ENDED and fact.day < covered}
    kept = [fact.day for fact in facts if fact.type == EPISODE_STARTED and fact.number not in lost]
    since = min(kept, default=covered)
    return [fact for fact in facts if fact.type == REGISTERED or (fact.day >= since and not _of(fact, lost))]


def _of(fact: Fact, episodes: set[int]) -> bool:
    return fact.type in {EPISODE_STARTED, EPISODE_ENDED} and fact.number in episodes


def _recorded(version: Version) -> int:
    return version.recorded


def _day(fact: Fact) -> int:
    return fact.day
