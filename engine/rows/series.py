"""What is counted of a child's spells: every indicator of a catalogue, and every process."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from engine.child import Child
from engine.conditions import Look
from engine.rows.flows import add_flow
from engine.rows.in_hand import add_in_hand
from engine.rows.levels import add_backlog, add_presence, add_stock
from engine.rows.reads import beside, rows_read
from engine.rows.row import Part, Row, Rows, add, add_lasting
from engine.spells import Spell
from schemas.catalogue import AnyProcess, Catalogue, Cycle, Indicator, Span, State


class Series(NamedTuple):
    """Something that is counted. `of`: the process; `reads`: the event types that it rests on.

    `beside`: those of them by which a spell's rows may change though the spell, and those before it, stay the same.
    `units`: whether something counts once.
    """

    name: str
    of: str
    reads: frozenset[str]
    beside: frozenset[str]
    rows: Callable[[Child, Spell], Rows]
    units: bool = False


def series_of(catalogue: Catalogue) -> Iterator[Series]:
    """Every indicator but the ratios, by its id, and every process that has spells, as `process:` and its name."""
    for one in catalogue.indicators:
        if one.measure != "ratio":
            rows = partial(indicator_rows, one, catalogue.processes[one.of])
            yield Series(one.id, one.of, rows_read(catalogue, one), beside(catalogue, one), rows, bool(one.once_per))
    for name, process in catalogue.processes.items():
        if not isinstance(process, State):
            yield _of_process(catalogue, name, process)


def _of_process(catalogue: Catalogue, name: str, process: AnyProcess) -> Series:
    """Of what is timed, the rows say which team's it is."""
    reads = catalogue.reads(name)
    if not process.is_timed:
        return Series(f"process:{name}", name, reads, frozenset(), process_rows)
    team = catalogue.reads(catalogue.team) if catalogue.team else frozenset[str]()
    return Series(f"process:{name}", name, reads | team, team, partial(timed_rows, catalogue.team))


def indicator_rows(indicator: Indicator, process: AnyProcess, child: Child, spell: Spell) -> Rows:
    """The rows of an indicator for one spell of a child; `process` is the one it is of."""
    rows: Rows = {}
    look = Look(child, indicator.of, spell)
    if indicator.moment == "open":
        add_stock(rows, indicator, child.name, look)
    elif indicator.moment == "during":
        add_presence(rows, indicator, child.name, look)
    else:
        add_flow(rows, indicator, child.name, look)
    if indicator.measure == "timely" and isinstance(process, Cycle | Span):
        add_backlog(rows, indicator, look, process.due_soon_working_days)
    return rows


def process_rows(_child: Child, spell: Spell) -> Rows:
    """The start, the end and the open days of a spell of a process."""
    rows = _ends(spell)
    add_lasting(rows, Part.OPENED, [(spell.start, spell.end)])
    return rows


def timed_rows(team: str | None, child: Child, spell: Spell) -> Rows:
    """The same of a process that is timed: its open days as work in hand. `team`: the state that says whose."""
    rows = _ends(spell)
    add_in_hand(rows, team, child, spell)
    return rows


def _ends(spell: Spell) -> Rows:
    rows: Rows = {}
    if spell.start_known:
        add(rows, Row(spell.start, Part.STARTED))
    if spell.outcome == "completed":
        add(rows, Row(spell.end, Part.ENDED))
    return rows
