"""From the replay to the agent, when partitions are shared out.

    R = the log's end; commit R for the group; the agent goes on from R; the replay reads what is not taken below R

The commit is made in `on_partitions_assigned`. A seek there would be undone: Faust seeks to what is committed when its
rebalance is complete. It may do so while `on_partitions_assigned` is still running, so it is held back until R is
committed. What is committed says where the agent begins, and never what a worker holds.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

import faust
from faust.transport.consumer import Consumer
from faust.types import TP

from engine.live.partitions import Book, partition_of
from engine.live.replay import Replay
from engine.live.settings import LiveSettings
from engine.live.state import Engine
from engine.status import Status


class HandOver:
    """Listens to Faust's rebalances."""

    def __init__(self, settings: LiveSettings, book: Book, engine: Engine, status: Status, replay: Replay) -> None:
        self._settings = settings
        self._book = book
        self._engine = engine
        self._status = status
        self._replay = replay
        self._committed = asyncio.Event()

    def listen(self, app: faust.App) -> None:
        """Connects to the app's signals; Faust awaits what they call."""
        _connect(app.on_partitions_revoked, self._revoked)
        _connect(app.on_partitions_assigned, self._assigned)
        _connect(app.on_rebalance_complete, self._complete)

    async def _revoked(self, _app: faust.App, _revoked: set[TP], **_signal: Any) -> None:
        """Every rebalance takes all partitions away first; whether some come back is not known yet."""
        self._committed.clear()
        self._status.ready = False
        self._book.revoke()
        self._replay.changed()

    async def _assigned(self, app: faust.App, assigned: set[TP], **_signal: Any) -> None:
        try:
            ends = await self._commit_ends(app, {tp for tp in assigned if tp.topic == self._settings.events_topic})
            self._take_over(ends)
        finally:
            self._committed.set()

    async def _complete(self, app: faust.App, **_signal: Any) -> None:
        await app.wait(self._committed.wait())

    async def _commit_ends(self, app: faust.App, assigned: set[TP]) -> dict[int, int]:
        if not assigned:
            return {}
        ends = await app.consumer.highwaters(*assigned)
        # Faust's public `commit` knows only what agents acknowledged. False: shared out anew, and assigned again soon.
        commit = cast(Consumer, app.consumer)._commit  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - as above
        await commit(ends)
        return {tp.partition: end for tp, end in ends.items()}

    def _take_over(self, ends: Mapping[int, int]) -> None:
        lost = self._book.assign(ends)
        for authority in list(self._engine.authorities):
            if partition_of(authority, self._settings.partitions) in lost:
                self._engine.drop(authority)
        self._show(ends)
        self._replay.changed()

    def _show(self, ends: Mapping[int, int]) -> None:
        self._status.ends = dict(ends)
        self._status.positions = {partition: self._book[partition].held for partition in ends}
        self._status.taken = {partition: self._book[partition].next for partition in ends}
        self._status.lag = {partition: self._book[partition].missing for partition in ends}


def _connect(signal: Any, listener: Callable[..., Awaitable[None]]) -> None:
    """Faust's types ask a listener for parameters that it does not pass."""
    signal.connect(listener)
