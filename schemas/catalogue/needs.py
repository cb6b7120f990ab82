"""What rests on what: the processes and event types that a process or a condition needs."""

from collections.abc import Iterable, Iterator, Mapping

from schemas.catalogue.conditions import AgeIs, AnyOf, Condition, SpellsIn, StateIs
from schemas.catalogue.processes import AnyProcess, Cycle, Events, Moment, Overlap, Selection, Span, State

BIRTH = "child.registered"
"""The type that says when a child was born."""
Processes = Mapping[str, AnyProcess]


def selections(process: AnyProcess) -> Iterator[tuple[str, Selection]]:
    """The selections of events that a process makes, by the name of the field."""
    for field in ("on", "opens", "closes", "cancels", "held", "first_from", "restarts"):
        chosen: Selection = getattr(process, field, ())
        if chosen:
            yield field, chosen


def events_of(process: AnyProcess) -> Iterator[tuple[str, Events]]:
    """Every selection of one event type, by the name of its field."""
    for field, chosen in selections(process):
        for events in chosen:
            yield field, events


def flat(conditions: Iterable[Condition]) -> Iterator[Condition]:
    """The conditions, those of every branch among them."""
    for condition in conditions:
        yield condition
        if isinstance(condition, AnyOf):
            for branch in condition.any:
                yield from flat(branch)


def asked(conditions: Iterable[Condition]) -> Iterator[str]:
    """The processes that conditions ask about."""
    for condition in flat(conditions):
        if isinstance(condition, StateIs):
            yield condition.state
        elif isinstance(condition, SpellsIn):
            yield condition.spells


def rests_on(process: AnyProcess) -> Iterator[str]:
    """The processes that one is made of or asks about."""
    match process:
        case Moment() | Span():
            return
        case State():
            yield from [process.during] if process.during else []
        case Cycle():
            yield process.during
            yield from asked(condition for instead in process.instead for condition in instead.when)
        case Overlap():
            yield from (one if isinstance(one, str) else one.state for one in process.of)


def types_read(processes: Processes, name: str) -> frozenset[str]:
    """The event types that a process needs, those of what it rests on among them."""
    process = processes[name]
    types = {events.event for _, events in events_of(process)}
    if isinstance(process, Cycle):
        types |= _own_types(condition for instead in process.instead for condition in instead.when)
    return frozenset(types).union(*(types_read(processes, other) for other in rests_on(process)))


def types_asked(processes: Processes, conditions: Iterable[Condition]) -> frozenset[str]:
    """The event types that conditions need."""
    conditions = tuple(conditions)
    return frozenset(_own_types(conditions)).union(*(types_read(processes, one) for one in asked(conditions)))


def _own_types(conditions: Iterable[Condition]) -> set[str]:
    return {BIRTH for condition in flat(conditions) if isinstance(condition, AgeIs)}
