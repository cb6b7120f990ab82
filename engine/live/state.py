"""What the worker asks of the core."""

from collections.abc import Mapping
from typing import Literal, Protocol

from schemas.envelope import Event


class Engine(Protocol):
    """All authorities of a worker."""

    @property
    def authorities(self) -> Mapping[str, object]:
        """By GSS code."""
        ...

    def take(self, event: Event) -> Literal["new", "repeat"] | None:
        """Adds an event to the history it belongs to. None: it says later whether it was new, and counts that itself.

        Raises EventRefusedError.
        """
        ...

    def fold(self, children: int) -> int:
        """Folds up to so many of the children with new events; gives how many are left."""
        ...

    def drop(self, authority: str, /) -> None:
        """Forgets an authority: it has moved to another worker."""
        ...
