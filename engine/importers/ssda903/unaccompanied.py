"""UASC: children who seek asylum and are unaccompanied."""

from engine.importers.happening import NOTHING, Happening, Said
from engine.importers.ssda903.cells import Cells
from engine.importers.ssda903.years import EVE, YEAR


def unaccompanied(cells: Cells) -> Said:
    """The table says who was, in its year, and until when (DUC); it does not say since when.

    So it is true from the eve of the year on, and an earlier year's return may tell of earlier days: an opening for
    each year, of which the first counts, and one end that a later return corrects.
    """
    ended = cells.day("DUC")
    if cells.left_out:
        return NOTHING
    started = Happening(f"ssda903/uasc/{YEAR}/started", "unaccompanied.started", EVE, "row", {})
    if ended is None:
        return (started,)
    return started, Happening("ssda903/uasc/ended", "unaccompanied.ended", ended, "DUC", {})
