"""The form `moment`: each matching event, or each entry of a list in it, is a spell of its day."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from engine.history import Version
from engine.processes.select import Believed, taken
from engine.spells import Data, Spell, numbered
from schemas.catalogue import Moment


def moment_spells(process: Moment, believed: Believed) -> list[Spell]:
    """The spells, started and ended on the day."""
    made = (spell for event in taken(believed, process.on) for spell in _spells(process, event))
    return numbered(made)


def _spells(process: Moment, event: Version) -> Iterator[Spell]:
    data = event.data or {}
    if process.each is None:
        yield _spell(event, data, -1)
        return
    for number, entry in enumerate(data.get(process.each, ())):
        yield _spell(event, data | _fields(process.each, entry), number)


def _fields(name: str, entry: Any) -> dict[str, Any]:
    return dict(cast("Mapping[str, Any]", entry)) if isinstance(entry, Mapping) else {name: entry}


def _spell(event: Version, data: Data, entry: int) -> Spell:
    return Spell(
        event.day,
        event.day,
        data,
        outcome="completed",
        is_moment=True,
        entry=entry,
        start_at=event.instant,
        end_at=event.instant,
    )
