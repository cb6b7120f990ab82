"""Processes: how a child's events become spells. Four forms: moment, span, state, cycle."""

from typing import Annotated, Literal

from pydantic import Field, PositiveInt

from schemas.catalogue.duration import Duration
from schemas.catalogue.strict import Codes, Match, Strict


class Events(Strict):
    """The events of one type whose data fit `where` and do not fit `unless`."""

    event: str
    where: Match = {}
    unless: Match = {}


class Joins(Strict):
    """When a beginning continues the spell before it instead of starting another.

    `overlapping`: openings are counted; one that begins while another is open belongs to it, and the spell ends when
    the last of them closes. `started`/`ended`: the beginning, or every ending of the spell's last day, has these
    values, and no more than `within_days` lie between the ending and the beginning (a beginning before the ending
    fits too).
    """

    overlapping: bool = False
    started: Match = {}
    ended: Match = {}
    within_days: Annotated[int, Field(ge=0)] = 0


class Process(Strict):
    """What all forms have: a title for people."""

    title: str


class Moment(Process):
    """Each matching event is a spell of one day."""

    form: Literal["moment"]
    on: Events


class Span(Process):
    """Opens on one event, is closed by another with the same `key` (a field of both; none: one at a time a child).

    `start_known`: beginnings that are real; the others are "on or before": in stock, never counted as starts, and
    their length is unknown.
    """

    form: Literal["span"]
    opens: Events
    closes: Events
    key: str | None = None
    start_known: Match = {}
    joins: Joins | None = None


class State(Process):
    """A value (field `value` of the opening event) that holds until the next one while the span `during` is open.

    Where several openings are open at once the last begun governs; those whose value is in `yields` only if there is
    no other. `joins` says which changes continue the run of the state before.
    """

    form: Literal["state"]
    during: str
    opens: Events
    closes: Events
    key: str
    value: str
    yields: Codes = ()
    joins: Joins | None = None


class Cycle(Process):
    """While the span `during` is open a duty recurs: the first from the span's start, each next from the last held.

    `limits`: of the first duty, the second …; the last repeats. Where the span's start is not known, the first held
    only sets the clock and every later duty has the last limit. `due_soon`: what a manager is warned of.
    """

    form: Literal["cycle"]
    during: str
    held: Events
    limits: Annotated[tuple[Duration, ...], Field(min_length=1)]
    source: str
    due_soon_working_days: PositiveInt = 5


AnyProcess = Annotated[Moment | Span | State | Cycle, Field(discriminator="form")]
