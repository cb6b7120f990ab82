"""The front door in September 2014: contacts and referrals, those that health made among them."""

import pytest

from tests.catalogue.lives import lives

CONTACTS = lives(
    # Screened after 24 hours to the minute.
    ann="""
        2014-09-01T10:00 contact.received contact=1 agency=police
        2014-09-02T10:00 contact.screened contact=1 qualified=true
        2014-09-02T11:00 contact.decided contact=1 outcome=referral
    """,
    # A minute later.
    ben="""
        2014-09-01T10:00 contact.received contact=1 agency=police
        2014-09-02T10:01 contact.screened contact=1 qualified=true
        2014-09-02T11:00 contact.decided contact=1 outcome=advice
    """,
    # First by someone who is not qualified, which is no screening; decided in another month.
    cat="""
        2014-09-05T09:00 contact.received contact=1 agency=health
        2014-09-05T10:00 contact.screened contact=1 qualified=false
        2014-09-08T09:00 contact.screened contact=1 qualified=true
        2014-10-03T09:00 contact.decided contact=1 outcome=referral
    """,
    # Received in the last half hour, screened in October.
    dan="""
        2014-09-30T23:30 contact.received contact=1 agency=school
        2014-10-01T08:00 contact.screened contact=1 qualified=true
    """,
    # Only the days are known: the next day is in time.
    eve="""
        2014-09-10 contact.received contact=1 agency=family
        2014-09-11 contact.screened contact=1 qualified=true
        2014-09-11 contact.decided contact=1 outcome=referral
    """,
    # Never screened, and nobody wrote down who called.
    fay="2014-09-12 contact.received contact=1",
    # The clocks go back in the night of 25 October: noon to noon is 25 hours.
    gil="""
        2014-10-25T12:00 contact.received contact=1 agency=police
        2014-10-26T11:00 contact.screened contact=1 qualified=true
    """,
    hal="""
        2014-10-25T12:00 contact.received contact=1 agency=police
        2014-10-26T12:00 contact.screened contact=1 qualified=true
    """,
)
AGENCIES = {"Police": 2, "Health": 1, "School": 1, "Family": 1, "unknown": 1}


@pytest.mark.parametrize(
    ("expected", "indicator", "month"),
    [
        pytest.param((6, None, {}), "contacts_received", "2014-09", id="all but those of October"),
        pytest.param((6, None, AGENCIES), "contacts_received_by_agency", "2014-09", id="each with its agency"),
        pytest.param((3, 6, {}), "contacts_screened_within_24_hours", "2014-09", id="ann, dan, eve"),
        pytest.param((1, 2, {}), "contacts_screened_within_24_hours", "2014-10", id="gil, for hal's is 25 hours"),
        pytest.param((3, 6, {}), "contacts_progressed_to_referral", "2014-09", id="ann, eve, and cat since"),
        pytest.param(
            (3, 6, {"Police": 1, "Health": 1, "Family": 1}),
            "contacts_progressed_to_referral_by_agency",
            "2014-09",
            id="the same by agency",
        ),
    ],
)
def test_contacts(expected, indicator, month, figure):
    counted = figure(indicator, month, CONTACTS)

    assert expected == (counted.numerator, counted.denominator, counted.parts)


REFERRED = lives(
    # A year later to the day: a re-referral. The first is of the year before.
    ann="""
        2013-09-15 referral.made referral=1 source=3A
        2014-09-15 referral.made referral=2 source=1A
        2014-09-16 referral.decided referral=2 outcome=initial_assessment
        2014-09-17 assessment.started assessment=1 kind=initial referral=2
    """,
    # A year and a day later; not decided, and its assessment started in October.
    ben="""
        2013-09-14 referral.made referral=1 source=6
        2014-09-15 referral.made referral=2 source=3F
        2014-10-20 assessment.started assessment=1 kind=initial referral=2
    """,
    # Two on one day: none comes after the other. A core assessment is no initial one.
    cat="""
        2014-09-20 referral.made referral=1 source=6
        2014-09-20 referral.made referral=2 source=6
        2014-09-21 referral.decided referral=1 outcome=no_further_action
        2014-09-22 referral.decided referral=2 outcome=strategy_discussion
        2014-09-22 assessment.started assessment=1 kind=core referral=2
    """,
    # An initial assessment that follows no referral leads back to none.
    dan="""
        2014-07-01 referral.made referral=1 source=3D
        2014-07-02 referral.decided referral=1 outcome=other_service
        2014-09-03 assessment.started assessment=1 kind=initial
    """,
    # The last day of the quarter before, and again.
    eve="""
        2014-06-30 referral.made referral=1 source=3B
        2014-09-29 referral.made referral=2 source=3B
        2014-10-06 referral.decided referral=2 outcome=advice_and_information
    """,
)
OUTCOMES = {
    "Initial assessment": 1,
    "Strategy discussion": 1,
    "Advice and information": 1,
    "No further action": 1,
    "undecided": 1,
}


@pytest.mark.parametrize(
    ("expected", "indicator", "over"),
    [
        pytest.param((5, None), "referrals", 0, id="ann, ben, two of cat, eve"),
        pytest.param((7, None), "referrals", 12, id="with dan, and eve in June"),
        pytest.param((2, None), "re_referrals", 0, id="ann and eve"),
        pytest.param((2, None), "re_referrals", 12, id="the same in the year"),
        pytest.param((2, 5), "referrals_to_initial_assessment", 0, id="ann, and ben since"),
        pytest.param((2, 7), "referrals_to_initial_assessment", 12, id="the same of the year's"),
        pytest.param((3, None), "health_referrals", 0, id="ben, dan, eve, of July to September"),
        pytest.param((4, None), "health_referrals", 12, id="with eve in June"),
    ],
)
def test_referrals(expected, indicator, over, figure):
    counted = figure(indicator, "2014-09", REFERRED, over)

    assert expected == (counted.numerator, counted.denominator)


def test_referrals_by_what_followed(figure):
    assert OUTCOMES == figure("referrals", "2014-09", REFERRED).parts
