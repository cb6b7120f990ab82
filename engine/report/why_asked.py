"""What is asked of a card: of its value or of its rate, as known when."""

import datetime as dt
from typing import NamedTuple

from engine.authority import Authority
from engine.card import Card, card
from engine.readings.periods import known_by, last_day
from engine.why import Question, question
from schemas.catalogue import Breakdown, Indicator


class Asked(NamedTuple):
    """A card as known at the end of a day (None: everything), and the question about it."""

    known: dt.date | None
    card: Card
    question: Question
    last: dt.date

    @property
    def start(self) -> dt.date:
        """Where people see its period begin: of a rate of what is open, as of its value, the month."""
        is_flow = self.question.of_rate and self.card.indicator.moment != "open"
        return dt.date.fromordinal(self.question.days.first) if is_flow else self.card.reading.start


def ask(
    authority: Authority,
    indicator: Indicator,
    month: dt.date,
    known: dt.date | None,
    today: dt.date,
    by: Breakdown | None = None,
    *,
    of_rate: bool = False,
) -> Asked:
    """Of the same days as the report takes; `of_rate`: about the rate, and not the value."""
    last, instant = last_day(month, known or today), known_by(known)
    is_over = known is not None or last != today
    made = card(authority, indicator, last, instant, is_over=is_over)
    is_covered = (made.rate.status if of_rate else made.reading.covered) != "no_data"
    asked = question(
        authority.catalogue, indicator, last, instant, is_over=is_over, is_covered=is_covered, of_rate=of_rate, by=by
    )
    return Asked(known, made, asked, last)
