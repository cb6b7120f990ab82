"""Why a card says what it says, as plain rows: a row a spell, or a row a change."""

import datetime as dt
from typing import Any

from engine.authority import Authority
from engine.calendar import OPEN
from engine.history import Version, instant_of
from engine.report.why_asked import Asked
from engine.report.why_figures import Row, figures, groups
from engine.rows.amounts import AN_HOUR
from engine.spells import DAY_ONLY
from engine.why import Case, Change, Told, cases, changes, timing
from schemas.catalogue import Indicator


def spells_behind(authority: Authority, asked: Asked) -> Row:
    """The card and every spell behind it, the late ones first; grouped, the groups with what they come to."""
    found = sorted(cases(asked.question, authority.histories()), key=lambda one: _urgency(one, asked))
    return {
        **_about(authority, asked),
        "known": _iso(asked.known),
        **figures(asked),
        "by": asked.question.by and asked.question.by.title,
        "groups": list(groups(asked, found)) if asked.question.by else [],
        "spells": [_spell(one, asked) for one in found],
    }


def changes_between(authority: Authority, before: Asked, after: Asked) -> Row:
    """Both cards, and every spell that adds something else to the later one."""
    found = changes(before.question, after.question, authority.histories())
    found.sort(key=lambda one: (one.kind, _urgency(one.after or one.before, after)))
    return {
        **_about(authority, after),
        "known": [_iso(before.known), _iso(after.known)],
        "before": figures(before),
        "after": figures(after),
        "changes": [_change(one, before, after) for one in found],
    }


def _about(authority: Authority, asked: Asked) -> Row:
    indicator, reading = asked.card.indicator, asked.card.reading
    return {
        "indicator": indicator.id,
        "name": indicator.name,
        "authority": authority.code,
        "of": "rate" if asked.question.of_rate else "value",
        "period": f"{reading.end:%Y-%m}",
        "period_start": asked.start.isoformat(),
        "period_end": reading.end.isoformat(),
    }


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
        "denominator": _denominator(asked.card.indicator, one, of_rate=asked.question.of_rate),
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


def _denominator(indicator: Indicator, one: Case, *, of_rate: bool) -> int | None:
    if not indicator.has_denominator or of_rate:
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
