"""Sends a made-up authority's events to the log as its clock reaches them."""

import asyncio
import json
from collections.abc import Iterable
from typing import Any

from engine.live.send import open_sender
from engine.live.settings import LiveSettings
from engine.local.clock import Clock

Event = dict[str, Any]
_LOOK_S = 0.1
"""The longest wait before another look at the clock, in real seconds."""


async def feed(settings: LiveSettings, authority: str, events: Iterable[Event], clock: Clock) -> None:
    """Sends each event once its recorded time has come, one by one; goes on until there are no more."""
    async with open_sender(settings) as sender:
        for event in events:
            await _until(clock, event["recordedtime"])
            await sender.send(authority, [json.dumps(event).encode()])


async def _until(clock: Clock, recorded: str) -> None:
    """The clock may be held, so that nothing would tell of its coming: it is looked at."""
    while (left := clock.real_seconds_until(recorded)) > 0:  # noqa: ASYNC110 - a clock has no event to wait for
        await asyncio.sleep(min(left, _LOOK_S))
