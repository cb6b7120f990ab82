"""A child at two times: its spells then and now, and which of what was told between changed one."""

from collections.abc import Callable, Sequence

from engine.history import Identity, Version
from engine.why.causes import causes
from engine.why.matched import Pair, matched
from engine.why.past import Past, in_order
from engine.why.question import Question
from engine.why.told import Told, last_told, seen
from engine.why.weighed import Adds, Weighed, child_of, weighed


class Between:
    """`before` and `after`: the past as each of two questions sees it."""

    def __init__(self, before: Question, after: Question, name: str, versions: Sequence[Version]) -> None:
        self.name = name
        self.before = Past(before, name, versions)
        self.after = Past(after, name, versions)
        self._after = after
        self._versions = versions
        self._known = before.days.known

    def pairs(self) -> list[Pair]:
        """The spells before and after, each beside itself."""
        return matched(self.before.weighed, self.after.weighed)

    def causes(self, pair: Pair) -> tuple[Told, ...]:
        """Of the events that say something else than they did, those that make the spell add what it does after."""
        told = seen(self._versions, self._after.days._replace(known=self._known), self._after.types)
        both = {**told, **self.after.events}
        fresh = [one for one in reversed(both) if told.get(one) != self.after.events.get(one)]
        is_so = self._is_so(pair)

        def holds(taken: Sequence[Identity]) -> bool:
            events = ((self.after.events if one in taken else told).get(one) for one in both)
            return is_so(weighed(self._after, child_of(self._after, self.name, filter(None, events))))

        taken = causes(fresh, holds)
        return in_order([last_told(self._versions, one, self._after.days.known) for one in taken])

    def _is_so(self, pair: Pair) -> Callable[[list[Weighed]], bool]:
        """Whether, of spells between the two, that of the pair adds what it does after."""
        old, new = pair
        wanted = _adds(new)

        def is_so(made: list[Weighed]) -> bool:
            if old:
                return _adds(next(one for was, one in matched(self.before.weighed, made) if was is old)) == wanted
            return any(one is new and _adds(was) == wanted for was, one in matched(made, self.after.weighed))

        return is_so


def _adds(one: Weighed | None) -> Adds:
    return one.adds.alone if one else Adds()
