"""Each element of a census, and the events that it becomes."""

import pytest

from tests.importers.cin.xml import (
    ASSESSMENT,
    AUTHORISED,
    CATEGORIES,
    ENQUIRY,
    FACTORS,
    HELD,
    PLAN,
    PREVIOUS,
    REQUIRED,
    USUAL,
    child,
    details,
    found,
    happened,
    message,
    read,
    write,
)

REFERRAL = ("2023-10-06", "referral.made", {"referral": "2023-10-06", "source": "1A", "no_further_action": False})
BORN = ("2015-03-01", "child.registered", {"born": "2015-03"})

ASSESSED = {"assessment": "2023-10-06/2023-10-09", "kind": "single", "referral": "2023-10-06"}
ENQUIRED = {"enquiry": "2023-10-06/2023-11-01"}
CONFERENCED = [
    ("2023-11-21", "section_47.ended", ENQUIRED | {"outcome": "conference_held"}),
    ("2023-11-21", "conference.held", {"kind": "initial"} | ENQUIRED),
]
STARTED = ("2023-11-01", "section_47.started", ENQUIRED | {"referral": "2023-10-06"})
PLANNED = {"plan": "cpp/2023-11-21", "kind": "child_protection"}
PROTECTED = (
    "2023-11-21",
    "plan.started",
    PLANNED | {"category": "NEG", "previous_plans": 2, "referral": "2023-10-06"},
)

TOLD = {
    "a referral": ("", []),
    "a closed referral": (
        (
            "<PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>2023-12-01</CINclosureDate>"
            "<ReasonForClosure>RC8</ReasonForClosure>"
        ),
        [("2023-12-01", "referral.closed", {"referral": "2023-10-06", "reason": "RC8"})],
    ),
    "an assessment that goes on": (ASSESSMENT.format(""), [("2023-10-09", "assessment.started", ASSESSED)]),
    "an assessment reviewed and authorised, its factors each once": (
        ASSESSMENT.format(
            "<AssessmentInternalReviewDate>2023-10-20</AssessmentInternalReviewDate>"
            + AUTHORISED
            + FACTORS.format("".join(f"<AssessmentFactors>{code}</AssessmentFactors>" for code in ("3B", "4b", "3B")))
        ),
        [
            ("2023-10-09", "assessment.started", ASSESSED),
            ("2023-10-20", "assessment.reviewed", {"assessment": ASSESSED["assessment"]}),
            ("2023-11-20", "assessment.completed", ASSESSED | {"factors": ["3B", "4B"]}),
        ],
    ),
    "a plan of a child in need": (
        (
            "<CINPlanDates><CINPlanStartDate>2023-12-01</CINPlanStartDate>"
            "<CINPlanEndDate>2024-01-31</CINPlanEndDate></CINPlanDates>"
        ),
        [
            (
                "2023-12-01",
                "plan.started",
                {"plan": "cin/2023-12-01", "kind": "child_in_need", "referral": "2023-10-06"},
            ),
            ("2024-01-31", "plan.ended", {"plan": "cin/2023-12-01", "kind": "child_in_need"}),
        ],
    ),
    "an enquiry that goes on": (ENQUIRY.format(REQUIRED), [STARTED]),
    "an enquiry after which no conference was required, on an assumed day": (
        ENQUIRY.format("<ICPCnotRequired>true</ICPCnotRequired>"),
        [
            ("2023-11-01", "section_47.ended", ENQUIRED | {"outcome": "conference_not_required", "assumed": True}),
            STARTED,
        ],
    ),
    "an enquiry with its target and conference": (
        ENQUIRY.format(f"<InitialCPCtarget>2023-11-22</InitialCPCtarget>{HELD}{REQUIRED}"),
        [
            STARTED,
            *CONFERENCED,
            ("2023-11-22", "conference.due", ENQUIRED),
        ],
    ),
    "a conference in CINdetails, of no enquiry": (HELD, [("2023-11-21", "conference.held", {"kind": "initial"})]),
    "a conference in both places, once": (
        HELD + ENQUIRY.format(HELD + REQUIRED),
        [STARTED, *CONFERENCED],
    ),
    "a child protection plan with its reviews": (
        PLAN.format(
            f"<CPPendDate>2024-03-01</CPPendDate>{USUAL}"
            "<Reviews><CPPreviewDate>2024-02-01</CPPreviewDate></Reviews>"
            "<Reviews><CPPreviewDate>2024-03-01</CPPreviewDate></Reviews>"
        ),
        [
            PROTECTED,
            ("2024-02-01", "conference.held", {"kind": "review", "plan": "cpp/2023-11-21"}),
            ("2024-03-01", "plan.ended", PLANNED),
            ("2024-03-01", "conference.held", {"kind": "review", "plan": "cpp/2023-11-21"}),
        ],
    ),
    "another category by the plan's end": (
        PLAN.format(f"<CPPendDate>2024-03-01</CPPendDate>{CATEGORIES.format('EMO')}{PREVIOUS.format(2)}"),
        [
            PROTECTED,
            (
                "2024-03-01",
                "plan.category_changed",
                {"plan": "cpp/2023-11-21", "category": "EMO", "assumed": True},
            ),
            ("2024-03-01", "plan.ended", PLANNED),
        ],
    ),
    "another category of an open plan, by the reference date": (
        PLAN.format(CATEGORIES.format("EMO") + PREVIOUS.format(2)),
        [
            PROTECTED,
            (
                "2024-03-31",
                "plan.category_changed",
                {"plan": "cpp/2023-11-21", "category": "EMO", "assumed": True},
            ),
        ],
    ),
}


def of(tmp_path, *children):
    return read(write(tmp_path, message(*children)))


def in_order(said):
    """Days, then types: within a day the file's order says nothing."""
    return sorted(said, key=lambda one: (one[0], one[1], str(one[2])))


@pytest.mark.parametrize("name", TOLD)
def test_an_element_becomes_its_events(name, tmp_path):
    held, expected = TOLD[name]
    census, events = of(tmp_path, child(details(held)))
    need = {"need": "N1"} if "PrimaryNeedCode" in held else {}
    made = (*REFERRAL[:2], REFERRAL[2] | need)
    assert in_order([BORN, made, *expected]) == in_order(happened(events))
    assert [] == found(census)


def test_a_conference_after_two_enquiries_is_one_and_ends_both(tmp_path):
    earlier = ENQUIRY.format(HELD + REQUIRED).replace("2023-11-01", "2023-10-30")
    _, events = of(tmp_path, child(details(ENQUIRY.format(HELD + REQUIRED) + earlier)))
    name = {"enquiry": "2023-10-06/2023-10-30"}
    said = [
        CONFERENCED[0],
        ("2023-11-21", "section_47.ended", name | {"outcome": "conference_held"}),
        ("2023-11-21", "conference.held", {"kind": "initial"} | name),
    ]
    assert in_order(said) == in_order(one for one in happened(events) if one[0] == "2023-11-21")


IDENTITIES = {
    "born": ("<PersonBirthDate>2015-03-27</PersonBirthDate>", [BORN]),
    "unborn, known no later than the census": (
        "<ExpectedPersonBirthDate>2024-06-20</ExpectedPersonBirthDate>",
        [("2024-03-31", "child.registered", {"born": "2024-06"})],
    ),
    "born since": (
        "<PersonBirthDate>2024-01-05</PersonBirthDate><ExpectedPersonBirthDate>2023-12-20</ExpectedPersonBirthDate>",
        [("2024-01-01", "child.registered", {"born": "2024-01"})],
    ),
    "died": (
        "<PersonBirthDate>2015-03-27</PersonBirthDate><PersonDeathDate>2024-02-02</PersonDeathDate>",
        [BORN, ("2024-02-02", "child.died", {})],
    ),
}


@pytest.mark.parametrize("name", IDENTITIES)
def test_of_a_child_the_month_of_birth_and_a_death_are_kept(name, tmp_path):
    who, expected = IDENTITIES[name]
    census, events = of(tmp_path, child(details(), who=who))
    assert in_order([*expected, REFERRAL]) == in_order(happened(events))
    assert [] == found(census)


def test_sex_ethnicity_and_upn_come_through_nowhere(tmp_path):
    who = "<UPN>A123456789123</UPN><PersonBirthDate>2015-03-27</PersonBirthDate><Sex>F</Sex>"
    characteristics = "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>"
    census, events = of(tmp_path, child(characteristics, details(), who=who))
    assert [BORN, REFERRAL] == happened(events)
    assert [] == found(census)
