"""From what is counted to a figure: the eight measures."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction

from engine.calendar import working_days
from engine.recount.breakdowns import part_of
from engine.recount.child import Child
from engine.recount.conditions import fulfils, is_number
from engine.recount.counted import Case, Unit, cases
from engine.recount.look import Look, while_open
from engine.recount.spell import Spell
from engine.recount.states import state_on
from schemas.catalogue import Indicator, Quantity


@dataclass(frozen=True)
class Counted:
    """What was counted, and the value that it makes: None where it is shared out among none.

    `numerator` is None of a median, `denominator` where nothing is shared out. `parts`: the label of each part of
    the breakdown and its share of the numerator, none cut off. `pending`: of what is timed, not ended yet; None
    where nothing is timed. `by_day`: of hours, how many were judged by the day.
    """

    numerator: int | float | None
    denominator: int | None
    value: float | None
    parts: dict[str, int]
    pending: int | None
    by_day: int


def measured(children: list[Child], indicator: Indicator, start: dt.date, end: dt.date) -> Counted:
    """Any measure but a ratio, for the days `start` to `end`."""
    found = [case for child in children for case in cases(child, indicator, start, end)]
    if indicator.quantity:
        return _amount(found, indicator, indicator.quantity)
    counted = _number(found, indicator)
    if indicator.measure == "timely":
        by_day = sum(case.look.spell.timing is not None and case.look.spell.timing.by_day for case in found)
        return replace(counted, pending=_pending(children, found, indicator, end), by_day=by_day)
    return counted


def divided(one: Counted, other: Counted) -> Counted:
    """A ratio: two independent counts; it may exceed 1."""
    per = int(other.numerator or 0)
    return Counted(one.numerator, per, _share(one.numerator or 0, per), {}, None, 0)


def _number(found: list[Case], indicator: Indicator) -> Counted:
    """A count or a share: of what counts once, a part. Of several labels of one, the first in the alphabet."""
    whole = {case.unit for case in found}
    part: dict[Unit, set[str]] = defaultdict(set)
    for case in found:
        if case.is_in_part:
            part[case.unit].add(part_of(case.child, case.look, indicator.breakdown) if indicator.breakdown else "")
    labels = Counter(min(labels) for labels in part.values() if indicator.breakdown)
    if indicator.measure in {"count", "stock"}:
        return Counted(len(part), None, len(part), dict(labels), None, 0)
    return Counted(len(part), len(whole), _share(len(part), len(whole)), dict(labels), None, 0)


def _pending(children: list[Child], found: list[Case], indicator: Indicator, end: dt.date) -> int:
    """By `ended`, what is open at the end of the period; else what was counted and has not ended."""
    if indicator.moment == "ends":
        return len(open_on(children, indicator, end))
    return sum(case.look.spell.outcome == "open" for case in found)


def open_on(children: list[Child], indicator: Indicator, day: dt.date) -> list[Spell]:
    """What is open on the day, and fits; a cancelling that lies ahead says nothing yet."""
    return [
        spell
        for child in children
        for spell in child.spells(indicator.of)
        if spell.is_open(day) and fulfils(child, while_open(indicator.of, spell, day), indicator.where)
    ]


def _amount(found: list[Case], indicator: Indicator, quantity: Quantity) -> Counted:
    """A sum, a mean or a median; what has no such number is left out."""
    numbers = [(case.look.spell, _quantity(case.child, case.look, quantity)) for case in found]
    amounts = sorted(number for _, number in numbers if number is not None)
    by_day = sum(_is_by_day(spell) for spell, number in numbers if number is not None)
    by_day = by_day if quantity.duration == "hours" else 0
    total, many = sum(amounts, Fraction()), len(amounts)
    if indicator.measure == "sum":
        return Counted(_plain(total), None, float(total), {}, None, by_day)
    if indicator.measure == "mean":
        return Counted(_plain(total), many, float(total / many) if many else None, {}, None, by_day)
    return Counted(None, many, float(_middle(amounts)) if many else None, {}, None, by_day)


def _middle(amounts: list[Fraction]) -> Fraction:
    """Of an even number, the mean of the two in the middle."""
    half = len(amounts) // 2
    return amounts[half] if len(amounts) % 2 else (amounts[half - 1] + amounts[half]) / 2


def _quantity(child: Child, look: Look, quantity: Quantity) -> Fraction | None:
    if quantity.duration:
        return _duration(look.spell, quantity.duration)
    if quantity.state:
        held = state_on(child, quantity.state, look.night, any_touch=look.any_touch)
        value = held[0] if held else None
    else:
        value = look.data.get(quantity.dimension or "")
    return Fraction(value) if is_number(value) else None


def _duration(spell: Spell, unit: str) -> Fraction | None:
    """How long an ended spell was; hours between two instants, by days where one of them is not known."""
    if spell.end is None or not spell.start_known or spell.is_reversed:
        return None
    if unit == "working_days":
        return Fraction(working_days(spell.start, spell.end))
    if unit == "days":
        return Fraction((spell.end - spell.start).days)
    if spell.instants:
        started, ended = spell.instants
        return Fraction((ended - started) // dt.timedelta(microseconds=1), 3_600_000_000)
    return Fraction(24 * (spell.end - spell.start).days)


def _is_by_day(spell: Spell) -> bool:
    return spell.instants is None


def _share(part: float, whole: int) -> float | None:
    return part / whole if whole else None


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
