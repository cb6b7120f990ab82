"""A child's past as a question sees it: its cases, and the events that made each."""

from collections.abc import Iterator, Sequence

from engine.history import Identity, Version, order
from engine.why.case import Case
from engine.why.causes import causes
from engine.why.groups import group_of
from engine.why.question import Question
from engine.why.told import Told, last_told, seen
from engine.why.weighed import Weighed, child_of, weighed


class Past:
    """Of one child."""

    def __init__(self, question: Question, name: str, versions: Sequence[Version]) -> None:
        self.name = name
        self.events = seen(versions, question.days, question.types)
        self._question = question
        self._versions = versions
        self._child = child_of(question, name, self.events.values())
        self.weighed = weighed(question, self._child)
        """All its spells that may have a part in the card."""
        self._made: dict[frozenset[Identity], list[Weighed]] = {}

    def cases(self) -> Iterator[Case]:
        """The spells that do, before what counts once is told from what repeats it; none where nothing is covered."""
        for one in self.weighed if self._question.is_covered else ():
            if one.adds.is_something:
                yield Case(self.name, one.process, one.spell, one.adds, group_of(self._question, self._child, one))

    def made(self, case: Case) -> Case:
        """A case with the events that made it; the latest, where several would each do."""
        (own,) = (one for one in self.weighed if (one.process, one.spell.place) == (case.process, case.spell.place))
        wanted = _alone(own)

        def holds(kept: Sequence[Identity]) -> bool:
            return any(_alone(one) == wanted for one in self._made_by(kept))

        taken = causes([*reversed(self.events)], holds)
        told = [last_told(self._versions, identity, self._question.days.known) for identity in taken]
        return case._replace(events=in_order(told))

    def _made_by(self, kept: Sequence[Identity]) -> list[Weighed]:
        """What some of its events would make."""
        key = frozenset(kept)
        if key not in self._made:
            child = child_of(self._question, self.name, [self.events[one] for one in key])
            self._made[key] = weighed(self._question, child)
        return self._made[key]


def in_order(told: Sequence[Told]) -> tuple[Told, ...]:
    """As they happened; what was taken back, by when it had."""
    return tuple(sorted(told, key=lambda one: order(one.version if one.version.data or not one.was else one.was)))


def _alone(one: Weighed) -> Weighed:
    """The same without its number among others."""
    return one._replace(spell=one.spell._replace(place=0, ordinal=0), adds=one.adds.alone)
