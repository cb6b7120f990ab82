"""The recount over a long log: its children are made once for a knowledge time, and asked for many figures."""

from engine.calendar import add_months
from engine.recount import period_start
from engine.recount.backlog import backlog_of
from engine.recount.believed import histories
from engine.recount.forms import child_of
from engine.recount.in_hand import in_hand_of
from engine.recount.measures import measured


class Recounted:
    """The children as known at an instant. No event may be recorded ahead of its day: then `end` matters."""

    def __init__(self, events, catalogue, known, end):
        self._catalogue = catalogue
        self._children = [child_of(name, told, catalogue) for name, told in histories(events, known, end).items()]

    def figure(self, indicator, last):
        """The indicator's own period that ends on the day."""
        return measured(self._children, indicator, period_start(indicator, last), last)

    def rate_numerator(self, indicator, last):
        """Of the months of the rate; None without one."""
        if indicator.rate is None:
            return None
        start = last if indicator.moment == "open" else add_months(last.replace(day=1), 1 - indicator.rate.months)
        return measured(self._children, indicator, start, last).numerator

    def backlog(self, indicator, today):
        """Of a timely indicator, on a day that is not over."""
        return backlog_of(self._children, self._catalogue, indicator, today)

    def in_hand(self, process, today):
        """Of a timed process, on such a day."""
        return in_hand_of(self._children, self._catalogue, process, today)
