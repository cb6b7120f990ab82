"""What a spell is grouped by: a field of its events, or a state on the day on which it is judged."""

from collections.abc import Iterator

from engine.child import Child
from engine.conditions import Look
from engine.rows.flows import happening
from engine.rows.labels import label_on
from engine.spells import as_open, last_night
from engine.why.question import Question
from engine.why.weighed import Weighed
from schemas.catalogue import Breakdown, ByDimension, ByState, Catalogue, Indicator, State
from schemas.events import EVENT_TYPES

OWN = "breakdown"
"""The card's own breakdown, where others are called by a state or a field."""


class UngroupableError(ValueError):
    """What spells cannot be grouped by, with what they can."""


def grouped_by(catalogue: Catalogue, indicator: Indicator, name: str) -> Breakdown:
    """A way to group by name: the card's breakdown, a state, or a field of the spells' events, in this order."""
    if name == OWN and indicator.breakdown:
        return indicator.breakdown
    process = catalogue.processes.get(name)
    if isinstance(process, State):
        return Breakdown(title=process.title, by=ByState(state=name), at="period_end")
    fields = sorted({field for one in catalogue.counted(indicator) for field in _fields(catalogue, one)})
    if name in fields:
        return Breakdown(title=name, by=ByDimension(dimension=name), at="known")
    states = [one for one, process in catalogue.processes.items() if isinstance(process, State)]
    ways = [*([OWN] if indicator.breakdown else []), *states, *fields]
    raise UngroupableError(f"{name}: its spells have no such field, and there is no such state: {', '.join(ways)}")


def _fields(catalogue: Catalogue, indicator: Indicator) -> Iterator[str]:
    """Of the events that its process reads, with those of the entries of their lists."""
    for kind in (EVENT_TYPES[name] for name in catalogue.reads(indicator.of)):
        for field in kind.fields:
            yield field
            yield from kind.entries(field) or ()


def group_of(question: Question, child: Child, one: Weighed) -> str:
    """The label of its group; as the card's own breakdown would label it."""
    if question.by is None:
        return ""
    above, *below = question.counted
    indicator = below[0] if below and not one.adds.numerator else above
    spell = as_open(one.spell) if indicator.moment == "open" else one.spell
    look = Look(child, one.process, spell)
    return label_on(question.by, look, _night(indicator, look, question.days.last))


def _night(indicator: Indicator, look: Look, last: int) -> int:
    """The night on which its state is asked: of what is open at the period's end, the last, or its own last."""
    happened = None if indicator.moment in {"open", "during"} else happening(indicator, look)
    return happened.night if happened else min(last, last_night(look.spell))
