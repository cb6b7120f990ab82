"""What each spell of a child adds to a card."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from engine.child import Child
from engine.history import Version, order
from engine.rows.row import Part, Row, Rows
from engine.rows.series import indicator_rows
from engine.spells import Spell
from engine.why.question import Days, Question
from schemas.catalogue import Indicator


class Adds(NamedTuple):
    """What a spell adds: 1 to a part that counts it; of what is added up an `amount` (of hours in microseconds).

    `label`: of the breakdown, where it is in the numerator. `unit`, `whole_unit`: what counts once, in the numerator
    and in the denominator; empty where every spell counts.
    """

    numerator: int = 0
    denominator: int = 0
    pending: int = 0
    amount: int | None = None
    label: str = ""
    unit: str = ""
    whole_unit: str = ""

    @property
    def is_something(self) -> bool:
        """Whether it adds anything."""
        return bool(self.numerator or self.denominator or self.pending) or self.amount is not None

    @property
    def alone(self) -> "Adds":
        """The same without what ties it to others."""
        return self._replace(unit="", whole_unit="")

    @property
    def to_rate(self) -> "Adds":
        """What of it a rate counts: the numerator."""
        return Adds(self.numerator, label=self.label, unit=self.unit) if self.numerator else Adds()


class Weighed(NamedTuple):
    """A spell of a process, and what it adds."""

    process: str
    spell: Spell
    adds: Adds


def child_of(question: Question, name: str, events: Iterable[Version]) -> Child:
    """A child as these events alone make it."""
    believed: defaultdict[str, list[Version]] = defaultdict(list)
    for event in sorted(events, key=order):
        believed[event.type].append(event)
    return Child(question.catalogue, name, believed)


def weighed(question: Question, child: Child) -> list[Weighed]:
    """The spells of a child that may have a part in a card, whether they add anything or not.

    Of a ratio, what the count above counts is the numerator, and what the one below does the denominator.
    """
    above, *below = question.counted
    found = {(one.process, one.spell.place): one for one in _of(question, above, child)}
    for one in (one for count in below for one in _of(question, count, child)):
        key, adds = (one.process, one.spell.place), one.adds
        other = found.get(key, one._replace(adds=Adds()))
        found[key] = other._replace(adds=other.adds._replace(denominator=adds.numerator, whole_unit=adds.unit))
    return list(found.values())


def _of(question: Question, indicator: Indicator, child: Child) -> Iterator[Weighed]:
    process = question.catalogue.processes[indicator.of]
    for spell in child.spells(indicator.of):
        rows = indicator_rows(indicator, process, child, spell)
        adds = _adds(indicator, rows, question.days)
        yield Weighed(indicator.of, spell, adds.to_rate if question.of_rate else adds)


def _adds(indicator: Indicator, rows: Rows, days: Days) -> Adds:
    numerator, denominator = (_counted(indicator, rows, part, days) for part in (Part.NUMERATOR, Part.DENOMINATOR))
    amounts = _in_period(indicator, rows, Part.QUANTITY, days)
    return Adds(
        len(numerator),
        len(denominator),
        _pending(indicator, rows, days),
        next((int(row.label) for row in amounts), None),
        next((row.label for row in numerator), ""),
        next((row.unit for row in numerator), ""),
        next((row.unit for row in denominator), ""),
    )


def _counted(indicator: Indicator, rows: Rows, part: Part, days: Days) -> list[Row]:
    """Open at any time of the period: from before it, or since a day in it."""
    if indicator.moment != "during":
        return _in_period(indicator, rows, part, days)
    begun = Part.BEGUN if part == Part.NUMERATOR else Part.WHOLE_BEGUN
    held = _left(rows, part, None, days.first)
    return (held or _left(rows, begun, days.first, days.last))[:1]


def _in_period(indicator: Indicator, rows: Rows, part: Part, days: Days) -> list[Row]:
    return _left(rows, part, None if indicator.moment == "open" else days.first, days.last)


def _pending(indicator: Indicator, rows: Rows, days: Days) -> int:
    """Of those that ended: what is open beside them."""
    if indicator.measure != "timely":
        return 0
    if indicator.moment == "ends":
        return len(_left(rows, Part.WAITING, None, days.last))
    return len(_left(rows, Part.PENDING, days.first, days.last))


def _left(rows: Rows, part: Part, first: int | None, last: int) -> list[Row]:
    """What the rows of some days come to."""
    total: dict[Row, int] = {}
    for row, weight in rows.items():
        if row.part == part and row.day <= last and (first is None or row.day >= first):
            kind = row._replace(day=0)
            total[kind] = total.get(kind, 0) + weight
    return [row for row, weight in total.items() if weight]
