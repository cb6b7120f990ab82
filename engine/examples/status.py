"""What a court, the police or an arrival make of a child's status: protection, liberty, asylum."""

from collections.abc import Iterator

from engine.examples.chance import Chance
from engine.examples.child import YEAR, Child
from engine.examples.courses import UNACCOMPANIED
from engine.examples.facts import Chain, Entry, entry

_PROTECTED = {"L1": "police", "L2": "order"}
"""Police protection and emergency protection orders, by the legal status under which care begins."""
_FROM_AGE, _DEPRIVED = 13, 0.03


def emergencies(_: Chance, child: Child, __: int) -> Iterator[Chain]:
    """The emergency protection with which a stay begins."""
    for number, stay in enumerate(child.stays, 1):
        kind = _PROTECTED.get(stay.episodes[0].status)
        if kind:
            yield (entry("emergency_protection.made", str(number), stay.start, {"kind": kind}),)


def unaccompanied(_: Chance, child: Child, __: int) -> Iterator[Chain]:
    """From the first day in care to its end."""
    first = child.stays[0] if child.stays else None
    if first and first.course is UNACCOMPANIED:
        yield [entry("unaccompanied.started", "1", first.start, {}), entry("unaccompanied.ended", "1", first.end, {})]


def liberty(chance: Chance, child: Child, _: int) -> Iterator[Chain]:
    """A few teenagers in care are deprived of their liberty for some months."""
    for number, stay in enumerate(child.stays, 1):
        start = max(stay.start, child.born + round(_FROM_AGE * YEAR)) + chance.about(60, 1.0)
        if start < stay.end - 1 and chance.happens(_DEPRIVED):
            yield list(_order(str(number), start, min(start + chance.about(120, 0.7), stay.end)))


def _order(ref: str, start: int, end: int) -> Iterator[Entry]:
    yield entry("liberty.deprived", ref, start, {"order": ref})
    yield entry("liberty.restored", ref, end, {"order": ref})
