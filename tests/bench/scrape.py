"""What a scrape of each path costs."""

from time import perf_counter

from schemas.names import MONTHS, NOW, SCRAPE
from tests.bench.figures import Figure
from tests.bench.page import total
from tests.live.engine import Engine

SCRAPES = 20


def scrapes(engine: Engine) -> list[Figure]:
    """Of a ready engine with one authority, one scrape after the other."""
    took, pages = _timed(engine, NOW)
    months_took, months = _timed(engine, MONTHS)
    # Each page tells of the scrape before it; the first may have been of an engine without figures.
    own = [1000 * total(page, SCRAPE) for page in pages[1:]]
    return [
        Figure("scrape_ms", f"A scrape of {NOW} over HTTP, one authority", "milliseconds", took),
        Figure("scrape_own_ms", "… of which the engine collects its samples", "milliseconds", own),
        Figure("scrape_lines", "… and brings", "samples", [_samples(pages[-1])]),
        Figure("scrape_months_ms", f"A scrape of {MONTHS}", "milliseconds", months_took),
        Figure("scrape_months_lines", "… and brings", "samples", [_samples(months[-1])]),
    ]


def _timed(engine: Engine, path: str) -> tuple[list[float], list[str]]:
    took: list[float] = []
    pages: list[str] = []
    for _ in range(SCRAPES):
        began = perf_counter()
        pages.append(engine.page(path))
        took.append(1000 * (perf_counter() - began))
    return took, pages


def _samples(page: str) -> float:
    return float(sum(not line.startswith("#") for line in page.splitlines()))
