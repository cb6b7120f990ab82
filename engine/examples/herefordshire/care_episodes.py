"""Episodes of a time in care: a new one begins wherever the legal status or the placement changes."""

from collections.abc import Iterator
from itertools import pairwise

from engine.examples.care import chained, legal
from engine.examples.chance import Chance, Table
from engine.examples.courses import ACCOMMODATED, AT_18, BRIEF, HOME, LONG, NEW_FAMILY_ORDER, Course
from engine.examples.facts import Fact, dated
from engine.examples.herefordshire.care_times import LASTS_ON, Time
from engine.examples.homes import for_good, home
from engine.examples.stay import Episode, Home, Stay

_CHANGES = Table({"PLACE": 34, "CARPL": 30, "CREQB": 12, "CREQO": 6, "CHILD": 6, "LAREQ": 6, "STAND": 2, "OTHER": 4})
_BRIEF, _LONG = 45, 500
"""Days: less than the first, and more than the second."""
_OF_AGE = 10
"""Years from which most are accommodated by agreement."""
_SOON: Table[Course] = Table({HOME: 70, NEW_FAMILY_ORDER: 30})
_OLDER: Table[Course] = Table({ACCOMMODATED: 65, HOME: 35})


def episodes(chance: Chance, time: Time) -> Iterator[Fact]:
    """In order of day."""
    stay = _stay(chance, time)
    chain = chained(legal(chance, stay), list(_homes(chance, time, stay)))
    for number, (one, following) in enumerate(pairwise((*chain, None)), 1):
        ref = f"{time.number}-{number}"
        if one:
            yield _started(ref, one, time.need)
        if following:
            yield _ended(ref, following.day, _change(chance, following))
        elif time.end < LASTS_ON:
            yield _ended(ref, time.end, {"reason": stay.reason})


def _stay(chance: Chance, time: Time) -> Stay:
    course = _course(chance, time)
    reasons = course.reasons if time.around else AT_18
    return Stay(time.start, time.end, course, chance.pick(reasons))


def _course(chance: Chance, time: Time) -> Course:
    length = time.end - time.start
    if length < _BRIEF:
        return BRIEF
    if time.age(time.start) >= _OF_AGE:
        return chance.pick(_OLDER)
    return LONG if length > _LONG else chance.pick(_SOON)


def _homes(chance: Chance, time: Time, stay: Stay) -> Iterator[Home]:
    """Where the child lives; a place may become one for good without a move."""
    days = (time.start, *time.moves)
    for day, leaves in pairwise((*days, time.end)):
        youngest = time.age(day) - time.around / 365
        found = home(chance, day, max(youngest, 0.0), stay)
        yield found
        yield from for_good(chance, found, leaves, stay)


def _started(ref: str, episode: Episode, need: str) -> Fact:
    data = {
        "episode": ref,
        "entry": episode.entry,
        "legal_status": episode.status,
        "placement": episode.home.placement,
        "provider": episode.home.provider,
        "need": need,
    }
    return dated("care_episode.started", ref, episode.day, data)


def _ended(ref: str, day: int, data: dict[str, str]) -> Fact:
    return dated("care_episode.ended", ref, day, {"episode": ref, **data})


def _change(chance: Chance, following: Episode) -> dict[str, str]:
    """Another episode follows; why the placement changed."""
    return {"reason": "X1"} if following.entry == "L" else {"reason": "X1", "change": chance.pick(_CHANGES)}
