"""Which of several things it takes for something to hold."""

from collections.abc import Callable, Sequence
from typing import TypeVar

_Thing = TypeVar("_Thing")
Holds = Callable[[Sequence[_Thing]], bool]


def causes(suspects: Sequence[_Thing], holds: Holds[_Thing]) -> list[_Thing]:
    """Those without any one of which it would not hold, and what else it takes.

    Where several would each do, none of them is missed by itself: then the first in the order given is taken.
    """
    missed = [one for one in suspects if not holds([other for other in suspects if other != one])]
    return [*missed, *_besides(missed, [one for one in suspects if one not in missed], holds)]


def _besides(taken: list[_Thing], suspects: list[_Thing], holds: Holds[_Thing]) -> list[_Thing]:
    """As few of the suspects as it takes beside what is taken.

    By halves: asking costs more than anything else here, and a few of many are wanted.
    """
    if holds(taken):
        return []
    if len(suspects) < 2:
        return suspects
    half = len(suspects) // 2
    early, late = suspects[:half], suspects[half:]
    of_late = _besides([*taken, *early], late, holds)
    return [*_besides([*taken, *of_late], early, holds), *of_late]
