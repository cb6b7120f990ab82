"""Cases by month, to find those that a piece of work may belong to."""

from collections.abc import Callable, Iterable, Iterator

from engine.examples.chance import Chance
from engine.examples.herefordshire.case import Case
from engine.examples.herefordshire.months import month_of

Fits = Callable[[Case], bool]


class Shelf:
    """All cases that have a referral."""

    def __init__(self, cases: Iterable[Case]) -> None:
        self._months: dict[int, list[Case]] = {}
        for case in cases:
            self._months.setdefault(month_of(case.day), []).append(case)

    def draw(self, chance: Chance, days: tuple[int, int], *preferred: Fits) -> Case | None:
        """A case referred between two days that fits the first of these conditions that any fits."""
        there = list(self._between(*days))
        for fits in preferred:
            found = [case for case in there if fits(case)]
            if found:
                return chance.choice(found)
        return None

    def _between(self, first: int, last: int) -> Iterator[Case]:
        for month in range(month_of(first), month_of(last) + 1):
            yield from (case for case in self._months.get(month, ()) if first <= case.day <= last)
