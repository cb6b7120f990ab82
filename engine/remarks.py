"""What officers say of an authority's figures: commentary, and ratings of their own beside the rule's.

A remark is of a card: an indicator in the report of a month. It is an event about the authority, and known, corrected
and withdrawn as all are.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from engine.history import Identity, Version, instant_of, known
from engine.spells import DAY_ONLY
from schemas.catalogue import Catalogue, Indicator
from schemas.events.management import COMMENTED, OVERRIDDEN, Colour

_Data = Mapping[str, Any]
_TYPES = frozenset({COMMENTED, OVERRIDDEN})


class Comment(NamedTuple):
    """`time`: when it was said, a day where only that is known."""

    role: str
    text: str
    time: dt.date
    recorded: dt.datetime


class Override(NamedTuple):
    """An officer's rating. `time`: when it was decided, a day where only that is known."""

    rating: Colour
    role: str
    reason: str
    time: dt.date
    recorded: dt.datetime


class _Remark(NamedTuple):
    """A version that says something."""

    type: str
    data: _Data
    version: Version


class Said(NamedTuple):
    """Of one card: the override that governs, and all commentary in the order of its time."""

    override: Override | None = None
    commentary: tuple[Comment, ...] = ()


class Remarks:
    """The remarks on the figures of an authority, in whatever order they came."""

    def __init__(self) -> None:
        self._versions: defaultdict[Identity, list[Version]] = defaultdict(list)
        self._of: defaultdict[tuple[str, str], set[Identity]] = defaultdict(set)

    def add(self, version: Version) -> None:
        """Takes a new version of an event about the authority, be it a remark or what may take the place of one."""
        identity = version.source, version.id
        self._versions[identity].append(version)
        if version.type in _TYPES and version.data is not None:
            self._of[version.data["indicator"], version.data["period"]].add(identity)

    def of(self, catalogue: Catalogue, indicator: Indicator, month: dt.date, instant: int) -> Said:
        """What is said, as known at an instant, of the card in the report of a month.

        Of several overrides the latest governs: by its time, then by its recording.
        """
        said = sorted(self._known(catalogue, indicator.id, f"{month:%Y-%m}", instant), key=_order)
        overrides = [_override(one) for one in said if one.type == OVERRIDDEN]
        return Said(overrides[-1] if overrides else None, tuple(_comment(one) for one in said if one.type == COMMENTED))

    def unknown(self, catalogue: Catalogue, month: dt.date, instant: int) -> int:
        """How many remarks on a month are of an indicator that the catalogue does not have, and of no other's."""
        held, period = {one.id for one in catalogue.indicators}, f"{month:%Y-%m}"
        strange = [name for name, of in self._of if of == period and name not in held]
        return sum(1 for name in strange for _ in self._known(catalogue, name, period, instant))

    def _known(self, catalogue: Catalogue, indicator: str, period: str, instant: int) -> Iterator[_Remark]:
        """The events that were known to be of a card; a correction may have moved one to another."""
        identities = self._of.get((indicator, period), ())
        versions = (version for identity in identities for version in self._versions[identity])
        for version in known(versions, instant).values():
            if version.type in _TYPES and version.data and _is_of(version.data, catalogue, indicator, period):
                yield _Remark(version.type, version.data, version)


def _is_of(data: _Data, catalogue: Catalogue, indicator: str, period: str) -> bool:
    named = data.get("catalogue", catalogue.catalogue)
    return (named, data["indicator"], data["period"]) == (catalogue.catalogue, indicator, period)


def _order(one: _Remark) -> tuple[int, int, int, str, str]:
    """What has no time of day comes before what has."""
    version = one.version
    return version.day, version.instant, version.recorded, version.source, version.id


def _override(one: _Remark) -> Override:
    return Override(one.data["rating"], one.data["role"], one.data["reason"], *_times(one.version))


def _comment(one: _Remark) -> Comment:
    return Comment(one.data["role"], one.data["text"], *_times(one.version))


def _times(version: Version) -> tuple[dt.date, dt.datetime]:
    day_only = version.instant == DAY_ONLY
    time = dt.date.fromordinal(version.day) if day_only else instant_of(version.instant)
    return time, instant_of(version.recorded)
