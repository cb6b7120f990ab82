"""OC2: health, offending and wellbeing of a year, for the children looked after throughout it."""

from typing import Any

from engine.importers.happening import Happening, Said
from engine.importers.ssda903 import codes
from engine.importers.ssda903.cells import Cells
from engine.importers.ssda903.years import LAST, YEAR

_ASKED_OF_ALL = {
    "HEALTH_ASSESSMENT": "health_assessment",
    "TEETH_CHECK": "teeth_check",
    "IMMUNISATIONS": "immunisations",
    "SUBSTANCE_MISUSE": "substance_misuse",
}
_ASKED_OF_SOME = {
    "HEALTH_CHECK": "health_check",  # under five
    "INTERVENTION_RECEIVED": "intervention_received",  # where there is a misuse
    "INTERVENTION_OFFERED": "intervention_offered",
    "CONVICTED": "convicted",  # ten or older
}
_MOST_POINTS = 40


def outcomes(cells: Cells) -> Said:
    """One a child and year; a later return of the year corrects it."""
    data: dict[str, Any] = {}
    for field, name in (_ASKED_OF_ALL | _ASKED_OF_SOME).items():
        data |= cells.yes_or_no(field, name)
    for field in _ASKED_OF_ALL:
        if cells.is_blank(field):
            cells.warn(field, "blank; taken without it, and counted as not so")
    data |= cells.number("SDQ_SCORE", _MOST_POINTS, "sdq_score")
    data |= cells.code("SDQ_REASON", codes.NO_SCORE, "sdq_reason")
    return (Happening(f"ssda903/oc2/{YEAR}/recorded", "outcomes.recorded", LAST, "row", data),)
