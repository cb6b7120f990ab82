"""A worker in a process of its own, over an engine that only remembers ids; it tells its status on stdout, as JSON lines.

`python worker_process.py JSON`: the LiveSettings, and `ids` (a file for the ids it ends with), `slow_take` (seconds an
event), `slow_assign` (seconds that on_partitions_assigned waits before it commits).
"""

import asyncio
import json
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path

from faust.transport.consumer import ThreadDelegateConsumer

from engine.live.agents import LiveEvents
from engine.live.settings import LiveSettings
from engine.live.worker import run
from engine.status import Status
from schemas.envelope import EventRefusedError


class Remembering:
    """Takes events as the engine would, and knows which."""

    def __init__(self, slow_take):
        self.authorities = {}
        self.dirty = {}
        self.folded = 0
        self.slow_take = slow_take

    def take(self, event):
        if event.get("pseudonymkey") == "f" * 16:
            raise EventRefusedError("second_key", "pseudonymkey: a second key for this authority")
        if event["id"] == "burst":
            raise RuntimeError(f"what is said of {event['subject']}")
        time.sleep(self.slow_take)
        subjects = self.authorities.setdefault(event["authority"], defaultdict(set))
        ids = subjects[event["subject"]]
        if event["id"] in ids:
            return "repeat"
        ids.add(event["id"])
        self.dirty[event["authority"], event["subject"]] = None
        return "new"

    def fold(self, children):
        for key in list(self.dirty)[:children]:
            del self.dirty[key]
            self.folded += 1
        return len(self.dirty)

    def drop(self, authority):
        del self.authorities[authority]
        self.dirty = {key: None for key in self.dirty if key[0] != authority}

    def ids(self):
        return sorted(one for subjects in self.authorities.values() for held in subjects.values() for one in held)


class Reporter:
    """Prints what changed, 50 times a second, from a thread of its own as an exporter would."""

    def __init__(self, engine, status):
        self.engine = engine
        self.status = status
        self.first_offsets = {}
        self.ticks = 0
        self.readied = 0

    def tick(self):
        self.ticks += 1
        return ()

    def on_ready(self):
        self.readied += 1

    def facts(self):
        facts = {name: value.copy() if isinstance(value, dict) else value for name, value in vars(self.status).items()}
        facts["events"] = {" ".join(key): count for key, count in facts["events"].items()}
        facts["held"] = {
            code: sum(map(len, held.copy().values())) for code, held in self.engine.authorities.copy().items()
        }
        own = {
            "folded": self.engine.folded,
            "dirty": len(self.engine.dirty),
            "ticks": self.ticks,
            "readied": self.readied,
        }
        return facts | own | {"first_offsets": self.first_offsets.copy()}

    def go_on(self):
        last = None
        while True:
            try:
                line = json.dumps(self.facts())
            except RuntimeError:  # a dictionary grew while it was read
                continue
            if line != last:
                print(line, flush=True)
            last = line
            time.sleep(0.02)


def slow_down_assignment(seconds):
    quick = ThreadDelegateConsumer.highwaters

    async def highwaters(self, *partitions):
        await asyncio.sleep(seconds)
        return await quick(self, *partitions)

    ThreadDelegateConsumer.highwaters = highwaters


def note_first_offsets(reporter):
    take = LiveEvents._take

    async def noting(self, message):
        reporter.first_offsets.setdefault(str(message.partition), message.offset)
        await take(self, message)

    LiveEvents._take = noting


def main():
    given = json.loads(sys.argv[1])
    ids = given.pop("ids")
    slow_down_assignment(given.pop("slow_assign", 0))
    engine, status = Remembering(given.pop("slow_take", 0)), Status()
    reporter = Reporter(engine, status)
    note_first_offsets(reporter)
    threading.Thread(target=reporter.go_on, daemon=True).start()
    run(LiveSettings(**given), engine, status, reporter.tick, reporter.on_ready)
    Path(ids).write_text(json.dumps(engine.ids()))


if __name__ == "__main__":
    main()
