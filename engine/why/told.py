"""What of a child's history a reading sees."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from engine.history import Identity, Version, canonical, known, rank
from engine.spells import Data
from engine.why.question import Days

ORIGIN = "@"
"""The field, of no event type, by which the data of an event that is looked at says which event it is."""
Events = Mapping[Identity, Version]
"""Events, by their identity, as one version each."""


class Told(NamedTuple):
    """A version of an event, withdrawn or not, and the one whose place it took."""

    version: Version
    was: Version | None

    @property
    def change(self) -> Literal["new", "corrected", "retracted"]:
        """What this version did."""
        if self.version.data is None:
            return "retracted"
        return "corrected" if self.was else "new"


def seen(versions: Iterable[Version], days: Days, types: frozenset[str]) -> dict[Identity, Version]:
    """The events of some types that take part in a period; each says in its data which it is."""
    return {
        identity: version._replace(data=version.data | {ORIGIN: identity})
        for identity, version in known(versions, days.known).items()
        if version.data is not None and version.type in types and not (version.is_ahead and version.day > days.last)
    }


def origin(data: Data) -> Identity | None:
    """The event that data is of."""
    return data.get(ORIGIN)


def last_told(versions: Iterable[Version], identity: Identity, instant: int) -> Told:
    """What was known of an event at an instant, and the content before."""
    own = sorted((one for one in versions if (one.source, one.id) == identity and one.recorded <= instant), key=rank)
    *before, last = own
    others = [one for one in before if one.data is not None and canonical(one) != canonical(last)]
    return Told(last, others[-1] if others else None)
