"""What cannot be right, and is counted by itself: some children a subject, and the figures worked by hand.

The month is June 2024 where nothing else is said.
"""

import pytest

from tests.catalogue.lives import lives

IN_CARE_OR_NOT = lives(
    ann="""
        2024-01-10 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-05 review.held kind=looked_after
    """,
    # On the first day of care, and on the day before it.
    ben="""
        2024-06-04 review.held kind=looked_after
        2024-06-05 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-05 review.held kind=looked_after
    """,
    # On the last day of care, and on the day after it.
    cat="""
        2024-01-10 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-05 care_episode.ended episode=1 reason=E4A
        2024-06-05 review.held kind=looked_after
        2024-06-06 review.held kind=looked_after
    """,
    # Never in care.
    dan="2024-06-05 review.held kind=looked_after",
    # In care for a day.
    eve="""
        2024-06-05 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-05 care_episode.ended episode=1 reason=E4A
        2024-06-05 review.held kind=looked_after
    """,
    # On a short break.
    fay="""
        2024-01-10 care_episode.started episode=1 entry=S legal_status=V4 placement=U6
        2024-06-05 review.held kind=looked_after
    """,
    # Between two times in care, on the last day of the first, and on the first of the second.
    gus="""
        2024-01-10 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-01 care_episode.ended episode=1 reason=E4A
        2024-06-01 review.held kind=looked_after
        2024-06-02 review.held kind=looked_after
        2024-06-19 review.held kind=looked_after
        2024-06-20 care_episode.started episode=2 entry=S legal_status=C2 placement=U1
        2024-06-20 review.held kind=looked_after
    """,
    # In care since nobody knows when: the first review sets the clock, and was no duty.
    hal="""
        2024-01-10 care_episode.started episode=1 entry=P legal_status=C2 placement=U1
        2024-06-05 review.held kind=looked_after
    """,
    # From one placement to another, on the day itself.
    ivy="""
        2024-01-10 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-05 care_episode.ended episode=1 reason=X1
        2024-06-05 care_episode.started episode=2 entry=P legal_status=C2 placement=K2
        2024-06-05 review.held kind=looked_after
    """,
    # Before, and after, the month.
    joe="""
        2024-05-31 review.held kind=looked_after
        2024-07-01 review.held kind=looked_after
    """,
)

ON_A_PLAN_OR_NOT = lives(
    # The initial conference is no review.
    ann="""
        2024-06-03 conference.held kind=initial
        2024-06-04 plan.started plan=1 kind=child_protection category=NEG
    """,
    # Every three months; the last on the day that the plan ends, and one on the day after it.
    ben="""
        2024-03-05 plan.started plan=1 kind=child_protection category=NEG
        2024-06-05 conference.held kind=review plan=1
        2024-06-12 conference.held kind=review plan=1
        2024-06-12 plan.ended plan=1 kind=child_protection
        2024-06-13 conference.held kind=review plan=1
    """,
    # On another kind of plan.
    cat="""
        2024-03-05 plan.started plan=1 kind=child_in_need
        2024-06-05 conference.held kind=review plan=1
    """,
    # On the day before a plan, and on its first day.
    dan="""
        2024-06-05 conference.held kind=review plan=1
        2024-06-06 plan.started plan=1 kind=child_protection category=NEG
        2024-06-06 conference.held kind=review plan=1
    """,
    # One plan ended, another is open.
    eve="""
        2024-01-10 plan.started plan=1 kind=child_protection category=NEG
        2024-03-05 plan.started plan=2 kind=child_protection category=EMO
        2024-05-01 plan.ended plan=1 kind=child_protection
        2024-06-05 conference.held kind=review plan=1
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator", "events"),
    [
        pytest.param(5, "looked_after_reviews_outside_care", IN_CARE_OR_NOT, id="ben, cat, dan, and two of gus's"),
        pytest.param(14, "looked_after_reviews_held", IN_CARE_OR_NOT, id="they are among those held"),
        pytest.param(3, "review_conferences_outside_plan", ON_A_PLAN_OR_NOT, id="ben's last, cat's and dan's first"),
    ],
)
def test_what_is_held_outside_its_span_is_counted_and_its_first_and_last_day_belong_to_it(
    expected, indicator, events, figure
):
    assert expected == figure(indicator, "2024-06", events).numerator


OF_AGE = lives(
    # 18 in June by the month of birth, in July, and in June but gone on its last day.
    ann="""
        2006-06-01 child.registered born=2006-06
        2024-01-10 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-01-10 plan.started plan=1 kind=child_protection category=NEG
        2024-02-10 plan.started plan=2 kind=child_protection category=EMO
    """,
    ben="""
        2006-07-01 child.registered born=2006-07
        2024-01-10 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-01-10 plan.started plan=1 kind=child_protection category=NEG
    """,
    cat="""
        2006-06-01 child.registered born=2006-06
        2024-01-10 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-01-10 plan.started plan=1 kind=child_protection category=NEG
        2024-06-30 care_episode.ended episode=1 reason=E5
        2024-06-30 plan.ended plan=1 kind=child_protection
    """,
    # On short breaks, with a start that is not known, and on a plan that protects no one.
    dan="""
        2006-05-01 child.registered born=2006-05
        2024-01-10 care_episode.started episode=1 entry=P legal_status=V4 placement=U6
        2024-01-10 plan.started plan=1 kind=child_in_need
    """,
    # Of no known age, and unborn.
    eve="""
        2024-01-10 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-01-10 plan.started plan=1 kind=child_protection category=NEG
    """,
    fay="""
        2024-01-10 child.registered born=2024-08
        2024-01-10 plan.started plan=1 kind=child_protection category=NEG
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator", "month"),
    [
        pytest.param(1, "looked_after_past_18", "2024-05", id="dan"),
        pytest.param(2, "looked_after_past_18", "2024-06", id="ann and dan"),
        pytest.param(3, "looked_after_past_18", "2024-07", id="and ben"),
        pytest.param(0, "plans_open_past_18", "2024-05", id="nobody"),
        pytest.param(2, "plans_open_past_18", "2024-06", id="two of ann's"),
        pytest.param(3, "plans_open_past_18", "2024-07", id="and ben's"),
    ],
)
def test_nothing_closes_by_itself_at_18_and_what_is_open_then_is_counted(expected, indicator, month, figure):
    assert expected == figure(indicator, month, OF_AGE).numerator


REVERSED = lives(
    # Ends in June, and starts a month later; a day later; on the day itself, which has a length; as it should.
    ann="""
        2024-06-10 assessment.completed assessment=1 kind=single
        2024-07-10 assessment.started assessment=1 kind=single
    """,
    ben="""
        2024-06-09 plan.ended plan=1 kind=child_protection
        2024-06-10 plan.started plan=1 kind=child_protection category=NEG
        2024-06-09 assessment.completed assessment=1 kind=single
        2024-06-10 assessment.started assessment=1 kind=single
        2024-06-09 conference.held kind=initial enquiry=1
        2024-06-10 section_47.started enquiry=1
    """,
    cat="""
        2024-06-10 plan.started plan=1 kind=child_protection category=NEG
        2024-06-10 plan.ended plan=1 kind=child_protection
        2024-06-10 assessment.started assessment=1 kind=single
        2024-06-10 assessment.completed assessment=1 kind=single
        2024-06-10 section_47.started enquiry=1
        2024-06-10 conference.held kind=initial enquiry=1
    """,
    dan="""
        2024-06-10 plan.started plan=1 kind=child_protection category=NEG
        2024-06-11 plan.ended plan=1 kind=child_protection
        2024-06-10 assessment.started assessment=1 kind=single
        2024-06-10 section_47.started enquiry=1
    """,
    # Told to have ended so without a conference, which was none to judge.
    eve="""
        2024-06-09 section_47.ended enquiry=1 outcome=conference_not_required
        2024-06-10 section_47.started enquiry=1
        2024-06-09 section_47.ended enquiry=2 outcome=conference_held
        2024-06-10 section_47.started enquiry=2
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator", "month"),
    [
        pytest.param(2, "assessments_ended_before_start", "2024-06", id="ann's and ben's"),
        pytest.param(0, "assessments_ended_before_start", "2024-07", id="ann's counts where it ends"),
        pytest.param(1, "plans_ended_before_start", "2024-06", id="ben's"),
        pytest.param(2, "section_47_enquiries_ended_before_start", "2024-06", id="ben's, and eve's with a conference"),
    ],
)
def test_what_ended_before_it_started_is_counted_where_it_ends(expected, indicator, month, figure):
    assert expected == figure(indicator, month, REVERSED).numerator


@pytest.mark.parametrize(
    ("ended", "timed", "reversed_"),
    [
        ("assessments_completed", "assessments_within_45_working_days", "assessments_ended_before_start"),
        ("child_protection_plans_ended", "plans_ended_within_3_months", "plans_ended_before_start"),
    ],
)
def test_what_ended_is_what_is_timed_and_what_ended_before_it_started(ended, timed, reversed_, figure):
    whole, left_out = (figure(one, "2024-06", REVERSED).numerator for one in (ended, reversed_))
    assert whole == figure(timed, "2024-06", REVERSED).denominator + left_out
