"""What officers said of September's figures: in our words, after the comments that the report prints.

What was plain on the last evening of the month stands in the report as it was known then; the rest was written for the
meeting, two weeks later.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from engine.examples.recording import DAY
from engine.examples.writing import Event, of_authority
from schemas.events.management import COMMENTED, OVERRIDDEN

_THAT_EVENING = dt.date(2014, 9, 30).toordinal() * DAY + 18 * 3600
_FOR_THE_MEETING = dt.date(2014, 10, 14).toordinal() * DAY + 11 * 3600
_FRONT_DOOR, _ASSESSMENT = "Head of Front Door", "Head of Assessment"
_PROTECTION, _LOOKED_AFTER = "Head of Safeguarding and Review", "Head of Looked After Children"


class _Remark(NamedTuple):
    indicator: str
    role: str
    text: str
    rating: str = ""
    """Of an override; of a comment empty."""


_AT_ONCE = (
    _Remark("open_cafs", "Head of Early Help", "The register was cleansed during September."),
    _Remark(
        "contacts_received",
        _FRONT_DOOR,
        "More month on month over the year, but for June and July. From the end of October alerts of missing children "
        "are recorded apart, which will lower the number.",
    ),
    _Remark(
        "referrals",
        _FRONT_DOOR,
        "More than a quarter fewer than in August, but the rate of the year is twice the top of its band. It rose "
        "after the peer review and again after the inspection.",
    ),
    _Remark(
        "looked_after_children",
        _LOOKED_AFTER,
        "Part of the rise of the last two months is in the records: placements whose end was not entered.",
    ),
    _Remark(
        "child_protection_plans_open",
        _PROTECTION,
        "Falling since April, when it was at its highest.",
    ),
    _Remark(
        "child_protection_plans_open",
        _PROTECTION,
        "Above the band, but a fifth below April and on its way to the band.",
        "amber",
    ),
)
_LATER = (
    _Remark(
        "re_referrals",
        _FRONT_DOOR,
        "Climbing since December, with the change of managers; it follows referrals, up to July and down since.",
    ),
    _Remark(
        "initial_assessments_within_10_working_days",
        _ASSESSMENT,
        "Better than a year ago and below target: referrals did not drop over the summer, and leave and sickness did "
        "the rest. The vacant post of team manager has been filled for the time being.",
    ),
    _Remark(
        "core_assessments_within_35_working_days",
        _ASSESSMENT,
        "Better over the year; July dipped, and August and September have not made it up.",
    ),
    _Remark(
        "strategy_discussions_started",
        _PROTECTION,
        "An audit of twenty discussions of May and June found that each was rightly held.",
    ),
    _Remark(
        "child_protection_visits_within_timescale",
        _PROTECTION,
        "Some visits were not copied to brothers and sisters; some families have moved away without a transfer.",
    ),
    _Remark(
        "same_placement_2_years_or_more",
        _LOOKED_AFTER,
        "A sample of placements suggests better records rather than less stable homes.",
        "amber",
    ),
    _Remark(
        "review_conferences_within_timescale",
        _PROTECTION,
        "From October the service manager sees each week what is due.",
    ),
)
_PERIOD = "2014-09"


def remarks(catalogue: str, authority: str) -> Iterator[tuple[int, Event]]:
    """Each with the second at which it was recorded (day * 86400 + second of the day)."""
    for start, said in ((_THAT_EVENING, _AT_ONCE), (_FOR_THE_MEETING, _LATER)):
        for number, one in enumerate(said):
            recorded = start + 240 * number
            yield recorded, _event(f"{_PERIOD}/{one.indicator}", one, recorded, catalogue, authority)


def _event(name: str, one: _Remark, recorded: int, catalogue: str, authority: str) -> Event:
    of: dict[str, Any] = {"catalogue": catalogue, "indicator": one.indicator, "period": _PERIOD, "role": one.role}
    if one.rating:
        data = {**of, "rating": one.rating, "reason": one.text}
        return of_authority(f"override/{name}", OVERRIDDEN, recorded, authority, data)
    return of_authority(f"commentary/{name}", COMMENTED, recorded, authority, {**of, "text": one.text})
