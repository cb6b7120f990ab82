"""A family: its children, the same whichever of its cases they are in."""

from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Member:
    """A child. `referred`: the last day it was; `seen`: the first and the last day of anything about it."""

    number: int
    born: int = 0
    referred: int = 0
    seen: tuple[int, int] = (10**7, 0)
    births: tuple[int, int] = (0, 10**7)
    """The earliest and the latest birth that its times in care allow."""
    plans: int = 0

    def see(self, first: int, last: int) -> None:
        """Something is told of the child in these days."""
        self.seen = min(self.seen[0], first), max(self.seen[1], last)


@dataclass(eq=False, slots=True)
class Household:
    """A family, its children the same whichever of its cases they are in: the first of them."""

    key: str
    members: list[Member] = field(default_factory=list[Member])
    cases: int = 0

    def of(self, size: int) -> list[Member]:
        """So many of its children."""
        while len(self.members) < size:
            self.members.append(Member(len(self.members)))
        return self.members[:size]
