"""Every board's JSON is what Grafana 12 needs: decodes without loss, overlaps nowhere, leads to boards that exist."""

import json
import re
from itertools import combinations

import pytest
from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models.dashboard import Dashboard

from schemas.catalogue import available, named
from schemas.names import METRICS, PREFIX
from tests.boards.conftest import kept
from tests.boards.queries import board_queries, chosen, panels

_PANELS = {"stat", "barchart", "bargauge", "table", "timeseries"}
_HISTOGRAM_PARTS = ("_bucket", "_sum", "_count")
_LETTERS_A_UNIT = 9
"""Of a title's 14 pixels, in the 80 pixels of a column."""


@pytest.fixture
def decoded(board):
    register_default_plugins()
    return json.loads(json.dumps(Dashboard.from_json(board), cls=JSONEncoder))


def test_grafanas_own_models_decode_the_board_without_loss(board, decoded):
    assert [] == list(_lost(board, decoded, "board"))


def test_a_catalogue_has_the_seven_boards_and_one_for_each_area(catalogue, boards):
    areas = {"help", "door", "assess", "protect", "care", "health"}

    expected = {"wall", "indicator", "work-in-hand", "month-end", "region", "engine"}
    assert expected | {f"{kind}-{area}" for kind in ("wall", "area") for area in areas} == boards.keys()
    assert set(catalogue.areas) == {one.area for one in catalogue.indicators}


def test_a_board_has_the_schema_and_the_time_that_grafana_and_readers_rely_on(board):
    assert 39 <= board["schemaVersion"] <= 41
    assert "rows" not in board
    assert board["timezone"] == "Europe/London"
    assert board["title"]


def test_uids_are_unique_and_no_longer_than_grafana_takes():
    uids = [board["uid"] for one in available() for board in kept(one).values()]
    names = [f"casetide-{one}-{name}" for one in available() for name in kept(one)]

    assert names == uids
    assert len(set(uids)) == len(uids)
    assert all(re.fullmatch(r"[a-z0-9-]{1,40}", uid) for uid in uids)


def test_ids_are_unique_and_within_grafanas_range(board):
    ids = [panel["id"] for panel in board["panels"]]

    assert len(set(ids)) == len(ids)
    assert all(0 < number < 2**31 for number in ids)


def test_no_panel_overlaps_another_or_leaves_the_24_columns(board):
    places = [panel["gridPos"] for panel in board["panels"]]

    assert [] == [place for place in places if place["x"] < 0 or place["x"] + place["w"] > 24 or place["h"] < 1]
    assert [] == [(one, other) for one, other in combinations(places, 2) if _overlap(one, other)]


def test_titles_fit(board):
    for panel in panels(board):
        assert len(panel["title"]) <= _LETTERS_A_UNIT * panel["gridPos"]["w"], panel["title"]


@pytest.mark.parametrize("name", available())
def test_links_lead_to_boards_that_exist_and_to_indicators_and_areas_that_they_have(name):
    catalogue, boards = named(name), kept(name)
    uids = {board["uid"]: board for board in boards.values()}
    found = [url for board in boards.values() for url in _urls(board)]

    assert len(found) > 100
    for url in found:
        uid, _, query = url.removeprefix("/d/").partition("?")
        assert uid in uids, url
        given = dict(re.findall(r"var-(\w+)=([^&]+)", query))
        assert given.keys() <= {one["name"] for one in uids[uid]["templating"]["list"]}, url
        assert given.get("indicator", "referrals") in {one.id for one in catalogue.indicators}, url


def test_from_every_board_a_link_leads_to_the_wall_and_to_each_area(catalogue, boards):
    for name, board in boards.items():
        titles = {link["title"] for link in board["links"]}
        assert {*catalogue.areas.values(), "Wall", "Work in hand", "Month end", "Region", "Engine"} - {
            "Wall" if name == "wall" else board["title"].removeprefix("Area: ")
        } <= titles


def test_every_panel_names_its_data_source_kind_and_unit(board):
    for panel in panels(board):
        assert panel["type"] in _PANELS
        assert {"type": "prometheus", "uid": "${datasource}"} == panel["datasource"]
        assert panel["fieldConfig"]["defaults"]["unit"]
        assert panel["fieldConfig"]["defaults"]["noValue"]


def test_every_target_has_its_own_letter_and_asks_for_now_or_for_the_time_of_the_board(board):
    for panel in panels(board):
        letters = [target["refId"] for target in panel["targets"]]
        over_time = panel["type"] == "timeseries"
        assert len(set(letters)) == len(letters) > 0
        assert all((target["instant"], target["range"]) == (not over_time, over_time) for target in panel["targets"])
        assert all(target["datasource"] == panel["datasource"] for target in panel["targets"])


def test_tables_and_bar_charts_ask_for_tables(board):
    for panel in panels(board):
        tabled = panel["type"] in {"table", "barchart"}
        assert all((target.get("format") == "table") == tabled for target in panel["targets"])


def test_every_metric_and_variable_of_a_query_exists(board):
    known = {metric.name for metric in METRICS}
    known |= {metric.name + part for metric in METRICS if metric.kind == "histogram" for part in _HISTOGRAM_PARTS}
    catalogue = named(board["tags"][1])

    for _, query in board_queries(board, chosen(catalogue, "E06999999", "referrals")):
        assert set(re.findall(rf"\b{PREFIX}\w+", query)) <= known
        assert not re.search(r"\$[{a-z]", query), query


def test_a_board_has_the_variables_that_its_queries_ask_for(board):
    asked = {
        name
        for panel in panels(board)
        for one in panel["targets"]
        for name in re.findall(r"\$\{?([a-z]+)", one["expr"])
    }

    assert asked | {"datasource"} == {one["name"] for one in board["templating"]["list"]}


def test_every_query_reads_two_engines_as_one(board):
    """But on the engine's own board, where it matters which of them says so."""
    for query in (target["expr"] for panel in panels(board) for target in panel["targets"]):
        agreed = query.count("max without (engine, instance, job)")
        metrics = re.findall(rf"\b{PREFIX}\w+", query)
        assert len(metrics) == agreed or board["uid"].endswith("-engine"), query


def test_what_has_no_data_is_said_so_and_has_no_colour_of_a_rating(board):
    for panel in panels(board):
        mappings = panel["fieldConfig"]["defaults"]["mappings"]
        nothing = [one["options"]["result"] for one in mappings if one["type"] == "special"]
        assert len(nothing) == 1
        assert nothing[0]["text"]
        assert not nothing[0]["color"].startswith("dark-")


def _urls(board):
    yield from (link["url"] for link in board["links"])
    for panel in panels(board):
        config = panel["fieldConfig"]
        yield from (link["url"] for link in config["defaults"].get("links", []))
        for one in (pair for override in config["overrides"] for pair in override["properties"]):
            yield from (link["url"] for link in one["value"]) if one["id"] == "links" else ()


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
