"""What is doubtful in a census, and what is left out: named by line and element, and never quoting the child."""

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

TAKEN = "taken as it is"
WITHOUT = "taken without it"
WARNED = {
    "a source that is none": (
        (
            "<CINdetails><CINreferralDate>2023-10-06</CINreferralDate><ReferralSource>9Z</ReferralSource>"
            "<ReferralNFA>0</ReferralNFA></CINdetails>"
        ),
        f"ReferralSource: not a code; write one of the census guide's; {WITHOUT}",
    ),
    "no source": (
        "<CINdetails><CINreferralDate>2023-10-06</CINreferralDate><ReferralNFA>0</ReferralNFA></CINdetails>",
        f"ReferralSource: not there; {WITHOUT}",
    ),
    "a need that is none": (
        details("<PrimaryNeedCode>X</PrimaryNeedCode>"),
        f"PrimaryNeedCode: not a code; write one of the census guide's; {WITHOUT}",
    ),
    "neither yes nor no": (
        details(nfa="maybe"),
        f"ReferralNFA: not a code; write one of 0, 1, FALSE, TRUE; {WITHOUT}",
    ),
    "closed before referred": (
        details("<CINclosureDate>2023-10-05</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>"),
        f"CINclosureDate: before CINreferralDate; {TAKEN}",
    ),
    "closed without a reason": (
        details("<CINclosureDate>2023-10-07</CINclosureDate>"),
        "ReasonForClosure: not there, though CINclosureDate is; taken as closed without a reason",
    ),
    "a reason without a closure": (
        details("<ReasonForClosure>RC7</ReasonForClosure>"),
        "CINclosureDate: not there, though ReasonForClosure is; taken as open",
    ),
    "closed after the census was recorded": (
        details("<CINclosureDate>2024-04-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>"),
        "CINclosureDate: after 2024-03-31, when the return was recorded; kept, and in no figure that ends earlier",
    ),
    "assessed before referred": (
        details("<Assessments><AssessmentActualStartDate>2023-10-05</AssessmentActualStartDate></Assessments>"),
        f"AssessmentActualStartDate: before CINreferralDate; {TAKEN}",
    ),
    "authorised before begun": (
        details(
            ASSESSMENT.format(
                "<AssessmentAuthorisationDate>2023-10-08</AssessmentAuthorisationDate>"
                + FACTORS.format("<AssessmentFactors>21</AssessmentFactors>")
            )
        ),
        f"AssessmentAuthorisationDate: before AssessmentActualStartDate; {TAKEN}",
    ),
    "complete without factors": (
        details(ASSESSMENT.format(AUTHORISED)),
        "FactorsIdentifiedAtAssessment: none, though it is complete; taken without",
    ),
    "a factor that is none": (
        details(
            ASSESSMENT.format(
                AUTHORISED
                + FACTORS.format("<AssessmentFactors>21</AssessmentFactors><AssessmentFactors>RB</AssessmentFactors>")
            )
        ),
        f"AssessmentFactors: not a code; write one of the census guide's; {WITHOUT}",
    ),
    "a conference before its enquiry": (
        details(ENQUIRY.format(f"<DateOfInitialCPC>2023-10-31</DateOfInitialCPC>{REQUIRED}")),
        f"DateOfInitialCPC: before S47ActualStartDate; {TAKEN}",
    ),
    "a conference that was not required": (
        details(ENQUIRY.format(f"{HELD}<ICPCnotRequired>1</ICPCnotRequired>")),
        "ICPCnotRequired: true, though DateOfInitialCPC is there; taken as held",
    ),
    "a conference of two enquiries": (
        details("".join(ENQUIRY.format(HELD + REQUIRED).replace("11-01", day) for day in ("11-01", "11-08"))),
        "DateOfInitialCPC: the day of another enquiry's conference too; taken as one, that ends both enquiries",
    ),
    "a plan that ends 20 times 366 days after the census was recorded": (
        details(PLAN.format(f"<CPPendDate>2044-04-15</CPPendDate>{USUAL}")),
        "CPPendDate: after 2024-03-31, when the return was recorded; kept, and in no figure that ends earlier",
    ),
    "a plan that ends before it begins": (
        details(PLAN.format(f"<CPPendDate>2023-11-20</CPPendDate>{USUAL}")),
        f"CPPendDate: before CPPstartDate; {TAKEN}",
    ),
    "a review after the plan": (
        details(
            PLAN.format(
                f"<CPPendDate>2024-01-20</CPPendDate>{USUAL}"
                "<Reviews><CPPreviewDate>2024-01-21</CPPreviewDate></Reviews>"
            )
        ),
        f"CPPreviewDate: after CPPendDate; {TAKEN}",
    ),
    "a review told twice": (
        details(PLAN.format(f"{USUAL}<Reviews>{'<CPPreviewDate>2024-01-21</CPPreviewDate>' * 2}</Reviews>")),
        "CPPreviewDate: says the same as an earlier one; taken once",
    ),
    "previous plans without a number": (
        details(PLAN.format(f"{CATEGORIES.format('NEG')}{PREVIOUS.format('9' * 5000)}")),
        f"NumberOfPreviousCPP: no number from 0 to 99; {WITHOUT}",
    ),
    "a category that is none": (
        details(PLAN.format(f"{CATEGORIES.format('XXX')}{PREVIOUS.format(0)}")),
        f"LatestCategoryOfAbuse: not a code; write one of EMO, MUL, NEG, PHY, SAB; {WITHOUT}",
    ),
    "an element of no census": (
        details("<CINReferraldate>2023-10-01</CINReferraldate>"),
        "CINReferraldate: not an element of CINdetails; passed over",
    ),
    "an element twice": (
        details("<CINreferralDate>2023-10-01</CINreferralDate>"),
        "CINreferralDate: there already; the first is taken",
    ),
    "stray text": (details("N4"), "CINdetails: has text between its elements; passed over"),
    "the same referral twice": (details() * 2, "CINdetails: says the same as an earlier CINdetails; taken once"),
    "two referrals of a day that differ": (
        details() + details(nfa="1"),
        "CINreferralDate: says otherwise than an earlier CINdetails of that child and day; one counts: keep the right one",
    ),
    "the same plan in two referrals": (
        details(PLAN.format(USUAL)) + details(PLAN.format(USUAL), made="2023-10-10"),
        (
            "CPPstartDate: says otherwise than an earlier ChildProtectionPlans of that child and day; one counts: keep the"
            " right one"
        ),
    ),
    "nothing but the child": ("", "CINdetails: not there; nothing but the child is taken"),
}


def of(tmp_path, *children):
    return read(write(tmp_path, message(*children)))


@pytest.mark.parametrize("name", WARNED)
def test_what_is_doubtful_is_taken_and_said(name, tmp_path):
    held, expected = WARNED[name]
    census, _ = of(tmp_path, child(held))
    assert [f"warning 4: {expected}"] == found(census)
    assert 0 == census.left_out


NOT_TAKEN = {
    "no id": (child(details(), name=""), "LAchildID: blank; write the child's id; child left out", []),
    "no identifiers": ("<Child/>", "ChildIdentifiers: not there; child left out", []),
    "born in the future": (
        child(details(), who="<PersonBirthDate>2031-01-01</PersonBirthDate>"),
        "PersonBirthDate: in the future; write the right year; taken without it",
        ["referral.made"],
    ),
    "referred on a day that no calendar has": (
        child(details(PLAN.format(USUAL), made="2023-02-29")),
        (
            "CINreferralDate: a day that no calendar has; write the right one as yyyy-mm-dd, as in 2018-03-31;"
            " referral left out"
        ),
        ["child.registered", "plan.started"],
    ),
    "closed on a day that cannot be read: the assessment is kept": (
        child(details("<CINclosureDate>soon</CINclosureDate>" + ASSESSMENT.format(""))),
        "CINclosureDate: not a date; write yyyy-mm-dd, as in 2018-03-31; referral left out",
        ["child.registered", "assessment.started"],
    ),
    "an assessment without a start": (
        child(details(f"<Assessments>{AUTHORISED}</Assessments>")),
        "AssessmentActualStartDate: not there; write yyyy-mm-dd, as in 2018-03-31; assessment left out",
        ["child.registered", "referral.made"],
    ),
    "a plan from 1066": (
        child(details("<CINPlanDates><CINPlanStartDate>1066-10-14</CINPlanStartDate></CINPlanDates>")),
        "CINPlanStartDate: before 1950; write the right year; plan left out",
        ["child.registered", "referral.made"],
    ),
    "an enquiry that starts in the future": (
        child(details(f"<Section47><S47ActualStartDate>2028-01-01</S47ActualStartDate>{REQUIRED}</Section47>")),
        "S47ActualStartDate: in the future; write the right year; enquiry left out",
        ["child.registered", "referral.made"],
    ),
    "a plan that ends over 20 times 366 days after the census was recorded": (
        child(details(PLAN.format(f"<CPPendDate>2044-04-16</CPPendDate>{USUAL}"))),
        "CPPendDate: over twenty years after the return was recorded; write the right year; plan left out",
        ["child.registered", "referral.made"],
    ),
    "a review on no day": (
        child(details(PLAN.format(f"{USUAL}<Reviews><CPPreviewDate>x</CPPreviewDate></Reviews>"))),
        "CPPreviewDate: not a date; write yyyy-mm-dd, as in 2018-03-31; taken without it",
        ["child.registered", "referral.made", "plan.started"],
    ),
}


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_what_cannot_be_told_is_left_out_alone_and_listed(name, tmp_path):
    bad, expected, types = NOT_TAKEN[name]
    census, events = of(tmp_path, bad, child(details(), name="102"))
    kept = sorted([*types, "child.registered", "referral.made"])
    assert kept == sorted(kind for _, kind, _ in happened(events))
    assert [f"error 4: {expected}"] == found(census)
    assert (2, 1) == (census.rows, census.left_out)


def test_what_hangs_on_a_referral_that_is_not_told_is_listed_too(tmp_path):
    census, events = of(tmp_path, child(details(ASSESSMENT.format("") + ENQUIRY.format(REQUIRED) + HELD, made="")))
    assert ["child.registered"] == [kind for _, kind, _ in happened(events)]
    assert [
        "error 4: CINreferralDate: not there; write yyyy-mm-dd, as in 2018-03-31; referral left out",
        "error 4: CINreferralDate: not told; assessment left out",
        "error 4: CINreferralDate: not told; enquiry left out",
        "error 4: DateOfInitialCPC: not told of which referral; conference left out",
    ] == found(census)


def test_an_element_among_the_children_that_is_none_is_an_error(tmp_path):
    census, events = of(tmp_path, child(details()), child(name="102").replace("Child>", "child>"))
    assert ["child.registered", "referral.made"] == [kind for _, kind, _ in happened(events)]
    assert ["error 5: child: stands where a Child should, and is none; left out"] == found(census)


def test_a_child_that_is_there_twice_is_taken_together_and_said(tmp_path):
    census, events = of(tmp_path, child(details()), child(details(made="2023-12-01")))
    assert ["2023-10-06", "2023-12-01"] == [day for day, kind, _ in happened(events) if kind == "referral.made"]
    assert "warning 5: Child: the child is there already" == found(census)[0].partition(";")[0]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (
            "<PersonBirthDate>2024-10-01</PersonBirthDate>",
            [
                "PersonBirthDate: after 2024-03-31, when the return was recorded; kept, and in no figure that ends earlier",
                "PersonBirthDate: more than ten months after CINreferralDate; taken as it is",
            ],
        ),
        (
            "<PersonBirthDate>2015-01-01</PersonBirthDate><PersonDeathDate>2014-12-31</PersonDeathDate>",
            [
                "PersonDeathDate: before PersonBirthDate; taken as it is",
                "PersonDeathDate: before CINreferralDate; taken as it is",
            ],
        ),
        ("", ["PersonBirthDate: not there, nor an expected one; taken without, and in no age group"]),
    ],
)
def test_births_and_deaths_that_cannot_be_are_said(who, expected, tmp_path):
    census, _ = of(tmp_path, child(details(), who=who))
    assert [f"warning 4: {one}" for one in expected] == found(census)


def test_another_authority_and_another_reference_date_are_named(tmp_path):
    census, _ = read(write(tmp_path, message(child(details()), reference="2024-03-30", lea="201")))
    assert [
        "warning 2: ReferenceDate: not 2024-03-31, though Year is 2024; taken as it is, as the end of what is covered",
        "warning 2: LEA: not 884, the code of E06000019: the right file?; taken as its own",
    ] == found(census)


def test_no_finding_names_the_child_or_quotes_a_cell(tmp_path):
    texts = [
        str(finding)
        for held, _ in WARNED.values()
        for finding in of(tmp_path, child(held.replace("2023-10-0", "2023-10-1"), name="SECRET"))[0].findings
    ]
    assert len(WARNED) <= len(texts)
    assert not [text for text in texts if "SECRET" in text or "maybe" in text or "9Z" in text or "RB" in text]
