"""What the indicators of England mean: some children a subject, and the figures worked by hand.

The month is June 2024 where nothing else is said, the twelve months then July 2023 to June 2024.
"""

import pytest

from tests.catalogue.lives import lives

REFERRED = lives(
    # Back on the day itself a year later; then closed to early help.
    ann="""
        2023-05-20 referral.made referral=1 source=2A need=N1
        2023-09-01 referral.closed referral=1 reason=RC8
        2024-05-20 referral.made referral=2 source=6 need=N1
        2024-06-20 referral.closed referral=2 reason=RC9
    """,
    # Nothing came of the first; the second is the first of need.
    ben="""
        2024-06-03 referral.made referral=1 source=6 no_further_action=true
        2024-06-10 referral.made referral=2 source=5D need=N2
    """,
    # Back a day later than a year; assessed, and closed after the month as not in need.
    cat="""
        2023-05-19 referral.made referral=1 source=1A need=N1
        2023-06-30 referral.closed referral=1 reason=RC7
        2024-05-20 referral.made referral=2 source=3A need=N4
        2024-05-21 assessment.started assessment=1 kind=single referral=2
        2024-07-05 referral.closed referral=2 reason=RC8
    """,
    # Two on one day: neither is earlier.
    dan="""
        2024-06-30 referral.made referral=1 source=6 need=N1
        2024-06-30 referral.made referral=2 source=2A need=N1
    """,
    # Open for two years on 30 June 2024, and for a day less.
    eve="""
        2022-06-30 referral.made referral=1 source=2B need=N2
        2022-07-04 assessment.started assessment=1 kind=single referral=1
    """,
    fay="""
        2022-07-01 referral.made referral=1 source=2B need=N0
        2022-07-04 assessment.started assessment=1 kind=single referral=1
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((4, None), "referrals", id="two of ben's and two of dan's"),
        pytest.param((2, 6), "re_referrals", id="ann's and ben's second, of the six of the year"),
        pytest.param((2, 4), "re_referred_children", id="ann and ben, of four children"),
        pytest.param((1, 6), "referrals_no_further_action", id="ben's first"),
        pytest.param((1, 6), "referrals_assessed_not_in_need", id="cat's, closed since"),
        pytest.param((3, 6), "referrals_from_police", id="ann's, ben's and dan's"),
        pytest.param((1, 6), "referrals_from_early_help", id="ben's second"),
        pytest.param((1, 2), "closures_to_early_help", id="ann's second, of her two; cat's first ended before"),
        pytest.param((2, None), "children_awaiting_assessment", id="ben, and dan once"),
        pytest.param((5, None), "children_in_need", id="all but ann"),
        pytest.param((1, 6), "children_in_need_2_years_or_more", id="eve's, of ben's, cat's, dan's two, eve's, fay's"),
        pytest.param((1, None), "episodes_of_need_ended", id="ann's"),
    ],
)
def test_referrals_and_need(expected, indicator, figure):
    counted = figure(indicator, "2024-06", REFERRED)

    assert expected == (counted.numerator, counted.denominator)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        ({"Police": 2, "Early help": 1, "School": 1}, "referrals"),
        (
            {
                "Abuse, neglect or exploitation": 1,
                "Child's disability": 2,
                "Family in acute stress": 1,
                "Not stated": 1,
            },
            "children_in_need",
        ),
        ({"After assessment, to early help": 1}, "episodes_of_need_ended"),
    ],
)
def test_referrals_and_need_in_parts(expected, indicator, figure):
    assert expected == figure(indicator, "2024-06", REFERRED).parts


ASSESSED = lives(
    # From 8 April 2024 the 45th working day is 12 June: 6 and 27 May are holidays.
    ann="""
        2024-04-08 assessment.started assessment=1 kind=single
        2024-06-12 assessment.completed assessment=1 kind=single factors=3B,16A
    """,
    ben="""
        2024-04-08 assessment.started assessment=1 kind=single
        2024-06-13 assessment.completed assessment=1 kind=single factors=3B
    """,
    # From 4 March 2024 the 61st is 3 June; from 5 March it is the 60th.
    cat="""
        2024-03-04 assessment.started assessment=1 kind=single
        2024-06-03 assessment.completed assessment=1 kind=single factors=24A
    """,
    dan="""
        2024-03-05 assessment.started assessment=1 kind=single
        2024-06-03 assessment.completed assessment=1 kind=single factors=11A,10A
    """,
    # Completed before it started: it counts as completed, and is timed nowhere.
    eve="""
        2024-06-07 assessment.completed assessment=1 kind=single
        2024-06-10 assessment.started assessment=1 kind=single
    """,
    # Open: on 30 June the 46th working day is over for fay, the 45th for gus.
    fay="2024-04-23 assessment.started assessment=1 kind=single",
    gus="2024-04-24 assessment.started assessment=1 kind=single",
    # Of a kind that came before the single assessment.
    hal="""
        2024-06-03 assessment.started assessment=1 kind=initial
        2024-06-10 assessment.completed assessment=1 kind=initial
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((5, None), "assessments_completed", id="from ann to eve"),
        pytest.param((1, 4), "assessments_within_45_working_days", id="ann, of four that are timed"),
        pytest.param((1, 4), "assessments_over_60_working_days", id="cat, of four with a length"),
        pytest.param((1, None), "assessments_open_over_45_working_days", id="fay"),
        pytest.param((2, None), "assessments_domestic_abuse", id="ann and ben"),
        pytest.param((1, None), "assessments_neglect", id="ann"),
        pytest.param((1, None), "assessments_criminal_exploitation", id="cat"),
        pytest.param((1, None), "assessments_sexual_exploitation", id="dan"),
        pytest.param((1, None), "assessments_going_missing", id="dan too"),
    ],
)
def test_assessments(expected, indicator, figure):
    counted = figure(indicator, "2024-06", ASSESSED)

    assert expected == (counted.numerator, counted.denominator)


def test_half_of_the_assessments_took_longer_than_their_median(figure):
    counted = figure("assessment_duration", "2024-06", ASSESSED)

    assert (53, 4) == (counted.value, counted.denominator), "45, 46, 60 and 61 working days"


def test_a_child_in_need_plan_is_counted_while_it_is_open(figure):
    events = lives(
        ann="2024-05-01 plan.started plan=1 kind=child_in_need",
        ben="""
            2024-05-01 plan.started plan=1 kind=child_in_need
            2024-06-30 plan.ended plan=1 kind=child_in_need
        """,
        cat="2024-05-01 plan.started plan=1 kind=child_protection",
    )

    assert 1 == figure("child_in_need_plans_open", "2024-06", events).numerator
    assert 2 == figure("child_in_need_plans_open", "2024-05", events).numerator


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


REVIEWED = lives(
    # From Friday 31 May 2024 the 20th working day is Friday 28 June; the weekend after it is still in time.
    ann="""
        2024-05-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-28 review.held kind=looked_after participation=PN1
    """,
    ben="""
        2024-05-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-29 review.held kind=looked_after participation=PN7
    """,
    cat="""
        2024-05-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-07-01 review.held kind=looked_after participation=PN0
    """,
    # Left before it was due.
    dan="""
        2024-05-31 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-06-20 care_episode.ended episode=1 reason=E45
    """,
    # Short breaks.
    eve="2024-05-31 care_episode.started episode=1 entry=S legal_status=V3 placement=U1",
    # In care on or before: nobody knows when the first review was due.
    fay="""
        2024-05-31 care_episode.started episode=1 entry=P legal_status=C2 placement=U1
        2024-06-28 review.held kind=looked_after participation=PN3
    """,
    # In care for the second time, reviewed early.
    gus="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2023-03-01 care_episode.ended episode=1 reason=E45
        2024-05-31 care_episode.started episode=2 entry=S legal_status=C2 placement=U1
        2024-06-10 review.held kind=looked_after
    """,
    hal="""
        2024-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
        2024-01-10 care_episode.ended episode=1 reason=E4A
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator", "month"),
    [
        pytest.param((3, 4), "first_reviews_within_20_working_days", "2024-06", id="ann, ben, gus; not cat"),
        pytest.param((4, 4), "children_reviewed_within_timescale", "2024-06", id="on Sunday 30 June cat is not late"),
        pytest.param((3, 4), "children_reviewed_within_timescale", "2024-07", id="since 1 July cat is"),
        pytest.param((2, 3), "looked_after_review_participation", "2024-07", id="ann and fay, not ben"),
        pytest.param((1, 2), "care_ceased_special_guardianship", "2024-06", id="dan, of dan and hal"),
    ],
)
def test_reviews_of_looked_after_children(expected, indicator, month, figure):
    counted = figure(indicator, month, REVIEWED)

    assert expected == (counted.numerator, counted.denominator)


def test_the_same_worker_twice_is_one_and_one_who_left_before_the_year_is_none(figure):
    events = lives(
        ann="""
            2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
            2023-01-01 worker.allocated worker=a
            2023-07-01 worker.deallocated worker=a
            2023-07-01 worker.allocated worker=b
            2024-01-10 worker.deallocated worker=b
            2024-01-10 worker.allocated worker=c
            2024-03-01 worker.deallocated worker=c
            2024-03-01 worker.allocated worker=b
        """,
        ben="""
            2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=U1
            2023-01-01 worker.allocated worker=a
            2023-07-02 worker.deallocated worker=a
            2023-07-02 worker.allocated worker=b
            2024-01-10 worker.deallocated worker=b
            2024-01-10 worker.allocated worker=c
        """,
    )
    counted = figure("three_or_more_social_workers", "2024-06", events)

    assert (1, 2) == (counted.numerator, counted.denominator)


def test_a_child_in_care_who_seeks_asylum_alone_is_counted_until_the_status_ends(figure):
    events = lives(
        ann="""
            2024-01-01 care_episode.started episode=1 entry=S legal_status=V2 placement=U6
            2024-01-01 unaccompanied.started
        """,
        ben="""
            2024-01-01 care_episode.started episode=1 entry=S legal_status=V2 placement=U6
            2024-01-01 unaccompanied.started
            2024-06-30 unaccompanied.ended
        """,
        cat="2024-01-01 unaccompanied.started",
        dan="2024-01-01 care_episode.started episode=1 entry=S legal_status=V2 placement=U6",
    )

    assert 1 == figure("unaccompanied_children", "2024-06", events).numerator
    assert 2 == figure("unaccompanied_children", "2024-05", events).numerator


def test_a_child_under_two_orders_is_one_child(figure):
    events = lives(
        ann="""
            2024-05-01 liberty.deprived order=1
            2024-05-20 liberty.deprived order=2
        """,
        ben="""
            2024-05-01 liberty.deprived order=1
            2024-06-01 liberty.restored order=1
        """,
    )

    assert 1 == figure("children_deprived_of_liberty", "2024-06", events).numerator


MISSED = lives(
    ann="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=K2
        2024-06-05 missing.started incident=1 kind=missing
        2024-06-06 missing.ended incident=1
        2024-06-20 missing.started incident=2 kind=missing
    """,
    # Away is another kind.
    ben="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=K2
        2024-06-05 missing.started incident=1 kind=away
    """,
    # Went missing, and left care, within the year.
    cat="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=K2
        2023-08-01 missing.started incident=1 kind=missing
        2023-08-02 missing.ended incident=1
        2023-09-01 care_episode.ended episode=1 reason=E4A
    """,
    # Left care on the day before the year.
    dan="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=C2 placement=K2
        2023-06-30 care_episode.ended episode=1 reason=E4A
    """,
    # On short breaks.
    eve="""
        2023-01-01 care_episode.started episode=1 entry=S legal_status=V3 placement=U6
        2024-06-01 missing.started incident=1 kind=missing
        2024-06-02 missing.ended incident=1
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((3, None), "missing_incidents", id="two of ann's, one of eve's"),
        pytest.param((2, None), "children_missing", id="ann and eve"),
        pytest.param((4, 3), "missing_incidents_per_child", id="cat's among them in the year"),
        pytest.param((2, 3), "looked_after_children_missing", id="ann and cat, of these and ben"),
        pytest.param((1, None), "children_missing_now", id="ann"),
    ],
)
def test_children_who_go_missing(expected, indicator, figure):
    counted = figure(indicator, "2024-06", MISSED)

    assert expected == (counted.numerator, counted.denominator)


RECORDED = lives(
    # Ages on 31 March 2024: 12, 3, 5 since the first of the month, 17, 14.
    ann="""
        2012-03-01 child.registered born=2012-03
        2024-03-31 outcomes.recorded health_assessment=true teeth_check=true sdq_score=17 convicted=true
    """,
    ben="""
        2020-04-01 child.registered born=2020-04
        2024-03-31 outcomes.recorded health_assessment=false immunisations=true health_check=true
    """,
    cat="""
        2019-03-01 child.registered born=2019-03
        2024-03-31 outcomes.recorded health_assessment=true teeth_check=true immunisations=true sdq_score=10
    """,
    dan="""
        2007-03-01 child.registered born=2007-03
        2024-03-31 outcomes.recorded health_assessment=true immunisations=true sdq_score=20 convicted=false
    """,
    eve="""
        2010-01-01 child.registered born=2010-01
        2024-03-31 outcomes.recorded health_assessment=false sdq_reason=SDQ2 convicted=false
    """,
    # The year before.
    fay="""
        2010-01-01 child.registered born=2010-01
        2023-03-31 outcomes.recorded health_assessment=true teeth_check=true sdq_score=40 convicted=true
    """,
)


@pytest.mark.parametrize(
    ("expected", "indicator"),
    [
        pytest.param((3, 5), "health_assessments_up_to_date", id="ann, cat, dan"),
        pytest.param((2, 5), "teeth_checked", id="ann, cat"),
        pytest.param((3, 5), "immunisations_up_to_date", id="ben, cat, dan"),
        pytest.param((1, 1), "development_checks_up_to_date", id="ben is the only one under five"),
        pytest.param((2, 3), "sdq_completed", id="ann and cat, of these and eve; dan is 17"),
        pytest.param((27, 2), "sdq_average", id="17 and 10"),
        pytest.param((1, 2), "sdq_cause_for_concern", id="ann"),
        pytest.param((1, 3), "looked_after_children_convicted", id="ann, of ann, dan and eve"),
    ],
)
def test_outcomes_of_the_year(expected, indicator, figure):
    counted = figure(indicator, "2024-06", RECORDED)

    assert expected == (counted.numerator, counted.denominator)
