"""A board's JSON is what Grafana 12 needs, and shows every indicator against its target."""

import json
import re
from itertools import combinations

import pytest
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models.dashboard import Dashboard

from engine.rating import _verdict
from schemas.names import METRICS, PREFIX
from tests.boards.conftest import GENERATED
from tests.boards.queries import board_queries, panels

_PANELS = {"stat", "barchart", "bargauge", "table"}
_HISTOGRAM_PARTS = ("_bucket", "_sum", "_count")


@pytest.fixture
def england():
    return json.loads((GENERATED / "england" / "wall.json").read_text("utf-8"))


@pytest.fixture
def decoded(board):
    register_default_plugins()
    return json.loads(json.dumps(Dashboard.from_json(board), cls=JSONEncoder))


def test_grafanas_own_models_decode_the_board_without_loss(board, decoded):
    assert [] == list(_lost(board, decoded, "board"))


def test_a_board_has_the_uid_and_schema_that_links_and_provisioning_rely_on(catalogue, board):
    assert f"casetide-{catalogue.catalogue}-wall" == board["uid"]
    assert len(board["uid"]) <= 40
    assert 39 <= board["schemaVersion"] <= 41
    assert "rows" not in board
    assert board["timezone"] == "Europe/London"


def test_ids_are_unique_and_within_grafanas_range(board):
    ids = [panel["id"] for panel in board["panels"]]

    assert len(set(ids)) == len(ids)
    assert all(0 < number < 2**31 for number in ids)


def test_no_panel_overlaps_another_or_leaves_the_24_columns(board):
    places = [panel["gridPos"] for panel in board["panels"]]

    assert [] == [place for place in places if place["x"] < 0 or place["x"] + place["w"] > 24 or place["h"] < 1]
    assert [] == [(one, other) for one, other in combinations(places, 2) if _overlap(one, other)]


def test_what_is_due_and_the_engine_are_on_the_first_screen_and_then_come_the_areas(board):
    """26 units of 38 pixels are 1080 less Grafana's margins: timeliness and engine are above that line."""
    headings = [panel for panel in board["panels"] if panel["type"] == "row"]

    areas = ["Early help", "Front door", "Assessment", "Child protection", "Looked after", "Health"]
    assert ["In time", "Engine", *areas] == [panel["title"] for panel in headings][:8]
    assert headings[2]["gridPos"]["y"] <= 26


def test_the_tiles_of_an_area_stand_under_its_heading(catalogue, board):
    under = {panel["id"]: heading for heading, panel in _under_headings(board)}

    for indicator in catalogue.indicators:
        tile = next(
            panel for panel in _by_indicator(board)[indicator.id] if panel["title"].startswith(("Target", "No"))
        )
        assert indicator.area == under[tile["id"]].lower().replace(" ", "_"), indicator.id


@pytest.mark.parametrize(
    ("indicator", "shown"),
    [
        ("assessment_duration", ("suffix: working days", 1)),
        ("initial_conferences_per_enquiry", ("locale", 2)),
        ("sdq_average", ("suffix: points", 1)),
        ("re_referrals", ("percentunit", 1)),
        ("children_in_need", ("locale", 0)),
    ],
)
def test_a_value_is_shown_in_its_unit(indicator, shown, england):
    for panel in _by_indicator(england)[indicator]:
        if panel["type"] == "barchart" or panel["title"].startswith(("Target", "No target")):
            defaults = panel["fieldConfig"]["defaults"]
            assert shown == (defaults["unit"], defaults["decimals"])


def test_every_panel_names_its_data_source_kind_and_unit(board):
    for panel in panels(board):
        assert panel["type"] in _PANELS
        assert {"type": "prometheus", "uid": "${datasource}"} == panel["datasource"]
        assert panel["fieldConfig"]["defaults"]["unit"]
        assert panel["fieldConfig"]["defaults"]["noValue"]


def test_every_target_has_its_own_letter_and_asks_for_now(board):
    for panel in panels(board):
        letters = [target["refId"] for target in panel["targets"]]
        assert len(set(letters)) == len(letters) > 0
        assert all(target["instant"] and not target["range"] for target in panel["targets"])
        assert all(target["datasource"] == panel["datasource"] for target in panel["targets"])


def test_tables_and_bar_charts_ask_for_tables(board):
    for panel in panels(board):
        tabled = panel["type"] in {"table", "barchart"}
        assert all((target.get("format") == "table") == tabled for target in panel["targets"])
    assert {"month"} == {panel["options"]["xField"] for panel in panels(board) if panel["type"] == "barchart"}


def test_every_metric_and_variable_of_a_query_exists(board):
    known = {metric.name for metric in METRICS}
    known |= {metric.name + part for metric in METRICS if metric.kind == "histogram" for part in _HISTOGRAM_PARTS}

    for _, query in board_queries(board, "E06999999"):
        assert set(re.findall(rf"\b{PREFIX}\w+", query)) <= known
        assert "$" not in query.replace('"$1 ◐"', "")


def test_every_query_reads_two_engines_as_one(board):
    for _, query in board_queries(board, "E06999999"):
        metrics = re.findall(rf"\b{PREFIX}\w+", query)
        assert len(metrics) == query.count("max without (engine, instance, job"), query


def test_every_indicator_has_a_tile_a_strip_a_trend_and_a_line_in_a_table(catalogue, board):
    shown = _by_indicator(board)

    for indicator in catalogue.indicators:
        kinds = [panel["type"] for panel in shown[indicator.id]]
        assert kinds.count("stat") == (3 if indicator.measure == "timely" else 2)
        assert kinds.count("barchart") == 1
        assert kinds.count("bargauge") == (1 if indicator.breakdown else 0)
        assert kinds.count("table") == 1


def test_thresholds_are_the_targets_in_the_direction_that_is_good(catalogue, board):
    for indicator in catalogue.indicators:
        for panel in _by_indicator(board)[indicator.id]:
            if panel["type"] == "barchart" or panel["title"].startswith(("Target", "No target")):
                assert _expected_steps(catalogue, indicator) == _steps(panel)


def test_the_colour_of_a_value_is_the_engines_rating_of_it_on_the_bounds_too(catalogue, board):
    colours = {"green": "dark-green", "amber": "dark-orange", "red": "dark-red"}

    for indicator in (one for one in catalogue.indicators if _rating_the_value(one)):
        tile = next(panel for panel in _by_indicator(board)[indicator.id] if panel["title"].startswith("Target"))
        for target in indicator.targets:
            bound = target.high if target.low is None else target.low
            for value in (bound * (1 + part) for part in (-0.9, -0.06, -0.04, -1e-9, 0, 1e-9, 0.04, 0.06, 0.9)):
                verdict = _verdict(value, target, catalogue.amber_within)
                assert colours[verdict] == _colour(tile["fieldConfig"]["defaults"], value), (indicator.id, value)


def test_a_value_without_data_is_said_so_and_has_no_colour_of_a_rating(board):
    for panel in panels(board):
        mappings = panel["fieldConfig"]["defaults"]["mappings"]
        nothing = [one["options"]["result"] for one in mappings if one["type"] == "special"]
        assert len(nothing) == 1
        assert nothing[0]["text"]
        assert not nothing[0]["color"].startswith("dark-")


def test_every_colour_of_a_rating_has_words_and_a_sign(board):
    strip = next(panel for panel in panels(board) if panel["title"] == "" and len(panel["targets"]) == 3)
    overrides = {one["matcher"]["options"]: one["properties"][0]["value"] for one in strip["fieldConfig"]["overrides"]}

    rating = overrides["rating"][0]["options"]
    assert {"3": "✓ on target", "2": "! near target", "1": "✗ off target", "0": "not rated"} == _texts(rating)
    direction = overrides["direction"][0]["options"]
    assert {"1": "▲ up on last year", "0": "● as last year", "-1": "▼ down on last year"} == _texts(direction)


def _expected_steps(catalogue, indicator):
    """Written out: what a reader would expect to see, and one neutral colour where no target is of the value."""
    if not _rating_the_value(indicator):
        return [("#3b4a63", None)]
    (target,) = indicator.targets
    within = catalogue.amber_within
    steps = [("dark-green" if target.low is None else "dark-red", None)]
    if target.low is not None:
        steps += [("dark-orange", pytest.approx(target.low * (1 - within))), ("dark-green", target.low)]
    if target.high is not None:
        steps += [("dark-orange", target.high), ("dark-red", pytest.approx(target.high * (1 + within)))]
    return steps


def _rating_the_value(indicator):
    return [target for target in indicator.targets if target.applies_to == "value" and target.unrated is None]


def _steps(panel):
    return [(step["color"], step["value"]) for step in panel["fieldConfig"]["defaults"]["thresholds"]["steps"]]


def _colour(defaults, value):
    """As Grafana: a mapping that fits comes before the last threshold that is not above the value."""
    for mapping in defaults["mappings"]:
        bound = mapping["options"]
        if mapping["type"] == "range" and bound["from"] <= value <= bound["to"]:
            return bound["result"]["color"]
    steps = defaults["thresholds"]["steps"]
    return [step["color"] for step in steps if step["value"] is None or step["value"] <= value][-1]


def _texts(options):
    return {value: option["text"] for value, option in options.items()}


def _under_headings(board):
    heading = ""
    for panel in board["panels"]:
        if panel["type"] == "row":
            heading = panel["title"]
        yield heading, panel


def _by_indicator(board):
    found = {}
    for panel in panels(board):
        ids = {
            one
            for target in panel["targets"]
            for several in re.findall(r'indicator=~?"([^"]+)"', target["expr"])
            for one in several.split("|")
        }
        for one in ids:
            found.setdefault(one, []).append(panel)
    return found


def _overlap(one, other):
    across = one["x"] < other["x"] + other["w"] and other["x"] < one["x"] + one["w"]
    return across and one["y"] < other["y"] + other["h"] and other["y"] < one["y"] + one["h"]


def _lost(ours, theirs, where):
    """What the board says and Grafana's models do not give back; what they add is theirs."""
    if isinstance(ours, dict):
        for key, value in ours.items():
            if not isinstance(theirs, dict) or key not in theirs:
                yield f"{where}.{key}"
            else:
                yield from _lost(value, theirs[key], f"{where}.{key}")
    elif isinstance(ours, list):
        if not isinstance(theirs, list) or len(ours) != len(theirs):
            yield where
        else:
            for number, (one, other) in enumerate(zip(ours, theirs, strict=True)):
                yield from _lost(one, other, f"{where}[{number}]")
    elif ours != theirs:
        yield f"{where}: {ours} != {theirs}"
