"""The memory of an engine: empty, and what each event of the log adds."""

from pathlib import Path

from engine.live.settings import LiveSettings
from schemas import names
from tests.bench.figures import Figure
from tests.bench.log import NOW
from tests.bench.page import wait_until
from tests.bench.replay import Pair, resident
from tests.live.engine import environment, started


def empty_engine(settings: LiveSettings, folder: Path) -> int:
    """Bytes that an engine has in memory when ready on a topic without events."""
    env = environment(settings.bootstrap, f"{settings.events_topic}-empty", partitions=settings.partitions)
    with started(env, folder, "--now", NOW) as engine:
        wait_until(engine, names.READY, 1, 0.05)
        return resident(engine)


def memory(pairs: list[Pair], empty: int, events: int) -> list[Figure]:
    """By event, over the empty engine; resident memory, so what Python keeps for later is in it."""
    more = [(pair.engine.resident - empty) / events for pair in pairs]
    return [
        Figure("empty_engine_mib", "Memory of an engine without events", "mebibytes", [empty / 2**20]),
        Figure("bytes_per_event", "Memory of a ready engine beyond that", "bytes an event", more),
    ]
