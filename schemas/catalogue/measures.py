"""What a measure may be combined with: its moments, units, periods and breakdowns."""

from typing import Literal

Unit = Literal[
    "children", "spells", "people", "meetings", "share", "ratio", "hours", "days", "working_days", "points", "per_10000"
]
"""Every unit of a value, or of its rate (per_10000)."""

Measure = Literal["count", "stock", "share", "ratio", "timely", "sum", "mean", "median"]
Moment = Literal["starts", "ends", "due", "reaching", "open", "during"]
"""Of a spell: its start, its end, its due day, the day it reaches something; open on a day, at any time of a period."""
Period = Literal["month", "quarter", "year_to_date", "year"]
"""The calendar month; the quarter or the year from 1 April, so far; the twelve months that end with the month."""
Basis = Literal["month", "quarter", "year_to_date", "year", "stock"]
BASES: dict[Basis, str] = {
    "month": "of a month",
    "quarter": "of a quarter",
    "year_to_date": "of a year so far",
    "year": "of a year",
    "stock": "of a day",
}
"""What a figure is of, in words."""
At = Literal["start", "end", "due", "reached", "period_end", "known"]

COUNTED: tuple[Unit, ...] = ("spells", "children", "people", "meetings")
AMOUNTS: tuple[Unit, ...] = ("hours", "days", "working_days", "points")

MOMENTS: dict[Measure, tuple[Moment, ...]] = {
    "count": ("starts", "ends", "due", "reaching", "during"),
    "stock": ("open",),
    "share": ("starts", "ends", "due", "reaching", "open", "during"),
    "ratio": (),
    "timely": ("starts", "ends", "due"),
    "sum": ("starts", "ends", "due", "open"),
    "mean": ("starts", "ends", "due", "open"),
    "median": ("starts", "ends", "due", "open"),
}
UNITS: dict[Measure, tuple[Unit, ...]] = {
    "count": COUNTED,
    "stock": COUNTED,
    "share": ("share",),
    "ratio": ("ratio",),
    "timely": ("share",),
    "sum": AMOUNTS,
    "mean": AMOUNTS,
    "median": AMOUNTS,
}
JUDGED: dict[Moment, tuple[At, ...]] = {
    "starts": ("start", "known"),
    "ends": ("end",),
    "due": ("due", "known"),
    "reaching": ("reached",),
    "open": ("period_end",),
    "during": (),
}
"""When the dimension of a breakdown may be read. `known`: as followed up, an ending among it."""
WITH_PARTS: tuple[Measure, ...] = ("count", "stock", "share", "timely")
"""Measures that can be broken down into parts that add up, and have a rate."""
ONE_OF_TWO: tuple[Measure, ...] = ("share", "timely", "mean", "median", "ratio")
"""Measures that have a denominator."""
