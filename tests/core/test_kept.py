"""What is known of the children folded last is kept; of the others it is worked out again when it is asked for."""

from engine.history import version_of
from engine.rows import kept
from engine.rows.belief import Belief
from engine.rows.counting import Counting
from engine.rows.kept import Kept
from tests.core.hand_made import WORK, event

COUNTING = Counting(WORK)


def belief(events):
    one = Belief(COUNTING, "a")
    for number in range(events):
        one.learn(version_of(event("visit.made", number + 1)))
    return one


def test_what_is_kept_is_given_once():
    one, those = belief(2), Kept()
    those.keep("a", one)
    assert one is those.pop("a")
    assert those.pop("a") is None


def test_beyond_so_many_events_the_child_not_folded_for_longest_is_dropped(monkeypatch):
    monkeypatch.setattr(kept, "_EVENTS", 5)
    those = Kept()
    assert [] == those.keep("a", belief(2))
    assert [] == those.keep("b", belief(3))
    those.keep("a", those.pop("a") or belief(2))
    assert ["b"] == those.keep("c", belief(1))
    assert ["a", "c", "d"] == those.keep("d", belief(6))
