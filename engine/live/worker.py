"""The worker: Faust, the replay and the folding on one loop, until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import faust
from aiokafka.errors import KafkaConnectionError

from engine.live.agents import LiveEvents
from engine.live.app import new_app
from engine.live.errors import ServiceUnreachableError, WorkerFailedError
from engine.live.folding import Folding, Tick
from engine.live.handover import HandOver
from engine.live.intake import Intake
from engine.live.lag import watch_lag
from engine.live.partitions import Book
from engine.live.rejected import Rejects
from engine.live.replay import Replay
from engine.live.settings import LiveSettings
from engine.live.state import Engine
from engine.live.topics import ensure_topics
from engine.status import Status

_QUIET = {"faust": logging.WARNING, "mode": logging.WARNING, "aiokafka": logging.ERROR}
"""Below these levels they tell of every rebalance and retry, and at debug of every message."""


_STOP_S = 5.0
"""Faust waits a minute for a broker that is away, to leave its group; nothing of ours depends on it."""


def _nothing() -> None:
    pass


def run(
    settings: LiveSettings,
    engine: Engine,
    status: Status,
    tick: Tick,
    on_ready: Callable[[], None] = _nothing,
) -> None:
    """Runs a worker in the main thread until SIGTERM or SIGINT.

    `tick` is run on the loop after events were folded, at most five times a second, and once a second without any;
    first when the worker is caught up. Between its steps the loop does other things, but folds nothing. `on_ready`
    follows it each time that `status.ready` becomes true.
    Raises ServiceUnreachableError, TopicSettingsError, WorkerFailedError.
    """
    for name, level in _QUIET.items():
        logging.getLogger(name).setLevel(level)
    asyncio.run(_run(settings, engine, status, tick, on_ready))


async def _run(
    settings: LiveSettings, engine: Engine, status: Status, tick: Tick, on_ready: Callable[[], None]
) -> None:
    stop = _stop_on_signal()
    await ensure_topics(settings)
    book = Book()
    rejects = Rejects(settings, status)
    intake = Intake(settings, book, engine, status, rejects)
    folding = Folding(settings, book, engine, status, tick, on_ready)
    replay = Replay(settings, book, intake, status, folding.wake)
    app = new_app(settings)
    HandOver(settings, book, engine, status, replay).listen(app)
    LiveEvents(book, intake, status, replay, folding).listen(app, settings)
    try:
        await _until(stop, _faust(app), replay.run(), folding.run(), watch_lag(settings, book, status), rejects.run())
    except KafkaConnectionError as error:
        raise ServiceUnreachableError(settings.bootstrap) from error
    finally:
        status.ready = False


def _stop_on_signal() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def _until(stop: asyncio.Event, *works: Coroutine[Any, Any, None]) -> None:
    """Runs them until told to stop or until one ends, which none should; then stops the others."""
    asked = asyncio.create_task(stop.wait())
    tasks = [asyncio.create_task(work) for work in works]
    done, _ = await asyncio.wait([asked, *tasks], return_when=asyncio.FIRST_COMPLETED)
    for task in [asked, *tasks]:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for task, result in zip(tasks, results, strict=True):
        if isinstance(result, BaseException) and not isinstance(result, asyncio.CancelledError):
            raise result
        if task in done:
            raise WorkerFailedError("a part of the worker ended by itself")


async def _faust(app: faust.App) -> None:
    """Runs the app until cancelled; a crash of its is raised."""
    try:
        await app.start()
        await app.wait_until_stopped()
    finally:
        with suppress(TimeoutError):
            await asyncio.wait_for(app.stop(), _STOP_S)
    raise WorkerFailedError("Faust stopped by itself") from app.crash_reason
