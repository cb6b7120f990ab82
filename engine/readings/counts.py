"""How many rows of an indicator there are in a period, covered or not."""

import datetime as dt

from engine.authority import Authority
from engine.rows.columns import EVERYTHING
from engine.rows.row import Part
from schemas.catalogue import Indicator

_BEGUN = {Part.NUMERATOR: Part.BEGUN, Part.DENOMINATOR: Part.WHOLE_BEGUN}


def count(
    authority: Authority,
    indicator: Indicator,
    part: Part,
    first: dt.date,
    last: dt.date,
    known: int = EVERYTHING,
    *,
    seen: dt.date | None = None,
) -> int:
    """How many of a part there are from `first` to `last`, or of a stock on `last`.

    `seen`: what was recorded ahead of its day takes part up to this day; without it, up to `last`.
    """
    rows, end = authority.rows(indicator.id, part), last.toordinal()
    if indicator.moment == "open":
        return rows.total(None, end, known)
    if indicator.moment == "during" and part in _BEGUN:
        begun = authority.rows(indicator.id, _BEGUN[part])
        held = rows.units(None, first.toordinal(), known, end)
        return len(held | begun.units(first.toordinal(), end, known))
    return rows.total(first.toordinal(), end, known, (seen or last).toordinal())


def level(authority: Authority, indicator: Indicator, part: Part, last: dt.date, known: int = EVERYTHING) -> int:
    """How many are waiting, overdue or due at the end of a day."""
    return authority.rows(indicator.id, part).total(None, last.toordinal(), known)


def amounts(
    authority: Authority, indicator: Indicator, first: dt.date, last: dt.date, known: int = EVERYTHING
) -> dict[int, int]:
    """Of what is added up: how many there are of each amount."""
    since = None if indicator.moment == "open" else first.toordinal()
    found = authority.rows(indicator.id, Part.QUANTITY).by_label(since, last.toordinal(), known)
    return {int(amount): many for amount, many in found.items()}
