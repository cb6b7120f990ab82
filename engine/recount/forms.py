"""The five forms: how one child's events become the spells of a process."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.recount.child import Child
from engine.recount.cycles import duties
from engine.recount.overlaps import overlaps
from engine.recount.spans import moments, spans
from engine.recount.spell import Spell
from schemas.catalogue import Catalogue, Cycle, Moment, Overlap, Span, State
from schemas.envelope import Event


def child_of(name: str, events: list[Event], catalogue: Catalogue) -> Child:
    """A child with its events in order."""
    return Child(name, events, catalogue, _spells)


def _spells(child: Child, name: str) -> list[Spell]:
    """In the order in which they begin, each with its ordinal."""
    process = child.catalogue.processes[name]
    match process:
        case Moment():
            return list(_numbered(moments(child.events, process)))
        case Span():
            return list(_numbered(spans(child.events, process), process.seed))
        case Cycle():
            return duties(child, process)
        case Overlap():
            return list(_numbered(overlaps(child, process)))
        case State():
            raise TypeError(f"{name} is a state: it has values, and no spells; casetide check says where it is asked")


def _numbered(spells: Iterable[Spell], seed: str | None = None) -> Iterator[Spell]:
    """max(seed + 1, counted): a source may know of spells before the first that it tells."""
    number = 0
    for spell in spells:
        before = spell.opening.get(seed) if seed else None
        number = max(number, before or 0) + 1
        yield replace(spell, ordinal=number)
