"""The report as plain rows: one an indicator, in the catalogue's order."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from engine.authority import Authority
from engine.card import Card, card, months_to
from engine.readings.periods import known_by, last_day
from engine.readings.reading import Reading
from engine.remarks import Comment, Override

Row = dict[str, Any]
TABLES = ("breakdown", "months", "commentary", "benchmarks", "printed")
"""The lists of a row, each of which there is as csv too."""


@dataclass(frozen=True)
class Report:
    """A report of an authority for a month; `known`: the day up to whose end it knows, or None for everything."""

    authority: str
    period: str
    known: dt.date | None
    catalogue: Row
    readings: list[Row]


def make_report(
    authority: Authority,
    month: dt.date,
    known: dt.date | None,
    today: dt.date | None = None,
) -> Report:
    """The report of the month that `month` lies in.

    A month that is still open is of its days so far: up to `known`, or to `today`, which is not over.
    """
    last, instant = last_day(month, known or today), known_by(known)
    is_over = known is not None or last != today
    catalogue = authority.catalogue
    about = {"name": catalogue.catalogue, "hash": catalogue.digest}
    rows: list[Row] = []
    for indicator in catalogue.indicators:
        months = months_to(authority, indicator, last, instant, is_over=is_over)
        made = card(authority, indicator, last, instant, is_over=is_over)
        rows.append(_row(made) | {"months": list(map(_month, months))})
    return Report(authority.code, f"{month:%Y-%m}", known, about, rows)


def _row(made: Card) -> Row:
    indicator, reading, rated, target = made.indicator, made.reading, made.rate, made.rating.target
    return {
        "id": indicator.id,
        "name": indicator.name,
        "area": indicator.area,
        "value": reading.value,
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "unit": indicator.unit,
        "status": reading.status,
        "period_start": reading.start.isoformat(),
        "period_end": reading.end.isoformat(),
        "rate_per_10000": rated.value,
        "rate_numerator": rated.numerator,
        "rate_status": rated.status,
        "population": rated.population,
        "pending": made.pending,
        "target_low": target and target.low,
        "target_high": target and target.high,
        "target_applies_to": target and target.applies_to,
        "rating": made.rating.verdict,
        "rating_reason": made.rating.reason,
        "direction": made.direction,
        "previous_1y": made.before[0].value,
        "previous_2y": made.before[1].value,
        "definition": indicator.description,
        "code": indicator.code,
        "breakdown": [{"label": label, "numerator": count} for label, count in made.breakdown.items()],
        "benchmarks": [one.model_dump(mode="json") for one in indicator.benchmarks],
        "printed": [one.model_dump(mode="json") for one in indicator.printed],
        "override": made.said.override and _said(made.said.override),
        "commentary": list(map(_said, made.said.commentary)),
    }


def _said(one: Override | Comment) -> Row:
    """What an officer said; its times as ISO has them, a day alone where only that is known."""
    return one._asdict() | {"time": one.time.isoformat(), "recorded": one.recorded.isoformat()}


def _month(reading: Reading) -> Row:
    return {
        "month": f"{reading.end:%Y-%m}",
        "value": reading.value,
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "status": reading.status,
    }
