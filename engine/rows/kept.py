"""What is known of the children folded last: the next event of one of them costs one step of the fold."""

from engine.rows.belief import Belief

_EVENTS = 16_384
"""Of children with so many events together; about a kilobyte an event."""


class Kept:
    """Beliefs by child. `pop` one before it learns more, and `keep` it afterwards."""

    def __init__(self) -> None:
        self._beliefs: dict[str, Belief] = {}
        self._events = 0

    def pop(self, subject: str) -> Belief | None:
        """What is known of a child, if it is kept; then it no longer is."""
        belief = self._beliefs.pop(subject, None)
        self._events -= belief.events if belief else 0
        return belief

    def keep(self, subject: str, belief: Belief) -> list[str]:
        """Keeps what is known of a child; gives the children, longest not folded, of which it no longer is."""
        self._beliefs[subject] = belief
        self._events += belief.events
        dropped: list[str] = []
        while self._events > _EVENTS:
            dropped.append(next(iter(self._beliefs)))
            self.pop(dropped[-1])
        return dropped
