"""How many children there are in a month already, so that the next one evens it out."""

from collections import defaultdict
from collections.abc import Mapping

from engine.examples.herefordshire.fitting import between
from engine.examples.herefordshire.months import Month


class Tally:
    """Children by month, and how many of them are late."""

    def __init__(self) -> None:
        self._all: defaultdict[Month, int] = defaultdict(int)
        self._late: defaultdict[Month, int] = defaultdict(int)

    def add(self, month: Month, children: int, *, is_late: bool = False) -> None:
        """So many more, or fewer."""
        self._all[month] += children
        self._late[month] += children * is_late

    def wants_late(self, month: Month, share: float) -> bool:
        """Whether fewer are late than that share."""
        return self._late[month] < share * (self._all[month] + 1)

    def emptiest(self, months: range, printed: Mapping[Month, float]) -> Month:
        """The month that has the fewest, beside what its printed neighbours have."""
        return min(months, key=lambda month: self._all[month] / between(printed, month))
