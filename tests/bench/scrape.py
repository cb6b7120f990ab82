"""What a scrape costs."""

from time import perf_counter

from schemas import names
from tests.bench.figures import Figure
from tests.bench.page import page, total
from tests.live.engine import Engine

SCRAPES = 20


def scrapes(engine: Engine) -> list[Figure]:
    """Of a ready engine with one authority, one scrape after the other."""
    took: list[float] = []
    own: list[float] = []
    text = ""
    for _ in range(SCRAPES):
        began = perf_counter()
        text = page(engine)
        took.append(1000 * (perf_counter() - began))
        own.append(1000 * total(text, names.SCRAPE))
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return [
        Figure("scrape_ms", "A scrape of /metrics over HTTP, one authority", "milliseconds", took),
        # Each page tells of the scrape before it; the first may have been of an engine without figures.
        Figure("scrape_own_ms", "… of which the engine collects its samples", "milliseconds", own[1:]),
        Figure("scrape_lines", "… and brings", "samples", [float(len(lines))]),
    ]
