"""Early help cases (CAF): after a contact that needs no social worker, and when a social worker steps down."""

from collections.abc import Iterator

from engine.examples.chance import Chance, Table
from engine.examples.child import Child
from engine.examples.facts import Chain, Entry, entry
from engine.examples.groups import group
from engine.examples.need import Caf, Need
from engine.examples.office import next_open, working_day_after

_LEADS = Table({"education": 46, "health": 22, "local_authority": 22, "voluntary": 7, "housing": 3})
_REASONS = Table({"outcomes_met": 56, "no_further_action": 30, "step_up": 14})


def caf(chance: Chance, day: int, *, stepped_down: bool = False) -> Caf:
    """One that opens within days after a day."""
    opened = working_day_after(day, chance.about(4, 0.6))
    closed = next_open(opened + chance.about(170, 0.6))
    return Caf(opened, closed, chance.pick(_LEADS), chance.pick(_REASONS), stepped_down)


def early_help(_: Chance, child: Child, __: int) -> Iterator[Chain]:
    """A child's early help cases, each a chain."""
    for need in child.needs:
        if need.caf:
            yield _case(child, need, need.caf)


def _case(child: Child, need: Need, one: Caf) -> list[Entry]:
    ref = str(need.number)
    data = {"caf": ref, "lead_professional": one.lead, "group": group(child.family, need.number)}
    if one.stepped_down:
        data["stepped_down_from"] = "single_assessment"
    return [
        entry("caf.opened", ref, one.opened, data),
        entry("caf.closed", ref, one.closed, {"caf": ref, "reason": one.reason}, room=5),
    ]
