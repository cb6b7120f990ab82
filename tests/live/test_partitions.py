"""Which messages are taken, and which partition an authority belongs in. No Kafka here."""

import pytest

from engine.live.partitions import Book, Progress, Span, partition_of


@pytest.mark.parametrize(
    ("key", "hashed"),
    [
        # Apache Kafka, UtilsTest.testMurmur2
        ("21", -973932308),
        ("foobar", -790332482),
        ("a-little-bit-long-string", -985981536),
        ("a-little-bit-longer-string", -1486304829),
        ("abc", 479470107),
    ],
)
def test_a_partition_is_javas_murmur2_of_the_key(key, hashed):
    assert (hashed & 0x7FFFFFFF) % 64 == partition_of(key, 64)


def test_the_replay_reads_what_is_below_the_end_and_the_agent_goes_on_from_it():
    progress = Progress()
    progress.hand_over(10)
    assert [Span(0, 10)] == progress.spans
    assert not progress.arrives(9)
    assert progress.arrives(10)
    progress.taken()
    assert (0, 11, 10) == (progress.held, progress.next, progress.missing)


def test_a_replay_that_came_to_the_end_leaves_all_taken_up_to_where_the_agent_is():
    progress = Progress()
    progress.hand_over(10)
    progress.arrives(10)
    progress.taken()
    progress.replayed(4)
    assert (4, 7 - 1) == (progress.held, progress.missing)
    progress.replayed(12)
    assert (11, 0) == (progress.held, progress.missing)


def test_messages_that_the_agent_was_not_given_are_replayed():
    progress = Progress()
    progress.hand_over(10)
    progress.replayed(10)
    assert progress.arrives(13)
    progress.taken()
    assert ([Span(10, 13)], 14) == (progress.spans, progress.next)
    progress.replayed(13)
    assert 14 == progress.held


def test_a_second_assignment_replays_only_what_was_not_taken_in_the_first():
    progress = Progress()
    progress.hand_over(10)
    progress.replayed(6)
    progress.arrives(10)
    progress.taken()
    progress.hand_over(20)
    assert [Span(6, 20)] == progress.spans


def test_all_below_an_offset_is_taken_and_nothing_else_only_without_gaps_and_between_messages():
    progress = Progress()
    assert 0 == progress.whole
    progress.hand_over(10)
    assert progress.whole is None, "the replay has not read what was there before"
    progress.replayed(10)
    assert 10 == progress.whole
    progress.in_hand += 1
    assert progress.whole is None, "some events of a message may be taken, and others not"
    progress.in_hand -= 1
    progress.taken()
    assert 11 == progress.whole
    progress.arrives(13)
    progress.taken()
    assert progress.whole is None, "two messages were left out"
    progress.replayed(13)
    assert 14 == progress.whole


def test_an_empty_log_leaves_nothing_to_replay():
    book = Book()
    assert not book.caught_up
    book.assign({0: 0, 1: 0})
    assert book.caught_up


def test_a_worker_without_partitions_is_caught_up():
    book = Book()
    book.assign({})
    assert book.caught_up


def test_partitions_that_stay_keep_what_was_taken_and_those_that_went_are_forgotten():
    book = Book()
    book.assign({0: 5, 1: 5})
    for partition in (0, 1):
        book[partition].replayed(5)
    book.revoke()
    assert not book.caught_up
    assert not book.owns(0)
    assert {1} == book.assign({0: 7})
    assert [Span(5, 7)] == book[0].spans
    assert set() == book.assign({0: 7, 1: 5})
    assert [Span(0, 5)] == book[1].spans


def test_a_log_that_ends_before_what_was_taken_is_another_log():
    book = Book()
    book.assign({0: 5})
    book[0].replayed(5)
    book.revoke()
    assert {0} == book.assign({0: 3})
    assert [Span(0, 3)] == book[0].spans
