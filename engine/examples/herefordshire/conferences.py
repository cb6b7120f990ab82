"""Initial conferences, back to the strategy discussions that led to them."""

from collections.abc import Iterator, Sequence

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.asked import CONFERENCES, CONFERENCES_IN_TIME, CONFERENCES_OF_YEARS
from engine.examples.herefordshire.case import Conference, Discussion, Enquiry
from engine.examples.herefordshire.days import drawn_in, open_between, working_days_after, working_days_before
from engine.examples.herefordshire.fitting import FEWER, between, chosen, families, profile
from engine.examples.herefordshire.months import MONTHS, SEP_12, SEP_13, SEP_14, Month, first_day, month_of

_NO_PLAN = {SEP_12: 0, SEP_13: 0, SEP_14: 1}
"""Children whose conference led to no plan: what is left by the conferences and plans that were printed."""
_NO_PLAN_SHARE = 0.1
_SHAPE = dict.fromkeys(range(MONTHS.start, SEP_12), 0.9)
_IN_TIME, _LATE = (7, 15), (16, 30)
"""Working days from the enquiry's start: from, to. Statute allows 15."""
_TEAMS = Table(
    {
        "mash": 30,
        "fieldwork_north": 20,
        "fieldwork_south": 17,
        "fieldwork_city": 14,
        "sixteen_plus": 4,
        "looked_after": 5,
        "children_with_disabilities": 4,
        "out_of_hours": 6,
    }
)
_OF_CONFERENCES = Table({"mash": 40, "fieldwork_north": 24, "fieldwork_south": 20, "fieldwork_city": 16})


def conferences(chance: Chance) -> list[Discussion]:
    """The discussions of all families for whom a conference was held, month by month."""
    held = profile(chance, MONTHS, CONFERENCES, CONFERENCES_OF_YEARS, _SHAPE)
    shares = {month: CONFERENCES_IN_TIME[month] / CONFERENCES[month] for month in CONFERENCES}
    found: list[Discussion] = []
    for month, count in held.items():
        timely = CONFERENCES_IN_TIME.get(month, round(count * between(shares, month)))
        own = [*_held(chance, month, timely, _IN_TIME), *_held(chance, month, count - timely, _LATE)]
        _spare(chance, own, month)
        found.extend(own)
    return found


def before_plan(chance: Chance, size: int, day: int) -> Discussion:
    """The discussion that led to a conference on a day, in time."""
    return _discussion(chance, size, day, chance.between(*_IN_TIME))


def discussed(chance: Chance, size: int, enquiry: Enquiry, teams: Table[str] = _TEAMS) -> Discussion:
    """The discussion that led to an enquiry: on its day or the working day before, in the same month."""
    start = enquiry.start
    day = working_days_before(start, 1) if chance.happens(0.35) else start
    return Discussion(size, day if month_of(day) == month_of(start) else start, chance.pick(teams), enquiry)


def alone(chance: Chance, size: int, month: Month) -> Discussion:
    """A discussion that led to no enquiry."""
    return Discussion(size, drawn_in(chance, month), chance.pick(_TEAMS))


def without_conference(chance: Chance, size: int, month: Month) -> Discussion:
    """A discussion, and an enquiry after which no conference was needed."""
    start = drawn_in(chance, month)
    return discussed(chance, size, Enquiry(start, working_days_after(start, chance.between(6, 18))))


def _held(chance: Chance, month: Month, children: int, took: tuple[int, int]) -> Iterator[Discussion]:
    for size in families(chance, children, FEWER):
        # A conference of a family is on one day; few are on the month's first.
        day = chance.choice(open_between(first_day(month) + 1, first_day(month + 1) - 1))
        yield _discussion(chance, size, day, chance.between(*took))


def _discussion(chance: Chance, size: int, conference: int, took: int) -> Discussion:
    start = working_days_before(conference, took)
    return discussed(chance, size, Enquiry(start, conference, Conference(conference)), _OF_CONFERENCES)


def _spare(chance: Chance, held: list[Discussion], month: Month) -> None:
    """Some conferences find that no plan is needed."""
    if month in _NO_PLAN:
        families = chance.sample(held, len(held))
        spared = chosen(families, [one.size for one in families], _NO_PLAN[month])
    else:
        spared = list(_few(chance, held))
    for one in spared:
        if one.enquiry and one.enquiry.conference:
            one.enquiry.conference.leads_to_plan = False


def _few(chance: Chance, held: Sequence[Discussion]) -> Iterator[Discussion]:
    """Now and then one, and of no month many."""
    left = sum(one.size for one in held) // 5
    for one in held:
        if chance.happens(_NO_PLAN_SHARE) and one.size <= left:
            left -= one.size
            yield one
