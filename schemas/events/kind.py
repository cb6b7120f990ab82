"""What is said of an event type."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class EventType:
    """An event type: its name, the TypedDict of its data, and its place among others of the same day.

    Lower `rank` comes first where two events of a day have no time of day; endings come before beginnings.
    """

    name: str
    data: Any
    meaning: str
    rank: int = 50
    about_child: bool = True

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its data's fields."""
        return tuple(sorted(self.data.__annotations__))
