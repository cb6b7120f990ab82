"""Episodes of care: a new one begins wherever the legal status or the placement changes (SSDA903, RNE and REC)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.examples.chance import Chance, Table
from engine.examples.child import Child
from engine.examples.courses import LASTS
from engine.examples.facts import DAY_ONLY, Chain, Entry, Fact
from engine.examples.homes import homes
from engine.examples.stay import Episode, Home, Stay

_CHANGES = Table({"PLACE": 34, "CARPL": 30, "CREQB": 12, "CREQO": 6, "CHILD": 6, "LAREQ": 6, "STAND": 2, "OTHER": 4})
_NEAR = 12
"""A move within so many days of a court's order is made on its day."""
_BETWEEN_STAYS = 20
_ROOM_AT_START = 3


def with_episodes(chance: Chance, child: Child) -> Child:
    """The child with the episodes of its stays."""
    stays = tuple(stay._replace(episodes=tuple(_episodes(chance, child.born, stay))) for stay in child.stays)
    return child._replace(stays=stays)


def care(chance: Chance, child: Child, _: int) -> Iterator[Chain]:
    """Every change of a child's care as one entry: what ends and what begins. In order of day."""
    if child.stays:
        yield list(_changes(chance, child))


def _changes(chance: Chance, child: Child) -> Iterator[Entry]:
    number, before = 0, 0
    for stay in child.stays:
        chain = stay.episodes
        start = _started(number := number + 1, chain[0], child.need)
        yield Entry((start,), min(_ROOM_AT_START, stay.start - before - 1))
        for last, following in pairwise(chain):
            yield _change(chance, (last, following), number, child.need)
            number += 1
        yield Entry((_ended(number, stay.end, {"reason": stay.reason}),), stay.end - chain[-1].day - 1)
        before = stay.end
    if chance.happens(0.012):
        yield _fell_through(chance, child, number + 1)


def _episodes(chance: Chance, born: int, stay: Stay) -> list[Episode]:
    """The chain of a stay: a move near a court's order is made on its day."""
    held = legal(chance, stay)
    return chained(held, _on_order_days(homes(chance, born, stay), [day for day, _ in held]))


def chained(held: Sequence[tuple[int, str]], lived: Sequence[Home]) -> list[Episode]:
    """Legal statuses and placements, in order of day and both from one day on: each change is an episode."""
    statuses, places = dict(held), {home.day: home for home in lived}
    start = held[0][0]
    chain = [Episode(start, "S", statuses[start], places[start])]
    for day in sorted(statuses.keys() | places.keys())[1:]:
        status, home = statuses.get(day), places.get(day)
        chain.append(Episode(day, _entry(status, home), status or chain[-1].status, home or chain[-1].home))
    return chain


def legal(chance: Chance, stay: Stay) -> list[tuple[int, str]]:
    """The legal statuses of a stay, each from a day on."""
    day, found = stay.start, list[tuple[int, str]]()
    for status in chance.pick(stay.course.legal):
        if day >= stay.end:
            break
        found.append((day, status))
        day += chance.about(*LASTS.get(status, (9999, 0.1)))
    return found


def _on_order_days(lived: list[Home], orders: list[int]) -> list[Home]:
    """Moves near a court's order are made with it; one move a day."""
    moved = {lived[0].day: lived[0]}
    for home in lived[1:]:
        day = next((order for order in orders[1:] if abs(order - home.day) <= _NEAR), home.day)
        if day not in moved and day > lived[0].day:
            moved[day] = home._replace(day=day)
    return list(moved.values())


def _entry(status: str | None, home: Home | None) -> str:
    if home is None:
        return "L"
    if status is None:
        return "T" if home.same_carer else "P"
    return "U" if home.same_carer else "B"


def _change(chance: Chance, pair: tuple[Episode, Episode], number: int, need: str) -> Entry:
    last, following = pair
    data = {"reason": "X1"}
    if following.entry != "L":
        data["change"] = chance.pick(_CHANGES)
    facts = (_ended(number, following.day, data), _started(number + 1, following, need))
    return Entry(facts, following.day - last.day - 1)


def _started(number: int, episode: Episode, need: str) -> Fact:
    data = {
        "episode": str(number),
        "entry": episode.entry,
        "legal_status": episode.status,
        "placement": episode.home.placement,
        "provider": episode.home.provider,
        "need": need,
    }
    return Fact("care_episode.started", str(number), episode.day, DAY_ONLY, data)


def _ended(number: int, day: int, data: dict[str, str]) -> Fact:
    return Fact("care_episode.ended", str(number), day, DAY_ONLY, {"episode": str(number), **data})


def _fell_through(chance: Chance, child: Child, number: int) -> Entry:
    """An admission that was entered as planned and did not take place."""
    day = child.left + _BETWEEN_STAYS + chance.about(60, 0.8)
    planned = Episode(day, "S", "V2", Home(day, "U6", "PR1"))
    return Entry((_started(number, planned, child.need),), 0, false=True)
