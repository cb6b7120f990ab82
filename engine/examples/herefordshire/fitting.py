"""Fitting: numbers a month that meet what was printed, families that add up to a number, a choice that does."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.months import Month

Numbers = dict[Month, int]
T = TypeVar("T")

FAMILIES = Table({1: 52, 2: 27, 3: 14, 4: 7})
"""Children of a family who are referred together."""
FEWER = Table({1: 60, 2: 25, 3: 11, 4: 4})
"""Of them, those who are together in what follows."""
_WOBBLE = 0.05


class UnfittedError(ValueError):
    """The figures cannot be met with what was drawn."""


def profile(
    chance: Chance,
    months: range,
    printed: Mapping[Month, int],
    years: Iterable[tuple[range, int]] = (),
    shape: Mapping[Month, float] | None = None,
    wobble: float = _WOBBLE,
) -> Numbers:
    """A number for each month: as printed, between printed ones on the way from one to the other, years adding up.

    `years`: months, and what they add up to; `shape`: factors by month.
    """
    weights = {
        month: between(printed, month) * (shape or {}).get(month, 1.0) * max(1 + wobble * _mild(chance), 0.0)
        for month in months
    }
    numbers = {month: printed.get(month, round(weights[month])) for month in months}
    for year, total in years:
        free = {month: weights[month] for month in year if month in numbers and month not in printed}
        held = sum(printed[month] for month in year if month in printed)
        numbers |= shared(free, total - held)
    return numbers


def _mild(chance: Chance) -> float:
    """A normal number, never far out."""
    return min(max(chance.gauss(0, 1), -2.0), 2.0)


def between(printed: Mapping[Month, float], month: Month) -> float:
    """On the straight line between the neighbours that were printed; beyond them as the last."""
    before = max((one for one in printed if one <= month), default=min(printed))
    after = min((one for one in printed if one >= month), default=max(printed))
    if after <= before:
        return printed[after if month < before else before]
    part = (month - before) / (after - before)
    return printed[before] + part * (printed[after] - printed[before])


def shared(weights: Mapping[T, float], total: int) -> dict[T, int]:
    """A total, shared out by weight in whole numbers."""
    if total < 0 or (total and not weights):
        raise UnfittedError("nothing to share out among")
    whole = sum(weights.values()) or 1.0
    exact = {one: total * weight / whole for one, weight in weights.items()}
    found = {one: int(share) for one, share in exact.items()}
    left = sorted(weights, key=lambda one: found[one] - exact[one])
    for one in left[: total - sum(found.values())]:
        found[one] += 1
    return found


def families(chance: Chance, children: int, sizes: Table[int] = FAMILIES) -> list[int]:
    """The sizes of families that have so many children together."""
    found: list[int] = []
    while children:
        found.append(min(chance.pick(sizes), children))
        children -= found[-1]
    return found


def chosen(items: Sequence[T], sizes: Sequence[int], total: int) -> list[T]:
    """The first of the items whose sizes add up to the total, as far as it goes; a few are exchanged to be exact."""
    picked, left = [False] * len(items), total
    for number, size in enumerate(sizes):
        if size <= left:
            picked[number], left = True, left - size
    if left:
        _exchange(picked, sizes, left)
    return [item for item, is_picked in zip(items, picked, strict=True) if is_picked]


def _exchange(picked: list[bool], sizes: Sequence[int], left: int) -> None:
    """One that is picked for a larger one that is not."""
    for out, size in enumerate(sizes):
        if not picked[out]:
            continue
        for into, other in enumerate(sizes):
            if not picked[into] and other == size + left:
                picked[out], picked[into] = False, True
                return
    raise UnfittedError(f"{left} of the sizes are left over")


def chosen_or_all(items: Sequence[T], sizes: Sequence[int], total: int) -> list[T]:
    """Those whose sizes add up to the total, or all where they fall short of it. Raises where there is none."""
    if not items:
        raise UnfittedError("none is left to choose")
    return list(items) if sum(sizes) < total else chosen(items, sizes, total)
