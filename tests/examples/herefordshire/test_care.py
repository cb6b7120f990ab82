"""Care and its health as the 2014 report counts them: fitted for every seed, plausible, and each seed's own."""

import datetime as dt
from collections import Counter, defaultdict
from itertools import pairwise
from statistics import mean, median

import pytest

from engine.examples.herefordshire.care import stays
from engine.examples.herefordshire.months import first_day, last_day, month, months_after
from engine.examples.office import is_open

from .figures import facts, told

SEEDS = ("1", "2", "3")
SEPTEMBERS = ("2012-09", "2013-09", "2014-09")
OPENS, HORIZON = first_day(month(2011, 9)), last_day(month(2015, 11))
LOG = [f"{year}-{number:02}" for year in range(2011, 2016) for number in range(1, 13)][8:-1]
SINCE_2012 = LOG[LOG.index("2012-09") :]


@pytest.fixture(params=SEEDS)
def seed(request):
    return request.param


def beside(month):
    """The printed Septembers around a month."""
    return {
        max((one for one in SEPTEMBERS if one <= month), default=SEPTEMBERS[0]),
        min((one for one in SEPTEMBERS if one >= month), default=SEPTEMBERS[-1]),
    }


def is_near(found, printed):
    """Within 40 % or 3 of one of them, or between them."""
    return any(abs(found - one) <= max(0.4 * one, 3) for one in printed) or min(printed) <= found <= max(printed)


def test_so_many_children_are_in_care(seed):
    assert [199, 235, 255] == [told(seed).of("children", month)[0] for month in SEPTEMBERS]


def test_in_november_it_is_known_that_six_had_left_by_the_end_of_september(seed):
    assert 249 == told(seed).of("children", "2014-09", known="2014-11-30")[0]


def test_so_many_live_where_they_lived_two_years_before(seed):
    assert [(172, 199), (175, 235), (173, 255)] == [told(seed).of("same_placement", month) for month in SEPTEMBERS]


def test_so_many_reviews_are_held_and_in_time(seed):
    assert [50, 58, 58] == [told(seed).of("reviews_held", month)[0] for month in SEPTEMBERS]
    assert [(47, 50), (52, 58), (52, 58)] == [told(seed).of("reviews", month) for month in SEPTEMBERS]
    assert 671 == told(seed).of("reviews", "2013-10/2014-09")[0]


def test_so_many_visits_are_made_and_in_time(seed):
    assert [(125, 134), (163, 176), (165, 175)] == [told(seed).of("visits", month) for month in SEPTEMBERS]


def test_so_many_health_assessments_are_attended_and_in_time(seed):
    attended = [told(seed).of(one, "2013-10/2014-09")[0] for one in ("initial_attended", "review_attended")]

    assert [85, 123] == attended
    assert (12, 85) == told(seed).of("initial_in_time", "2013-10/2014-09")
    assert (107, 123) == told(seed).of("review_in_time", "2013-10/2014-09")


@pytest.mark.parametrize("indicator", ["children", "same_placement", "reviews", "visits"])
@pytest.mark.parametrize("part", [0, 1], ids=["numerator", "denominator"])
def test_other_months_are_near_the_printed_ones(seed, indicator, part):
    def found(month):
        return told(seed).of(indicator, month, known="2015-11-30")[part] or 0

    printed = {one: told(seed).of(indicator, one)[part] or 0 for one in SEPTEMBERS}

    assert [] == [one for one in LOG if not is_near(found(one), [printed[near] for near in beside(one)])]


@pytest.mark.parametrize("indicator", ["children", "same_placement"])
def test_from_month_to_month_it_changes_by_a_few(seed, indicator):
    found = [told(seed).many(indicator, one) for one in LOG]

    assert 8 >= max(abs(later - earlier) for earlier, later in pairwise(found))


def test_some_nine_children_come_into_care_a_month(seed):
    found = [told(seed).many("starts", one) for one in SINCE_2012]

    assert 8 < mean(found) < 10.5
    assert 5 <= min(found)


def test_many_families_come_with_several_children_on_one_day(seed):
    families = defaultdict(list)
    for stay in stays(seed):
        families[stay.family].append(stay)

    assert {1} == {len({stay.start for stay in together}) for together in families.values()}
    assert 0.15 < mean(len(together) > 1 for together in families.values()) < 0.4
    together = [own for own in families.values() if len(own) > 1]
    assert 0.4 < mean(len({stay.end for stay in own}) == 1 for own in together)


def test_no_child_is_in_two_placements_or_in_none_while_in_care(seed):
    for stay in stays(seed):
        episodes = [fact for fact in stay.facts if fact.type.startswith("care_episode.")]
        begun = [fact.day for fact in episodes if fact.type == "care_episode.started"]
        ended = [fact.day for fact in episodes if fact.type == "care_episode.ended"]
        assert [stay.start, *ended][: len(begun)] == begun
        assert len(set(begun)) == len(begun)
        assert ended[len(begun) - 1 :] == ([stay.end] if stay.end <= HORIZON else [])
        assert "S" == episodes[0].data["entry"]


def test_a_child_is_born_before_care_begins_and_under_18_while_it_lasts(seed):
    for stay in stays(seed):
        earliest, latest = stay.born
        assert earliest <= latest <= stay.start
        assert months_after(earliest, 18 * 12) >= stay.end


def test_what_is_done_is_done_in_care_on_a_working_day_and_once_a_day(seed):
    for stay in stays(seed):
        for kind in ("review.held", "visit.made", "health_assessment.attended"):
            days = [fact.day for fact in stay.facts if fact.type == kind]
            assert all(stay.start < day < stay.end and is_open(day) and day <= HORIZON for day in days)
            assert sorted(set(days)) == days


def test_health_tells_of_nine_months_and_of_what_came_last_before(seed):
    begins, ends = first_day(month(2013, 10)), last_day(month(2014, 6))
    for stay in stays(seed):
        attended = [fact for fact in stay.facts if fact.type == "health_assessment.attended"]
        before = [fact.data["kind"] for fact in attended if fact.day < begins]
        assert before in ([], ["initial"], ["initial", "review"])
        assert not before or stay.end > begins
        assert all(fact.day <= ends for fact in attended)
        assert 1 >= sum(fact.data["kind"] == "initial" for fact in attended)
        assert not attended or "initial" == attended[0].data["kind"]
        assert all(later.day - earlier.day >= 100 for earlier, later in pairwise(attended))


def test_six_times_in_care_had_ended_in_september_as_was_found_out_later(seed):
    found = [stay for stay in stays(seed) if stay.found_ended]

    assert 6 == len(found)
    for stay in found:
        assert stay.found_ended == stay.end
        assert "2014-09" == f"{dt.date.fromordinal(stay.end):%Y-%m}"
        assert stay.end == stay.facts[-1].day


def test_reviews_come_every_four_months_and_visits_every_six_weeks(seed):
    reviews, visits = [], []
    for stay in stays(seed):
        for kind, gaps in (("review.held", reviews), ("visit.made", visits)):
            days = [fact.day for fact in stay.facts if fact.type == kind and fact.day >= OPENS]
            gaps += [later - earlier for earlier, later in pairwise(days)]

    assert 90 < median(reviews) < 140
    assert 35 < median(visits) < 55


def test_most_children_come_on_a_working_day(seed):
    starts = [stay.start for stay in stays(seed) if stay.start >= OPENS]

    assert 0.8 < mean(is_open(day) for day in starts) < 1


def test_no_two_facts_of_a_type_share_a_reference(seed):
    every = Counter((fact.type, fact.ref) for stay in stays(seed) for fact in stay.facts)

    assert {1} == set(every.values())


def test_children_under_four_take_no_part_in_their_reviews(seed):
    for stay, fact in facts(stays(seed), "review.held"):
        took = fact.data.get("participation")
        if took:
            is_young = [months_after(born, 48) > fact.day for born in stay.born]
            assert is_young == [took == "PN0"] * 2


def test_the_same_seed_gives_the_same_and_another_another():
    assert stays("1") == stays("1")
    assert stays("1") != stays("2")
