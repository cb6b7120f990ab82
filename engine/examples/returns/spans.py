"""What begins and ends by two events: an episode of care, a time missing, a worker's time with a child."""

from collections import defaultdict, deque
from collections.abc import Sequence
from typing import NamedTuple

from engine.examples.returns.histories import fact
from engine.examples.returns.year import Year
from engine.history import Version


class Span(NamedTuple):
    """The event that began it, and the one that ended it, if any."""

    start: Version
    end: Version | None

    def touches(self, year: Year) -> bool:
        """Whether it was open on a day of the year; its last day is one."""
        return self.start.day <= year.end.toordinal() and (self.end is None or self.end.day >= year.start.toordinal())


def spans(versions: Sequence[Version], opens: str, closes: str, key: str) -> tuple[list[Span], list[Version]]:
    """The spans in order of their starts, and the ends that end none of them.

    The field `key` ties an end to its start; where several have the same, the first end is the first start's. Without
    such a field all are the same.
    """
    ends: defaultdict[str | None, deque[Version]] = defaultdict(deque)
    for one in versions:
        if one.type == closes:
            ends[fact(one, key)].append(one)
    starts = [one for one in versions if one.type == opens]
    found = [Span(start, _taken(ends[fact(start, key)])) for start in starts]
    return found, [end for left in ends.values() for end in left]


def _taken(ends: deque[Version]) -> Version | None:
    return ends.popleft() if ends else None
