"""The fields that events, and the spells made of them, have."""

from collections.abc import Iterable, Iterator

from schemas.catalogue.catalogue import Catalogue
from schemas.catalogue.needs import events_of, selections
from schemas.catalogue.processes import Cycle, Events, Moment, Overlap, Span, State
from schemas.catalogue.sense.found import Found, Place
from schemas.catalogue.strict import Match, Value
from schemas.events import EVENT_TYPES, EventType

Fields = dict[str, list[EventType]]
"""Field → the event types that have it; an entry of a list has no type of its own."""


def known(events: Iterable[Events]) -> list[EventType]:
    """The types of the selections; those that do not exist are left out."""
    return [EVENT_TYPES[one.event] for one in events if one.event in EVENT_TYPES]


def fields_of(catalogue: Catalogue, process: str) -> Fields:
    """What can be asked of the spells of a process."""
    own = catalogue.processes[process]
    found: Fields = {}
    for kind in known(events for _, events in events_of(own)):
        for name in kind.fields:
            found.setdefault(name, []).append(kind)
    if isinstance(own, Moment) and own.each:
        for kind in known(own.on):
            found |= {name: [] for name in kind.entries(own.each) or ()}
    if isinstance(own, State):
        return {own.value: found.get(own.value, [])}
    for other in _below(own):
        found = fields_of(catalogue, other) | found
    return found


def opening_fields(catalogue: Catalogue, process: str) -> set[str]:
    """What the opening of a spell says of it."""
    own = catalogue.processes[process]
    kinds = known(events for field, chosen in selections(own) if field in {"on", "opens"} for events in chosen)
    found = {name for kind in kinds for name in kind.fields}
    if isinstance(own, Moment) and own.each:
        found.update(name for kind in kinds for name in kind.entries(own.each) or ())
    return found.union(*(opening_fields(catalogue, other) for other in _below(own)))


def _below(process: object) -> list[str]:
    """The processes whose openings a spell of this one carries."""
    if isinstance(process, Cycle):
        return [process.during]
    return [one for one in process.of if isinstance(one, str)] if isinstance(process, Overlap) else []


def has(place: Place, events: Iterable[Events], name: str) -> Iterator[Found]:
    """That every event type has a field."""
    for kind in known(events):
        if name not in kind.fields:
            yield place, f"{kind.name} has no field {name}: it has {', '.join(kind.fields)}"


def matches(place: Place, events: Iterable[Events], match: Match) -> Iterator[Found]:
    """That every event type has the fields of a match, and that they may have its values."""
    chosen = tuple(events)
    for name, values in match.items():
        yield from has((*place, name), chosen, name)
        yield from values_fit((*place, name), known(chosen), name, values)


def values_fit(place: Place, kinds: Iterable[EventType], name: str, values: Iterable[Value]) -> Iterator[Found]:
    """That a field may have these values in one of the event types that have it, where their types tell."""
    having = [kind for kind in kinds if name in kind.fields]
    for value in values:
        if having and not any(kind.may_be(name, value) for kind in having):
            choices = sorted({choice for kind in having for choice in kind.choices(name)})
            right = f"it is {' or '.join(choices)}" if choices else "its values are of another kind"
            yield place, f"{name} of {' and '.join(kind.name for kind in having)} is never {value}: {right}"


def is_list(catalogue: Catalogue, process: str, name: str) -> bool:
    """Whether a field of a process is a list; where `each` takes it apart, it is none."""
    own = catalogue.processes[process]
    if isinstance(own, Moment) and own.each == name:
        return False
    return any(kind.entries(name) is not None for kind in fields_of(catalogue, process).get(name, []))


def is_number(catalogue: Catalogue, process: str, name: str) -> bool:
    """Whether a field of a process is a number."""
    return any(kind.is_number(name) for kind in fields_of(catalogue, process).get(name, []))


Form = type[Span | State | Cycle | Overlap | Moment]


def refers(catalogue: Catalogue, place: Place, name: str, forms: tuple[Form, ...]) -> Iterator[Found]:
    """That there is a process of that name, and of one of these forms."""
    process = catalogue.processes.get(name)
    if process is None:
        yield place, f"no process {name}: there are {', '.join(catalogue.processes)}"
    elif not isinstance(process, forms):
        needed = " or ".join(one.__name__.lower() for one in forms)
        yield place, f"{name} is a {process.form}; a {needed} is needed here"
