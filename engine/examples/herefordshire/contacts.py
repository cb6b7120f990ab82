"""Contacts: those that became referrals, and all the others, screened in time or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.examples.chance import Chance, Table
from engine.examples.facts import MINUTES
from engine.examples.herefordshire.asked import CONTACTS, CONTACTS_PROGRESSED, SCREENED_IN_TIME
from engine.examples.herefordshire.case import Case
from engine.examples.herefordshire.days import drawn_in, within, working_days_after
from engine.examples.herefordshire.fitting import between, chosen, families, profile
from engine.examples.herefordshire.household import Household
from engine.examples.herefordshire.households import Households
from engine.examples.herefordshire.months import MONTHS, SEP_12, SEP_13, SEP_14, Month, last_day, month, month_of
from engine.examples.office import is_open

_SCREENED_FROM = month(2012, 11)
"""Before, nobody screened contacts within a day: September 2012 is printed as 0."""
_RISE = (0.08, 0.17, 0.27, 0.38, 0.48, 0.59, 0.7, 0.82, 0.75, 0.68, 0.9)
"""Of the way from September 2013 to September 2014: month on month more, but for June and July (a comment)."""
_MORE_CONTACTS = {SEP_12: CONTACTS_PROGRESSED[SEP_12] / 136, SEP_13: 1.0}
"""Contacts to a referral."""
_OPENS, _CLOSES, _LATEST = 8 * 60 + 30, 17 * 60 + 15, 21 * 60
_AGENCIES = Table(
    {
        "police": 44,
        "school": 14,
        "health": 13,
        "family": 10,
        "local_authority": 7,
        "housing": 4,
        "voluntary": 3,
        "other_authority": 2,
        "anonymous": 3,
    }
)
_OUTCOMES = Table({"no_further_action": 44, "advice": 34, "early_help": 22})
_ANEW = 0.55
"""Of the contacts that come to nothing: about families that nobody has met."""


@dataclass(eq=False, slots=True)
class Contact:
    """About the first `size` children of a household. Instants in minutes; `screened`: 0 where nobody did."""

    household: Household
    size: int
    received: int
    agency: str
    outcome: str
    referral: int = 0
    """The number of the case that it led to; 0: none."""
    decided: int = 0
    screened: int = 0


def contacts(chance: Chance, cases: Mapping[Month, Sequence[Case]], households: Households) -> list[Contact]:
    """Those of all months; each is screened, and decided on the day of the referral where it led to one."""
    found: list[Contact] = []
    numbers = _received(chance)
    for one in MONTHS:
        referred = cases.get(one, ())
        own = [*(_of_case(chance, case) for case in referred), *_more(chance, one, referred)]
        left = max(numbers[one] - sum(each.size for each in own), 0)
        own.extend(_come_to_nothing(chance, one, size, households) for size in families(chance, left))
        _screen(chance, one, own)
        found.extend(own)
    return found


def _received(chance: Chance) -> dict[Month, int]:
    printed: dict[Month, int] = dict(CONTACTS)
    for number, share in enumerate(_RISE):
        way = share + 0.02 * chance.uniform(-1, 1)
        printed[SEP_13 + 1 + number] = round(CONTACTS[SEP_13] + way * (CONTACTS[SEP_14] - CONTACTS[SEP_13]))
    return profile(chance, MONTHS, printed, shape=dict.fromkeys(range(MONTHS.start, SEP_12), 0.97), wobble=0.03)


def _of_case(chance: Chance, case: Case, agency: str = "") -> Contact:
    day = _day_of(chance, case)
    late = not is_open(day) or chance.happens(0.08)
    received = day * MINUTES + chance.between(_OPENS, _LATEST if late else _CLOSES - 60)
    household = case.household or Household("")
    one = Contact(household, case.size, received, agency or case.agency, "referral", case.number)
    morning = case.day * MINUTES + 9 * 60 + chance.between(0, 200)
    one.decided = _by_night(max(morning, received + chance.between(40, 240)), case.day)
    return one


def _by_night(instant: int, day: int) -> int:
    """The instant, or late on that day."""
    return min(instant, day * MINUTES + 22 * 60 + 50)


def _day_of(chance: Chance, case: Case) -> int:
    """The referral's day, or a day or two before it in the same month; at weekends those on duty answer."""
    back = chance.pick(_BACK)
    return within(month_of(case.day), case.day - back)


_BACK = Table({0: 78, 1: 15, 2: 5, 3: 2})


def _more(chance: Chance, one: Month, referred: Sequence[Case]) -> Iterator[Contact]:
    """Several contacts may lead to one referral."""
    children = sum(case.size for case in referred)
    progressed = CONTACTS_PROGRESSED.get(one, round(children * between(_MORE_CONTACTS, one)))
    drawn = chance.sample(list(referred), len(referred))
    for case in chosen(drawn, [case.size for case in drawn], progressed - children):
        yield _of_case(chance, case, chance.pick(_AGENCIES))


def _come_to_nothing(chance: Chance, month: Month, size: int, households: Households) -> Contact:
    day = drawn_in(chance, month) if chance.happens(0.9) else chance.between(last_day(month - 1) + 1, last_day(month))
    household = None if chance.happens(_ANEW) else households.met(size, day)
    household = household or households.new()
    received = day * MINUTES + chance.between(_OPENS, _CLOSES if is_open(day) else _LATEST)
    one = Contact(household, size, received, chance.pick(_AGENCIES), chance.pick(_OUTCOMES))
    one.decided = _by_night(received + chance.between(30, 200), day)
    for member in household.of(size):
        member.see(day, day + 1)
    return one


def _screen(chance: Chance, month: Month, own: Sequence[Contact]) -> None:
    """As many within 24 hours as were printed, the others days later; before there was a duty to, all of them."""
    children = sum(one.size for one in own)
    drawn = chance.sample(list(own), len(own))
    timely = SCREENED_IN_TIME.get(month, round(children * between(_SHARES, month)))
    in_time = set(chosen(drawn, [one.size for one in drawn], timely))
    for one in own:
        if one in in_time:
            one.screened = _soon(chance, one.received)
            one.decided = max(one.decided, one.screened)
        else:
            day = working_days_after(one.received // MINUTES, chance.between(2, 4))
            one.screened = day * MINUTES + chance.between(_OPENS, _CLOSES)


_SHARES = {_SCREENED_FROM - 1: 0.0} | {one: SCREENED_IN_TIME[one] / CONTACTS[one] for one in (SEP_13, SEP_14)}


def _soon(chance: Chance, received: int) -> int:
    """Within hours, and on the same day."""
    midnight = (received // MINUTES + 1) * MINUTES
    return max(min(received + 8 + chance.about(100, 0.8), midnight - chance.between(75, 120)), received + 3)
