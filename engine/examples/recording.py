"""When facts are written down, and how often it takes: lags, corrections, retractions, repeats.

Recorded times are seconds of London's wall clock, `day * 86400 + second`. All lie after six in the morning, when no
clock changes, so that their order is the order of the instants.
"""

from collections.abc import Iterator
from typing import NamedTuple

from engine.examples.chance import Chance, Table
from engine.examples.facts import DAY_ONLY, Chain, Entry, Fact
from engine.examples.mistakes import mistaken
from engine.examples.office import next_open, working_day_after

DAY = 86400
_OPENS, _CLOSES = 8 * 3600 + 1800, 18 * 3600
_LAGS = Table({(0, 0): 46, (1, 1): 22, (2, 5): 25, (6, 20): 5.5, (21, 90): 1.5})
"""Working days from the day itself to the day of the entry: from, to."""
_AT_ONCE = {"contact.received", "contact.screened", "contact.decided"}
"""What those on duty enter while they do it, at any hour that is not night."""
_PROMPT = 0.93
_CORRECTED, _REPEATED = 0.05, 0.006
_MINUTE = 60


class Version(NamedTuple):
    """A fact as it was written down at a time; `withdrawn`: that it never happened."""

    recorded: int
    fact: Fact
    withdrawn: bool = False


def record(chance: Chance, chain: Chain, after: int = 0) -> Iterator[Version]:
    """All that is written down of a chain: none before `after`, nor before the entry that precedes it."""
    latest = after
    for entry in chain:
        latest = max(_entered(chance, entry.facts[-1]), latest + _MINUTE)
        yield from _told(chance, entry, latest)


def in_office(chance: Chance, day: int, lag: int) -> int:
    """A time in office hours, so many working days after a day; 0 is that day or the next that is one."""
    on = working_day_after(day, lag) if lag else next_open(day)
    return on * DAY + chance.between(_OPENS, _CLOSES)


def _told(chance: Chance, entry: Entry, at: int) -> Iterator[Version]:
    if entry.false:
        return _withdrawn(chance, entry, at)
    if chance.happens(_CORRECTED):
        return _corrected(chance, entry, at)
    times = 2 if chance.happens(_REPEATED) else 1
    return (Version(at, fact) for fact in entry.facts for _ in range(times))


def _corrected(chance: Chance, entry: Entry, at: int) -> Iterator[Version]:
    first = mistaken(chance, entry)
    seen = in_office(chance, at // DAY, 1 + chance.about(6, 1.0))
    yield from (Version(at, fact) for fact in first.facts)
    yield from (Version(seen, right) for right, was in zip(entry.facts, first.facts, strict=True) if right != was)


def _withdrawn(chance: Chance, entry: Entry, at: int) -> Iterator[Version]:
    seen = in_office(chance, at // DAY, 1 + chance.about(4, 0.8))
    yield from (Version(at, fact) for fact in entry.facts)
    yield from (Version(seen, fact, withdrawn=True) for fact in entry.facts)


def _entered(chance: Chance, fact: Fact) -> int:
    """Some minutes or hours later, some days, or, now and then, months."""
    happened = fact.day * DAY + fact.minute * _MINUTE
    if fact.type in _AT_ONCE and chance.happens(_PROMPT):
        return happened + _MINUTE * chance.between(1, 20)
    lag = chance.between(*chance.pick(_LAGS))
    at = in_office(chance, fact.day, lag)
    if fact.minute != DAY_ONLY and at <= happened:
        return in_office(chance, fact.day, lag + 1)
    return at
