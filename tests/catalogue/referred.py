"""Children who were referred, in May and June 2024 and before: three areas count them."""

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
