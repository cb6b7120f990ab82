"""Steps towards adoption: AD1 tells of the children adopted in the year, another table of all for whom it was decided.

A decision of one day is one event, whichever table tells of it.
"""

import datetime as dt

from engine.importers.happening import NOTHING, Happening, Said
from engine.importers.ssda903 import codes
from engine.importers.ssda903.cells import Cells


def adopted(cells: Cells) -> Said:
    """AD1. DATE_INT: the decision that the child should be placed for adoption."""
    decided, matched = cells.day("DATE_INT", past=True), cells.day("DATE_MATCH", past=True)
    if cells.is_blank("DATE_INT") and cells.is_blank("DATE_MATCH"):
        cells.leave_out("DATE_INT", "blank, and DATE_MATCH too; write the days of decision and match")
    if decided and matched and matched < decided:
        cells.warn("DATE_MATCH", "before DATE_INT; taken as it is")
    if cells.left_out:
        return NOTHING
    return (*_decided(decided, "DATE_INT"), *_matched(matched))


def to_be_placed(cells: Cells) -> Said:
    """Should be placed for adoption. DATE_PLACED is the day of the decision, not of a placement."""
    decided, reversed_ = cells.needed_day("DATE_PLACED", past=True), cells.day("DATE_PLACED_CEASED", past=True)
    if decided and reversed_ and reversed_ < decided:
        cells.leave_out("DATE_PLACED_CEASED", "before DATE_PLACED; write the right days")
    if cells.is_blank("DATE_PLACED_CEASED") and not cells.is_blank("REASON_PLACED_CEASED"):
        cells.warn("DATE_PLACED_CEASED", "blank, though REASON_PLACED_CEASED gives a reason; taken as not reversed")
    reason = cells.code("REASON_PLACED_CEASED", codes.ADOPTION_REVERSED, "reason")
    if cells.left_out or decided is None:
        return NOTHING
    return (*_decided(decided, "DATE_PLACED"), *_reversed(decided, reversed_, reason))


def _decided(day: dt.date | None, field: str) -> Said:
    return (Happening(f"ssda903/adoption/{day}/decided", "adoption.decided", day, field, {}),) if day else NOTHING


def _matched(day: dt.date | None) -> Said:
    return (
        (Happening(f"ssda903/adoption/{day}/matched", "adoption.matched", day, "DATE_MATCH", {}),) if day else NOTHING
    )


def _reversed(decided: dt.date, day: dt.date | None, reason: dict[str, str]) -> Said:
    identity = f"ssda903/adoption/{decided}/reversed"
    return (Happening(identity, "adoption.reversed", day, "DATE_PLACED_CEASED", reason),) if day else NOTHING
