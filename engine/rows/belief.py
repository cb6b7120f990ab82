"""What is known of one child while knowledge time runs, and what each step changes in its rows."""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from engine.child import Child
from engine.history import Identity, Version, order, supersedes
from engine.rows.counting import Counting, Touched
from engine.rows.row import Rows
from engine.rows.series import Series
from engine.spells import Spell

Change = dict[tuple[int, int], Rows]
"""Rows gained (+) and lost (-), by series and reach."""


class _Layer(NamedTuple):
    """A child as it is for periods that end on `reach` or later; `kinds`: the event types that this day brings."""

    reach: int
    child: Child
    kinds: AbstractSet[str]


class Belief:
    """`learn` versions, their recorded instants never falling; `changed`: what that changed since it was last asked."""

    def __init__(self, counting: Counting, name: str) -> None:
        self._counting = counting
        self._name = name
        self._known: dict[Identity, Version] = {}
        self._events: defaultdict[str, list[Version]] = defaultdict(list)
        self._ahead: list[Version] = []
        self._touched: set[str] = set()
        self.last = 0
        """The latest recorded instant of what was learnt."""
        self._child = Child(counting.catalogue, name, self._events)
        self._spells: dict[str, Sequence[Spell]] = {}
        self._rows: dict[int, list[Rows]] = {}
        """Of each series the rows of each spell."""
        self._made_ahead: dict[int, dict[int, Rows]] = {}

    @property
    def events(self) -> int:
        """How many it has met."""
        return len(self._known)

    def is_followed_by(self, versions: Sequence[Version]) -> bool:
        """Whether each is of an event of which it has met none, and was recorded no sooner than what it learnt last."""
        identities = {(version.source, version.id) for version in versions}
        is_new = len(identities) == len(versions) and self._known.keys().isdisjoint(identities)
        return is_new and all(version.recorded >= self.last for version in versions)

    def learn(self, version: Version) -> None:
        """Takes a version of any event."""
        self.last = version.recorded
        identity = version.source, version.id
        before = self._known.get(identity)
        if not supersedes(version, before):
            return
        self._known[identity] = version
        if before is not None and before.data is not None:
            (self._ahead if before.is_ahead else self._events[before.type]).remove(before)
            self._touched.add(before.type)
        if version.data is not None:
            insort(self._ahead if version.is_ahead else self._events[version.type], version, key=order)
            self._touched.add(version.type)

    def changed(self) -> Change:
        """Rows gained (+) and lost (-)."""
        touched, self._touched = frozenset(self._touched), set[str]()
        self._child.forget(self._counting.resting_on(touched))
        change: Change = {}
        for one in self._counting.touched_by(touched):
            self._renew(change, one)
        if self._ahead or self._made_ahead:
            self._renew_ahead(change, touched)
        return change

    def _renew(self, change: Change, touched: Touched) -> None:
        """What has changed in the rows of the series of a process. Where first spells are the same, so are theirs."""
        if not touched.is_own and touched.process not in self._spells:
            # No event of its own was ever met, and what stands beside makes no spell.
            return
        spells, before = self._child.spells(touched.process), self._spells.get(touched.process, ())
        self._spells[touched.process] = spells
        if not spells and not before:
            return
        same = _in_common(spells, before)
        if not same == len(spells) == len(before):
            self._renew_from(change, touched.along, spells, same)
        self._renew_from(change, touched.anew, spells, 0)

    def _renew_from(self, change: Change, numbers: Iterable[int], spells: Sequence[Spell], same: int) -> None:
        for number in numbers:
            series, before = self._counting.series[number], self._rows.get(number, [])
            self._rows[number], rows = _after(before, same, series, self._child, spells)
            if rows:
                change[number, 0] = rows

    def _renew_ahead(self, change: Change, touched: frozenset[str]) -> None:
        """The same of what was recorded ahead of its day: what each such day changes in the rows of the days before."""
        layers = self._layers()
        for number in (number for one in self._counting.touched_by(touched) for number in (*one.along, *one.anew)):
            now = dict(self._rows_ahead(number, layers))
            before = self._made_ahead.pop(number, {})
            for reach in now.keys() | before.keys():
                rows = _sum([now.get(reach, {})], [before.get(reach, {})])
                if rows:
                    change[number, reach] = rows
            if now:
                self._made_ahead[number] = now

    def _rows_ahead(self, number: int, layers: Sequence[_Layer]) -> Iterator[tuple[int, Rows]]:
        series, made = self._counting.series[number], self._rows.get(number, [])
        spells = self._spells.get(series.of, ())
        for layer in layers:
            if not layer.kinds.isdisjoint(series.reads):
                before, spells = spells, layer.child.spells(series.of)
                same = _in_common(spells, before) if series.beside.isdisjoint(layer.kinds) else 0
                made, rows = _after(made, same, series, layer.child, spells)
                if rows:
                    yield layer.reach, rows

    def _layers(self) -> list[_Layer]:
        """The child with what was recorded ahead, day by day."""
        events: dict[str, list[Version]] = dict(self._events)
        layers: list[_Layer] = []
        for reach in sorted({event.day for event in self._ahead}):
            fresh = [event for event in self._ahead if event.day == reach]
            kinds = {event.type for event in fresh}
            events |= {kind: sorted([*events.get(kind, ()), *_of_type(kind, fresh)], key=order) for kind in kinds}
            layers.append(_Layer(reach, Child(self._counting.catalogue, self._name, dict(events)), kinds))
        return layers


def _of_type(kind: str, events: Iterable[Version]) -> list[Version]:
    """Those of one type."""
    return [event for event in events if event.type == kind]


def _after(
    before: list[Rows], same: int, series: Series, child: Child, spells: Sequence[Spell]
) -> tuple[list[Rows], Rows]:
    """The rows of a series where so many first spells are the same, and what that gained and lost."""
    fresh, lost = [series.rows(child, spell) for spell in spells[same:]], before[same:]
    return ([*before[:same], *fresh], _sum(fresh, lost)) if fresh != lost else (before, {})


def _sum(gained: Iterable[Rows], lost: Iterable[Rows]) -> Rows:
    """Rows gained less rows lost, without those that come to nothing."""
    total: Rows = {}
    for sign, many in ((1, gained), (-1, lost)):
        for rows in many:
            for row, weight in rows.items():
                total[row] = total.get(row, 0) + sign * weight
    return {row: weight for row, weight in total.items() if weight}


def _in_common(new: Sequence[Spell], old: Sequence[Spell]) -> int:
    """How many spells are the same from the first on."""
    both = zip(new, old, strict=False)
    return next((number for number, (one, other) in enumerate(both) if one != other), min(len(new), len(old)))
