"""Between the months that the report prints the example log goes its way without leaps.

An unprinted month lies within 40 % of its printed neighbours, or within three cases of that. Where the year to
September 2014 is printed too (in a rate), what it leaves for a month is a neighbour as well: of 1,568 core assessments
in a year and 94 in its last month the other months must have 134 on average, though their neighbours print 88 and 94.
"""

import datetime as dt

from engine.calendar import add_months, month_end
from engine.readings.reading import rate_reading, reading
from schemas.catalogue import named
from tests.acceptance.conftest import NAME

FIRST, LAST = dt.date(2011, 10, 1), dt.date(2014, 11, 1)
SEPTEMBERS = {dt.date(2012, 9, 1), dt.date(2013, 9, 1), dt.date(2014, 9, 1)}
IN_COMMENTS = {
    "referrals": {dt.date(2014, 8, 1)},
    "initial_assessments_completed": {dt.date(2014, 8, 1)},
    "child_protection_plans_open": {dt.date(2014, 4, 1), dt.date(2014, 8, 1)},
    "second_or_subsequent_plans": {dt.date(2014, 5, 1)},
    "contacts_progressed_to_referral": {dt.date(2014, 8, 1)},
    "contacts_progressed_to_referral_by_agency": {dt.date(2014, 8, 1)},
}
"""Months that the report's comments print."""
LEAST = 3
PRINTED = [one for one in named(NAME).indicators if one.period != "quarter"]
"""Of a month or of the twelve months that end with it; of health quarters are printed, and of other months."""


def months():
    month = FIRST
    while month <= LAST:
        yield month
        month = add_months(month, 1)


def neighbours(values, printed, month):
    before = [one for one in printed if one < month]
    after = [one for one in printed if one > month]
    return [values[one] for one in (*before[-1:], *after[:1])]


def left_by_the_year(authority, indicator, values, month):
    """What the printed year leaves on average for each of its months but the last."""
    if indicator.rate is None or indicator.rate.months != 12 or not dt.date(2013, 10, 1) <= month < dt.date(2014, 9, 1):
        return []
    year = rate_reading(authority, indicator, dt.date(2014, 9, 30)).numerator
    return [(year - values[dt.date(2014, 9, 1)]) / 11]


def left_by_the_enquiries(authority, indicator, led, month, discussions):
    """Enquiries are printed for each of the three years: so many discussions of a month can have led to one."""
    if indicator.id != "strategy_discussions_to_section_47" or month > dt.date(2014, 9, 1):
        return []
    september = min(one for one in SEPTEMBERS if one > month)
    year = reading(authority, named(NAME).indicator("section_47_enquiries_started"), month_end(september)).numerator
    return [(year - led[september]) / 11 / discussions]


def assert_near(authority, indicator):
    """Every unprinted month of an indicator is."""
    readings = {month: reading(authority, indicator, month_end(month)) for month in months()}
    printed = sorted(SEPTEMBERS | IN_COMMENTS.get(indicator.id, set()))
    counts = {month: one.numerator or 0 for month, one in readings.items()}
    for month in months():
        if month in printed or (indicator.period == "year" and readings[month].status != "ok"):
            continue  # the log tells of twelve months from August 2012 on
        near = [*neighbours(counts, printed, month), *left_by_the_year(authority, indicator, counts, month)]
        least, most = 0.6 * min(near) - LEAST, 1.4 * max(near) + LEAST
        whole = readings[month].denominator
        if whole is None:
            assert least <= counts[month] <= most, (month, counts[month], near)
        else:
            shares = neighbours({day: one.value or 0.0 for day, one in readings.items()}, printed, month)
            shares += left_by_the_enquiries(authority, indicator, counts, month, whole)
            least, most = 0.6 * min(shares) - LEAST / whole, 1.4 * max(shares) + LEAST / whole
            assert least <= (readings[month].value or 0.0) <= most, (month, readings[month], shares)
