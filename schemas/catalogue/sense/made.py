"""Do the processes make sense: can every spell begin and end, are its fields there?"""

from collections.abc import Iterator

from schemas.catalogue.catalogue import Catalogue
from schemas.catalogue.needs import events_of, selections
from schemas.catalogue.processes import AnyProcess, Cycle, Joins, Moment, Overlap, Span, State
from schemas.catalogue.sense.asked import conditions
from schemas.catalogue.sense.fields import has, known, matches, refers
from schemas.catalogue.sense.found import Found, Place
from schemas.events import EVENT_TYPES


def made(catalogue: Catalogue) -> Iterator[Found]:
    """What is wrong with the processes, and with the name of the one that says whose team it is."""
    if catalogue.team is not None and not isinstance(catalogue.processes.get(catalogue.team), State):
        yield ("team",), f"{catalogue.team} is no state: name a process of form state, or leave team out"
    for name, process in catalogue.processes.items():
        place = ("processes", name)
        yield from _events(place, process)
        match process:
            case Moment():
                yield from _moment(place, process)
            case Span():
                yield from _span(place, process)
            case State():
                yield from _state(catalogue, place, process)
            case Cycle():
                yield from _cycle(catalogue, place, process)
            case Overlap():
                yield from _overlap(catalogue, place, process)


def _events(place: Place, process: AnyProcess) -> Iterator[Found]:
    for field, events in events_of(process):
        if events.event not in EVENT_TYPES:
            types = ", ".join(sorted(EVENT_TYPES))
            yield (*place, field, "event"), f"unknown event type {events.event}: known are {types}"
        for part in ("where", "unless"):
            yield from matches((*place, field, part), (events,), getattr(events, part))


def _moment(place: Place, process: Moment) -> Iterator[Found]:
    if process.each is None:
        return
    yield from has((*place, "each"), process.on, process.each)
    for kind in known(process.on):
        if process.each in kind.fields and kind.entries(process.each) is None:
            yield (*place, "each"), f"{process.each} of {kind.name} is no list: leave each out"


def _span(place: Place, process: Span) -> Iterator[Found]:
    if not process.closes:
        text = "a span that cannot end: say which event closes it, or make it a moment or a state"
        yield (*place, "closes"), text
    if any(one in process.opens for one in process.closes):
        yield (*place, "closes"), "a span that cannot end: the same events open it and close it"
    yield from _keyed(place, process)
    yield from matches((*place, "start_known"), process.opens, process.start_known)
    yield from _joins(place, process)
    for kind in known(process.opens) if process.seed else ():
        if process.seed not in kind.fields or not kind.is_number(process.seed):
            yield (*place, "seed"), f"{kind.name} has no number {process.seed}"


def _state(catalogue: Catalogue, place: Place, process: State) -> Iterator[Found]:
    if process.during:
        yield from refers(catalogue, (*place, "during"), process.during, (Span, Overlap))
    if not process.closes:
        for field in ("key", "lapses", "joins"):
            if getattr(process, field):
                yield (*place, field), "only a state that is closed has it: say what closes it"
    yield from _keyed(place, process)
    yield from _joins(place, process)
    yield from has((*place, "value"), process.opens, process.value)


def _cycle(catalogue: Catalogue, place: Place, process: Cycle) -> Iterator[Found]:
    yield from refers(catalogue, (*place, "during"), process.during, (Span, Overlap))
    if process.during in catalogue.processes:
        for number, instead in enumerate(process.instead):
            yield from conditions(catalogue, (*place, "instead", number, "when"), process.during, instead.when)


def _overlap(catalogue: Catalogue, place: Place, process: Overlap) -> Iterator[Found]:
    for number, one in enumerate(process.of):
        here = (*place, "of", number)
        if isinstance(one, str):
            yield from refers(catalogue, here, one, (Span, State, Overlap))
        else:
            yield from refers(catalogue, (*here, "state"), one.state, (State,))
            if one.lasted or one.absent is not None:
                yield here, "an overlap asks for any_of or none_of of a state; leave the rest to a condition"


def _keyed(place: Place, process: Span | State) -> Iterator[Found]:
    """That what opens and what closes have the field that ties them."""
    if process.recurs and not process.key:
        yield (*place, "recurs"), "only a key recurs: give the key, or leave it out"
    if process.key:
        for field, chosen in selections(process):
            if field != "opens" or not isinstance(process, State) or process.closes:
                yield from has((*place, "key"), chosen, process.key)


def _joins(place: Place, process: Span | State) -> Iterator[Found]:
    joins = process.joins or Joins()
    yield from matches((*place, "joins", "started"), process.opens, joins.started)
    yield from matches((*place, "joins", "ended"), process.closes, joins.ended)
