"""The engine's clock: real, held at an instant for tests, or running on from one faster than real."""

import datetime as dt
import time

from engine.calendar import LONDON


class Clock:
    """`start`: None for real time. `speed`: seconds of the clock in a real second; 0 holds it."""

    def __init__(self, start: dt.datetime | None = None, speed: float = 0) -> None:
        self._start, self._speed = start, speed
        self._began = time.monotonic()

    def now(self) -> dt.datetime:
        """The instant that it is, in London."""
        if self._start is None:
            return dt.datetime.now(LONDON)
        passed = dt.timedelta(seconds=self._speed * (time.monotonic() - self._began))
        return (self._start.astimezone(dt.UTC) + passed).astimezone(LONDON)

    def real_seconds_since(self, instant: float) -> float:
        """How long ago an instant was (seconds since 1970): in real seconds, where the clock runs at a speed."""
        passed = self.now().timestamp() - instant
        return passed / self._speed if self._start is not None and self._speed else passed

    def real_seconds_until(self, instant: str) -> float:
        """How long until it shows an instant (RFC 3339), in real seconds; not positive when it is past."""
        ahead = (dt.datetime.fromisoformat(instant) - self.now()).total_seconds()
        return ahead if self._start is None else ahead / self._speed if self._speed else float("inf")
