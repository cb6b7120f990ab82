"""What came to light after the report: September entered in October and November, corrected, taken back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.examples.chance import Chance
from engine.examples.facts import Fact
from engine.examples.herefordshire.days import drawn_between
from engine.examples.herefordshire.recorded import KNOWN
from engine.examples.recording import Version, in_office

Life = list[Version]
"""All that is written down of a child."""
_SEPTEMBER, _EARLY_OCTOBER = KNOWN - 29, KNOWN + 12
_ENTERED_LATE: Mapping[tuple[str, str], int] = {
    ("assessment.completed", "initial"): 4,
    ("assessment.completed", "core"): 3,
    ("visit.made", "child_protection"): 7,
    ("visit.made", "looked_after"): 5,
    ("strategy_discussion.held", ""): 2,
    ("caf.closed", ""): 9,
    ("plan.ended", "child_protection"): 2,
}
"""Type and kind → how many are of late September, and were entered in October."""
_TAKEN_BACK: Mapping[tuple[str, str], int] = {
    ("contact.received", ""): 4,
    ("visit.made", "child_protection"): 3,
    ("visit.made", "looked_after"): 2,
    ("caf.opened", ""): 2,
}
"""The same → how many of September were entered twice or in error, and withdrawn in October or November."""
_PUT_RIGHT: Mapping[tuple[str, str], tuple[str, tuple[str, str]]] = {
    ("referral.made", ""): ("source", ("2A", "3B")),
    ("plan.started", "child_protection"): ("category", ("NEG", "EMO")),
    ("contact.received", ""): ("agency", ("police", "school")),
}
"""The same → a field, and its value at first and as put right."""
_RIGHTED = 4


def afterwards(chance: Chance, lives: Mapping[str, Life]) -> None:
    """Changes the lives: nothing of it was known at the report's day."""
    for (kind, what), count in _ENTERED_LATE.items():
        _some(chance, lives, count, _is(kind, what, KNOWN + 1, _EARLY_OCTOBER), _enter_late)
    for (kind, what), count in _TAKEN_BACK.items():
        _some(chance, lives, count, _is(kind, what, _SEPTEMBER, KNOWN), _take_back)
    for (kind, what), (field, values) in _PUT_RIGHT.items():
        _some(
            chance,
            lives,
            _RIGHTED,
            _says(_is(kind, what, _SEPTEMBER - 60, KNOWN), field, values[0]),
            _righting(field, values[1]),
        )


def find_ended(chance: Chance, life: Life, day: int) -> None:
    """The end of care on a day in September was not entered until October or November."""
    found = in_office(chance, KNOWN, chance.between(2, 35))
    for place, one in enumerate(life):
        if one.fact.type == "care_episode.ended" and one.fact.day == day:
            life[place] = Version(found, one.fact)


Fits = Callable[[Fact], bool]
Does = Callable[[Chance, Life, Fact], bool]
"""Changes a life by one of its facts; false where it cannot."""


def _is(kind: str, what: str, first: int, last: int) -> Fits:
    def fits(fact: Fact) -> bool:
        return fact.type == kind and first <= fact.day <= last and fact.data.get("kind", "") == what

    return fits


def _says(fits: Fits, field: str, value: str) -> Fits:
    return lambda fact: fits(fact) and fact.data.get(field) == value


def _some(chance: Chance, lives: Mapping[str, Life], count: int, fits: Fits, does: Does) -> None:
    able = [
        (life, one.fact) for life in lives.values() for one in life if fits(one.fact) and len(_of(life, one.fact)) == 1
    ]
    for life, fact in chance.sample(able, len(able)):
        if count == 0:
            return
        count -= does(chance, life, fact)


def _of(life: Life, fact: Fact) -> Sequence[Version]:
    """The versions of a fact."""
    return [one for one in life if (one.fact.type, one.fact.ref) == (fact.type, fact.ref)]


def _enter_late(chance: Chance, life: Life, fact: Fact) -> bool:
    """It was of late September already; nothing of the child's that it follows may be later."""
    day = drawn_between(chance, KNOWN - 6, KNOWN)
    before = [one.fact.day for one in life if _follows(fact, one.fact)]
    if max(before, default=0) >= day or _goes_on(life, fact, day):
        return False
    place = next(number for number, one in enumerate(life) if one.fact == fact)
    life[place] = Version(life[place].recorded, fact._replace(day=day))
    return True


def _follows(fact: Fact, other: Fact) -> bool:
    """What began the same piece of work, or the plan or the placement in which a child is visited."""
    if fact.type == "visit.made":
        return other.type in {"plan.started", "care_episode.started"}
    return other.ref == fact.ref and other.type != fact.type


def _goes_on(life: Life, fact: Fact, day: int) -> bool:
    """Whether a plan was visited or reviewed after the day; one that ends in a review ends on its day."""
    if fact.type != "plan.ended":
        return False
    return any(one.fact.type in {"visit.made", "conference.held"} and one.fact.day >= day for one in life)


def _take_back(chance: Chance, life: Life, fact: Fact) -> bool:
    """With everything of the same piece of work."""
    if fact.type == "contact.received" and any(
        one.fact.data.get("outcome") == "referral" for one in _piece(life, fact)
    ):
        return False
    seen = in_office(chance, KNOWN, chance.between(2, 35))
    life.extend(Version(max(seen, one.recorded + 60), one.fact, withdrawn=True) for one in _piece(life, fact))
    return True


def _piece(life: Life, fact: Fact) -> list[Version]:
    noun = fact.type.partition(".")[0]
    return [one for one in life if one.fact.ref == fact.ref and one.fact.type.startswith(f"{noun}.")]


def _righting(field: str, value: str) -> Does:
    def right(chance: Chance, life: Life, fact: Fact) -> bool:
        data: dict[str, Any] = {**fact.data, field: value}
        life.append(Version(in_office(chance, KNOWN, chance.between(2, 35)), fact._replace(data=data)))
        return True

    return right
