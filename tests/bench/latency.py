"""How long after an event is sent a scraped figure counts it."""

import asyncio
import json
from collections.abc import Sequence
from statistics import quantiles
from time import perf_counter, sleep
from typing import Any, NamedTuple

from engine.examples.county import AUTHORITY
from engine.live.send import Sender, open_sender
from engine.live.settings import LiveSettings
from schemas import names
from tests.bench.figures import Figure
from tests.bench.page import total
from tests.live.engine import Engine

EVENTS = 60
SEND_EVERY_S, LOOK_EVERY_S = 0.05, 0.03
_WAIT_S = 20.0
_STARTED_TODAY = ('process="missing"', 'window="today"')
"""The starts of a process on the engine's day: each event that is sent adds one."""


class Seen(NamedTuple):
    """What a page showed when it had come."""

    at: float
    figure: float


def latency(engine: Engine, settings: LiveSettings, subjects: Sequence[str]) -> list[Figure]:
    """Sends events for children who have histories, one by one, and scrapes until all are counted."""
    before = _count(engine)
    sent, seen = asyncio.run(_measured(engine, settings, subjects, before))
    took = [1000 * (_shown(seen, before + number) - at) for number, at in enumerate(sent, 1)]
    what = f"from sending to a scrape that counts it, {1 / SEND_EVERY_S:.0f} a second, looked for every {LOOK_EVERY_S * 1000:.0f} ms"
    return [
        Figure("latency_ms", f"An event, {what}", "milliseconds", took),
        Figure(
            "latency_p95_ms", f"… 95 of 100 of those {EVENTS} take at most", "milliseconds", [quantiles(took, n=20)[-1]]
        ),
    ]


async def _measured(
    engine: Engine, settings: LiveSettings, subjects: Sequence[str], before: float
) -> tuple[list[float], list[Seen]]:
    async with open_sender(settings) as sender:
        watch = asyncio.create_task(asyncio.to_thread(_watch, engine, before + EVENTS))
        sent = await _send(sender, subjects)
        return sent, await watch


async def _send(sender: Sender, subjects: Sequence[str]) -> list[float]:
    """When each was given to the producer; the pace does not wait for the figures."""
    sent: list[float] = []
    for number in range(EVENTS):
        event = json.dumps(_went_missing(number, subjects[number % len(subjects)])).encode()
        sent.append(perf_counter())
        await sender.send(AUTHORITY, [event])
        await asyncio.sleep(max(0.0, sent[0] + (number + 1) * SEND_EVERY_S - perf_counter()))
    return sent


def _watch(engine: Engine, until: float) -> list[Seen]:
    """Every count that was shown, until it is high enough. Raises TimeoutError."""
    seen: list[Seen] = []
    limit = perf_counter() + EVENTS * SEND_EVERY_S + _WAIT_S
    while not seen or seen[-1].figure < until:
        if perf_counter() > limit:
            raise TimeoutError("not all events were counted in time")
        count = _count(engine)
        seen.append(Seen(perf_counter(), count))
        sleep(LOOK_EVERY_S)
    return seen


def _shown(seen: Sequence[Seen], least: float) -> float:
    return next(one.at for one in seen if one.figure >= least)


def _count(engine: Engine) -> float:
    return total(engine.page(), names.STARTED, *_STARTED_TODAY)


def _went_missing(number: int, subject: str) -> dict[str, Any]:
    """On the evening of the engine's day, recorded after everything that the log has of the child."""
    return {
        "specversion": "1.0",
        "id": f"bench/{number}",
        "source": "bench",
        "type": "missing.started",
        "subject": subject,
        "time": "2026-03-31T23:30:00+01:00",
        "recordedtime": "2026-03-31T23:59:58+01:00",
        "authority": AUTHORITY,
        "data": {"incident": f"bench-{number}", "kind": "missing"},
    }
