"""Long work gives way to the rest of the loop: heartbeats, the agent, a stop."""

import asyncio
from time import perf_counter

SLICE_S = 0.004
"""How long a piece of work may hold the loop."""
_TURNS = 10
"""A message takes Faust about that many turns of the loop; with one turn a slice it would crawl."""


class Pace:
    """One for each long task: `await pace.breathe()` between small steps."""

    def __init__(self) -> None:
        self._since = perf_counter()

    async def breathe(self) -> None:
        """Lets the others run once the slice is used up."""
        if perf_counter() - self._since >= SLICE_S:
            for _ in range(_TURNS):
                await asyncio.sleep(0)
            self._since = perf_counter()
