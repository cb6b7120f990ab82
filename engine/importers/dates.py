"""Dates as returns write them: dd/mm/yyyy in CSV, yyyy-mm-dd in XML."""

import datetime as dt
import re

from engine.calendar import FIRST_DAY

BRITISH, ISO = "dd/mm/yyyy, as in 31/03/2018", "yyyy-mm-dd, as in 2018-03-31"
"""How a return writes a day; the other way is understood too."""
_MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
_DAY_MONTH_YEAR = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}}){_MIDNIGHT}")
_YEAR_MONTH_DAY = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_MIDNIGHT}(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})?")
"""xs:date lets an offset follow the day."""
_SHORT_YEAR = re.compile(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}")


def day_written(text: str, form: str = BRITISH) -> dt.date:
    """The day of a cell; a time of midnight after it is let pass. Raises ValueError with the remedy."""
    british, iso = _DAY_MONTH_YEAR.fullmatch(text), _YEAR_MONTH_DAY.fullmatch(text)
    if british:
        day, month, year = map(int, british.groups())
    elif iso:
        year, month, day = map(int, iso.groups())
    elif _SHORT_YEAR.fullmatch(text):
        raise ValueError(f"a year of two digits; write {form}")
    else:
        raise ValueError(f"not a date; write {form}")
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ValueError(f"a day that no calendar has; write the right one as {form}") from None


TOO_FAR_AHEAD = "over twenty years after the return was recorded; write the right year"


def plausible_day(text: str, form: str = BRITISH) -> dt.date:
    """The same, of a day from 1950 on. Raises ValueError with the remedy."""
    day = day_written(text, form)
    if day < FIRST_DAY:
        raise ValueError(f"before {FIRST_DAY.year}; write the right year")
    return day
