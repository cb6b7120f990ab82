"""DoLO: orders that deprive a child of liberty."""

from engine.importers.happening import NOTHING, Happening, Said
from engine.importers.ssda903.cells import Cells


def deprived_of_liberty(cells: Cells) -> Said:
    """An order, by the day it starts: the guide lets no two be open at once."""
    start, end = cells.needed_day("DOLO_START", past=True), cells.day("DOLO_END")
    if start and end and end < start:
        cells.leave_out("DOLO_END", "before DOLO_START; write the right days")
    if cells.left_out or start is None:
        return NOTHING
    data = {"order": start.isoformat()}
    deprived = Happening(f"ssda903/dolo/{start}/deprived", "liberty.deprived", start, "DOLO_START", data)
    if end is None:
        return (deprived,)
    return deprived, Happening(f"ssda903/dolo/{start}/restored", "liberty.restored", end, "DOLO_END", data)
