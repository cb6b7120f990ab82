"""Folds the children with new events, in slices, and says when the worker is caught up.

While the replay runs, histories only grow, and nobody reads figures: each child is then folded once, at its end.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from time import monotonic, perf_counter

from engine.live.pace import SLICE_S, Pace
from engine.live.partitions import Book, Offset, partition_of
from engine.live.settings import LiveSettings
from engine.live.state import Engine
from engine.status import Status

TICK_S = 0.2
"""Between two passes. In between, the events of one child wait and are folded together."""
IDLE_S = 1.0
"""Without events the figures still move with the clock."""
_MOST = 4096
Tick = Callable[[], Iterable[None]]
"""What follows each pass, in steps; nothing is folded between them."""


class Folding:
    """`wake` when something was taken. `tick` is run after each pass, once there are figures that may be seen."""

    def __init__(
        self,
        settings: LiveSettings,
        book: Book,
        engine: Engine,
        status: Status,
        tick: Tick,
        on_ready: Callable[[], None],
    ) -> None:
        self._partitions = settings.partitions
        self._book = book
        self._engine = engine
        self._status = status
        self._tick = tick
        self._on_ready = on_ready
        self._woken = asyncio.Event()
        self._pace = Pace()
        self._children = 16

    def wake(self) -> None:
        """There may be something to fold, or the replay is at its end."""
        self._woken.set()

    async def run(self) -> None:
        """Folds until cancelled."""
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), IDLE_S)
            self._woken.clear()
            if self._status.ready or self._book.caught_up:
                await self._pass()
            await asyncio.sleep(TICK_S)

    async def _pass(self) -> None:
        """What was taken before the pass is shown after it; only where that was all, is the worker ready."""
        began = self._book.generation if self._book.caught_up else None
        while self._fold():
            await self._pace.breathe()
        self._status.folded = self._folded()
        for _ in self._tick():
            await self._pace.breathe()
        self._status.refreshed = monotonic()
        if self._book.caught_up and self._book.generation == began and not self._status.ready:
            self._status.ready = True
            self._on_ready()

    def _folded(self) -> Mapping[str, Offset]:
        """By authority: below which offset of its partition all messages are folded, where no others are.

        To be asked after a slice that left nothing, and before the loop does anything else.
        """
        whole = {partition: self._book[partition].whole for partition in self._book.owned or ()}
        found = {one: whole.get(partition_of(one, self._partitions)) for one in self._engine.authorities}
        return {authority: offset for authority, offset in found.items() if offset is not None}

    def _fold(self) -> int:
        """One slice. How many children fit into one is learnt from the last."""
        began = perf_counter()
        left = self._engine.fold(self._children)
        spent = perf_counter() - began
        fitting = int(self._children * SLICE_S / max(spent, 1e-6))
        self._children = max(1, min(fitting, 2 * self._children, _MOST))
        return left
