"""How a worker stands: the stream writes it, whoever shows it reads it, and neither knows the other.

The writer's thread changes the dictionaries in place; a reader in another thread copies one before going over it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

Authority = str
Partition = int
Offset = int


@dataclass
class Status:
    """Of one worker. Offsets are those of the events topic, by partition; only partitions that it owns are there."""

    ready: bool = False
    """Caught up: all that was on the log at the hand-over is taken, and folded."""
    positions: dict[Partition, Offset] = field(default_factory=dict)
    """What the replay has come to."""
    ends: dict[Partition, Offset] = field(default_factory=dict)
    """Where the replay ends and the agent began."""
    taken: dict[Partition, Offset] = field(default_factory=dict)
    """The next message that the agent takes; below it only what the replay has left is not taken."""
    lag: dict[Partition, int] = field(default_factory=dict)
    """Messages on the log that are not taken yet."""
    folded: Mapping[Authority, Offset] = field(default_factory=dict[Authority, Offset])
    """The messages, all those below an offset, that the figures made next rest on, exactly; an authority of whose
    partition a message is taken in part, or some before others, is not there. Replaced whole at each refresh."""
    refreshed: float | None = None
    """When the last refresh of the figures ended, by `time.monotonic`; None before the first."""
    log_seen: float | None = None
    """When Kafka last told where the log ends, by the same; None before the first time."""
    events: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By type and outcome: rejected; new and repeat too, where the engine says so on taking one."""
    rejected: Counter[str] = field(default_factory=Counter)
    """By reason."""
    agent_events: int = 0
    """Events that came by the agent and not by the replay."""
    rejected_topic_ok: bool = True
    """False from the first failure to write there until all that waited is written."""
