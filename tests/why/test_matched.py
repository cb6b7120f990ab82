"""Which spell is which, where events have come between."""

from engine.spells import Spell
from engine.why.matched import matched
from engine.why.told import ORIGIN
from engine.why.weighed import Adds, Weighed

CARE = {ORIGIN: ("source", "care")}


def duty(place: int, start: int, held: int | None = None) -> Weighed:
    """From a day to that of the review that ended it."""
    if held is None:
        return Weighed("duty", Spell(start, opened=CARE, place=place), Adds())
    closed = {ORIGIN: ("source", f"review {held}")}
    return Weighed("duty", Spell(start, held, CARE, closed, outcome="completed", place=place), Adds())


def days(one: Weighed | None):
    return one and (one.spell.start, one.spell.end if one.spell.closed else None)


def found(before: list[Weighed], after: list[Weighed]):
    return [(days(one), days(other)) for one, other in matched(before, after)]


def test_a_spell_of_the_same_events_and_start_is_the_same():
    both = [duty(0, 1, 5), duty(1, 5)]
    assert [((1, 5), (1, 5)), ((5, None), (5, None))] == found(both, both)


def test_what_the_same_event_closed_is_the_same_though_its_start_moved():
    assert [((1, 5), (3, 5)), (None, (1, 3))] == found([duty(0, 1, 5)], [duty(0, 1, 3), duty(1, 3, 5)])


def test_what_began_the_same_is_the_same_though_it_has_ended_since():
    assert [((5, None), (5, 9)), (None, (3, 5))] == found([duty(0, 5)], [duty(0, 3, 5), duty(1, 5, 9)])


def test_what_the_same_event_opened_is_the_same_though_its_day_moved():
    assert [((5, None), (3, 9))] == found([duty(0, 5)], [duty(0, 3, 9)])


def test_what_another_event_opened_is_another():
    other = duty(0, 5)._replace(spell=Spell(5, opened={ORIGIN: ("source", "other")}))
    assert [((5, None), None), (None, (5, None))] == found([duty(0, 5)], [other])
