"""Which spell of one list is which of another, where events have come between the two."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from engine.why.told import origin
from engine.why.weighed import Weighed

Pair = tuple[Weighed | None, Weighed | None]
_Key = Callable[[Weighed], tuple[Any, ...] | None]


def matched(before: Sequence[Weighed], after: Sequence[Weighed]) -> list[Pair]:
    """Pairs of the same spell; with None where there is none.

    The same: of the same events and start; or of the same events, if one closed it; or of the same opening and start;
    or of the same opening.
    """
    lefts, rights = dict(enumerate(before)), dict(enumerate(after))
    pairs: list[Pair] = []
    for key in _KEYS:
        waiting: defaultdict[object, list[int]] = defaultdict(list)
        for number, one in rights.items():
            waiting[key(one)].append(number)
        for number, one in list(lefts.items()):
            if key(one) is not None and waiting[key(one)]:
                pairs.append((lefts.pop(number), rights.pop(waiting[key(one)].pop(0))))
    return [*pairs, *((one, None) for one in lefts.values()), *((None, one) for one in rights.values())]


def _opening(one: Weighed) -> tuple[Any, ...]:
    return one.process, one.spell.entry, origin(one.spell.opened)


def _events(one: Weighed) -> tuple[Any, ...]:
    return *_opening(one), origin(one.spell.closed)


def _events_that_closed(one: Weighed) -> tuple[Any, ...] | None:
    return _events(one) if origin(one.spell.closed) else None


_KEYS: tuple[_Key, ...] = (
    lambda one: (*_events(one), one.spell.start),
    _events_that_closed,
    lambda one: (*_opening(one), one.spell.start),
    _opening,
)
