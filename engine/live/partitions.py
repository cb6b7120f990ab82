"""Which partition an authority's events belong in, and which messages of a partition are taken already.

    taken of a partition = [0, next) without its spans        caught up = no span is left

A span is a range of offsets that the replay still has to read. On assignment it is [held, R), where R is the end of the
log at that moment and held the offset up to which everything was taken before; the agent goes on from R. Whatever
Faust delivers, a message is taken once: the agent leaves alone what lies below `next`, and where it finds that
messages were left out, they become a span.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from aiokafka.partitioner import murmur2

Partition = int
Offset = int


@lru_cache(maxsize=4096)
def partition_of(authority: str, partitions: int) -> Partition:
    """murmur2, as Java's and aiokafka's default. librdkafka's default is another."""
    return (murmur2(authority.encode()) & 0x7FFFFFFF) % partitions


@dataclass
class Span:
    """Offsets from `position` to before `end`, to be replayed."""

    position: Offset
    end: Offset


@dataclass
class Progress:
    """What is taken of one partition; `next` is the first offset that nobody has been given yet."""

    next: Offset = 0
    spans: list[Span] = field(default_factory=list)
    end: Offset = 0
    """R of the latest assignment."""
    in_hand: int = 0
    """Messages that are being taken: of the one at `next` some events may be taken, and others not yet."""

    @property
    def held(self) -> Offset:
        """Everything below is taken."""
        return self.spans[0].position if self.spans else self.next

    @property
    def missing(self) -> int:
        """How many offsets below `next` are not taken yet."""
        return sum(span.end - span.position for span in self.spans)

    @property
    def whole(self) -> Offset | None:
        """The offset below which every message is taken, where nothing else is."""
        return None if self.spans or self.in_hand else self.next

    def hand_over(self, end: Offset) -> None:
        """The agent will go on from `end`; the replay reads what is not taken below it."""
        held = self.held
        self.spans = [Span(held, end)] if held < end else []
        self.next = self.end = end

    def arrives(self, offset: Offset) -> bool:
        """Whether the agent's message is one to take; `taken` says that it is."""
        if offset < self.next:
            return False
        if offset > self.next:
            self.spans.append(Span(self.next, offset))
            self.next = offset
        return True

    def leave(self) -> None:
        """The message at `next` is left to the replay, in its turn."""
        if self.spans and self.spans[-1].end == self.next:
            self.spans[-1].end += 1
        else:
            self.spans.append(Span(self.next, self.next + 1))
        self.next += 1

    def taken(self) -> None:
        """The message at `next` is taken."""
        self.next += 1

    def replayed(self, position: Offset) -> None:
        """The replay of the first span has come to a position."""
        if not self.spans or position <= self.spans[0].position:
            return
        span = self.spans[0]
        span.position = min(position, span.end)
        if span.position == span.end:
            self.spans.pop(0)


class Book:
    """The partitions that this worker owns, and those it may get back in a moment."""

    def __init__(self) -> None:
        self._progress: dict[Partition, Progress] = {}
        self.owned: frozenset[Partition] | None = None
        """None while nobody knows: before the first assignment, and in a rebalance."""
        self.generation = 0
        """Counts revocations and assignments: what began in an earlier one must not go on."""

    def __getitem__(self, partition: Partition) -> Progress:
        return self._progress[partition]

    def owns(self, partition: Partition) -> bool:
        """Whether this worker is the one to take from a partition now."""
        return self.owned is not None and partition in self.owned

    def revoke(self) -> None:
        """A rebalance began. What was taken is kept until it is known who owns the partitions next."""
        self.owned = None
        self.generation += 1

    def assign(self, ends: Mapping[Partition, Offset]) -> set[Partition]:
        """These are ours now, with the log's ends; gives the partitions whose events are to be forgotten.

        Those are the ones that went to others, and any whose log ends before what was taken: a new topic by that name.
        """
        lost = {partition for partition, progress in self._progress.items() if ends.get(partition, -1) < progress.held}
        for partition in lost:
            del self._progress[partition]
        for partition, end in ends.items():
            self._progress.setdefault(partition, Progress()).hand_over(end)
        self.owned = frozenset(ends)
        self.generation += 1
        return lost

    @property
    def replaying(self) -> list[Partition]:
        """Owned partitions with something left to replay."""
        return sorted(partition for partition in self.owned or () if self._progress[partition].spans)

    @property
    def caught_up(self) -> bool:
        """Everything that was on the log when it was handed over is taken."""
        return self.owned is not None and not self.replaying
