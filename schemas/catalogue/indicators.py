"""Indicators: how spells become numbers, and the card that shows them."""

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, PositiveInt, model_validator

from schemas.catalogue.alerts import Alerts
from schemas.catalogue.beside import Benchmark, Printed, Target
from schemas.catalogue.conditions import Condition
from schemas.catalogue.duration import Duration
from schemas.catalogue.measures import (
    JUDGED,
    MOMENTS,
    ONE_OF_TWO,
    UNITS,
    WITH_PARTS,
    At,
    Basis,
    Measure,
    Moment,
    Period,
    Unit,
)
from schemas.catalogue.strict import Strict, Values

Polarity = Literal["higher", "lower", "band", "none"]
"""Which way is good; `band`: near the band of the target."""
LONGEST_SHORT = 20
"""Letters of a name on a wall: more do not fit in one line of a tile, in a size that is read from four metres."""
CHILD = "child"
"""`once_per` a child."""


class ByDimension(Strict):
    """Broken down by a field of the opening or closing event."""

    dimension: str


class ByState(Strict):
    """Broken down by a state of the child on the day."""

    state: str


class Breakdown(Strict):
    """Parts that add up to the total. Beyond the `top` largest there is `other`; without a value, `unknown`.

    `at`: when the dimension is read; at `known`, what has not ended yet is `undecided` where its opening does not
    say. `groups`: label → codes; a code in no group is `other`.
    """

    title: str
    by: ByDimension | ByState
    at: At
    groups: dict[str, Values] = {}
    top: Annotated[int, Field(ge=1, le=20)] = 20

    @model_validator(mode="after")
    def _once(self) -> Self:
        codes = [code for values in self.groups.values() for code in values]
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice is not None:
            raise ValueError(f"groups: {twice} is in two groups, and the parts would not add up: put it in one")
        return self


class Rate(Strict):
    """The value's numerator per 10,000 children, over so many calendar months that end with the period."""

    months: PositiveInt
    source: str


class Reaching(Strict):
    """The day on which a spell, still open, has lasted so long, or its child comes of an age in years."""

    lasted: Duration | None = None
    age: PositiveInt | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("give lasted or age")
        return self


class Quantity(Strict):
    """What is added up: the length of a spell, a number in a field of its events, or a state that is a number.

    Days and working days as elapsed days; hours between instants (a day that is only known counts as 24).
    """

    duration: Literal["hours", "days", "working_days"] | None = None
    dimension: str | None = None
    state: str | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise ValueError("give exactly one of duration, dimension, state")
        return self


class Indicator(Strict):
    """A definition. `where` says what is counted; of a share, `part` says which of those are the numerator.

    `of`: a process; of a ratio, the indicator (a count or a stock) that is divided by the one named in `per`.
    `once_per`: however many spells fit, each child (`child`), or each value of that field, counts once. `code`: what
    a printed report calls its card. `polarity`: which way is good; `band` is near the band of the target. `rated_by`:
    its target, or its direction against the year before, where that alone says how it does. `short`: its name on a
    wall. `alerts`: what differs from the catalogue's.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    code: str | None = None
    name: str
    short: Annotated[str, Field(max_length=LONGEST_SHORT)] | None = None
    area: str
    officer: str
    description: str
    guide: str
    source: str
    polarity: Polarity
    unit: Unit
    measure: Measure
    of: str
    per: str | None = None
    moment: Moment | None = None
    reaching: Reaching | None = None
    where: tuple[Condition, ...] = ()
    part: tuple[Condition, ...] = ()
    once_per: str | None = None
    quantity: Quantity | None = None
    period: Period = "month"
    rate: Rate | None = None
    breakdown: Breakdown | None = None
    rated_by: Literal["target", "direction"] = "target"
    targets: tuple[Target, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    printed: tuple[Printed, ...] = ()
    alerts: Alerts | None = None

    @model_validator(mode="after")
    def _shape(self) -> Self:
        for rule in (_combined, _needed, _broken_down, _on_one_basis, _rated_one_way):
            problem = rule(self)
            if problem:
                raise ValueError(problem)
        return self

    @property
    def on_walls(self) -> str:
        """Its name on a wall."""
        return self.short or self.name

    @property
    def basis(self) -> Basis:
        """What kind of figure the value is."""
        return "stock" if self.moment == "open" else self.period

    @property
    def rate_basis(self) -> Basis | None:
        """What kind of figure the rate is; None without one, or of a length that has no name."""
        if self.rate is None:
            return None
        lengths: dict[int, Basis] = {1: "month", 3: "quarter", 12: "year"}
        return "stock" if self.moment == "open" else lengths.get(self.rate.months)

    @property
    def is_rated(self) -> bool:
        """Whether it can have a verdict at all."""
        return self.rated_by == "direction" or any(target.unrated is None for target in self.targets)

    @property
    def rated(self) -> Literal["value", "rate", "direction", "none"]:
        """What of it is rated: what its newest target is of, or its direction."""
        if self.rated_by == "direction":
            return "direction"
        rating = [target for target in self.targets if target.unrated is None]
        return max(rating, key=lambda target: target.start).applies_to if rating else "none"

    @cached_property
    def has_denominator(self) -> bool:
        """Whether two numbers make the value."""
        return self.measure in ONE_OF_TWO


def _combined(one: Indicator) -> str | None:
    """What does not go with the measure, with what would."""
    if one.unit not in UNITS[one.measure]:
        return f"unit: {one.unit} does not fit measure {one.measure}: {' or '.join(UNITS[one.measure])} does"
    if one.measure == "ratio" and one.moment:
        return "moment: a ratio has none; those of its two counts hold"
    if one.measure != "ratio" and one.moment not in MOMENTS[one.measure]:
        given = one.moment or "none"
        return f"moment: {given} does not fit measure {one.measure}: {' or '.join(MOMENTS[one.measure])} does"
    if one.unit == "children" and one.moment != "open" and one.once_per != CHILD:
        return f"once_per: a child may have several {one.moment} in the period; count spells, or once_per: child"
    return None


def _needed(one: Indicator) -> str | None:
    """What a measure or a moment needs, and no other has."""
    for field, needed, who in (
        ("part", one.measure == "share", "a share"),
        ("per", one.measure == "ratio", "a ratio"),
        ("reaching", one.moment == "reaching", "moment reaching"),
        ("quantity", one.measure in {"sum", "mean", "median"}, "a sum, a mean or a median"),
    ):
        if bool(getattr(one, field)) != needed:
            return f"{field}: {who} needs it, and nothing else has it"
    if one.measure == "ratio" and (one.where or one.once_per):
        return "where, once_per: a ratio has none; those of its two counts hold"
    if one.moment == "during" and not one.once_per:
        return "once_per: moment during needs it: say what counts once, however often it was open in the period"
    if one.quantity and one.quantity.duration and one.moment == "open":
        return "quantity: an open spell has no length yet; ask for it at moment ends"
    if one.once_per and (one.quantity or one.measure == "timely"):
        return f"once_per: of what is {'added up' if one.quantity else 'timed'} each spell counts"
    return None


def _broken_down(one: Indicator) -> str | None:
    if one.breakdown is None:
        return None
    if one.measure not in WITH_PARTS:
        return f"breakdown: the parts of a {one.measure} do not add up to it"
    if one.once_per == CHILD and one.moment != "open":
        return "breakdown: a child counted once may be in two parts, and they would not add up"
    allowed = JUDGED[one.moment] if one.moment else ()
    if one.breakdown.at not in allowed:
        fit = " or ".join(allowed) or "none"
        return f"breakdown: at {one.breakdown.at} does not fit moment {one.moment}: {fit} does"
    if one.breakdown.at == "known" and isinstance(one.breakdown.by, ByState):
        return "breakdown: a state is of a day; at known reads the field of an event"
    return None


def _on_one_basis(one: Indicator) -> str | None:
    """A target rates a figure of its own basis only."""
    if one.rate and one.measure not in WITH_PARTS:
        return f"rate: a {one.measure} has no number per 10,000 children"
    for target in one.targets:
        if target.applies_to == "rate" and one.rate is None:
            return "targets: one applies to the rate, and there is no rate"
        own = one.rate_basis if target.applies_to == "rate" else one.basis
        if target.basis != own and target.unrated is None:
            return f"targets: basis {target.basis} cannot rate a {target.applies_to} of basis {own}"
        wrong = _out_of_reach(one, target)
        if wrong:
            return f"targets: {wrong}"
    rating = {target.applies_to for target in one.targets if target.unrated is None}
    if len(rating) > 1:
        return "targets: some rate the value and others the rate: rate one, and say of the others why they are unrated"
    holds = [(target.start, target.authority) for target in one.targets]
    return "targets: two hold from one day" if len(set(holds)) < len(holds) else None


def _out_of_reach(one: Indicator, target: Target) -> str | None:
    """A target that no figure meets, or that asks for the worse."""
    bounds = [bound for bound in (target.low, target.high) if bound is not None]
    if one.unit == "share" and target.applies_to == "value" and not all(0 <= bound <= 1 for bound in bounds):
        return "a share is from 0 to 1; write 0.9 for 90 %"
    if (one.polarity == "lower" and target.high is None) or (one.polarity == "higher" and target.low is None):
        return f"polarity {one.polarity} is better, and the target asks for the other"
    if one.polarity == "band" and len(bounds) < 2:
        return "polarity band is better the nearer to it: give low and high"
    return None


def _rated_one_way(one: Indicator) -> str | None:
    if one.rated_by == "target":
        return None
    if any(target.unrated is None for target in one.targets):
        return "rated_by: a target rates it already: leave out the one or the other"
    if one.polarity not in {"higher", "lower"}:
        return f"rated_by: with polarity {one.polarity} no direction is better: higher or lower is needed"
    return None
