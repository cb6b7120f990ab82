"""Does the catalogue make sense as a whole? Names that lead somewhere, each used once."""

from collections.abc import Iterator

from schemas.catalogue.catalogue import Catalogue, events_of
from schemas.catalogue.conditions import Condition, DimensionIs, SpellsOverlap, StateIs
from schemas.catalogue.indicators import ByState, Indicator
from schemas.catalogue.processes import AnyProcess, Cycle, Events, Span, State
from schemas.catalogue.strict import Match
from schemas.events import EVENT_TYPES

Place = tuple[str | int, ...]
Found = tuple[Place, str]


def nonsense(catalogue: Catalogue) -> Iterator[Found]:
    """Where (the path in the YAML) and what is wrong, with what would be right."""
    for name, process in catalogue.processes.items():
        yield from _process(catalogue, ("processes", name), process)
    seen: set[str] = set()
    for number, indicator in enumerate(catalogue.indicators):
        place = ("indicators", number)
        if indicator.id in seen:
            yield (*place, "id"), f"{indicator.id} is there twice: an id names one indicator"
        seen.add(indicator.id)
        yield from _indicator(catalogue, place, indicator)


def _process(catalogue: Catalogue, place: Place, process: AnyProcess) -> Iterator[Found]:
    for field, events in events_of(process):
        yield from _events(place, field, events)
    if isinstance(process, State | Cycle):
        yield from _refers(catalogue, (*place, "during"), process.during, Span)
    if isinstance(process, Span | State) and process.key:
        for field, events in events_of(process):
            yield from _field(place, field, events, process.key, "key")
    if isinstance(process, Span):
        yield from _match(place, "start_known", process.opens, process.start_known)
    if isinstance(process, Span | State) and process.joins:
        yield from _match((*place, "joins"), "started", process.opens, process.joins.started)
        yield from _match((*place, "joins"), "ended", process.closes, process.joins.ended)
    if isinstance(process, State):
        yield from _field(place, "opens", process.opens, process.value, "value")


def _events(place: Place, field: str, events: Events) -> Iterator[Found]:
    if events.event not in EVENT_TYPES:
        known = ", ".join(sorted(EVENT_TYPES))
        yield (*place, field, "event"), f"unknown event type {events.event}: known are {known}"
        return
    for part in ("where", "unless"):
        yield from _match((*place, field), part, events, getattr(events, part))


def _match(place: Place, part: str, events: Events, match: Match) -> Iterator[Found]:
    for name in match:
        yield from _field(place, part, events, name, name)


def _field(place: Place, part: str, events: Events, name: str, at: str) -> Iterator[Found]:
    kind = EVENT_TYPES.get(events.event)
    if kind and name not in kind.fields:
        where = (*place, at) if at in {"key", "value"} else (*place, part, at)
        yield where, f"{events.event} has no field {name}: it has {', '.join(kind.fields)}"


def _refers(catalogue: Catalogue, place: Place, name: str, form: type[AnyProcess] | None) -> Iterator[Found]:
    process = catalogue.processes.get(name)
    if process is None:
        yield place, f"no process {name}: there are {', '.join(catalogue.processes)}"
    elif form is not None and not isinstance(process, form):
        yield place, f"{name} is a {process.form}; a {form.__name__.lower()} is needed here"


def _indicator(catalogue: Catalogue, place: Place, indicator: Indicator) -> Iterator[Found]:
    if indicator.area not in catalogue.areas:
        yield (*place, "area"), f"no area {indicator.area}: there are {', '.join(catalogue.areas)}"
    yield from _of(catalogue, place, indicator)
    for part in ("where", "part"):
        for number, condition in enumerate(getattr(indicator, part)):
            yield from _condition(catalogue, (*place, part, number), indicator, condition)
    by = indicator.breakdown and indicator.breakdown.by
    if isinstance(by, ByState):
        yield from _refers(catalogue, (*place, "breakdown", "by", "state"), by.state, State)
    elif by:
        yield from _dimension(catalogue, (*place, "breakdown", "by"), indicator.of, by.dimension)


def _of(catalogue: Catalogue, place: Place, indicator: Indicator) -> Iterator[Found]:
    yield from _refers(catalogue, (*place, "of"), indicator.of, Cycle if indicator.measure == "timely" else None)
    of = catalogue.processes.get(indicator.of)
    if isinstance(of, State):
        text = f"{indicator.of} is a state: count the span it is of, and ask for the state in a condition"
        yield (*place, "of"), text
    if indicator.unit == "children" and isinstance(of, Span) and not (of.key is None or _joined(of)):
        yield (*place, "unit"), f"a child may have several spells of {indicator.of} at once: count spells"


def _condition(catalogue: Catalogue, place: Place, indicator: Indicator, condition: Condition) -> Iterator[Found]:
    if isinstance(condition, StateIs):
        yield from _refers(catalogue, (*place, "state"), condition.state, State)
    elif isinstance(condition, SpellsOverlap):
        yield from _refers(catalogue, (*place, "spells"), condition.spells, None)
        if isinstance(catalogue.processes.get(condition.spells), State):
            yield (*place, "spells"), f"{condition.spells} is a state; a span or a moment is needed"
    elif isinstance(condition, DimensionIs):
        yield from _dimension(catalogue, place, indicator.of, condition.dimension)


def _joined(span: Span) -> bool:
    return span.joins is not None and span.joins.overlapping


def _dimension(catalogue: Catalogue, place: Place, process: str, name: str) -> Iterator[Found]:
    own = catalogue.processes.get(process)
    kinds = [EVENT_TYPES[events.event] for _, events in events_of(own) if events.event in EVENT_TYPES] if own else []
    fields = sorted({field for kind in kinds for field in kind.fields})
    if kinds and name not in fields:
        yield (*place, "dimension"), f"the events of {process} have no field {name}: they have {', '.join(fields)}"
