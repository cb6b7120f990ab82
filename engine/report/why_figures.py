"""The figure that is asked about, of the value or of the rate, and those of the groups of its spells."""

from collections.abc import Iterator, Sequence
from typing import Any

from engine.card import Card
from engine.rating import said, said_rate
from engine.readings.reading import PER, RateReading
from engine.report.why_asked import Asked
from engine.why import Case, total

Row = dict[str, Any]


def figures(asked: Asked) -> Row:
    """The card's, as the report has it."""
    made, reading, rated = asked.card, asked.card.reading, asked.card.rate
    if asked.question.of_rate:
        return {**_rate(rated), "pending": None, "unit": "per_10000", "status": rated.status, "reason": _judged(made)}
    return {
        "value": reading.value,
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "pending": made.pending,
        "unit": made.indicator.unit,
        "status": reading.status,
        "reason": made.rating.reason,
    }


def groups(asked: Asked, found: Sequence[Case]) -> Iterator[Row]:
    """Of each, by name, what its spells come to."""
    for label in sorted({one.group for one in found}):
        own = [one for one in found if one.group == label]
        yield {"label": label, **(_part_of_rate if asked.question.of_rate else _part)(asked.card, own)}


def _part(whole: Card, own: Sequence[Case]) -> Row:
    figure = total(whole.indicator, own)
    part = whole.reading._replace(**figure._asdict(), by_day=0)
    reason = "none of the figure" if figure.value is None else said(part, whole.indicator)
    return {**figure._asdict(), "pending": sum(one.adds.pending for one in own), "reason": reason}


def _part_of_rate(whole: Card, own: Sequence[Case]) -> Row:
    many, people = sum(one.adds.numerator for one in own), whole.rate.population
    part = whole.rate._replace(value=PER * many / people if people else None, numerator=many)
    return {**_rate(part), "pending": None, "reason": said_rate(part)}


def _rate(rated: RateReading) -> Row:
    """Of so many children."""
    return {"value": rated.value, "numerator": rated.numerator, "denominator": rated.population}


def _judged(made: Card) -> str:
    """The rate in words, with its target where the target is the rate's."""
    target = made.rating.target
    return made.rating.reason if target and target.applies_to == "rate" else said_rate(made.rate)
