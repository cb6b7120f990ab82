"""Moments and spans: spells straight from events."""

from collections.abc import Iterator

from engine.calendar import day_of
from engine.recount.pairing import Run, last_closing, runs
from engine.recount.selecting import matches, selects
from engine.recount.spell import Data, Outcome, Spell, Timing
from engine.recount.timing import both_instants, is_reversed, timing_in_days, timing_in_hours
from schemas.catalogue import Moment, Span
from schemas.envelope import Event


def moments(events: list[Event], process: Moment) -> Iterator[Spell]:
    """A spell an event; with `each`, one an entry of that list, beside the fields of its event."""
    for event in events:
        if not selects(process.on, event):
            continue
        if process.each is None:
            yield _moment(event, event["data"], None)
        else:
            for position, entry in enumerate(event["data"].get(process.each, ())):
                yield _moment(event, event["data"] | _fields(process.each, entry), position)


def _fields(name: str, entry: Data | str) -> Data:
    return {name: entry} if isinstance(entry, str) else entry


def _moment(event: Event, data: Data, position: int | None) -> Spell:
    day = day_of(event["time"])
    return Spell(day, day, data, {}, "completed", is_moment=True, position=position)


def spans(events: list[Event], process: Span) -> Iterator[Spell]:
    """A spell a run of openings that continue each other."""
    for run in runs(events, process):
        opening, closing = run[0].opening, last_closing(run)
        yield Spell(
            start=run[0].start,
            end=day_of(closing["time"]) if closing else None,
            opening=opening["data"],
            closing=closing["data"] if closing else {},
            outcome=_outcome(process, closing),
            start_known=matches(process.start_known, opening["data"]),
            timing=_timing(process, run),
            instants=both_instants(opening, closing),
        )


def _outcome(process: Span, closing: Event | None) -> Outcome:
    """What both closes and cancels completes."""
    if closing is None:
        return "open"
    return "completed" if selects(process.closes, closing) else "cancelled"


def _timing(process: Span, run: Run) -> Timing | None:
    """None where nothing is due, or nobody can say when."""
    opening, closing = run[0].opening, last_closing(run)
    start, end, outcome = run[0].start, day_of(closing["time"]) if closing else None, _outcome(process, closing)
    if process.due is None or outcome == "cancelled" or not matches(process.start_known, opening["data"]):
        return None
    if closing and is_reversed(opening, closing):
        return None
    if process.due.hours:
        return timing_in_hours(opening, closing, outcome, process.due)
    return timing_in_days(start, end, outcome, process.due)
