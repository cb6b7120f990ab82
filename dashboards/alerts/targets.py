"""The target is missed: below it, or above it.

They compare with the engine's own series of the target, so that an authority's own target counts and a target that
changes needs no new rules.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dashboards.alerts.rule import Rule
from dashboards.alerts.subject import Subject
from schemas import names
from schemas.catalogue.indicators import Unit
from schemas.names import Metric


class Bound(NamedTuple):
    """One side of a target: the series that says it, and how a miss is written."""

    alert: str
    target: Metric
    misses: str
    words: str
    where: str


_LOW = Bound("BelowTarget", names.TARGET_LOW, "<", "at least", "below target")
_HIGH = Bound("AboveTarget", names.TARGET_HIGH, ">", "at most", "above target")


def missed_alerts(subject: Subject) -> Iterator[Rule]:
    """One for each side of its targets; none where all are only shown."""
    if any(target.low is not None for target in subject.targets()):
        yield _missed(subject, _LOW)
    if any(target.high is not None for target in subject.targets()):
        yield _missed(subject, _HIGH)


def _missed(subject: Subject, bound: Bound) -> Rule:
    metric, unit = _rated(subject)
    said = subject.said
    due = f"; {said.due_soon()}" if subject.is_timed else ""
    return subject.rule(
        bound.alert,
        list(_conditions(subject, metric, bound)),
        f"{said.figure(unit)}, target {bound.words} {said.bound(bound.target, unit)}{due}",
        gone=bound.where,
        todo=_what_to_do(subject),
    )


def _conditions(subject: Subject, metric: Metric, bound: Bound) -> Iterator[str]:
    """Missed, by a target that rates it; of so many cases that it is no chance. Rated is only what has data.

    What counts by its start, is open and has time left misses nothing yet.
    """
    by_start = subject.is_timed and subject.indicator.moment == "starts"
    figure = f"{subject.now(names.NUMERATOR)} / {subject.decided()}" if by_start else subject.now(metric)
    yield f"{figure} {bound.misses} {subject.now(bound.target)}"
    yield f"{subject.now(names.RATING)} > {names.RATINGS['none']}"
    if subject.indicator.has_denominator:
        yield f"{subject.decided() if by_start else subject.now(names.DENOMINATOR)} >= {subject.limits.least}"


def _rated(subject: Subject) -> tuple[Metric, Unit]:
    """What the newest target is a target of, and its unit."""
    newest = max(subject.targets(), key=lambda target: target.start)
    return (names.RATE, "per_10000") if newest.applies_to == "rate" else (names.VALUE, subject.indicator.unit)


def _what_to_do(subject: Subject) -> str:
    """Of what is not timed, how its card is read."""
    if subject.is_timed:
        return subject.first()
    return " ".join(subject.indicator.guide.split())
