"""What has changed between two days known, and by which events. Worked by hand."""

from engine.authority import Authority
from engine.history import microseconds
from engine.readings.periods import known_by
from engine.why import changes, question
from schemas.catalogue import Catalogue
from schemas.envelope import Event
from tests.core.engine_made import AUTHORITY, told
from tests.core.hand_made import day, event, indicator, of_child, span, work_and
from tests.why.asked import at, changed, made_by, withdrawn

ENDED = indicator("assessment", "ends", measure="timely")
STARTED = indicator("plan", "starts")


def recorded(events, *days):
    return [at(one, day(on)) for one, on in zip(events, days, strict=True)]


def plan(on: int, name: str = "a") -> Event:
    return {**event("plan.started", on, plan=name, kind="child_protection"), "id": f"plan {name}"}


def test_what_was_open_and_is_now_late_has_changed_by_its_ending():
    (one,) = changed(ENDED, recorded(span("assessment", 2, 17), 2, 40), 31, known=31, later=60)
    assert ("changed", [("assessment.completed", 17)]) == (one.kind, made_by(one))
    assert (1, 0) == (one.before and one.before.adds.pending, one.after and one.after.adds.pending)
    assert (0, 1) == (one.after and one.after.adds.numerator, one.after and one.after.adds.denominator)


def test_of_what_was_told_between_only_what_changed_the_spell_is_named():
    beside = recorded([event("visit.made", 3, kind="child_protection"), *span("assessment", 20, key="b")], 45, 20)
    events = [*recorded(span("assessment", 2, 12), 2, 40), *beside]
    (one,) = changed(ENDED, events, 31, known=31, later=60)
    assert [("assessment.completed", 12)] == made_by(one)


def test_what_was_told_late_has_entered():
    (one,) = changed(STARTED, [at(plan(5), day(40))], 31, known=31, later=60)
    assert ("entered", None, [("plan.started", 5)]) == (one.kind, one.before, made_by(one))
    assert ["new"] == [told_.change for told_ in one.events]


def test_what_was_retracted_has_left_and_its_event_is_shown_as_it_was():
    opening = at(plan(5), day(5))
    events = [opening, at(plan(6, "b"), day(41)), withdrawn(opening, day(40))]
    _, one = sorted(changed(STARTED, events, 31, known=31, later=60), key=lambda one: one.kind)
    assert ("left", None, [("plan.started", 5)]) == (one.kind, one.after, made_by(one))
    assert [("retracted", microseconds(at(opening, day(40))["recordedtime"]))] == [
        (told_.change, told_.version.recorded) for told_ in one.events
    ]


def test_what_was_moved_to_another_month_has_left_and_is_shown_where_it_is_now():
    events = [at(plan(5), day(5)), at(plan(35), day(40))]
    (one,) = changed(STARTED, events, 31, known=31, later=60)
    assert ("left", day(35).toordinal(), 0) == (
        one.kind,
        one.after and one.after.spell.start,
        one.after and one.after.adds.numerator,
    )
    assert ["corrected"] == [told_.change for told_ in one.events]


def test_what_fell_due_meanwhile_has_changed_by_no_event():
    due = indicator("assessment", "due", measure="timely")
    (one,) = changed(due, [at(span("assessment", 2)[0], day(2))], 31, known=14, later=40, before=14)
    assert ("entered", ()) == (one.kind, one.events)


def test_what_now_counts_with_another_has_left_by_no_event_of_its_own():
    once = indicator("missing", "starts", once_per="child")
    events = [*recorded(span("missing", 8, None, "b"), 8), *recorded(span("missing", 3, None, "a"), 40)]
    found = {one.kind: one for one in changed(once, events, 31, known=31, later=60)}
    assert {"entered": [("missing.started", 3)], "left": []} == {kind: made_by(one) for kind, one in found.items()}
    assert found["left"].after
    assert found["left"].after.repeats


def test_a_duty_whose_clock_was_set_by_a_later_told_review_is_the_same_duty():
    """Held on day 30; then a review of day 10 is told: the duty of day 30 began there, and another ended there."""
    events = [
        *recorded(span("plan", 1), 1),
        *(at(event("visit.made", on, kind="child_protection"), day(told_on)) for on, told_on in ((30, 30), (10, 40))),
    ]
    authority = _visited(events)
    one = authority.catalogue.indicators[0]
    before, after = (question(authority.catalogue, one, day(31), known_by(day(known))) for known in (31, 60))
    found = {change.kind: change for change in changes(before, after, authority.histories())}
    assert {"entered", "changed"} == set(found)
    moved = found["changed"]
    assert moved.before
    assert moved.after
    assert [(1, 30), (10, 30)] == [_days(case) for case in (moved.before, moved.after)]
    assert (0, 1) == (moved.before.adds.numerator, moved.after.adds.numerator)
    assert [("visit.made", 10)] == made_by(moved) == made_by(found["entered"])


def _visited(events):
    duty = {"form": "cycle", "during": "plan", "held": {"event": "visit.made"}, "limits": [{"days": 20}]}
    whole = work_and(visits=duty)
    one = indicator("visits", "ends", measure="timely")
    authority = Authority(
        AUTHORITY, Catalogue.model_validate({**whole.model_dump(exclude_unset=True), "indicators": [one]})
    )
    for each in events:
        authority.take(each)
    authority.fold()
    return authority


def _days(case):
    return case.spell.start - day(0).toordinal(), case.spell.end - day(0).toordinal()


def test_where_a_source_has_told_of_the_period_since_all_its_cases_have_entered():
    authority = told(*recorded(span("plan", 5), 5), of=[STARTED])
    before, after = (
        question(authority.catalogue, STARTED, day(31), known_by(day(known)), is_covered=is_covered)
        for known, is_covered in ((31, False), (60, True))
    )
    assert [("entered", ())] == [(one.kind, one.events) for one in changes(before, after, authority.histories())]


def test_where_nothing_adds_anything_else_nothing_has_changed():
    events = [*recorded(span("plan", 5, 40), 5, 41), *of_child("child-2", at(plan(35), day(40)))]
    assert [] == changed(STARTED, events, 31, known=31, later=60)
