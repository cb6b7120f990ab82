"""The form `moment`: each matching event is a spell of its day."""

from collections.abc import Iterable

from engine.history import Version
from engine.processes.select import taken
from engine.spells import Spell
from schemas.catalogue import Moment


def moment_spells(process: Moment, events: Iterable[Version]) -> list[Spell]:
    """One spell an event, started and ended on the day."""
    return [
        Spell(event.day, event.day, event.data or {}, outcome="completed", is_moment=True)
        for event in taken(events, process.on)
    ]
