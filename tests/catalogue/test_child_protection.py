"""Child protection in England: enquiries, conferences and plans.

The month is June 2024 where nothing else is said, the twelve months then July 2023 to June 2024.
"""

import pytest

from tests.catalogue.lives import lives

ENQUIRED = lives(
    # From 3 June 2024 the 15th working day is 24 June.
    ann="""
        2024-06-03 section_47.started enquiry=1
        2024-06-24 conference.held kind=initial enquiry=1
    """,
    # A day late; enquired about a year before to the day, which needed no conference.
    ben="""
        2023-06-03 section_47.started enquiry=1
        2023-06-03 section_47.ended enquiry=1 outcome=conference_not_required assumed=true
        2024-06-03 section_47.started enquiry=2
        2024-06-25 conference.held kind=initial enquiry=2
    """,
    # No conference needed: started, and never due.
    cat="""
        2024-06-07 section_47.started enquiry=1
        2024-06-07 section_47.ended enquiry=1 outcome=conference_not_required
    """,
    # Moved here: a conference that follows no enquiry.
    dan="2024-06-12 conference.held kind=initial transfer_in=true",
    # Open: on 30 June the 16th working day is over for eve, the 15th for fay.
    eve="2024-06-06 section_47.started enquiry=1",
    fay="2024-06-07 section_47.started enquiry=1",
    # The conference before the enquiry: timed nowhere.
    gus="""
        2024-06-05 conference.held kind=initial enquiry=1
        2024-06-10 section_47.started enquiry=1
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((6, None), "section_47_enquiries_started", id="all but dan's, one each"),
        pytest.param((1, 6), "section_47_enquiries_repeated", id="ben's"),
        pytest.param((4, None), "initial_conferences_held", id="ann, ben, dan, gus"),
        pytest.param((1, 2), "initial_conferences_within_15_working_days", id="ann's, of ann's and ben's"),
        pytest.param((1, None), "initial_conferences_overdue", id="eve's"),
        pytest.param((4, 6), "initial_conferences_per_enquiry", id="each counted for itself"),
    ],
)
def test_section_47_enquiries_and_initial_conferences(expected, indicator, figure):
    counted = figure(indicator, "2024-06", ENQUIRED)

    assert expected == (counted.numerator, counted.denominator)


PLANNED = lives(
    ann="2024-06-24 plan.started plan=1 kind=child_protection category=NEG previous_plans=0",
    # The 730th day on 30 June 2024; the category has changed; every review on its last day.
    ben="""
        2022-07-01 plan.started plan=1 kind=child_protection category=PHY
        2022-10-01 conference.held kind=review plan=1
        2023-01-10 plan.category_changed plan=1 category=EMO
        2023-04-01 conference.held kind=review plan=1
        2023-10-01 conference.held kind=review plan=1
        2024-04-01 conference.held kind=review plan=1
    """,
    # A transfer, with a plan where the child lived before.
    dan="2024-06-12 plan.started plan=1 kind=child_protection category=EMO transfer_in=true previous_plans=1",
    # The 729th day; the first review a day late, and months do not wait for Monday.
    hal="""
        2022-07-02 plan.started plan=1 kind=child_protection category=SAB
        2022-10-03 conference.held kind=review plan=1
        2023-04-03 conference.held kind=review plan=1
        2023-10-03 conference.held kind=review plan=1
        2024-04-03 conference.held kind=review plan=1
    """,
    # Three months on 30 June, which is the last day for the first review; a day less.
    ivy="2024-03-31 plan.started plan=1 kind=child_protection category=NEG",
    joe="2024-04-01 plan.started plan=1 kind=child_protection category=MUL",
    # The earlier plan ended 24 months before to the day; and a day earlier.
    kim="""
        2021-01-01 plan.started plan=1 kind=child_protection category=NEG
        2022-06-25 plan.ended plan=1 kind=child_protection
        2024-06-25 plan.started plan=2 kind=child_protection category=PHY
    """,
    lou="""
        2022-01-01 plan.started plan=1 kind=child_protection category=NEG
        2022-06-24 plan.ended plan=1 kind=child_protection
        2024-06-25 plan.started plan=2 kind=child_protection category=NEG
    """,
    # Three months to the day; a day more; more than two years.
    max="""
        2024-03-10 plan.started plan=1 kind=child_protection category=NEG
        2024-06-10 plan.ended plan=1 kind=child_protection
    """,
    ned="""
        2024-03-09 plan.started plan=1 kind=child_protection category=NEG
        2024-06-10 plan.ended plan=1 kind=child_protection
    """,
    oli="""
        2022-06-01 plan.started plan=1 kind=child_protection category=NEG
        2024-06-10 plan.ended plan=1 kind=child_protection
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((8, None), "child_protection_plans_open", id="all but max, ned and oli"),
        pytest.param((4, None), "child_protection_plans_started", id="ann, dan, kim, lou"),
        pytest.param((3, None), "child_protection_plans_ended", id="max, ned, oli"),
        pytest.param((3, 8), "second_or_subsequent_plans", id="dan's, kim's, lou's, of eight in the year"),
        pytest.param((1, 8), "plans_started_within_24_months", id="kim's"),
        pytest.param((1, 8), "plans_open_2_years_or_more", id="ben's"),
        pytest.param((1, 3), "plans_ended_after_2_years_or_more", id="oli's"),
        pytest.param((1, 3), "plans_ended_within_3_months", id="max's"),
        pytest.param((2, 3), "plans_reviewed_within_timescale", id="ben's and ivy's, of these and hal's"),
    ],
)
def test_child_protection_plans(expected, indicator, figure):
    counted = figure(indicator, "2024-06", PLANNED)

    assert expected == (counted.numerator, counted.denominator)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        (
            {"Neglect": 3, "Emotional abuse": 2, "Sexual abuse": 1, "Multiple": 1, "Physical abuse": 1},
            "child_protection_plans_open",
        ),
        ({"Neglect": 2, "Emotional abuse": 1, "Physical abuse": 1}, "child_protection_plans_started"),
    ],
)
def test_plans_by_category_of_abuse(expected, indicator, figure):
    assert expected == figure(indicator, "2024-06", PLANNED).parts


def test_more_plans_than_conferences_are_more_than_one_to_one(figure):
    assert 2.0 == figure("plans_per_initial_conference", "2024-06", [*ENQUIRED, *PLANNED]).value
