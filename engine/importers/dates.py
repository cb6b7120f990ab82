"""Dates as returns write them: dd/mm/yyyy, and yyyy-mm-dd."""

import datetime as dt
import re

_MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
_BRITISH = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}}){_MIDNIGHT}")
_ISO = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_MIDNIGHT}")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}")


def day_written(text: str) -> dt.date:
    """The day of a cell; a time of midnight after it is let pass. Raises ValueError with the remedy."""
    british, iso = _BRITISH.fullmatch(text), _ISO.fullmatch(text)
    if british:
        day, month, year = map(int, british.groups())
    elif iso:
        year, month, day = map(int, iso.groups())
    elif _SHORT_YEAR.fullmatch(text):
        raise ValueError("a year of two digits; write four, as in 31/03/2018")
    else:
        raise ValueError("not a date; write dd/mm/yyyy, as in 31/03/2018")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ValueError("a day that no calendar has; write the right one as dd/mm/yyyy") from None
