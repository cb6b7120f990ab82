"""Every indicator has a tile and a trend, with its target as thresholds, in its unit, in the colour of its rating."""

import pytest

from engine.rating import _verdict
from schemas.names import RATINGS
from tests.boards.conftest import kept
from tests.boards.queries import panels

COLOURS = {"green": "dark-green", "amber": "dark-orange", "red": "dark-red", "none": "#3b4a63"}
SIGNS = {"green": "✓", "amber": "!", "red": "✗"}
SHORT = {
    "early_help": "help",
    "front_door": "door",
    "assessment": "assess",
    "child_protection": "protect",
    "looked_after": "care",
    "health": "health",
}
WALL, AREA = "wall", "area"


@pytest.fixture
def england():
    return kept("england")


def test_each_indicator_has_a_tile_on_its_areas_wall_and_tile_trend_and_parts_on_its_areas_board(catalogue, boards):
    for one in catalogue.indicators:
        kinds = {kind: [panel["type"] for panel in _of(boards, kind, one)] for kind in (WALL, AREA)}
        assert ["stat", "stat"] == kinds[WALL], one.id
        trends = 2 if any(target.applies_to == "rate" and target.unrated is None for target in one.targets) else 1
        parts = ["bargauge"] if one.breakdown else []
        assert ["stat", "stat", *["barchart"] * trends, *parts] == kinds[AREA], one.id


def test_an_areas_indicators_come_in_the_catalogues_order(catalogue, boards):
    for area, short in SHORT.items():
        for kind in (WALL, AREA):
            tiles = [panel for panel in boards[f"{kind}-{short}"]["panels"] if _is_tile(panel)]
            placed = sorted(tiles, key=lambda panel: (panel["gridPos"]["y"], panel["gridPos"]["x"]))
            expected = [one.on_walls for one in catalogue.indicators if one.area == area]
            assert expected == [_shown(panel)["0"] for panel in placed]


def test_the_overview_has_the_rated_indicators(catalogue, boards):
    expected = [one.on_walls for one in catalogue.indicators if one.is_rated][:20]
    assert expected == [_shown(panel)["0"] for panel in boards["wall"]["panels"] if _is_tile(panel)]


def test_thresholds_are_the_targets_in_the_direction_that_is_good(catalogue, boards):
    for one in catalogue.indicators:
        (tile, _), (trend, *_) = _by_type(boards, WALL, one, "stat"), _by_type(boards, AREA, one, "barchart")
        assert _expected_steps(catalogue, one, "value") == _steps(tile) == _steps(trend), one.id


def test_a_target_of_the_rate_is_the_thresholds_of_the_rate(catalogue, boards):
    found = [one for one in catalogue.indicators if _rating(one, "rate")]
    for one in found:
        (_, strip), (_, trend) = _by_type(boards, WALL, one, "stat"), _by_type(boards, AREA, one, "barchart")
        (override,) = strip["fieldConfig"]["overrides"]
        assert {"id": "byFrameRefID", "options": "B"} == override["matcher"]
        steps = [(step["color"], step["value"]) for step in override["properties"][0]["value"]["steps"]]
        assert _expected_steps(catalogue, one, "rate") == steps == _steps(trend), one.id
    assert len(found) == {"england": 0, "herefordshire-2014": 6}[catalogue.catalogue]


def test_a_target_is_a_line_on_the_trend_and_a_band_an_area(catalogue, boards):
    for one in catalogue.indicators:
        for panel in _by_type(boards, AREA, one, "barchart"):
            colours = [color for color, _ in _steps(panel)]
            mode = panel["fieldConfig"]["defaults"]["custom"]["thresholdsStyle"]["mode"]
            expected = {1: "off", 3: "dashed", 5: "dashed+area"}[len(colours)]
            assert expected == mode, one.id


def test_the_colour_of_a_bar_is_the_engines_rating_of_it_on_the_bounds_too(catalogue, boards):
    for one in (one for one in catalogue.indicators if _rating(one, "value")):
        trend, *_ = _by_type(boards, AREA, one, "barchart")
        for target in one.targets:
            bound = target.high if target.low is None else target.low
            for value in (bound * (1 + part) for part in (-0.9, -0.06, -0.04, -1e-9, 0, 1e-9, 0.04, 0.06, 0.9)):
                verdict = _verdict(value, target, catalogue.amber_within)
                assert COLOURS[verdict] == _colour(trend["fieldConfig"]["defaults"], value), (one.id, value)


def test_a_tile_has_the_colour_and_the_sign_of_each_rating_and_a_mark_where_data_is_partial(catalogue, boards):
    for one in catalogue.indicators:
        tile, _ = _by_type(boards, WALL, one, "stat")
        shown, coloured = _shown(tile), _coloured(tile)
        for verdict, code in RATINGS.items():
            sign = f"{SIGNS[verdict]} " if verdict in SIGNS else ""
            assert f"{sign}{one.on_walls}" == shown[str(code)]
            assert f"{sign}◐ {one.on_walls}" == shown[str(code + 10)]
            assert COLOURS[verdict] == coloured[str(code)] == coloured[str(code + 10)]
        assert f"∅ {one.on_walls}" == shown["none"]
        assert COLOURS["none"] == coloured["none"]


@pytest.mark.parametrize(
    ("indicator", "area", "shown"),
    [
        ("assessment_duration", "assess", ("suffix: working days", 1)),
        ("initial_conferences_per_enquiry", "protect", ("locale", 2)),
        ("sdq_average", "health", ("suffix: points", 1)),
        ("re_referrals", "door", ("percentunit", 1)),
        ("children_in_need", "assess", ("locale", 0)),
    ],
)
def test_a_value_is_shown_in_its_unit(indicator, area, shown, england):
    for board in (england[f"wall-{area}"], england[f"area-{area}"]):
        for panel in panels(board):
            if f'indicator="{indicator}"' in panel["targets"][0]["expr"] and (
                _is_tile(panel) or panel["type"] == "barchart"
            ):
                defaults = panel["fieldConfig"]["defaults"]
                assert shown == (defaults["unit"], defaults["decimals"])


def test_the_card_is_the_description_of_every_panel_of_its_indicator(catalogue, boards):
    for one in catalogue.indicators:
        for kind in (WALL, AREA):
            for panel in _of(boards, kind, one):
                assert " ".join(one.description.split()) in panel["description"]
                assert f"Source: {one.source}." in panel["description"]


def _of(boards, kind, indicator):
    board = boards[f"{kind}-{SHORT[indicator.area]}"]
    return [panel for panel in panels(board) if f'indicator="{indicator.id}"' in panel["targets"][0]["expr"]]


def _by_type(boards, kind, indicator, shape):
    return [panel for panel in _of(boards, kind, indicator) if panel["type"] == shape]


def _is_tile(panel):
    return panel["type"] == "stat" and "{{rating}}" == panel["targets"][0]["legendFormat"]


def _shown(tile):
    return {one["matcher"]["options"]: one["properties"][0]["value"] for one in tile["fieldConfig"]["overrides"]}


def _coloured(tile):
    overrides = tile["fieldConfig"]["overrides"]
    return {one["matcher"]["options"]: one["properties"][1]["value"]["fixedColor"] for one in overrides}


def _rating(indicator, applies_to):
    return [target for target in indicator.targets if target.applies_to == applies_to and target.unrated is None]


def _expected_steps(catalogue, indicator, applies_to):
    """Written out: what a reader would expect to see, and one neutral colour where no target is of the figure."""
    if not _rating(indicator, applies_to):
        return [("#3b4a63", None)]
    (target,) = indicator.targets
    within = catalogue.amber_within
    steps = [("dark-green" if target.low is None else "dark-red", None)]
    if target.low is not None:
        steps += [("dark-orange", pytest.approx(target.low * (1 - within))), ("dark-green", target.low)]
    if target.high is not None:
        steps += [("dark-orange", target.high), ("dark-red", pytest.approx(target.high * (1 + within)))]
    return steps


def _steps(panel):
    return [(step["color"], step["value"]) for step in panel["fieldConfig"]["defaults"]["thresholds"]["steps"]]


def _colour(defaults, value):
    """As Grafana: a mapping that fits comes before the last threshold that is not above the value."""
    for mapping in defaults["mappings"]:
        options = mapping["options"]
        if mapping["type"] == "range" and options["from"] <= value <= options["to"]:
            return options["result"]["color"]
    steps = defaults["thresholds"]["steps"]
    return [step["color"] for step in steps if step["value"] is None or step["value"] <= value][-1]
