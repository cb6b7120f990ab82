"""When an alert of an indicator is worth somebody's time."""

from pydantic import NonNegativeInt, PositiveInt

from schemas.catalogue.strict import Strict


class Alerts(Strict):
    """`least`: of fewer cases no target's alert fires, so that 1 of 2 wakes nobody.

    `at_risk`: so many more late, or fewer, and the target can no longer be met: it is at risk. `overdue`: an alert
    where more than so many are overdue.
    """

    least: PositiveInt = 10
    at_risk: PositiveInt = 3
    overdue: NonNegativeInt = 10
