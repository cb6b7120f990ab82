"""The core alone, without Kafka: decode, take into histories, fold; and the memory that histories and rows need.

A process of its own, so that nothing else is in its memory: `python -m tests.bench.folding FILE` prints JSON.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from zlib import crc32

from engine.authority import Authority
from engine.cli import look_seldom_for_cycles
from engine.examples.county import AUTHORITY
from schemas.catalogue import named
from schemas.envelope import Event, decode
from tests.bench.figures import Figure
from tests.bench.log import Log
from tests.paths import ROOT

ONE_IN = 3
"""Of how many children one is folded here: rates are by event, and the minute is short."""


def folding(log: Log) -> list[Figure]:
    """The rates of each step, and the bytes that an event takes."""
    command = [sys.executable, "-m", "tests.bench.folding", str(log.file)]
    told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    what = f"in one process, no Kafka, {told['events']:,} events of one child in {ONE_IN}"
    return [
        Figure("decode_events_per_s", f"Decoding one by one: {what}", "events a second", [told["decode"]]),
        Figure("take_events_per_s", "Packing them into histories, the same events", "events a second", [told["take"]]),
        Figure("fold_events_per_s", "Folding them into dated rows, the same events", "events a second", [told["fold"]]),
        Figure(
            "packed_bytes_per_event", "Packed histories and rows that they leave", "bytes an event", [told["bytes"]]
        ),
    ]


def _main(file: Path) -> None:
    look_seldom_for_cycles()
    lines = [line for line in file.read_bytes().splitlines() if _is_in(line)]
    events: list[Event] = []
    authority = Authority(AUTHORITY, named("england"))
    rates = {
        "decode": len(lines) / _seconds(lambda: events.extend(map(decode, lines))),
        "take": len(lines) / _seconds(lambda: [authority.take(event) for event in events]),
        "fold": len(lines) / _seconds(authority.fold),
    }
    print(json.dumps({**rates, "events": len(lines), "bytes": authority.bytes_held / len(lines)}))


def _is_in(line: bytes) -> bool:
    """By child, so that histories are whole; what concerns no child is in."""
    subject = json.loads(line).get("subject")
    return subject is None or crc32(subject.encode()) % ONE_IN == 0


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
