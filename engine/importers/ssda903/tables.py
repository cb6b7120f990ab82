"""The tables of the SSDA903 return, recognised by their columns: file names carry years and habits.

Columns: DfE, technical specification to the children looked after data collection, CSV format.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.importers.happening import Said
from engine.importers.ssda903 import rows
from engine.importers.ssda903.adoption import adopted, to_be_placed
from engine.importers.ssda903.cells import Cells
from engine.importers.ssda903.liberty import deprived_of_liberty
from engine.importers.ssda903.outcomes import outcomes
from engine.importers.ssda903.unaccompanied import unaccompanied
from engine.importers.ssda903.workers import responsible

_XML_FORM = {"CHILDID": "CHILD", "CHILD_ID": "CHILD", "PL": "PLACE"}
"""The XML form's spelling of columns."""


@dataclass(frozen=True)
class Table:
    """A table of the return. Without `read` it is known and no indicator uses it."""

    name: str
    needs: frozenset[str]
    """Columns that it is known by and cannot do without."""
    uses: frozenset[str] = frozenset()
    """Further columns that are read where they are there."""
    types: tuple[str, ...] = ()
    """The event types that it tells everything about."""
    read: Callable[[Cells], Said] | None = None
    called: tuple[str, ...] = ()
    """Words for it in file names, the longest first."""


def _table(
    name: str,
    needs: str,
    uses: str = "",
    types: tuple[str, ...] = (),
    read: Callable[[Cells], Said] | None = None,
    called: str = "",
) -> Table:
    return Table(name, frozenset(needs.split()), frozenset(uses.split()), types, read, tuple(called.split()))


TABLES = (
    _table("header", "CHILD DOB ETHNIC", "", ("child.registered",), rows.header, "headers header"),
    _table(
        "episodes",
        "CHILD DECOM RNE LS PLACE DEC REC",
        "CIN PLACE_PROVIDER REASON_PLACE_CHANGE",
        ("care_episode.started", "care_episode.ended"),
        rows.episode,
        "episodes episode",
    ),
    _table("reviews", "CHILD REVIEW REVIEW_CODE", "", ("review.held",), rows.review, "reviews review"),
    _table(
        "missing",
        "CHILD MISSING MIS_START MIS_END",
        "",
        ("missing.started", "missing.ended"),
        rows.missing,
        "missing_episodes missingepisodes missing",
    ),
    _table(
        # Only children who were adopted in the year: of the decisions and matches of others it tells nothing, so that
        # it covers no type.
        "ad1",
        "CHILD DATE_INT DATE_MATCH",
        read=adopted,
        called="ad1",
    ),
    _table(
        "placed_adoption",
        "CHILD DATE_PLACED DATE_PLACED_CEASED",
        "REASON_PLACED_CEASED",
        ("adoption.decided", "adoption.reversed"),
        to_be_placed,
        "should_be_placed_for_adoption placed_for_adoption placed_adoption placedadoption",
    ),
    _table(
        "oc2",
        "CHILD SDQ_SCORE SDQ_REASON CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT"
        " SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED",
        "",
        ("outcomes.recorded",),
        outcomes,
        "oc2",
    ),
    _table("uasc", "CHILD DUC", "", ("unaccompanied.started", "unaccompanied.ended"), unaccompanied, "uasc"),
    _table(
        "workers",
        "CHILD SW_ID SW_DECOM SW_DEC",
        "",
        ("worker.allocated", "worker.deallocated"),
        responsible,
        "social_worker_episodes social_worker sw_episodes swepisodes",
    ),
    _table(
        "dolo",
        "CHILD DOLO_START DOLO_END",
        "",
        ("liberty.deprived", "liberty.restored"),
        deprived_of_liberty,
        "dolo",
    ),
    _table("OC3 (care leavers)", "CHILD IN_TOUCH ACTIV ACCOM"),
    _table("previous permanence", "CHILD PREV_PERM DATE_PERM"),
)


def columns_named(columns: Sequence[str]) -> list[str]:
    """The columns in the CSV form's spelling."""
    return [_XML_FORM.get(name, name) for name in columns]


def table_of(columns: Sequence[str]) -> Table | None:
    """The table that has these columns; where two do, the one that needs more of them."""
    there = set(columns)
    fitting = [table for table in TABLES if table.needs <= there]
    return max(fitting, key=lambda table: len(table.needs)) if fitting else None


def nearest(columns: Sequence[str]) -> tuple[Table, list[str]]:
    """The table that lacks the fewest columns, and those that it lacks."""
    there = set(columns)
    table = max(TABLES, key=lambda table: len(table.needs & there) / len(table.needs))
    return table, sorted(table.needs - there)
