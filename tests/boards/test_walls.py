"""A wall is one screen of 1920×1080 in kiosk mode, read from four metres."""

import pytest

from schemas.catalogue.indicators import LONGEST_SHORT
from tests.boards.queries import panels

SCREEN_ROWS = 27
"""Of 30 pixels with 8 between them, in the 1,080 of the screen less the margins of a page without a header."""
LEAST_PIXELS = 20
"""Of a text, where a screen of 55 inches is read from four metres: 13 mm, a three-hundredth of the distance."""
TILE_WIDTH_PIXELS = 1920 / 24 * 4
LETTER = 0.5
"""Width of a letter, as a part of its height: the mean of what Chromium draws in Grafana's font."""


@pytest.fixture
def walls(boards):
    return {name: board for name, board in boards.items() if name.startswith("wall")}


def test_a_wall_ends_at_the_end_of_the_screen(walls):
    assert 7 == len(walls)
    for name, board in walls.items():
        ends = [panel["gridPos"]["y"] + panel["gridPos"]["h"] for panel in board["panels"]]
        assert max(ends) <= SCREEN_ROWS, name


def test_a_wall_has_no_headings_and_says_at_its_right_of_what_it_is_and_how_fresh(catalogue, walls):
    titles = {"wall": catalogue.title} | {f"wall-{short}": title for short, title in _titles(catalogue).items()}
    for name, board in walls.items():
        assert "row" not in {panel["type"] for panel in board["panels"]}
        aside = [panel for panel in board["panels"] if panel["gridPos"]["x"] == 20]
        said = [target["legendFormat"] for panel in aside for target in panel["targets"]]
        assert [titles[name], "Messages waiting", "Last: {{source}}"] == said[:3]


def test_a_wall_of_timed_work_says_what_is_overdue_and_due_soon_by_team(catalogue, walls):
    timed = {short for area, short in _short(catalogue) if _times(catalogue, area)}
    for name, board in walls.items():
        titles = [panel["title"] for panel in board["panels"] if panel["title"]]
        expected = ["✗ Overdue now", "◔ Due soon"] if name == "wall" or name.removeprefix("wall-") in timed else []
        assert expected == titles, name


def test_no_text_of_a_wall_is_too_small_to_be_read(walls):
    for name, board in walls.items():
        for panel in panels(board):
            sizes = panel["options"]["text"]
            assert min(sizes["titleSize"], sizes["valueSize"]) >= LEAST_PIXELS, (name, panel["title"])


def test_a_name_fits_its_tile(catalogue):
    for one in catalogue.indicators:
        assert len(one.on_walls) <= LONGEST_SHORT, one.id


def _titles(catalogue):
    return {short: catalogue.areas[area] for area, short in _short(catalogue)}


def _short(catalogue):
    names = ["help", "door", "assess", "protect", "care", "health"]
    return zip(
        ["early_help", "front_door", "assessment", "child_protection", "looked_after", "health"], names, strict=True
    )


def _times(catalogue, area):
    return any(one.measure == "timely" for one in catalogue.indicators if one.area == area)
