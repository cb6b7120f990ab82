"""Where an open month can still end, and how many more late it can bear."""

from bisect import bisect_right
from fractions import Fraction
from typing import NamedTuple


class MonthEnd(NamedTuple):
    """What decides it; new arrivals are left out. `counted`: of these, so many `in_time` so far.

    `hopeful`: open and still in time; `overdue`: open and no longer. `is_settled`: both are counted already, as by
    `due` and `started`. By `ended` they are counted when they end: the hopeful by the month's end, the overdue perhaps.
    """

    in_time: int
    counted: int
    hopeful: int
    overdue: int
    is_settled: bool

    @property
    def best(self) -> float | None:
        """All that are hopeful end in time, and nothing that is overdue ends; None of nothing."""
        return (self.in_time + self.hopeful) / self._least if self._least else None

    @property
    def worst(self) -> float | None:
        """Nothing that is open ends in time; None of nothing."""
        return self.in_time / self.cases if self.cases else None

    @property
    def cases(self) -> int:
        """All that can count."""
        return self.counted if self.is_settled else self.counted + self.hopeful + self.overdue

    def margin(self, low: float) -> int | None:
        """So many more late, and even the best misses `low`; None where no number does, or there is no best."""
        if not self._least:
            return None
        most = self.hopeful if self.is_settled else self.hopeful + self.overdue
        # As people read the target: 0.857, and not the float next to it.
        late = bisect_right(range(most + 1), -Fraction(str(low)), key=lambda late: -self._with(late))
        return late if late <= most else None

    @property
    def _least(self) -> int:
        """The fewest that can be counted in the end."""
        return self.counted if self.is_settled else self.counted + self.hopeful

    def _with(self, late: int) -> Fraction:
        """The best where so many more are late: of the hopeful first; then what is overdue ends, too."""
        of_hopeful = min(late, self.hopeful)
        return Fraction(self.in_time + self.hopeful - of_hopeful, self._least + late - of_hopeful)
