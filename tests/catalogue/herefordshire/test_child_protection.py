"""Child protection in September 2014: discussions, enquiries, plans and visits."""

import pytest

from tests.catalogue.herefordshire.conftest import HEREFORDSHIRE
from tests.catalogue.lives import by_engine, lives

ENQUIRED = lives(
    # From Wednesday 3 September the 15th working day is the 24th.
    ann="""
        2014-09-02 strategy_discussion.held discussion=1 team=mash
        2014-09-03 section_47.started enquiry=1 discussion=1
        2014-09-24 conference.held kind=initial enquiry=1
    """,
    # The enquiry started in October, and needed no conference.
    ben="""
        2014-09-02 strategy_discussion.held discussion=1 team=mash
        2014-10-06 section_47.started enquiry=1 discussion=1
        2014-10-10 section_47.ended enquiry=1 outcome=conference_not_required
    """,
    cat="2014-09-05 strategy_discussion.held discussion=1 team=fieldwork_north",
    # An enquiry without a discussion, its conference on the 16th working day.
    dan="""
        2014-09-03 section_47.started enquiry=1
        2014-09-25 conference.held kind=initial enquiry=1
    """,
    # The first of the twelve months: started, though nothing came of it. The day before them.
    eve="""
        2013-10-01 section_47.started enquiry=1
        2013-10-04 section_47.ended enquiry=1 outcome=conference_not_required
    """,
    fay="""
        2013-09-30 section_47.started enquiry=1
        2013-10-08 conference.held kind=initial enquiry=1
    """,
    # Moved here: a conference that follows no enquiry.
    gus="2014-09-12 conference.held kind=initial transfer_in=true",
    hal="2014-09-16 strategy_discussion.held discussion=1 team=fieldwork_south",
    ivy="2014-09-17 strategy_discussion.held discussion=1 team=fieldwork_city",
    jon="2014-09-18 strategy_discussion.held discussion=1 team=sixteen_plus",
    kit="2014-09-19 strategy_discussion.held discussion=1 team=looked_after",
    leo="2014-09-30 strategy_discussion.held discussion=1",
)


@pytest.mark.parametrize(
    ("expected", "indicator", "over"),
    [
        pytest.param((8, None), "strategy_discussions_started", 0, id="ann, ben, cat, hal, ivy, jon, kit, leo"),
        pytest.param((8, None), "strategy_discussions_by_team", 0, id="the same"),
        pytest.param((2, 8), "strategy_discussions_to_section_47", 0, id="ann, and ben since"),
        pytest.param((3, None), "section_47_enquiries_started", 0, id="ann, dan, and eve in October"),
        pytest.param((3, None), "section_47_enquiries_started", 12, id="the same beside it"),
        pytest.param((3, None), "initial_conferences_held", 0, id="ann, dan, gus"),
        pytest.param((4, None), "initial_conferences_held", 12, id="with fay in October"),
        pytest.param((1, 2), "initial_conferences_within_15_working_days", 0, id="ann, of ann and dan"),
    ],
)
def test_discussions_enquiries_and_initial_conferences(expected, indicator, over, figure):
    counted = figure(indicator, "2014-09", ENQUIRED, over)

    assert expected == (counted.numerator, counted.denominator)


def test_beyond_the_five_most_common_teams_there_is_other_and_the_teamless_are_unknown():
    """Of equal teams the first by name. The recount cuts nothing off."""
    found = by_engine("strategy_discussions_by_team", "2014-09", ENQUIRED, catalogue=HEREFORDSHIRE).parts

    top = {"MASH": 2, "Fieldwork City": 1, "Fieldwork North": 1, "Fieldwork South": 1, "Looked after children": 1}
    assert top | {"other": 1, "unknown": 1} == found


PLANNED = lives(
    ann="2014-09-24 plan.started plan=1 kind=child_protection category=NEG previous_plans=0",
    # Two years to the day; a day less.
    ben="2012-09-30 plan.started plan=1 kind=child_protection category=EMO",
    cat="2012-10-01 plan.started plan=1 kind=child_protection category=PHY",
    # A plan before, where the child lived then; the category has changed.
    dan="""
        2014-09-01 plan.started plan=1 kind=child_protection category=SAB transfer_in=true previous_plans=1
        2014-09-20 plan.category_changed plan=1 category=NEG
    """,
    # The second here; ended on the last day, and not in that night's stock.
    eve="""
        2013-01-01 plan.started plan=1 kind=child_protection category=NEG
        2013-06-03 plan.ended plan=1 kind=child_protection
        2014-09-10 plan.started plan=2 kind=child_protection category=NEG
        2014-09-30 plan.ended plan=2 kind=child_protection
    """,
    # A plan of a child in need is none.
    fay="2014-09-05 plan.started plan=1 kind=child_in_need",
    # The second here.
    gus="""
        2014-01-06 plan.started plan=1 kind=child_protection category=NEG
        2014-03-03 plan.ended plan=1 kind=child_protection
        2014-08-31 plan.started plan=2 kind=child_protection category=MUL
    """,
)
CATEGORIES = {"Neglect": 2, "Emotional abuse": 1, "Physical abuse": 1, "Multiple": 1}


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((3, None, {}), "child_protection_plans_started", id="ann, dan, eve"),
        pytest.param((5, None, {}), "child_protection_plans_open", id="ann, ben, cat, dan, gus"),
        pytest.param((5, None, CATEGORIES), "child_protection_plans_open_by_category", id="with dan's new one"),
        pytest.param((2, 5, {}), "second_or_subsequent_plans", id="dan's and gus's"),
        pytest.param((1, 5, {}), "plans_open_2_years_or_more", id="ben's"),
    ],
)
def test_plans(expected, indicator, figure):
    counted = figure(indicator, "2014-09", PLANNED)

    assert expected == (counted.numerator, counted.denominator, counted.parts)


VISITED = lives(
    # The 28th day, and the 29th.
    ann="""
        2014-08-25 plan.started plan=1 kind=child_protection
        2014-09-22 visit.made kind=child_protection
    """,
    ben="""
        2014-08-25 plan.started plan=1 kind=child_protection
        2014-09-23 visit.made kind=child_protection
    """,
    # Each visit is a duty, early as it may be; one to a looked after child is another.
    cat="""
        2014-09-01 plan.started plan=1 kind=child_protection
        2014-09-08 visit.made kind=child_protection
        2014-09-15 visit.made kind=child_protection
        2014-09-16 visit.made kind=looked_after
    """,
    # No plan, no duty.
    dan="2014-09-09 visit.made kind=child_protection",
    # Never visited: nothing was made in the month.
    eve="""
        2014-08-01 plan.started plan=1 kind=child_protection
        2014-09-10 plan.ended plan=1 kind=child_protection
    """,
)


def test_visits_to_children_on_a_plan_are_due_28_days_after_its_start_or_the_last(figure):
    counted = figure("child_protection_visits_within_timescale", "2014-09", VISITED)

    assert (3, 4) == (counted.numerator, counted.denominator)
