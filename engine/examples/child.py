"""A child's plan: what will happen, before anything is written down of it."""

from typing import NamedTuple

from engine.examples.need import Need
from engine.examples.stay import Stay

YEAR = 365.25


class Child(NamedTuple):
    """`key` tells a child from every other of the seed, `family` its family; `born` and the stays are in ordinals.

    `need`: why it is in care (CIN of the SSDA903 return). `earlier_plans`: child protection plans that other
    authorities made. `died`: the day, or 0.
    """

    key: str
    family: str
    born: int
    need: str
    stays: tuple[Stay, ...] = ()
    needs: tuple[Need, ...] = ()
    earlier_plans: int = 0
    died: int = 0

    @property
    def left(self) -> int:
        """The day on which care ended for the last time; 0 if it never began."""
        return self.stays[-1].end if self.stays else 0

    @property
    def over(self) -> int:
        """A day after which nothing more begins."""
        return max(self.left, max((need.over for need in self.needs), default=0))

    def age(self, day: int) -> float:
        """In years; below 0 before birth."""
        return (day - self.born) / YEAR
