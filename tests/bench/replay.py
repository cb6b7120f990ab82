"""Replaying the log: `casetide run` as users run it, beside the bare consumer, in turn over the same topic."""

from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import psutil

from engine.live.settings import LiveSettings
from schemas import names
from tests.bench.figures import Figure
from tests.bench.log import NOW
from tests.bench.page import total, wait_until
from tests.live.engine import Engine, environment, started

_EVERY_S = 0.02
"""Between two looks at the replay's position."""
_LOOK_S = 0.1
"""Between two looks at readiness; seldom enough that looking does not slow the fold."""
_groups = count(1)


class Replay(NamedTuple):
    """Seconds of one engine: the replay to its end, from its start to ready, from the process's start to ready."""

    replayed: float
    folded: float
    started: float
    resident: int
    """Bytes of memory once ready."""


class Pair(NamedTuple):
    """One engine, and the bare consumer's events a second beside it."""

    engine: Replay
    bare: float


@contextmanager
def ready_engine(settings: LiveSettings, folder: Path) -> Generator[tuple[Engine, Replay]]:
    """An engine that found the log for the first time, until it is ready, and what that took."""
    # No group has replayed before: nothing that was committed can shorten the replay.
    env = environment(
        settings.bootstrap, settings.events_topic, group=f"bench-{next(_groups)}", partitions=settings.partitions
    )
    began = perf_counter()
    with started(env, folder, "--now", NOW) as engine:
        yield engine, _watched(engine, began)


def _watched(engine: Engine, began: float) -> Replay:
    """The replay starts when the engine says where it ends."""
    start = wait_until(engine, names.REPLAY_END, 1, _EVERY_S)
    text = engine.page()
    done, end = total(text, names.REPLAY_POSITION), total(text, names.REPLAY_END)
    replayed = wait_until(engine, names.REPLAY_POSITION, end, _EVERY_S) - start
    if done >= end:
        raise ValueError("the replay was over before it was seen: the log is too short to measure with")
    ready = wait_until(engine, names.READY, 1, _LOOK_S)
    return Replay(replayed, ready - start, ready - began, resident(engine))


def resident(engine: Engine) -> int:
    """Bytes of memory that the process has."""
    return psutil.Process(engine.process.pid).memory_info().rss


def replays(pairs: list[Pair], events: int) -> list[Figure]:
    """What the pairs say, each ratio within its pair."""
    rate = "events a second"
    bare = [pair.bare for pair in pairs]
    replayed = [events / pair.engine.replayed for pair in pairs]
    folded = [events / pair.engine.folded for pair in pairs]
    return [
        Figure("bare_events_per_s", "A bare aiokafka consumer: reads and decodes the log, keeps nothing", rate, bare),
        Figure("replay_events_per_s", "casetide run: reads, decodes and packs the log into histories", rate, replayed),
        Figure("replay_vs_bare", "… beside the bare consumer", "times its rate", _ratios(replayed, bare)),
        Figure("ready_events_per_s", "casetide run: until all of it is folded and shown", rate, folded),
        Figure("ready_vs_bare", "… beside the bare consumer", "times its rate", _ratios(folded, bare)),
        Figure(
            "start_to_ready_s",
            "casetide run: from the start of its process to ready",
            "seconds",
            [pair.engine.started for pair in pairs],
        ),
    ]


def _ratios(ours: list[float], bare: list[float]) -> list[float]:
    return [one / other for one, other in zip(ours, bare, strict=True)]
