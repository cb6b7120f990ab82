"""What happens to a child, before it is an event: facts, and the entries that tell them together.

Days are ordinals (`date.toordinal()`): a large county is made of millions of them.
"""

from collections.abc import Mapping
from typing import NamedTuple

DAY_ONLY = -1
"""The minute of a fact of which only the day is known."""

REGISTERED = "child.registered"
EPISODE_STARTED, EPISODE_ENDED = "care_episode.started", "care_episode.ended"
REVIEW_HELD = "review.held"
MISSING_STARTED, MISSING_ENDED = "missing.started", "missing.ended"


class Fact(NamedTuple):
    """One thing that happened: `number` tells it from others of its type in this child's life.

    `data` holds neither the reference made from the number nor the precision; it may be shared, so don't change it.
    """

    type: str
    number: int
    day: int
    minute: int
    data: Mapping[str, str]


class Entry(NamedTuple):
    """Facts that a worker enters in one go.

    `room`: so many days back it could be misdated and still fit what came before. `false`: it never happened.
    """

    facts: tuple[Fact, ...]
    room: int
    false: bool = False
