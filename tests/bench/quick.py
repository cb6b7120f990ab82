"""The minute of measuring, step by step."""

from pathlib import Path
from time import perf_counter

from engine.live.settings import LiveSettings
from engine.local.jars import kafka_jars
from engine.local.kafka import start_broker
from tests.bench.bare import bare_replay
from tests.bench.figures import Figure
from tests.bench.folding import folding
from tests.bench.latency import latency
from tests.bench.log import Log, made, sent
from tests.bench.memory import empty_engine, memory
from tests.bench.replay import Pair, ready_engine, replays
from tests.bench.scrape import scrapes

PAIRS = 3
BUDGET_S = 55.0
"""No pair is begun that would probably not end in that time."""
_LIVE_S = 6.0
"""What scrapes and live events take after the last replay."""


def quick(folder: Path) -> list[Figure]:
    """Every figure. Raises what Kafka or the engine raise when they do not work."""
    kafka_jars()  # a first download is not measured
    began = perf_counter()
    with start_broker(folder / "broker") as broker:
        settings = LiveSettings(broker.bootstrap, events_topic="bench", rejected_topic="bench-rejected", partitions=4)
        log = made(folder)
        figures = sent(log, settings) + folding(log)
        empty = empty_engine(settings, folder)
        pairs, live = _measured(settings, log, folder, began + BUDGET_S)
    count = len(log.events)
    return [*figures, *replays(pairs, count), *memory(pairs, empty, count), *live]


def _measured(settings: LiveSettings, log: Log, folder: Path, limit: float) -> tuple[list[Pair], list[Figure]]:
    """Bare consumer and engine in turn, while there is time; the last engine goes on to be scraped and sent events."""
    pairs: list[Pair] = []
    while True:
        began = perf_counter()
        bare = bare_replay(settings, len(log.events))
        with ready_engine(settings, folder) as (engine, replay):
            pairs.append(Pair(replay, bare))
            took = perf_counter() - began
            if len(pairs) == PAIRS or perf_counter() + took + _LIVE_S > limit:
                return pairs, [*scrapes(engine), *latency(engine, settings, log.subjects)]
