"""What a worker and a sender need to know of Kafka."""

from dataclasses import dataclass

from schemas.names import EVENTS_TOPIC, REJECTED_TOPIC

CONNECT_S = 10
"""How long to try to reach Kafka before saying that it cannot be reached."""


@dataclass(frozen=True)
class LiveSettings:
    """`bootstrap`: one or more `host:port`, with commas between."""

    bootstrap: str
    group: str = "casetide"
    """Workers of one group share the partitions; two groups are two engines."""
    client: str = "casetide"
    events_topic: str = EVENTS_TOPIC
    rejected_topic: str = REJECTED_TOPIC
    partitions: int = 64
    """Fixed when the topic is made: an authority's partition follows from it."""
    poll_records: int = 100
    """Messages in a poll. More is no faster, and makes live events wait behind the replay."""
    rejected_days: int = 90
    """How long the rejected topic keeps what could not be used."""

    @property
    def servers(self) -> list[str]:
        """The bootstrap servers, one by one."""
        return [server.strip() for server in self.bootstrap.split(",") if server.strip()]
