"""The figures that the log is fitted to, as known on 30 September 2014.

Source: Herefordshire Council, Improvement Board Performance Report, September 2014. What it prints as a percentage
stands here as the numbers that give it; where several do, one was chosen. Of children, but for contacts and early
help, which are of children too: siblings count each.
"""

from engine.examples.herefordshire.months import AUG_14, SEP_12, SEP_13, SEP_14, YEARS, month

_TO_SEP_12, _TO_SEP_13, _TO_SEP_14 = YEARS

CONTACTS = {SEP_12: 354, SEP_13: 442, SEP_14: 618}
CONTACTS_PROGRESSED = {SEP_12: 187, SEP_13: 155, AUG_14: 490, SEP_14: 354}
SCREENED_IN_TIME = {SEP_12: 0, SEP_13: 107, SEP_14: 600}

REFERRALS = {SEP_12: 136, SEP_13: 155, AUG_14: 490, SEP_14: 354}
REFERRALS_OF_YEARS = [(_TO_SEP_14, 4031)]
RE_REFERRALS = {SEP_12: 48, SEP_13: 71, SEP_14: 221}
RE_REFERRALS_OF_YEARS = [(_TO_SEP_14, 2084)]
REFERRALS_ASSESSED = {SEP_12: 129, SEP_13: 103, SEP_14: 133}
REFERRALS_ASSESSED_OF_YEARS = [(_TO_SEP_14, 1872)]

INITIAL_ASSESSMENTS = {SEP_12: 105, SEP_13: 125, AUG_14: 170, SEP_14: 125}
INITIAL_ASSESSMENTS_OF_YEARS = [(_TO_SEP_14, 2212)]
INITIAL_IN_TIME = {SEP_12: 63, SEP_13: 85, SEP_14: 94}
"""Not printed: the report says that it is better than a year before, and below 85 %."""

CORE_ASSESSMENTS = {SEP_12: 41, SEP_13: 88, SEP_14: 94}
CORE_ASSESSMENTS_OF_YEARS = [(_TO_SEP_12, 492), (_TO_SEP_13, 780), (_TO_SEP_14, 1568)]
CORE_IN_TIME = {SEP_12: 24, SEP_13: 57, SEP_14: 66}
CORE_IN_TIME_OF_YEARS = [(_TO_SEP_14, 922)]
CORE_LONG_OF_YEARS = [(_TO_SEP_12, 112), (_TO_SEP_13, 180), (_TO_SEP_14, 295)]
"""Of 61 working days or more."""

STRATEGY_DISCUSSIONS = {SEP_12: 93, SEP_13: 66, SEP_14: 65}
LED_TO_ENQUIRY = {SEP_12: 61, SEP_13: 50, SEP_14: 44}
ENQUIRIES_OF_YEARS = [(_TO_SEP_12, 292), (_TO_SEP_13, 667), (_TO_SEP_14, 455)]
MEDICALS_OF_PERIODS = [
    (range(month(2013, 4), month(2013, 7)), 63),
    (range(month(2013, 10), month(2014, 7)), 256),
    (range(month(2014, 7), month(2014, 10)), 60),
]
HEALTH_REFERRALS_OF_PERIODS = [
    (range(month(2013, 4), month(2013, 7)), 60),
    (range(month(2013, 7), month(2013, 10)), 58),
    (range(month(2013, 10), month(2014, 7)), 103),
    (range(month(2014, 7), month(2014, 10)), 65),
]
"""Of July to September 2013 nothing is printed but that there are more a year later."""
HEALTH_TOLD_FROM = month(2012, 7)
"""April to June 2012 is printed as 0: medicals and sources of referrals were not recorded yet."""

CONFERENCES = {SEP_12: 19, SEP_13: 22, SEP_14: 18}
CONFERENCES_OF_YEARS = [(_TO_SEP_14, 210)]
CONFERENCES_IN_TIME = {SEP_12: 16, SEP_13: 15, SEP_14: 13}

PLANS_STARTED = {SEP_12: 21, SEP_13: 24, SEP_14: 18}
PLANS_OPEN = {SEP_12: 171, SEP_13: 234, month(2014, 4): 250, AUG_14: 198, SEP_14: 214}
SECOND_PLANS = {SEP_12: 14, SEP_13: 48, month(2014, 5): 66, SEP_14: 47}
PLANS_OF_TWO_YEARS = {SEP_12: 20, SEP_13: 10, SEP_14: 1}

REVIEWS = {SEP_12: 42, SEP_13: 68, SEP_14: 44}
REVIEWS_IN_TIME = {SEP_12: 42, SEP_13: 66, SEP_14: 41}
INVITED, ATTENDED, REPORTS = 1647, 427, 603
"""In the year to September 2014; a meeting's list counts once."""
VISITS = {SEP_12: 195, SEP_13: 254, SEP_14: 271}
VISITS_IN_TIME = {SEP_12: 46, SEP_13: 244, SEP_14: 255}

DUAL = {SEP_12: 11, SEP_13: 4, SEP_14: 2}
