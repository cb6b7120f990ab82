"""Which family each case is of: the families that are referred, and which of them are referred again."""

from collections.abc import Iterable
from heapq import heappop, heappush

from engine.examples.chance import Chance, Table
from engine.examples.herefordshire.case import Case, Plan
from engine.examples.herefordshire.fitting import UnfittedError
from engine.examples.herefordshire.household import Household, Member
from engine.examples.herefordshire.months import HORIZON, last_day

_A_YEAR = 360
"""Days back to a referral that is surely within twelve months."""
_YEAR = 365.25
_ADULT = round(18 * _YEAR)
_END = last_day(HORIZON)
_UNBORN = 90
_AGES = Table({(0, 1): 13, (1, 5): 21, (5, 10): 26, (10, 16): 32, (16, 17.6): 8})
_TRIES = 60


class Households:
    """Gives each case its family, in the order of their days."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self.all: list[Household] = []
        self._closing: list[tuple[int, int, Household]] = []
        self._free: list[Household] = []
        """Those whose case has closed."""

    def settle(self, cases: Iterable[Case]) -> None:
        """Those referred again are families whose case has closed, referred within the twelve months before."""
        for number, case in enumerate(sorted(cases, key=lambda case: case.day)):
            while self._closing and self._closing[0][0] < case.day:
                self._free.append(heappop(self._closing)[2])
            household = self._again(case) if case.again else self.new()
            _enter(household, case)
            heappush(self._closing, (case.closed, number, household))

    def new(self) -> Household:
        """A family that nobody has met."""
        self.all.append(Household(str(len(self.all))))
        return self.all[-1]

    def met(self, size: int, day: int) -> Household | None:
        """One known by a day, with so many children who are not grown up then, if it is found soon."""
        for _ in range(5):
            household = self._chance.choice(self.all)
            own = household.members[:size]
            if len(own) == size and all(one.seen[0] <= day and one.births[1] + _ADULT > day + 60 for one in own):
                return household
        return None

    def _again(self, case: Case) -> Household:
        for _ in range(_TRIES):
            if not self._free:
                break
            place = self._chance.between(0, len(self._free) - 1)
            household = self._free[place]
            if not _is_within(household, 1, case.day):
                self._drop(place)
            elif _fits(household, case):
                self._drop(place)
                return household
        return self._any(case)

    def _any(self, case: Case) -> Household:
        found = next((one for one in self._free if _fits(one, case)), None)
        if found is None:
            raise UnfittedError("no family that was referred before")
        self._free.remove(found)
        return found

    def _drop(self, place: int) -> None:
        self._free[place] = self._free[-1]
        self._free.pop()


def _is_within(household: Household, size: int, day: int) -> bool:
    """Whether each of so many children was referred within twelve months."""
    members = household.members
    return len(members) >= size and members[size - 1].referred >= day - _A_YEAR and members[0].referred < day


def _fits(household: Household, case: Case) -> bool:
    """A plan that is the first is of children who had none; nobody comes into care who was referred before."""
    if not _is_within(household, case.size, case.day):
        return False
    first_plans = {number for plan in case.plans if not plan.is_second for number in _numbers(plan)}
    own = household.members[: case.size]
    if any(one.plans and one.number in first_plans for one in own):
        return False
    last = min(case.closed, _END)
    if any(one.births[0] and one.births[1] <= last - _ADULT + 60 for one in own):
        return False
    return not case.care


def _numbers(plan: Plan) -> range:
    return range(plan.first, plan.first + plan.size)


def _enter(household: Household, case: Case) -> None:
    household.cases += 1
    case.household, case.number = household, household.cases
    for one in household.of(case.size):
        one.see(case.day, min(case.closed, _END))
        one.referred = one.referred if case.is_transfer else case.day
    for number, stay in case.care.items():
        household.members[number].births = stay.born
        household.members[number].see(min(stay.start, case.day), min(stay.end, _END))
    for plan in case.plans:
        for number in _numbers(plan):
            household.members[number].plans += 1


def bear(chance: Chance, household: Household) -> None:
    """Draws the births, once everything that is told of the children is known."""
    if not household.members:
        return
    age = chance.uniform(*chance.pick(_AGES)) * _YEAR
    for one in household.members:
        earliest, latest = _births(chance, one)
        one.born = round(min(max(one.seen[0] - age, earliest), latest))
        apart = chance.uniform(1.0, 3.6) * _YEAR
        age = age - apart if age > apart and chance.happens(0.6) else age + apart


def _births(chance: Chance, one: Member) -> tuple[int, int]:
    """The earliest and the latest: nobody is 18 while work goes on; few are known before they are born."""
    earliest, latest = one.births
    unborn = _UNBORN if earliest or chance.happens(0.015) else 0
    earliest = max(earliest, one.seen[1] - _ADULT + 31)
    return earliest, max(min(latest, one.seen[0] + unborn), earliest)
