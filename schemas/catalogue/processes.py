"""Processes: how a child's events become spells. Five forms: moment, span, state, cycle, overlap."""

from typing import Annotated, Literal

from pydantic import Field, PositiveInt

from schemas.catalogue.conditions import Condition, StateIs
from schemas.catalogue.duration import Duration, Limit
from schemas.catalogue.strict import ONE_OR_MORE, Match, Strict, Values


class Events(Strict):
    """The events of one type whose data fit `where` and do not fit `unless`."""

    event: str
    where: Match = {}
    unless: Match = {}


Selection = Annotated[tuple[Events, ...], ONE_OR_MORE]
"""Events of one or more types."""
Some = Annotated[Selection, Field(min_length=1)]


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

    @property
    def is_timed(self) -> bool:
        """Whether its spells are due some day."""
        return False


class Timed(Process):
    """`source` of the time allowed; `due_soon_working_days`: what a manager is warned of."""

    source: str = ""
    due_soon_working_days: PositiveInt = 5


class Moment(Process):
    """Each matching event is a spell of one day; `each`: each entry of that list in its data is one.

    The fields of an entry stand beside those of the event; an entry that is a code has the name of the list.
    """

    form: Literal["moment"]
    on: Some
    each: str | None = None


class Span(Timed):
    """Opens on an event, is completed (`closes`) or cancelled by another with the same `key`.

    Without a key: one at a time a child. `recurs`: the key names what may come again (a worker), so that an ending
    with nothing open ends nothing that begins on a later day. `start_known`: beginnings that are real; the others are
    "on or before": in stock, never counted as starts, and their length is unknown. `due`: the time allowed from the
    start. `seed`: the field of the opening event that says how many there were before the first that is known.
    """

    form: Literal["span"]
    opens: Some
    closes: Selection = ()
    cancels: Selection = ()
    key: str | None = None
    recurs: bool = False
    start_known: Match = {}
    joins: Joins | None = None
    due: Limit | None = None
    seed: str | None = None

    @property
    def is_timed(self) -> bool:
        return self.due is not None


class State(Process):
    """A value (field `value` of the opening event) that holds until the next one.

    `during`: only while that span is open, and set in it. With `closes` it opens and closes like a span, by a `key`
    that may recur: where several are open at once the last begun governs; those whose value is in `yields` only if
    there is no other. After an ending with nothing begun the last value holds on, or with `lapses` none does. `joins`
    says which changes continue the run of the state before.
    """

    form: Literal["state"]
    during: str | None = None
    opens: Some
    closes: Selection = ()
    key: str | None = None
    recurs: bool = False
    value: str
    yields: Values = ()
    lapses: bool = False
    joins: Joins | None = None


class Instead(Strict):
    """Another limit for a duty where all conditions fit on the day its clock starts."""

    when: Annotated[tuple[Condition, ...], Field(min_length=1)]
    limit: Duration


class Cycle(Timed):
    """While the span `during` is open a duty recurs: the first from the span's start, each next from the last held.

    `limits`: of the first duty, the second …; the last repeats. The first of `instead` that fits comes before them.
    `first_from`: the first duty runs from the last of these events on or before the span's start, after the end of
    the spell before; without one, from the start. `restarts`: on these events the clock starts anew, with the first
    limit. Where the span's start is not known, the first held (or restart) only sets the clock; after a first held
    every later duty has the last limit.
    """

    form: Literal["cycle"]
    during: str
    held: Some
    limits: Annotated[tuple[Duration, ...], Field(min_length=1)]
    instead: tuple[Instead, ...] = ()
    first_from: Selection = ()
    restarts: Selection = ()

    @property
    def is_timed(self) -> bool:
        return True


class Overlap(Process):
    """The days on which a child is in all of these at once: spans by name, states with the values that count."""

    form: Literal["overlap"]
    of: Annotated[tuple[str | StateIs, ...], Field(min_length=2)]


AnyProcess = Annotated[Moment | Span | State | Cycle | Overlap, Field(discriminator="form")]
