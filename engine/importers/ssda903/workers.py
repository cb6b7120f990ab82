"""Social worker episodes: who was responsible for a child, and when."""

from engine.importers.happening import NOTHING, Happening, Said
from engine.importers.ssda903.cells import Cells


def responsible(cells: Cells) -> Said:
    """A worker's time with a child. SW_REASON is not taken: it says why this worker came, not why they went."""
    worker = cells.worker("SW_ID")
    start, end = cells.needed_day("SW_DECOM", past=True), cells.day("SW_DEC")
    if start and end and end < start:
        cells.leave_out("SW_DEC", "before SW_DECOM; write the right days")
    if cells.left_out or worker is None or start is None:
        return NOTHING
    identity, data = f"ssda903/workers/{start}/{worker}", {"worker": worker}
    role = data | {"role": "social_worker"}
    allocated = Happening(f"{identity}/allocated", "worker.allocated", start, "SW_DECOM", role)
    if end is None:
        return (allocated,)
    return allocated, Happening(f"{identity}/deallocated", "worker.deallocated", end, "SW_DEC", data)
