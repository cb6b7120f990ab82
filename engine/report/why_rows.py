"""Why a card says what it says, as plain rows: a row a spell, or a row a change."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from engine.authority import Authority
from engine.calendar import OPEN
from engine.card import Card, card
from engine.history import Version, instant_of
from engine.rating import said
from engine.readings.periods import known_by, last_day
from engine.readings.reading import Figure
from engine.rows.amounts import AN_HOUR
from engine.spells import DAY_ONLY
from engine.why import Case, Change, Question, Told, cases, changes, question, timing, total
from schemas.catalogue import Breakdown, Indicator

Row = dict[str, Any]


class Asked(NamedTuple):
    """A card as known at the end of a day (None: everything), and the question about it."""

    known: dt.date | None
    card: Card
    question: Question
    last: dt.date


def ask(
    authority: Authority,
    indicator: Indicator,
    month: dt.date,
    known: dt.date | None,
    today: dt.date,
    by: Breakdown | None = None,
) -> Asked:
    """Of the same days as the report takes."""
    last, instant = last_day(month, known or today), known_by(known)
    is_over = known is not None or last != today
    made = card(authority, indicator, last, instant, is_over=is_over)
    is_covered = made.reading.covered != "no_data"
    asked = question(authority.catalogue, indicator, last, instant, is_over=is_over, is_covered=is_covered, by=by)
    return Asked(known, made, asked, last)


def spells_behind(authority: Authority, asked: Asked) -> Row:
    """The card and every spell behind it, the late ones first; grouped, the groups with what they come to."""
    found = sorted(cases(asked.question, authority.histories()), key=lambda one: _urgency(one, asked))
    return {
        **_about(authority, asked),
        "known": _iso(asked.known),
        **_figures(asked),
        "by": asked.question.by and asked.question.by.title,
        "groups": _groups(asked, found) if asked.question.by else [],
        "spells": [_spell(one, asked) for one in found],
    }


def changes_between(authority: Authority, before: Asked, after: Asked) -> Row:
    """Both cards, and every spell that adds something else to the later one."""
    found = changes(before.question, after.question, authority.histories())
    found.sort(key=lambda one: (one.kind, _urgency(one.after or one.before, after)))
    return {
        **_about(authority, after),
        "known": [_iso(before.known), _iso(after.known)],
        "before": _figures(before),
        "after": _figures(after),
        "changes": [_change(one, before, after) for one in found],
    }


def _about(authority: Authority, asked: Asked) -> Row:
    indicator, reading = asked.card.indicator, asked.card.reading
    return {
        "indicator": indicator.id,
        "name": indicator.name,
        "authority": authority.code,
        "period": f"{reading.end:%Y-%m}",
        "period_start": reading.start.isoformat(),
        "period_end": reading.end.isoformat(),
    }


def _figures(asked: Asked) -> Row:
    reading = asked.card.reading
    return {
        "value": reading.value,
        "numerator": reading.numerator,
        "denominator": reading.denominator,
        "pending": asked.card.pending,
        "unit": asked.card.indicator.unit,
        "status": reading.status,
        "reason": asked.card.rating.reason,
    }


def _groups(asked: Asked, found: Sequence[Case]) -> list[Row]:
    """By name, each with its figure."""
    indicator, made = asked.card.indicator, list[Row]()
    for label in sorted({one.group for one in found}):
        own = [one for one in found if one.group == label]
        figure = total(indicator, own)
        pending = sum(one.adds.pending for one in own)
        made.append({"label": label, **figure._asdict(), "pending": pending, "reason": _said(figure, asked.card)})
    return made


def _said(figure: Figure, whole: Card) -> str:
    """The figure of a part of a card in words."""
    if figure.value is None:
        return "none of the figure"
    return said(whole.reading._replace(**figure._asdict(), by_day=0), whole.indicator)


_TIMINGS = ("late", "overdue", "open", "in time", None)


def _urgency(one: Case | None, asked: Asked) -> tuple[Any, ...]:
    """What is late first, and of the figure before what stands beside it."""
    if one is None:
        return ()
    adds, late = one.adds, _TIMINGS.index(timing(one.spell, asked.question.days.last))
    return one.group, _counts(one) == "pending", late, -adds.numerator, -adds.denominator, one.spell.start, one.place


def _spell(one: Case, asked: Asked) -> Row:
    spell, adds, scale = one.spell, one.adds, AN_HOUR if asked.card.indicator.unit == "hours" else 1
    amount = None if adds.amount is None else adds.amount / scale
    return {
        "child": one.child,
        "process": one.process,
        "start": _day(spell.start),
        "start_known": spell.start_known,
        "due": _day(spell.due),
        "end": _day(spell.end),
        "outcome": spell.outcome,
        "timing": timing(spell, asked.question.days.last),
        "counts": _counts(one),
        "numerator": _numerator(asked.card.indicator, one, amount),
        "denominator": _denominator(asked.card.indicator, one),
        "pending": adds.pending,
        "repeats": one.repeats,
        "amount": amount,
        "label": adds.label,
        "group": one.group,
        "events": [_told(told) for told in one.events],
    }


def _numerator(indicator: Indicator, one: Case, amount: float | None) -> float | None:
    """What it adds to the numerator; a median has none."""
    if indicator.quantity is None:
        return one.adds.numerator
    return None if indicator.measure == "median" else amount or 0


def _denominator(indicator: Indicator, one: Case) -> int | None:
    if not indicator.has_denominator:
        return None
    return int(one.adds.amount is not None) if indicator.quantity else one.adds.denominator


def _counts(one: Case) -> str | None:
    """What of the card it is."""
    adds = one.adds
    if adds.amount is not None:
        return "amount"
    if adds.numerator and adds.denominator:
        return "both"
    if adds.numerator or adds.denominator:
        return "numerator" if adds.numerator else "denominator"
    return "repeat" if one.repeats else "pending" if adds.pending else None


def _change(one: Change, before: Asked, after: Asked) -> Row:
    return {
        "change": one.kind,
        "before": _spell(one.before, before) if one.before else None,
        "after": _spell(one.after, after) if one.after else None,
        "events": [_told(told) for told in one.events],
    }


def _told(one: Told) -> Row:
    """An event; what was retracted as it was."""
    content = one.version if one.version.data is not None or one.was is None else one.was
    return {
        "type": content.type,
        "source": content.source,
        "id": content.id,
        "time": _time(content),
        "recorded": _instant(one.version.recorded),
        "change": one.change,
        "was": one.was and _time(one.was),
    }


def _time(version: Version) -> str | None:
    return _day(version.day) if version.instant == DAY_ONLY else _instant(version.instant)


def _instant(microseconds_: int) -> str:
    return instant_of(microseconds_).isoformat()


def _day(ordinal: int) -> str | None:
    return None if ordinal == OPEN else dt.date.fromordinal(ordinal).isoformat()


def _iso(day: dt.date | None) -> str | None:
    return day and day.isoformat()
