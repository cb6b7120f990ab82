"""A time in care, and what chance says of the child it is of."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.fitting import UnfittedError
from engine.examples.herefordshire.months import HORIZON, last_day, months_after

LASTS_ON = last_day(HORIZON) + 1
"""The end of what has not ended on the last day that is drawn."""
YEAR = 365.25
GROWN = 18 * 12
ALONE, TOGETHER = 180, 90
"""Days that a birth may lie from the one assumed: brothers and sisters stay months apart."""
SIZES = Table({1: 70, 2: 20, 3: 8, 4: 2})
NEEDS = Table({"N1": 66, "N2": 3, "N3": 4, "N4": 9, "N5": 13, "N6": 2, "N8": 3})
_AGES = Table({(0, 1): 20, (1, 5): 21, (5, 10): 23, (10, 16): 30, (16, 17.6): 6})


@dataclass(eq=False, slots=True)
class Time:
    """One child's time in care, over [start, end).

    `birth`: the day assumed, and how far around it the child may be born; `wish`: when care would end by itself;
    `moves`: the days after the start on which the child comes to another carer.
    """

    number: int
    family: int
    need: str
    start: int
    end: int
    birth: int
    around: int
    wish: int = LASTS_ON
    moves: tuple[int, ...] = ()
    found_ended: int = 0

    @property
    def born(self) -> tuple[int, int]:
        """The earliest and the latest birth: by the start, and not yet 18 before the end. Raises UnfittedError."""
        grown = months_after(self.end, -GROWN)
        earliest = max(self.birth - self.around, grown + (self.around > 0))
        latest = min(self.birth + self.around, self.start)
        if earliest > latest:
            raise UnfittedError("a child is grown up before care ends")
        return earliest, latest

    def age(self, day: int) -> float:
        """On a day, in years."""
        return (day - self.birth) / YEAR

    def is_open(self, day: int) -> bool:
        """In care at the end of the day."""
        return self.start <= day < self.end

    def home_since(self, day: int) -> int:
        """The day from which the child lives where it lives on a day."""
        return max((one for one in self.moves if one <= day), default=self.start)


def ages(chance: Chance, oldest: float, children: int) -> Iterator[float]:
    """Of brothers and sisters, years apart; fewer where there is no room for more."""
    age = min(chance.uniform(*chance.pick(_AGES)), oldest * chance.uniform(0.55, 1.0))
    yield age
    for _ in range(children - 1):
        apart = chance.uniform(1.2, 3.0)
        age = age + apart if age + apart < oldest else age - apart
        if age < 0:
            return
        yield age
