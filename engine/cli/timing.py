"""How long folding takes, and how long it is from an event to the figures that count it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from time import perf_counter

from engine.authorities import Authorities
from engine.authority import Authority
from engine.status import Status
from schemas import names
from schemas.envelope import Event
from schemas.names import Metric

Observe = Mapping[Metric, Callable[[float], None]]
Refresh = Callable[[], Iterable[None]]


class TimedAuthorities:
    """What the worker drives: the authorities, and a look at the clock on the way. `refresh` remakes the figures."""

    def __init__(
        self, inner: Authorities, status: Status, observe: Observe, refresh: Callable[[], Iterable[None]]
    ) -> None:
        self._inner, self._status, self._observe, self._refresh = inner, status, observe, refresh
        self._oldest: float | None = None

    @property
    def authorities(self) -> Mapping[str, Authority]:
        """By code."""
        return self._inner.authorities

    def take(self, event: Event) -> None:
        """Adds an event to its authority's histories. Raises EventRefusedError."""
        self._inner.take(event)
        if self._oldest is None:
            self._oldest = perf_counter()

    def fold(self, children: int) -> int:
        """Folds up to so many children; gives how many are left."""
        began = perf_counter()
        left = self._inner.fold(children)
        self._observe[names.FOLD](perf_counter() - began)
        return left

    def drop(self, authority: str, /) -> None:
        """Forgets an authority."""
        self._inner.drop(authority)

    def tick(self) -> Iterator[None]:
        """Remakes the figures step by step; what was taken before the first is in them. Catching up is not timed."""
        oldest, self._oldest = self._oldest, None
        yield from self._refresh()
        if oldest is not None and self._status.ready:
            self._observe[names.EVENT_TO_METRIC](perf_counter() - oldest)
