"""What the alerts say, to the letter, of figures worked by hand."""

import pytest

from tests.boards.alerts import AUTHORITY, Alerts
from tests.boards.conftest import RULES

CORE = "core_assessments_within_35_working_days"
FRIDAY = 1_764_979_199
"""Friday 5 December 2025, 23:59:59 in London, which is UTC then."""
SUMMER_FRIDAY = 1_405_724_399
"""Friday 18 July 2014, 23:59:59 in London: 22:59:59 UTC."""


@pytest.fixture
def of_2014(tmp_path):
    return Alerts(tmp_path, RULES / "herefordshire-2014.yaml", "herefordshire-2014")


@pytest.fixture
def of_england(tmp_path):
    return Alerts(tmp_path, RULES / "england.yaml", "england")


def lasting(**figures):
    """Each figure for an hour and a half."""
    return {name: f"{value!r}x90" for name, value in figures.items()}


MISSED = lasting(
    value=66 / 94,
    numerator=66,
    denominator=94,
    status=2,
    rating=1,
    target_low=0.85,
    pending=51,
    overdue=7,
    due_soon=12,
    best_month_end=90 / 118,
    worst_month_end=66 / 125,
    due_soon_until_timestamp_seconds=FRIDAY,
)
"""24 may still end in time this month: (66 + 24) of (94 + 24); with the 7 overdue, at worst 66 of 125."""


def test_below_target(of_2014):
    of_2014.says(
        "BelowTarget",
        CORE,
        MISSED,
        "E06999999: Core Assessments Completed within 35 Working Days: 66 of 94 (70.2 %), target at least 85 %; "
        "12 due by Friday 5 December",
        "51 in hand: 7 overdue, 12 due by Friday 5 December. The month can end at 52.8 % at worst, 76.3 % at best.\n"
        "Core assessment: first what is due soon, while it can still be in time; then what is overdue.\n"
        "Responsible: Head of Assessment.",
    )


def test_below_target_while_there_are_no_figures(of_2014):
    gone = {name: values.replace("x90", "x69 _x60") for name, values in MISSED.items()}

    of_2014.says(
        "BelowTarget",
        CORE,
        gone,
        "E06999999: Core Assessments Completed within 35 Working Days: no figures now; below target when last known",
        "The alert stands until there are figures again. Look first why there are none.\n"
        "Responsible: Head of Assessment.",
        minute=120,
    )


def test_a_figure_that_is_not_there_is_no_data(of_2014):
    """Never 0."""
    few = {name: MISSED[name] for name in ("value", "denominator", "status", "rating", "target_low")}

    of_2014.says(
        "BelowTarget",
        CORE,
        few,
        "E06999999: Core Assessments Completed within 35 Working Days: no data of 94 (70.2 %), target at least 85 %; "
        "no data due soon",
        "no data in hand: no data overdue, no data due soon. The month can end at no data at worst, no data at best.\n"
        "Core assessment: first what is due soon, while it can still be in time; then what is overdue.\n"
        "Responsible: Head of Assessment.",
    )


def test_a_target_with_decimals_in_summer(of_england):
    """In summer London's last second of the day is 22:59:59 UTC: the same day."""
    of_england.says(
        "BelowTarget",
        "assessments_within_45_working_days",
        MISSED | lasting(target_low=0.857, due_soon_until_timestamp_seconds=SUMMER_FRIDAY),
        "E06999999: Assessments completed within 45 working days: 66 of 94 (70.2 %), target at least 85.7 %; "
        "12 due by Friday 18 July",
        "51 in hand: 7 overdue, 12 due by Friday 18 July. The month can end at 52.8 % at worst, 76.3 % at best.\n"
        "Child and family assessment: first what is due soon, while it can still be in time; then what is overdue.\n"
        "Responsible: Head of Assessment.",
    )


def test_above_target_of_what_should_be_low(of_england):
    of_england.says(
        "AboveTarget",
        "three_or_more_placements",
        lasting(value=376 / 1201, numerator=376, denominator=1201, status=2, rating=1, target_high=0.1),
        "E06999999: Children with three or more placements in 12 months: 376 of 1201 (31.3 %), target at most 10 %",
        "Low is good. Temporary placements count; a change of legal status alone begins no placement.\n"
        "Responsible: Head of Looked After Children.",
    )


REFERRALS = (
    "Should be near that of places of like need. High asks about thresholds, low whether children are found.\n"
    "Responsible: Head of Front Door."
)


def test_below_a_band_of_a_rate(of_2014):
    """354 referrals among 36,100 children, over twelve months 1,530: 423.8 per 10,000."""
    of_2014.says(
        "BelowTarget",
        "referrals",
        lasting(rate_per_10000=1530 / 3.61, value=354, status=2, rating=1, target_low=461.2, target_high=563.6),
        "E06999999: Referrals: 423.8 per 10,000, target at least 461.2 per 10,000",
        REFERRALS,
    )


def test_above_a_band_of_a_rate(of_2014):
    of_2014.says(
        "AboveTarget",
        "referrals",
        lasting(rate_per_10000=2100 / 3.61, value=354, status=2, rating=2, target_low=461.2, target_high=563.6),
        "E06999999: Referrals: 581.7 per 10,000, target at most 563.6 per 10,000",
        REFERRALS,
    )


AT_RISK = MISSED | lasting(value=80 / 94, numerator=80, rating=3)


@pytest.mark.parametrize(
    ("may_be_in_time", "late", "ends"),
    [(17, 3, "67.8 % at worst, 87.4 % at best"), (5, 1, "75.5 % at worst, 85.9 % at best")],
)
def test_at_risk(of_2014, may_be_in_time, late, ends):
    """80 of 94 have been in time. 17 more, 3 of them late: 94 of 111, 84.7 %. 5 more, 1 late: 84 of 99, 84.8 %."""
    decided = 94 + may_be_in_time
    foreseen = lasting(
        best_month_end=(80 + may_be_in_time) / decided,
        worst_month_end=80 / (decided + 7),
        month_end_cases=decided + 7,
        late_to_miss=late,
    )
    of_2014.says(
        "TargetAtRisk",
        CORE,
        AT_RISK | foreseen,
        f"E06999999: Core Assessments Completed within 35 Working Days: {late} more late and the month misses 85 %; "
        "80 of 94 (85.1 %) so far; 12 due by Friday 5 December",
        f"51 in hand: 7 overdue, 12 due by Friday 5 December. The month can end at {ends}.\n"
        "Core assessment: first what is due soon, while it can still be in time; then what is overdue.\n"
        "Responsible: Head of Assessment.",
    )


def test_at_risk_while_nothing_has_ended_in_the_month_yet(of_2014):
    """14 are due in it: 11 of them are 78.6 %, 12 are 85.7 %."""
    figures = lasting(
        numerator=0,
        denominator=0,
        status=0,
        rating=0,
        target_low=0.85,
        pending=20,
        overdue=0,
        due_soon=5,
        best_month_end=1.0,
        worst_month_end=0.0,
        late_to_miss=3,
        month_end_cases=14,
        due_soon_until_timestamp_seconds=FRIDAY,
    )
    of_2014.says(
        "TargetAtRisk",
        CORE,
        figures,
        "E06999999: Core Assessments Completed within 35 Working Days: 3 more late and the month misses 85 %; "
        "0 of 0 (no data) so far; 5 due by Friday 5 December",
        "20 in hand: 0 overdue, 5 due by Friday 5 December. The month can end at 0.0 % at worst, 100.0 % at best.\n"
        "Core assessment: first what is due soon, while it can still be in time; then what is overdue.\n"
        "Responsible: Head of Assessment.",
    )


def test_out_of_reach(of_2014):
    of_2014.says(
        "TargetOutOfReach",
        CORE,
        MISSED | lasting(late_to_miss=0, month_end_cases=125),
        "E06999999: Core Assessments Completed within 35 Working Days: the month can end at 76.3 % at best, "
        "target at least 85 %; 66 of 94 (70.2 %) so far; 12 due by Friday 5 December",
        "51 in hand: 7 overdue, 12 due by Friday 5 December. The month can end at 52.8 % at worst, 76.3 % at best.\n"
        "Say why in the month's commentary; what is in time now helps the children, and next month.\n"
        "Responsible: Head of Assessment.",
    )


def test_too_many_overdue(of_2014):
    of_2014.says(
        "TooManyOverdue",
        CORE,
        MISSED | lasting(overdue=14, due_soon=0),
        "E06999999: Core Assessments Completed within 35 Working Days: 14 overdue, more than 10; 0 due by Friday 5 December",
        "51 in hand: 14 overdue, 0 due by Friday 5 December. The month can end at 52.8 % at worst, 76.3 % at best.\n"
        "Core assessment: the longest overdue first, and who has most.\n"
        "Responsible: Head of Assessment.",
    )


def test_a_silent_source(of_2014):
    labels = f'engine="a", instance="a:1", job="casetide", authority="{AUTHORITY}", source="case-system"'
    of_2014.says_raw(
        "SourceSilent",
        {
            f"casetide_source_silence_working_hours{{{labels}}}": "17.25x90",
            f"casetide_source_rhythm_working_hours{{{labels}}}": "8x90",
        },
        "E06999999: case-system: silent for 17.2 working hours; in four weeks never for longer than 8.0",
        "What has happened since is in no figure: they grow old.\n"
        "Look first at the feed on the source's side, then at what reaches the topic.",
        authority=AUTHORITY,
        source="case-system",
    )


def test_an_engine_that_is_behind(of_2014):
    of_2014.says_raw(
        "EngineLagging",
        {'casetide_lag_events{engine="b", instance="b:1", job="casetide", partition="3"}': "1200x90"},
        "Engine b is behind: 1200 messages wait",
        "More than 1000 messages have waited for 10 minutes: the figures are not of now.\n"
        "Look first whether somebody imports; then at the engine's CPU and the times of its folds.",
        engine="b",
    )


def test_an_authority_without_figures(of_2014):
    day = (
        f'casetide_reading_day_timestamp_seconds{{engine="a", authority="{AUTHORITY}", catalogue="herefordshire-2014"}}'
    )
    of_2014.says_raw(
        "FiguresAbsent",
        {'casetide_ready{engine="a"}': "1x90", day: "1x50 _x60"},
        "E06999999: an engine is ready, but there are no figures of the catalogue herefordshire-2014",
        "Look first whether a worker owns the authority's partition, then whether the engine runs this catalogue, "
        "and whether the log holds events.",
        authority=AUTHORITY,
    )
