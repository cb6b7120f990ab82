"""The Faust agent: live events, from where the replay ends."""

from typing import Any

import faust
from faust.types import Message as FaustMessage

from engine.live.folding import Folding
from engine.live.intake import Intake
from engine.live.messages import Message
from engine.live.pace import Pace
from engine.live.partitions import Book, Progress
from engine.live.replay import Replay
from engine.live.settings import LiveSettings
from engine.status import Status

_KEYED = b'"pseudonymkey"'
"""In events that an importer made. Of two keys the first on the log holds, so that while there is something to replay
they are left to it: the agent must not come first."""


class LiveEvents:
    """Takes what Faust delivers, each message once; it never raises."""

    def __init__(self, book: Book, intake: Intake, status: Status, replay: Replay, folding: Folding) -> None:
        self._book = book
        self._intake = intake
        self._status = status
        self._replay = replay
        self._folding = folding
        self._pace = Pace()

    def listen(self, app: faust.App, settings: LiveSettings) -> None:
        """Adds the agent to the app. It gets raw bytes: an event that cannot be read is ours to handle."""
        topic = app.topic(
            settings.events_topic, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw"
        )
        app.agent(topic, name="events")(self._agent)

    async def _agent(self, stream: Any) -> None:
        """The type of a stream is left open: Faust's says that `events` is to be awaited, and it is not."""
        async for event in stream.events():
            await self._take(event.message)

    async def _take(self, message: FaustMessage) -> None:
        partition, offset = message.partition, message.offset
        if not self._book.owns(partition):
            return
        progress = self._book[partition]
        is_gap = offset > progress.next
        if not progress.arrives(offset):
            return
        if is_gap:
            self._replay.changed()
        if progress.spans and _KEYED in (message.value or b""):
            progress.leave()
        else:
            await self._take_next(message, progress)
        if self._book.owns(partition):
            self._status.taken[partition] = self._book[partition].next

    async def _take_next(self, message: FaustMessage, progress: Progress) -> None:
        progress.in_hand += 1
        try:
            taken = await self._intake.take(_message(message), self._pace)
        finally:
            progress.in_hand -= 1
        if taken is not None:
            progress.taken()
            self._status.agent_events += taken
            self._folding.wake()


def _message(message: FaustMessage) -> Message:
    return Message(message.partition, message.offset, message.key, message.value, round(message.timestamp * 1000))
