"""One authority: the histories of its children, packed, and the rows that follow from them.

What is stored is the histories; everything else is derived. Nothing here knows the time, Kafka or HTTP.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from engine.calendar import OPEN
from engine.changes import Changes
from engine.covers import Covers
from engine.history import Held, Version, check_time, pack, repacked, unpack, version_of
from engine.remarks import Remarks
from engine.rows.belief import Belief
from engine.rows.columns import EVERYTHING, Columns, Numbers
from engine.rows.counting import Counting
from engine.rows.fold import Dates, Folded, advanced, arrived
from engine.rows.kept import Kept
from engine.rows.row import Part
from engine.sources import Heard
from engine.spells import Days
from schemas.catalogue import Catalogue
from schemas.envelope import Event, EventRefusedError
from schemas.events import MANAGEMENT

_NOTHING = Columns({})
_ONCE = (Part.NUMERATOR, Part.DENOMINATOR, Part.BEGUN, Part.WHOLE_BEGUN)
"""The parts whose rows say what counts once."""


class Authority:
    """`take` events in any order, `fold` the children they touched, then read `rows`.

    `asked`: the instants as known at which rows are read, where these are all; folding takes less time for it.
    """

    def __init__(self, code: str, catalogue: Catalogue, asked: Iterable[int] | None = None) -> None:
        self.code = code
        self.catalogue = catalogue
        self.outcomes: Counter[tuple[str, str]] = Counter()
        """Folded events by type and by whether they were new or a repeat."""
        self.clashes: Counter[tuple[str, str]] = Counter()
        """What contradicts, by type and source: versions of equal identity and recorded time but other content, and of
        equal identity but another type."""
        self.versions = 0
        """Versions held."""
        self.revision = 0
        """Rises whenever something was folded."""
        self.heard: defaultdict[str, Heard] = defaultdict(Heard)
        """When each source recorded what is folded."""
        self._histories: dict[str, bytes] = {}
        self._arrived: dict[str, bytes] = {}
        self._told: list[Version] = []
        self._said = Held()
        self._covers = Covers()
        self._remarks = Remarks()
        self._key: str | None = None
        self._asked = None if asked is None else sorted(asked)
        self._counting = Counting(catalogue)
        self._units: Numbers = {}
        self._kept = Kept()
        self._columns: dict[tuple[int, Part], Columns] = {}
        self._changes: defaultdict[int, Changes] = defaultdict(Changes)

    @property
    def dirty(self) -> int:
        """How many children have events that are not folded yet, and how many events are about the authority."""
        return len(self._arrived) + len(self._told)

    @property
    def children(self) -> int:
        """How many children there are."""
        return len(self._histories.keys() | self._arrived.keys())

    def take(self, event: Event) -> None:
        """Adds an event to the history it belongs to. Raises EventRefusedError."""
        self._check(event)
        version = version_of(event)
        subject = event.get("subject")
        if subject is None or event["type"] in MANAGEMENT:
            self._told.append(version)
        else:
            self._arrived[subject] = self._arrived.get(subject, b"") + pack([version])

    def fold(self, children: int | None = None) -> int:
        """Folds what is about the authority, and up to so many of the children with new events; gives how many."""
        self._fold_told()
        count = len(self._arrived) if children is None else min(children, len(self._arrived))
        for _ in range(count):
            subject, arrivals = self._arrived.popitem()
            self._fold(subject, unpack(arrivals))
        return count

    def rows(self, series: str, part: Part) -> Columns:
        """The rows of a part of a series: an indicator's id, or `process:` and a process's name."""
        return self._columns.get((self._counting.numbers[series], part), _NOTHING)

    def changed_from(self, series: Iterable[str], kinds: Iterable[str], revision: int) -> int:
        """The day, an ordinal, from which on what rests on series and event types may differ from what it was.

        Figures of periods that ended before it are those of the revision; OPEN: all of them are.
        """
        numbers = (self._counting.numbers[one] for one in series)
        marked = (self._changes[number].since(revision) for number in numbers if number in self._changes)
        return min(*marked, self._covers.changed_from(kinds, revision), OPEN)

    def covered(self, kind: str, instant: int = EVERYTHING) -> Days:
        """The days of an event type that sources had covered, as known at an instant."""
        return self._covers.days(kind, instant)

    def histories(self) -> Iterator[tuple[str, list[Version]]]:
        """Every child with the versions of its events that are folded."""
        return ((subject, unpack(packed)) for subject, packed in self._histories.items())

    @property
    def remarks(self) -> Remarks:
        """What officers say of its figures."""
        return self._remarks

    @property
    def bytes_held(self) -> int:
        """The memory of packed histories and rows, in bytes, without the dictionaries around them."""
        packed = sum(map(len, self._histories.values())) + sum(map(len, self._arrived.values()))
        return packed + sum(columns.bytes_held for columns in self._columns.values())

    def _check(self, event: Event) -> None:
        if event["authority"] != self.code:
            raise EventRefusedError("wrong_authority", f"authority: an event of another authority than {self.code}")
        check_time(event)
        key = event.get("pseudonymkey")
        if key and key != (self._key or key):
            text = "pseudonymkey: a second key for this authority; with it every child would be counted twice"
            raise EventRefusedError("second_key", text)
        self._key = key or self._key

    def _fold_told(self) -> None:
        """A history like a child's: of what sources cover, and of what officers say of the figures."""
        told, self._told = self._told, []
        self.revision += bool(told)
        self._hear(told)
        for version in self._fresh(self._said, told):
            self._covers.add(version, self.revision)
            self._remarks.add(version)

    def _fold(self, subject: str, arrivals: Sequence[Version]) -> None:
        self.revision += 1
        self._hear(arrivals)
        belief, packed = self._kept.pop(subject), self._histories.get(subject, b"")
        if belief is not None and belief.is_followed_by(arrivals):
            # All are new and none comes late: what is packed need not be looked at.
            self.outcomes.update((version.type, "new") for version in arrivals)
            self._hold(subject, packed + pack(arrivals), advanced(belief, arrivals, self._asked), belief)
            self.versions += len(arrivals)
            return
        old = unpack(packed)
        fresh = self._fresh(Held(old), arrivals)
        if fresh:
            folded = self._folded(subject, belief, old, fresh)
            self._hold(subject, pack([*old, *fresh]), *folded)
            self.versions += len(fresh)
        elif belief is not None:
            self._kept.keep(subject, belief)

    def _hear(self, arrivals: Iterable[Version]) -> None:
        """Repeats too: in a set they change nothing."""
        for version in arrivals:
            self.heard[version.source].add(version.recorded)

    def _folded(self, subject: str, belief: Belief | None, old: Sequence[Version], fresh: Sequence[Version]) -> Folded:
        if belief is not None and min(version.recorded for version in fresh) >= belief.last:
            return Folded(advanced(belief, fresh, self._asked), belief)
        return arrived(self._counting, subject, old, fresh, self._asked)

    def _hold(self, subject: str, packed: bytes, dates: Dates, belief: Belief) -> None:
        """A child's history, its new rows, and what is known of it, for as long as it is among the last folded."""
        self._histories[subject] = packed
        self._append(dates)
        for one in self._kept.keep(subject, belief):
            self._histories[one] = repacked(self._histories[one])

    def _fresh(self, held: Held, arrivals: Iterable[Version]) -> list[Version]:
        """The arrivals that are not held yet, and now are; exact repeats change nothing."""
        fresh: list[Version] = []
        for version in arrivals:
            clashes, is_new = held.clashes(version), held.add(version)
            self._count(version, clashes, is_new=is_new)
            if is_new:
                fresh.append(version)
        return fresh

    def _count(self, version: Version, clashes: int, *, is_new: bool) -> None:
        self.outcomes[version.type, "new" if is_new else "repeat"] += 1
        if is_new and clashes:
            self.clashes[version.type, version.source] += clashes

    def _append(self, dates: Dates) -> None:
        for series, known, reach, rows in dates:
            for row, weight in rows.items():
                columns = self._columns.get((series, row.part))
                if columns is None:
                    columns = self._columns[series, row.part] = self._new_columns(series, row.part)
                columns.append(known, reach, row, weight)
            self._changes[series].mark(self.revision, max(min(row.day for row in rows), reach))

    def _new_columns(self, series: int, part: Part) -> Columns:
        once = self._counting.series[series].units and part in _ONCE
        return Columns(self._units if once else None, self._asked)
