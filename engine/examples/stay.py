"""Times in care: stays, and the homes and episodes they are made of. Days are ordinals."""

from typing import NamedTuple

from engine.examples.courses import Course


class Home(NamedTuple):
    """A placement from a day on; `same_carer`: only its kind changed."""

    day: int
    placement: str
    provider: str
    same_carer: bool = False


class Episode(NamedTuple):
    """One legal status in one placement, from a day on; `entry`: RNE."""

    day: int
    entry: str
    status: str
    home: Home

    @property
    def moves(self) -> bool:
        """Whether the child begins to live with another carer."""
        return self.entry in {"S", "P", "B"}


class Stay(NamedTuple):
    """One time in care: days [start, end), and the reason why it ended (REC)."""

    start: int
    end: int
    course: Course
    reason: str
    episodes: tuple[Episode, ...] = ()
