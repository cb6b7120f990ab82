"""The cases behind a card, and what they come to."""

from collections import Counter
from collections.abc import Iterable, Sequence

from engine.history import Version
from engine.readings.reading import Figure, added_up
from engine.why.case import Case
from engine.why.once import counted_once
from engine.why.past import Past
from engine.why.question import Question
from schemas.catalogue import Indicator

Histories = Iterable[tuple[str, Sequence[Version]]]
"""Children with the versions held of each."""


def cases(question: Question, histories: Histories) -> list[Case]:
    """Every spell behind the card, with the events that made it."""
    pasts = {past.name: past for past in (Past(question, *one) for one in histories) if any(past.cases())}
    return [pasts[one.child].made(one) for one in counted(pasts.values())]


def counted(pasts: Iterable[Past]) -> list[Case]:
    """Every spell behind the card; what counts once does so with one of them."""
    return counted_once([case for past in pasts for case in past.cases()])


def total(indicator: Indicator, found: Sequence[Case]) -> Figure:
    """What cases come to: all of them, to the card."""
    if indicator.quantity:
        return added_up(indicator, Counter(one.adds.amount for one in found if one.adds.amount is not None))
    numerator = sum(one.adds.numerator for one in found)
    if not indicator.has_denominator:
        return Figure(numerator, numerator, None)
    denominator = sum(one.adds.denominator for one in found)
    return Figure(numerator / denominator if denominator else None, numerator, denominator)
