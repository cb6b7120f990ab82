"""The spells behind a card, what each adds to it, and the events that made it. Worked by hand."""

import pytest

from engine.readings.reading import Figure
from engine.rows.columns import EVERYTHING
from engine.why import UngroupableError, cases, question, timing, total
from tests.core.engine_made import covered, told
from tests.core.hand_made import day, event, indicator, of_child, span
from tests.why.asked import at, behind, made_by

SOON_AGAIN = indicator("referral", "starts", part=[{"since_last": "start", "within": {"months": 12}}])
IN_TIME = indicator("assessment", "ends", measure="timely")
MISSING = indicator("missing", "starts", once_per="child")


def referred(*days):
    return [event("referral.made", on, referral=f"r{on}") for on in days]


def adds(case):
    return case.adds.numerator, case.adds.denominator, case.adds.pending


def test_a_spell_that_looks_back_is_made_by_what_it_sees_there_too():
    first, second = behind(SOON_AGAIN, referred(3, 20), 31)
    assert ((0, 1, 0), [("referral.made", 3)]) == (adds(first), made_by(first))
    assert ((1, 1, 0), [("referral.made", 3), ("referral.made", 20)]) == (adds(second), made_by(second))


def test_where_several_would_each_do_the_latest_is_named():
    third = behind(SOON_AGAIN, referred(3, 10, 20), 31)[-1]
    assert [("referral.made", 10), ("referral.made", 20)] == made_by(third)


def test_what_is_timed_is_in_time_late_or_open_beside_the_figure():
    events = [*span("assessment", 2, 16, "a"), *span("assessment", 2, 17, "b"), *span("assessment", 16, None, "c")]
    early, late, still_open = behind(IN_TIME, events, 31)
    assert [(1, 1, 0), (0, 1, 0), (0, 0, 1)] == [adds(case) for case in (early, late, still_open)]
    assert ["in time", "late", "overdue", "open"] == [
        timing(case.spell, day(last).toordinal())
        for case, last in ((early, 31), (late, 31), (still_open, 30), (still_open, 29))
    ]
    assert [("assessment.started", 16)] == made_by(still_open)


def test_what_was_not_in_time_by_its_start_is_pending_in_the_whole():
    (case,) = behind(indicator("assessment", "starts", measure="timely"), span("assessment", 2), 31)
    assert (0, 1, 1) == adds(case)


def test_two_alike_on_one_day_are_two_and_each_has_its_own_event():
    events = [event("visit.made", 5, name=name, kind="child_protection") for name in ("x", "y")]
    found = behind(indicator("visit", "starts"), events, 31)
    assert [{event["id"]} for event in events] == sorted({told.version.id for told in case.events} for case in found)


def test_an_entry_of_a_list_is_a_case_of_its_meeting():
    invitees = [{"sector": "health", "attended": True}, {"sector": "police", "attended": False}]
    held = event("conference.held", 5, kind="initial", invitees=invitees)
    one = indicator("invitee", "starts", part=[{"dimension": "attended", "any_of": [True]}])
    found = sorted(behind(one, [held], 31), key=lambda case: case.spell.entry)
    assert [(1, 1, 0), (0, 1, 0)] == [adds(case) for case in found]
    assert [[("conference.held", 5)]] * 2 == [made_by(case) for case in found]


def test_of_what_counts_once_the_first_counts_and_the_others_repeat_it():
    events = [*span("missing", 3, 4, "a"), *span("missing", 8, 9, "b"), *of_child("child-2", *span("missing", 5, 6))]
    found = behind(MISSING, events, 31)
    assert [(1, False), (1, False), (0, True)] == [(case.adds.numerator, case.repeats) for case in found]
    assert 2 == total(MISSING, found).value


def test_a_meeting_of_siblings_counts_once_in_its_numerator_and_its_whole():
    one = indicator(
        "invitee", "starts", once_per="meeting", part=[{"dimension": "attended", "any_of": [True]}]
    )  # fmt: skip
    held = [
        event("conference.held", 5, kind="initial", meeting="m", invitees=[{"sector": "health", "attended": attended}])
        for attended in (False, True)
    ]
    found = behind(one, [*of_child("child-1", held[0]), *of_child("child-2", held[1])], 31)
    assert [("child-1", (0, 0, 0), True), ("child-2", (1, 1, 0), False)] == [
        (case.child, adds(case), case.repeats) for case in found
    ]


def test_of_several_labels_of_what_counts_once_the_first_in_the_alphabet_counts():
    breakdown = {"by": {"dimension": "sector"}, "at": "start", "title": "-"}
    one = indicator("invitee", "starts", once_per="meeting", breakdown=breakdown)
    police, health = (
        event("conference.held", 5, kind="initial", meeting="m", invitees=[{"sector": sector, "attended": True}])
        for sector in ("police", "health")
    )
    found = behind(one, [*of_child("child-1", police), *of_child("child-2", health)], 31)
    assert [("police", 0), ("health", 1)] == [(case.adds.label, case.adds.numerator) for case in found]


def test_what_names_nothing_that_counts_once_counts_by_itself_and_is_made_by_its_own_event():
    held = [
        event("conference.held", on, kind="initial", invitees=[{"sector": "police", "attended": True}]) for on in (5, 9)
    ]
    found = behind(indicator("invitee", "starts", once_per="meeting"), held, 31)
    assert [[("conference.held", 5)], [("conference.held", 9)]] == [made_by(case) for case in found]


def test_what_was_open_at_any_time_was_so_on_the_first_day_or_began_since():
    one = indicator("missing", "during", once_per="incident")
    events = [*span("missing", 3, 32, "a"), *span("missing", 3, 33, "b"), *span("missing", 40, 41, "c")]
    assert ["b", "c"] == [case.spell.opened["incident"] for case in behind(one, events, 59)]


def test_of_a_ratio_one_spell_may_be_in_both_counts():
    incidents, children = indicator("missing", "starts", id="incidents"), MISSING.model_copy(update={"id": "children"})
    ratio = indicator("incidents", None, measure="ratio", per="children")
    authority = told(*span("missing", 3, 4, "a"), *span("missing", 8, 9, "b"), of=[incidents, children, ratio])
    asked = question(authority.catalogue, ratio, day(31), EVERYTHING)
    found = sorted(cases(asked, authority.histories()), key=lambda case: case.spell.start)
    assert [(1, 1, 0), (1, 0, 0)] == [adds(case) for case in found]
    assert Figure(2.0, 2, 1) == total(ratio, found)


def test_a_median_is_of_the_amounts():
    one = indicator("assessment", "ends", measure="median", unit="days", quantity={"duration": "days"})
    found = behind(one, [*span("assessment", 2, 12, "a"), *span("assessment", 2, 16, "b")], 31)
    assert [10, 14] == sorted(case.adds.amount or 0 for case in found)
    assert Figure(12.0, None, 2) == total(one, found)


def test_a_state_that_the_label_or_a_condition_asks_for_has_its_event():
    one = indicator("plan", breakdown={"by": {"state": "category"}, "at": "period_end", "title": "-"})
    changed = event("plan.category_changed", 9, plan="a", category="EMO")
    (case,) = behind(one, [*span("plan", 2, _category="NEG"), changed], 31)
    assert ("EMO", [("plan.started", 2), ("plan.category_changed", 9)]) == (case.adds.label, made_by(case))


def test_a_correction_is_told_with_what_it_corrected():
    (opening,) = span("plan", 2)
    moved = at({**event("plan.started", 4, plan="a", kind="child_protection"), "id": opening["id"]}, day(410))
    (case,) = behind(indicator("plan"), [opening, moved], 31)
    (told_,) = case.events
    assert ("corrected", day(2).toordinal()) == (told_.change, told_.was and told_.was.day)
    assert made_by(case) == [("plan.started", 4)]


def test_nothing_that_was_recorded_later_or_lies_ahead_of_the_period_has_a_part():
    ahead = at(event("missing.ended", 40, incident="a"), day(20))
    opening = at(span("missing", 3)[0], day(3))
    (case,) = behind(indicator("missing"), [opening, ahead], 31)
    assert ("open", [("missing.started", 3)]) == (case.spell.outcome, made_by(case))
    assert [] == behind(indicator("missing"), [opening], 31, known=2)


def test_a_rate_is_of_its_own_months_and_only_of_what_is_in_its_numerator():
    timely = indicator("assessment", "ends", measure="timely", rate={"months": 3, "source": "-"})
    events = [*span("assessment", 2, 10, "a"), *span("assessment", 40, 45, "b"), *span("assessment", 40, 80, "late")]
    authority = told(covered(), *events, *span("assessment", 70, None, "open"), of=[timely])
    found = []
    for last in (day(90), day(120)):
        asked = question(authority.catalogue, timely, last, EVERYTHING, of_rate=True)
        found.append([(adds(case), case.spell.end) for case in cases(asked, authority.histories())])
    first, second = ((1, 0, 0), day(10).toordinal()), ((1, 0, 0), day(45).toordinal())
    assert [[first, second], [second]] == found


def test_of_what_is_open_a_rate_is_of_the_last_day():
    plans = indicator("plan", rate={"months": 12, "source": "-"})
    authority = told(covered(), *span("plan", 2, 10, "a"), *span("plan", 5, None, "b"), of=[plans])
    asked = question(authority.catalogue, plans, day(31), EVERYTHING, of_rate=True)
    assert [(1, 0, 0)] == [adds(case) for case in cases(asked, authority.histories())]


def test_what_has_no_rate_cannot_be_asked_for_it():
    authority = told(covered(), of=[MISSING])
    with pytest.raises(ValueError, match="one has no rate"):
        question(authority.catalogue, MISSING, day(31), EVERYTHING, of_rate=True)


def test_where_nothing_is_covered_there_is_no_case():
    authority = told(*span("plan", 2), of=[indicator("plan")])
    one = authority.catalogue.indicators[0]
    asked = question(authority.catalogue, one, day(31), EVERYTHING, is_covered=False)
    assert [] == cases(asked, authority.histories())


@pytest.mark.parametrize(
    ("group", "by"),
    [
        ("north", "team"),
        ("NEG", "breakdown"),
        pytest.param("kept", "reason", id="a field of the ending"),
        pytest.param("unknown", "transfer_in", id="a field that no event has"),
    ],
)
def test_cases_are_grouped_by_a_state_a_field_or_the_cards_breakdown(group, by):
    breakdown = {"by": {"dimension": "category"}, "at": "end", "title": "-"}
    one = indicator("plan", "ends", breakdown=breakdown)
    teams = [event("team.allocated", 1, team="north"), event("team.allocated", 20, team="south")]
    (case,) = behind(one, [*span("plan", 2, 20, _category="NEG", reason="kept"), *teams], 31, by=by)
    assert group == case.group


def test_what_lasts_is_grouped_by_the_state_of_the_last_night():
    teams = [event("team.allocated", 1, team="north"), event("team.allocated", 20, team="south")]
    (case,) = behind(indicator("plan"), [*span("plan", 2), *teams], 31, by="team")
    assert ("south", [("plan.started", 2)]) == (case.group, made_by(case))


def test_what_was_open_at_any_time_is_grouped_by_the_state_of_its_own_last_night():
    teams = [event("team.allocated", 1, team="north"), event("team.allocated", 20, team="south")]
    (case,) = behind(indicator("plan", "during", once_per="plan"), [*span("plan", 2, 20), *teams], 31, by="team")
    assert "north" == case.group


def test_what_is_open_says_nothing_yet_of_an_ending_that_lies_ahead():
    (case,) = behind(indicator("plan"), span("plan", 2, 40, reason="kept"), 31, by="reason")
    assert ("unknown", day(40).toordinal()) == (case.group, case.spell.end)


def test_what_cases_cannot_be_grouped_by_is_refused_with_what_they_can():
    with pytest.raises(UngroupableError, match=r"colour: .*category.*previous_plans"):
        behind(indicator("plan"), [], 31, by="colour")
    with pytest.raises(UngroupableError, match="breakdown: "):
        behind(indicator("plan"), [], 31, by="breakdown")
