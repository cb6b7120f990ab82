"""Do the indicators make sense: is what they count there, and does it add up?"""

from collections.abc import Iterator

from schemas.catalogue.catalogue import Catalogue
from schemas.catalogue.indicators import CHILD, ByState, Indicator
from schemas.catalogue.processes import Cycle, Moment, Overlap, Span, State
from schemas.catalogue.sense.asked import conditions, field_there, is_timed
from schemas.catalogue.sense.fields import fields_of, is_list, is_number, opening_fields, refers, values_fit
from schemas.catalogue.sense.found import Found, Place


def counted(catalogue: Catalogue) -> Iterator[Found]:
    """What is wrong with the indicators, of processes that are right."""
    for number, one in enumerate(catalogue.indicators):
        place = ("indicators", number)
        if one.area not in catalogue.areas:
            yield (*place, "area"), f"no area {one.area}: there are {', '.join(catalogue.areas)}"
        if one.measure == "ratio":
            yield from _ratio(catalogue, place, one)
            continue
        wrong = [*refers(catalogue, (*place, "of"), one.of, (Moment, Span, Cycle, Overlap))]
        yield from wrong or _spells(catalogue, place, one)


def _ratio(catalogue: Catalogue, place: Place, one: Indicator) -> Iterator[Found]:
    counts = {other.id: other for other in catalogue.indicators if other.measure in {"count", "stock"}}
    for field in ("of", "per"):
        name = getattr(one, field)
        if name not in counts:
            yield (*place, field), f"no count or stock {name}: a ratio is of two of these indicators"
    if (
        one.of in counts
        and one.per in counts
        and (counts[one.of].moment == "open") != (counts[one.per].moment == "open")
    ):
        yield (*place, "per"), f"{one.of} and {one.per}: one is of a day, the other of a period"


def _spells(catalogue: Catalogue, place: Place, one: Indicator) -> Iterator[Found]:
    for part in ("where", "part"):
        yield from conditions(catalogue, (*place, part), one.of, getattr(one, part))
    if (one.measure == "timely" or one.moment == "due") and not is_timed(catalogue, one.of):
        yield (*place, "of"), f"nothing of {one.of} is ever due: a cycle, or a span with due, is needed here"
    if one.once_per not in {None, CHILD} and one.once_per not in opening_fields(catalogue, one.of):
        yield (*place, "once_per"), f"the openings of {one.of} have no field {one.once_per}"
    yield from _unit(catalogue, place, one)
    yield from _quantity(catalogue, place, one)
    yield from _breakdown(catalogue, place, one)


def _unit(catalogue: Catalogue, place: Place, one: Indicator) -> Iterator[Found]:
    of = catalogue.processes[one.of]
    if one.unit != "children" or one.once_per == CHILD:
        return
    alone = isinstance(of, Span) and (of.key is None or (of.joins is not None and of.joins.overlapping))
    if not alone:
        text = f"a child may have several spells of {one.of} at once: count spells, or once_per: child"
        yield (*place, "unit"), text


def _quantity(catalogue: Catalogue, place: Place, one: Indicator) -> Iterator[Found]:
    quantity, here = one.quantity, (*place, "quantity")
    if quantity is None:
        return
    if quantity.dimension and not is_number(catalogue, one.of, quantity.dimension):
        yield (*here, "dimension"), f"{quantity.dimension} of {one.of} is no number"
    if quantity.state:
        yield from _number(catalogue, (*here, "state"), quantity.state)
    if quantity.duration and isinstance(catalogue.processes[one.of], Moment):
        yield (*here, "duration"), f"{one.of} is a moment, and lasts nothing: a span, a cycle or an overlap is needed"
    if (quantity.duration or "points") != one.unit:
        yield (*place, "unit"), f"{one.unit} is not what is added up: {quantity.duration or 'points'} is"


def _number(catalogue: Catalogue, place: Place, state: str) -> Iterator[Found]:
    yield from refers(catalogue, place, state, (State,))
    own = catalogue.processes.get(state)
    if isinstance(own, State) and not is_number(catalogue, state, own.value):
        yield place, f"{own.value} of {state} is no number"


def _breakdown(catalogue: Catalogue, place: Place, one: Indicator) -> Iterator[Found]:
    if one.breakdown is None:
        return
    by, here = one.breakdown.by, (*place, "breakdown", "by")
    if isinstance(by, ByState):
        yield from refers(catalogue, (*here, "state"), by.state, (State,))
        return
    yield from field_there(catalogue, (*here, "dimension"), one.of, by.dimension)
    codes = (code for group in one.breakdown.groups.values() for code in group)
    yield from values_fit(
        (*place, "breakdown", "groups"), fields_of(catalogue, one.of).get(by.dimension, []), by.dimension, codes
    )
    if is_list(catalogue, one.of, by.dimension):
        text = f"{by.dimension} is a list: a spell would be in several parts, and they would not add up"
        yield (*here, "dimension"), text
