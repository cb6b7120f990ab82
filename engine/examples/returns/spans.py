"""What begins and ends by two events of one key: an episode of care, an incident of going missing."""

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


def spans(versions: Sequence[Version], noun: str, key: str) -> tuple[list[Span], list[Version]]:
    """The spans in order of their starts, and the ends that end none of them."""
    starts = [one for one in versions if one.type == f"{noun}.started"]
    ends = {fact(one, key): one for one in versions if one.type == f"{noun}.ended"}
    found = [Span(start, ends.pop(fact(start, key), None)) for start in starts]
    return found, list(ends.values())
