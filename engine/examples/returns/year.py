"""The year of a return: 1 April to 31 March."""

import datetime as dt
from typing import NamedTuple


class Year(NamedTuple):
    """The first and the last day."""

    start: dt.date
    end: dt.date


def year_to(year: int) -> Year:
    """The year that ends on 31 March of `year`."""
    return Year(dt.date(year - 1, 4, 1), dt.date(year, 3, 31))
