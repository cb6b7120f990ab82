"""What has changed between two days on which a card was known, spell by spell, and by which events."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from engine.why.between import Between
from engine.why.case import Case
from engine.why.cases import Histories, counted
from engine.why.matched import Pair
from engine.why.past import Past
from engine.why.question import Question
from engine.why.told import Told
from engine.why.weighed import Adds

Kind = Literal["entered", "left", "changed"]


class Change(NamedTuple):
    """A spell as it was and as it is; None where there was, or is, none. What is not in the card adds nothing to it.

    `events`: those that were told between the two, and changed it. Without one it was time that did; or another spell
    counts in its stead; or a source has told of more days.
    """

    kind: Kind
    before: Case | None
    after: Case | None
    events: tuple[Told, ...]


def changes(before: Question, after: Question, histories: Histories) -> list[Change]:
    """Every spell that adds something else than it did: together, the difference of the two cards."""
    each = (Between(before, after, *one) for one in histories)
    children = [one for one in each if any(one.before.cases()) or any(one.after.cases())]
    then, now = _by_place(one.before for one in children), _by_place(one.after for one in children)
    return [change for child in children for pair in child.pairs() for change in _of(child, pair, then, now)]


_Cases = Mapping[tuple[str, str, int], Case]


def _by_place(pasts: Iterable[Past]) -> _Cases:
    return {one.place: one for one in counted(pasts)}


def _of(child: Between, pair: Pair, then: _Cases, now: _Cases) -> Iterator[Change]:
    whole = [Case(child.name, one.process, one.spell, Adds()) if one else None for one in pair]
    before, after = (cases.get(one.place, one) if one else None for one, cases in zip(whole, (then, now), strict=True))
    was, adds = (one.adds.alone if one else Adds() for one in (before, after))
    if was != adds:
        yield Change(_kind(was, adds), before, after, child.causes(pair))


def _kind(was: Adds, adds: Adds) -> Kind:
    if was.is_something and adds.is_something:
        return "changed"
    return "entered" if adds.is_something else "left"
