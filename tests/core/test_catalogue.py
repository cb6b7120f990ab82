"""What a catalogue may say: every mistake is named by file, line and field, with what would be right."""

from pathlib import Path

import pytest

from schemas.catalogue import Catalogue, CatalogueError, available, load, named
from schemas.catalogue.sense import nonsense
from tests.commands import casetide
from tests.core.hand_made import WORK, indicator
from tests.paths import ROOT

SOUND = (ROOT / "tests" / "catalogue" / "sound.yaml").read_text("utf-8")
CONTRACT = {
    "looked_after_children", "care_started", "care_ceased", "looked_after_reviews_held",
    "looked_after_reviews_within_timescale", "three_or_more_placements", "same_placement_2_years_or_more",
    "missing_incidents", "referrals", "re_referrals", "assessments_completed", "assessments_within_45_working_days",
    "section_47_enquiries_started", "initial_conferences_held", "initial_conferences_within_15_working_days",
    "child_protection_plans_open", "child_protection_plans_started", "second_or_subsequent_plans",
    "plans_open_2_years_or_more", "plans_reviewed_within_timescale",
}  # fmt: skip
"""Ids that scripts rely on."""


def test_england_has_the_indicators_that_scripts_rely_on_and_forty_or_more():
    ids = [one.id for one in named("england").indicators]

    assert set() == CONTRACT - set(ids)
    assert len(ids) >= 40


@pytest.fixture(params=available())
def catalogue(request) -> Catalogue:
    return named(request.param)


def test_the_indicators_of_an_area_stand_together_in_the_order_of_the_areas(catalogue):
    assert list(catalogue.areas) == list(dict.fromkeys(one.area for one in catalogue.indicators))
    assert [one.area for one in catalogue.indicators] == sorted(
        (one.area for one in catalogue.indicators), key=list(catalogue.areas).index
    )


def test_every_process_is_counted_or_asked_about(catalogue):
    file = ROOT / "schemas" / "catalogues" / f"{catalogue.catalogue}.yaml"
    text = file.read_text("utf-8").partition("\nindicators:\n")[2]

    assert [] == [
        name
        for name in catalogue.processes
        if name != catalogue.team
        and not any(f"{field}: {name}{end}" in text for field in ("of", "spells", "state") for end in ("\n", ",", "}"))
    ]


def test_every_indicator_says_where_its_definition_is_from_and_who_answers_for_it(catalogue):
    for one in catalogue.indicators:
        assert one.source, one.id
        assert one.officer, one.id
        assert one.description.endswith("."), one.id
        assert one.guide.endswith("."), one.id


def test_every_time_allowed_names_who_allows_it(catalogue):
    timed = {one.of for one in catalogue.indicators if one.measure == "timely"}

    assert "" not in {getattr(catalogue.processes[name], "source", "") for name in timed}


def test_what_is_timed_in_england_is_what_the_law_times():
    timed = {one.of for one in named("england").indicators if one.measure == "timely"}

    assert {"assessment", "section_47_enquiry", "looked_after_review"} == timed


@pytest.fixture
def broken(tmp_path: Path):
    """Breaks the sound catalogue in one place, and gives the file."""

    def change(old: str, new: str) -> Path:
        assert SOUND.count(old) == 1, f"{SOUND.count(old)} times in the sound catalogue: {old}"
        file = tmp_path / "broken.yaml"
        file.write_text(SOUND.replace(old, new))
        return file

    return change


def line_of(start: str, file: Path) -> int:
    """The only line that starts so, its indentation aside."""
    (line,) = (number for number, text in enumerate(file.read_text().splitlines(), 1) if text.strip().startswith(start))
    return line


def test_the_catalogue_that_is_broken_below_is_sound():
    done = casetide("check", ROOT / "tests" / "catalogue" / "sound.yaml")

    assert (0, "") == (done.returncode, done.stdout)
    assert "sound: 3 indicators of 7 processes, right" in done.stderr


# What is broken; what stands there instead; the line that is named, the field, and what would be right.
BROKEN = {
    "an unknown event type": (
        "{event: assessment.completed}", "{event: assessment.done}", "closes: {event: assessment.done",
        "processes.assessment.closes.event", "unknown event type assessment.done: known are adoption.decided, ",
    ),
    "an unknown field in a process": (
        "key: assessment", "key: number", "key: number",
        "processes.assessment.key", "assessment.completed has no field number: it has assessment, child_seen, ",
    ),
    "an unknown field in a breakdown": (
        "{dimension: outcome}", "{dimension: result}", "by: {dimension: result",
        "indicators[2].breakdown.by.dimension", "the events of assessment have no field result: they have assessment, ",
    ),
    "a span that cannot end": (
        "    closes: {event: care_episode.ended}\n", "", "care:",
        "processes.care.closes", "a span that cannot end: say which event closes it, or make it a moment or a state",
    ),
    "a span that ends where it begins": (
        "{event: care_episode.ended}", "{event: care_episode.started}", "closes: {event: care_episode.started",
        "processes.care.closes", "a span that cannot end: the same events open it and close it",
    ),
    "a duplicate id": (
        "- id: repeat_plans", "- id: plans_open  # again", "- id: plans_open  # again",
        "indicators[1].id", "plans_open is there twice: an id names one indicator",
    ),
    "a unit that fits no measure": (
        "unit: share", "unit: working_days", "unit: working_days",
        "indicators[1].unit", "working_days does not fit measure share: share does",
    ),
    "a target of the value on another basis": (
        "basis: year", "basis: month", "targets:  # of the value",
        "indicators[1].targets", "basis month cannot rate a value of basis year",
    ),
    "a target of the rate on another basis": (
        "applies_to: rate, basis: stock", "applies_to: rate, basis: year", "targets:  # of the rate",
        "indicators[0].targets", "basis year cannot rate a rate of basis stock",
    ),
    "a target of the value beside one of the rate": (
        "- {start: 2020-04-01, high: 50,", "- {start: 2021-04-01, high: 9, basis: stock, source: A test}\n      - {start: 2020-04-01, high: 50,",
        "targets:  # of the rate", "indicators[0].targets", "some rate the value and others the rate: rate one",
    ),
    "a benchmark of the value on another basis": (
        "basis: stock, comparable: false", "basis: stock", "- {of: Plans open",
        "indicators[1].benchmarks[1].basis",
        "a value of basis stock cannot be compared with one of basis year: say comparable: false to show it all the same",
    ),
    "a benchmark of the rate on another basis": (
        "basis: stock, applies_to: rate", "basis: year, applies_to: rate", '- {of: England, year: "2025", basis: year',
        "indicators[0].benchmarks[0].basis", "a rate of basis year cannot be compared with one of basis stock: say ",
    ),
    "a benchmark of a rate that is not there": (
        "basis: month, value: 0.25", "applies_to: rate, basis: month, value: 25", '- {of: England, year: "2025", applies_to',
        "indicators[1].benchmarks[0].applies_to", "repeat_plans has no rate to set it beside: give the indicator one",
    ),
    "a benchmark that is there twice": (
        'of: Plans open, year: "2025", basis: stock', 'of: England, year: "2025", basis: month', '- {of: England, year: "2025", basis: month, comparable',
        "indicators[1].benchmarks[1]", "a second one of England 2025, of the same figure and basis: leave one out",
    ),
    "a breakdown by a list": (
        "{dimension: outcome}", "{dimension: factors}", "by: {dimension: factors",
        "indicators[2].breakdown.by.dimension",
        "factors is a list: a spell would be in several parts, and they would not add up",
    ),
    "a breakdown of children counted once": (
        "    unit: spells\n    measure: count", "    once_per: child\n    unit: children\n    measure: count",
        "breakdown:  # by outcome",
        "indicators[2].breakdown", "a child counted once may be in two parts, and they would not add up",
    ),
    "a breakdown with a code in two groups": (
        "[PHY, SAB, EMO]", "[PHY, NEG]", "groups:  # of categories",
        "indicators[0].breakdown.groups", "NEG is in two groups, and the parts would not add up: put it in one",
    ),
    "a cycle without a span": (
        "    during: plan\n    held", "    held", "review:",
        "processes.review.during", "Field required",
    ),
    "a cycle in a span that is not there": (
        "during: plan\n    held", "during: plans\n    held", "during: plans",
        "processes.review.during", "no process plans: there are plan, category, review, care, ",
    ),
    "a cycle in something else than a span": (
        "during: plan\n    held", "during: category\n    held", "during: category",
        "processes.review.during", "category is a state; a span or overlap is needed here",
    ),
    "a circular overlap": (
        "of: [plan, care]", "of: [plan, plan_in_care]", "plan_in_care:",
        "processes.plan_in_care", "circular: plan_in_care rests on plan_in_care: say what it is made of without itself",
    ),
    "a misspelt condition": (
        "- {ordinal: {at_least: 2}}", "- {ordnal: {at_least: 2}}", "- {ordnal",
        "indicators[1].part[0]", "a condition is one of: dimension, state, start_known, has_length, ",
    ),
    "a misspelt part of a condition": (
        "- {ordinal: {at_least: 2}}", "- {ordinal: {atleast: 2}}", "- {ordinal",
        "indicators[1].part[0].ordinal.atleast", "not a field here",
    ),
    "a bad authority": (
        "- {start: 2020-04-01, high: 0.2,", "- {start: 2020-04-01, authority: Kent, high: 0.2,", "- {start: 2020-04-01, auth",
        "indicators[1].targets[0].authority", "String should match pattern '^[A-Z][0-9]{8}$'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "field", "text"), BROKEN.values(), ids=BROKEN)
def test_a_broken_catalogue_is_refused_by_file_line_and_field_with_what_would_be_right(
    broken, old, new, line, field, text
):
    file = broken(old, new)

    done = casetide("check", file)

    assert (1, "") == (done.returncode, done.stdout)
    assert f"broken.yaml:{line_of(line, file)}: {field}: {text}" in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "field", "text"),
    [
        ("of: plan\n    moment: starts", "of: plants\n    moment: starts", "indicators[1].of", "no process plants: there are plan, "),
        ("{ordinal: {at_least: 2}}", "{dimension: precision, any_of: [day]}", "indicators[1].part[0].dimension", "the events of plan have no field precision"),
        ("of: plan\n    moment: starts", "of: category\n    moment: starts", "indicators[1].of", "category is a state; a "),
        ("at: end\n", "at: start\n", "indicators[2].breakdown", "at start does not fit moment ends: end does"),
        ("seed: previous_plans", "seed: category", "processes.plan.seed", "plan.started has no number category"),
        ("{ordinal: {at_least: 2}}", "{late: true}", "indicators[1].part[0].late", "nothing of plan is ever due: a cycle, or a span with due"),
        ("[{months: 3}, {months: 6}]", "[{months: 3, days: 2}]", "processes.review.limits[0]", "give exactly one of working_days, days, months"),
        ("each: invitees", "each: meeting", "processes.invitee.each", "meeting of conference.held is no list: leave each out"),
        ("applies_to: rate, basis: stock", "applies_to: rate, basis: stock, hihg: 60", "indicators[0].targets[0].hihg", "not a field here"),
        ("  - id: assessments\n    name: Assessments\n    area: child_protection", "  - id: assessments\n    name: Assessments\n    area: elsewhere", "indicators[2].area", "no area elsewhere: there are child_protection"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_named_by_field(broken, old, new, field, text):
    with pytest.raises(CatalogueError) as raised:
        load(broken(old, new))

    problems = {one.field: one.text for one in raised.value.problems}
    assert text in problems[field]


def test_a_state_that_is_added_up_is_a_number():
    mean = indicator("plan", measure="mean", unit="points", quantity={"state": "category"}, area="any")
    whole = {**WORK.model_dump(exclude_unset=True), "areas": {"any": "Any"}, "indicators": [mean]}
    found = [text for _, text in nonsense(Catalogue.model_validate(whole))]
    assert ["category of category is no number"] == found


@pytest.mark.parametrize(
    ("is_refused", "old", "new"),
    [
        pytest.param(False, "basis: month, value: 0.25", "basis: quarter, value: 0.25", id="a share of a quarter"),
        pytest.param(True, "basis: month, value: 0.25", "basis: stock, value: 0.25", id="a share of a day"),
        pytest.param(
            True, "period: year\n", "period: year\n    once_per: child\n", id="a month's share of children counted once"
        ),
        pytest.param(
            True,
            "    breakdown:  # by outcome",
            "    benchmarks: [{of: England, year: '2025', basis: year, value: 1, source: A test}]\n"
            "    breakdown:  # by outcome",
            id="a year's count beside a month's",
        ),
    ],
)
def test_a_figure_of_another_period_may_stand_beside_what_does_not_grow_with_it(broken, is_refused, old, new):
    file = broken(old, new)

    if is_refused:
        with pytest.raises(CatalogueError, match="cannot be compared with one of basis"):
            load(file)
    else:
        load(file)


def test_yaml_that_is_none_is_named_by_line(tmp_path: Path):
    file = tmp_path / "broken.yaml"
    file.write_text("catalogue: x\nareas: {a: [b\n")
    done = casetide("check", file)
    assert (1, "") == (done.returncode, done.stdout)
    assert "broken.yaml:3: YAML:" in done.stderr


def test_every_catalogue_of_the_product_is_right():
    assert ["england", "herefordshire-2014"] == available()
    assert casetide("check").returncode == 0
