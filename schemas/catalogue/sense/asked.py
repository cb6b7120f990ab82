"""Can the conditions be asked of the spells that they narrow?"""

from collections.abc import Iterable, Iterator

from schemas.catalogue.catalogue import Catalogue
from schemas.catalogue.conditions import AnyOf, Condition, DimensionIs, Late, SpellsIn, StateIs
from schemas.catalogue.processes import Cycle, Moment, Overlap, Span, State
from schemas.catalogue.sense.fields import fields_of, is_list, is_number, opening_fields, refers, values_fit
from schemas.catalogue.sense.found import Found, Place


def conditions(catalogue: Catalogue, place: Place, of: str, asked: Iterable[Condition]) -> Iterator[Found]:
    """What is wrong with the conditions on spells of a process, which must be there."""
    for number, condition in enumerate(asked):
        here = (*place, number)
        match condition:
            case StateIs():
                yield from refers(catalogue, (*here, "state"), condition.state, (State,))
            case SpellsIn():
                yield from _spells(catalogue, here, of, condition)
            case DimensionIs():
                yield from _dimension(catalogue, here, of, condition)
            case Late():
                if not is_timed(catalogue, of):
                    yield (*here, "late"), f"nothing of {of} is ever due: a cycle, or a span with due, is needed"
            case AnyOf():
                for branch, inner in enumerate(condition.any):
                    yield from conditions(catalogue, (*here, "any", branch), of, inner)
            case _:
                pass


def is_timed(catalogue: Catalogue, process: str) -> bool:
    """Whether the spells of a process are due."""
    own = catalogue.processes[process]
    return isinstance(own, Cycle) or (isinstance(own, Span) and own.due is not None)


def field_there(catalogue: Catalogue, place: Place, of: str, name: str) -> Iterator[Found]:
    """That the events of a process have a field."""
    fields = fields_of(catalogue, of)
    if name not in fields:
        yield place, f"the events of {of} have no field {name}: they have {', '.join(sorted(fields))}"


def _dimension(catalogue: Catalogue, place: Place, of: str, condition: DimensionIs) -> Iterator[Found]:
    name, here = condition.dimension, (*place, "dimension")
    yield from field_there(catalogue, here, of, name)
    if is_list(catalogue, of, name) != (condition.includes is not None):
        kind = "a list: ask what it includes" if condition.includes is None else "no list: ask any_of"
        yield here, f"{name} is {kind}"
    if condition.number and not is_number(catalogue, of, name):
        yield here, f"{name} is no number"
    asked = (condition.any_of or (), condition.none_of or (), condition.includes or ())
    yield from values_fit(here, fields_of(catalogue, of).get(name, []), name, (one for many in asked for one in many))


def _spells(catalogue: Catalogue, place: Place, of: str, condition: SpellsIn) -> Iterator[Found]:
    wrong = [*refers(catalogue, (*place, "spells"), condition.spells, (Moment, Span, Cycle, Overlap))]
    if wrong:
        yield from wrong
        return
    yield from conditions(catalogue, (*place, "where"), condition.spells, condition.where)
    for field in ("linked", "distinct"):
        name = getattr(condition, field)
        if name and name not in opening_fields(catalogue, condition.spells):
            yield (*place, field), f"the openings of {condition.spells} have no field {name}"
    if condition.linked and condition.linked not in fields_of(catalogue, of):
        yield (*place, "linked"), f"the events of {of} have no field {condition.linked}"
