"""The opening load: what a case system knows when the log begins."""

import datetime as dt
from collections.abc import Iterable

from engine.calendar import add_months
from engine.examples.chance import Chance
from engine.examples.child import Child
from engine.examples.facts import Fact
from engine.examples.recording import Version
from schemas.events import AREAS

COVERED_MONTHS = 36
"""The load tells everything of so many months before the log's first day."""
_LOST = 0.16
_OF_CARE = {kind.name for area in ("looked_after", "health") for kind in AREAS[area]} | {"emergency_protection.made"}


def covered_from(first: dt.date) -> dt.date:
    """The first day that the opening load covers."""
    return add_months(first, -COVERED_MONTHS)


def load(child: Child, versions: Iterable[Version], covered: int) -> list[Fact]:
    """What is believed of a child at the opening, in order of day: the last version of each fact."""
    latest = {(version.fact.type, version.fact.ref): version for version in sorted(versions, key=_recorded)}
    facts = sorted((version.fact for version in latest.values() if not version.withdrawn), key=_day)
    if child.stays and child.stays[0].start < covered and Chance(f"{child.key}:lost").happens(_LOST):
        return _without_early_care(facts, covered)
    return facts


def _without_early_care(facts: list[Fact], covered: int) -> list[Fact]:
    """What an older system kept is lost: the episodes that ended before the load's cover, and all of care beside them.

    Such a child's first episode then says P or L: in care "on or before" that day.
    """
    ended = {fact.ref for fact in facts if fact.type == "care_episode.ended" and fact.day < covered}
    kept = [fact.day for fact in facts if fact.type == "care_episode.started" and fact.ref not in ended]
    since = min(kept, default=covered)
    early = {_work(fact) for fact in facts if _of_care(fact) and fact.day < since}
    return [fact for fact in facts if _work(fact) not in early]


def _of_care(fact: Fact) -> bool:
    return fact.type in _OF_CARE or fact.data.get("kind") == "looked_after"


def _work(fact: Fact) -> tuple[str, str]:
    """The piece of work that a fact begins or ends."""
    return fact.type.partition(".")[0], fact.ref


def _recorded(version: Version) -> int:
    return version.recorded


def _day(fact: Fact) -> int:
    return fact.day
