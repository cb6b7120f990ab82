"""The demo's screen: the figures as they stand, in a terminal."""

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from math import ceil

from rich.table import Table
from rich.text import Text

from engine.calendar import LONDON
from engine.local.scrape import Scrape
from engine.rating import shown
from schemas import names
from schemas.catalogue import Catalogue, Indicator
from schemas.names import Metric

_MARKS = {3: "[green]✓ green[/]", 2: "[yellow]~ amber[/]", 1: "[red]✗ red[/]"}
_NONE = "–"


WIDE = 156
"""Columns of a terminal that show everything."""
_HEADINGS = ("Indicator", "Now", "Moved", "Of", "Target", "Rating", "Overdue", "Due soon", "Month can end at")
_WORDS = {"Indicator", "Rating"}
_LEFT_OUT = {"Of", "Due soon", "Month can end at"}
_FRAME = 8
"""Lines around the indicators: title, heading, borders, caption, and the last that stay in sight."""
Page = Sequence[Indicator]
"""What is on the screen at a time."""


def pages(catalogue: Catalogue, lines: int) -> list[Page]:
    """All indicators where a terminal of so many lines has room for them; else area by area, in parts alike."""
    room = max(lines - _FRAME, 1)
    if len(catalogue.indicators) <= room:
        return [catalogue.indicators]
    areas = (list(own) for _, own in groupby(catalogue.indicators, key=lambda one: one.area))
    return [part for own in areas for part in _parts(own, ceil(len(own) / room))]


def _parts(own: Page, count: int) -> list[Page]:
    size = ceil(len(own) / count)
    return [own[at : at + size] for at in range(0, len(own), size)]


def screen(catalogue: Catalogue, page: Page, authority: str, now: Scrape, start: Scrape, width: int) -> Table:
    """The open month's figures, with what moved since the start, for a terminal of so many columns."""
    clock = dt.datetime.fromtimestamp(now.get(names.CLOCK) or 0, LONDON)
    of = "" if len(page) == len(catalogue.indicators) else f" · {page[0].area.replace('_', ' ')}"
    table = Table(title=f"{authority} · {clock:%a %-d %B %Y %H:%M}{of}", caption=_caption(now), title_justify="left")
    columns = [number for number, heading in enumerate(_HEADINGS) if width >= WIDE or heading not in _LEFT_OUT]
    for number in columns:
        heading = _HEADINGS[number]
        # Where it is narrow, only the names give way.
        table.add_column(heading, justify="left" if heading in _WORDS else "right", no_wrap=number > 0)
    for indicator in page:
        cells = _Row(indicator, catalogue.catalogue, authority, now, start).cells()
        name, *others = (cells[number] for number in columns)
        table.add_row(Text(name, no_wrap=True, overflow="ellipsis"), *others)
    return table


def _caption(now: Scrape) -> str:
    taken, live = now.total(names.EVENTS), now.get(names.AGENT_EVENTS) or 0
    return f"{taken:,.0f} events, {live:,.0f} of them live"


class _Row:
    """One indicator's cells."""

    def __init__(self, indicator: Indicator, catalogue: str, authority: str, now: Scrape, start: Scrape) -> None:
        self._indicator = indicator
        self._labels = {names.AUTHORITY: authority, names.CATALOGUE: catalogue, names.INDICATOR: indicator.id}
        self._now, self._start = now, start

    def cells(self) -> list[str]:
        """As the columns of the screen have them."""
        parts = [self._get(metric) for metric in (names.NUMERATOR, names.DENOMINATOR)]
        of = "" if None in parts else f"{parts[0]:,.0f} / {parts[1]:,.0f}"
        backlog = [_whole(self._get(metric)) for metric in (names.OVERDUE, names.DUE_SOON)]
        rating = _MARKS.get(int(self._get(names.RATING) or 0), "")
        value = self._shown(self._get(names.VALUE))
        return [self._indicator.name, value, self._moved(), of, self._target(), rating, *backlog, self._ends()]

    def _get(self, metric: Metric) -> float | None:
        return self._now.get(metric, **self._labels)

    def _shown(self, value: float | None) -> str:
        if value is None:
            return _NONE
        return shown(value, self._indicator.unit)

    def _moved(self) -> str:
        """Since the start. What happens was nothing before anyone had told of it; what is open was not."""
        now, start = self._get(names.NUMERATOR), self._start.get(names.NUMERATOR, **self._labels)
        if start is None and self._indicator.moment != "open":
            start = 0
        return "" if now is None or start is None or now == start else f"{now - start:+,.0f}"

    def _target(self) -> str:
        bounds = (("≥", self._get(names.TARGET_LOW)), ("≤", self._get(names.TARGET_HIGH)))
        is_of_rate = any(target.applies_to == "rate" for target in self._indicator.targets)
        unit, per = ("per_10000", " /10,000") if is_of_rate else (self._indicator.unit, "")
        aims = [f"{sign} {shown(bound, unit)}" for sign, bound in bounds if bound is not None]
        return " ".join(aims) + per if aims else ""

    def _ends(self) -> str:
        worst, best = self._get(names.WORST), self._get(names.BEST)
        return "" if worst is None or best is None else f"{self._shown(worst)} to {self._shown(best)}"


def _whole(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"
