"""How a worker stands: the stream writes it, whoever shows it reads it, and neither knows the other.

The writer's thread changes the dictionaries in place; a reader in another thread copies one before going over it.
"""

from collections import Counter
from dataclasses import dataclass, field

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
    lag: dict[Partition, int] = field(default_factory=dict)
    """Messages on the log that are not taken yet."""
    events: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By type and outcome: rejected; new and repeat too, where the engine says so on taking one."""
    rejected: Counter[str] = field(default_factory=Counter)
    """By reason."""
    agent_events: int = 0
    """Events that came by the agent and not by the replay."""
    rejected_topic_ok: bool = True
    """False from the first failure to write there until all that waited is written."""
