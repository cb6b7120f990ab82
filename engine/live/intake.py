"""From a message on the log to the engine; what cannot be used goes to the rejected topic. It never raises.

A worker that raised for one event would meet it again at every start, and never get past it.
"""

import logging
from collections.abc import Sequence

from pydantic_core import to_json

from engine.live.messages import Message, Unusable, events_of
from engine.live.pace import Pace
from engine.live.partitions import Book, partition_of
from engine.live.rejected import Rejects
from engine.live.settings import LiveSettings
from engine.live.state import Engine
from engine.status import Status
from schemas.envelope import Event, EventRefusedError

log = logging.getLogger(__name__)

_STEP = 64
"""Events between two looks at the clock."""


class Intake:
    """Takes messages into the engine and counts what came of them."""

    def __init__(self, settings: LiveSettings, book: Book, engine: Engine, status: Status, rejects: Rejects) -> None:
        self._partitions = settings.partitions
        self._book = book
        self._engine = engine
        self._status = status
        self._rejects = rejects

    async def take(self, message: Message, pace: Pace) -> int | None:
        """Takes the events of a message; gives how many there were, good and bad.

        None: the partitions were shared out anew meanwhile, and the message is not taken, or not whole.
        """
        generation = self._book.generation
        found = _found(message.value)
        for start in range(0, len(found), _STEP):
            for index, event in enumerate(found[start : start + _STEP], start):
                self._take(message, index, event)
            await pace.breathe()
            if self._book.generation != generation:
                return None
        return len(found)

    def _take(self, message: Message, index: int, event: Event | Unusable) -> None:
        if isinstance(event, Unusable):
            self._reject(message, index, event)
            return
        try:
            self._check_place(message, event["authority"])
            outcome = self._engine.take(event)
        except EventRefusedError as refusal:
            self._reject(message, index, Unusable(refusal.reason, str(refusal), to_json(event), event["type"]))
        except Exception as error:  # noqa: BLE001 - whatever it is, the next event must be taken
            self._reject(message, index, _failed(error, to_json(event), event["type"]))
        else:
            if outcome:
                self._status.events[event["type"], outcome] += 1

    def _check_place(self, message: Message, authority: str) -> None:
        if partition_of(authority, self._partitions) != message.partition:
            text = "not where murmur2 of its authority puts it: let the producer use Java's default partitioner"
            raise EventRefusedError("wrong_partition", text)
        if message.key != authority.encode():
            raise EventRefusedError("wrong_key", "the message's key is not its authority: key messages by authority")

    def _reject(self, message: Message, index: int, unusable: Unusable) -> None:
        self._status.events[unusable.type, "rejected"] += 1
        self._status.rejected[unusable.reason] += 1
        self._rejects.add(message, index, unusable)


def _found(value: bytes | None) -> Sequence[Event | Unusable]:
    try:
        return events_of(value)
    except Exception as error:  # noqa: BLE001 - as above
        return [_failed(error, value or b"")]


def _failed(error: Exception, raw: bytes, *kind: str) -> Unusable:
    """The error's own text may hold what the event says, so only its type is told."""
    log.error("an event could not be taken: %s", type(error).__name__)
    return Unusable("failed", "the engine failed on it: please report this", raw, *kind)
