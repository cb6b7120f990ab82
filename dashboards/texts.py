"""Value mappings: what the numbers of the metrics mean, in words and signs, so that colour is never the only signal."""

from collections.abc import Mapping
from typing import Any

from dashboards.targets import AMBER, GREEN, NEUTRAL, RED
from schemas.names import DIRECTIONS, RATINGS, STATUSES

NO_DATA = "no data"
Mappings = list[dict[str, Any]]


def values(texts: Mapping[float | str, tuple[str, str]]) -> Mappings:
    """Value → (text, colour)."""
    items = enumerate(texts.items())
    options = {str(value): {"text": text, "color": color, "index": index} for index, (value, (text, color)) in items}
    return [{"type": "value", "options": options}]


def nothing(text: str = NO_DATA) -> Mappings:
    """What stands where there is no number."""
    result = {"text": text, "color": NEUTRAL, "index": 20}
    return [{"type": "special", "options": {"match": "null+nan", "result": result}}]


RATING = values(
    {
        RATINGS["green"]: ("✓ on target", GREEN),
        RATINGS["amber"]: ("! near target", AMBER),
        RATINGS["red"]: ("✗ off target", RED),
        RATINGS["none"]: ("not rated", NEUTRAL),
    }
) + nothing("not rated")

DIRECTION = values(
    {
        DIRECTIONS["up"]: ("▲ up on last year", NEUTRAL),
        DIRECTIONS["level"]: ("● as last year", NEUTRAL),
        DIRECTIONS["down"]: ("▼ down on last year", NEUTRAL),
    }
) + nothing("no year before")

STATUS = (
    values(
        {
            STATUSES["ok"]: ("data complete", NEUTRAL),
            STATUSES["partial"]: ("◐ part of the data", AMBER),
            STATUSES["no_data"]: ("∅ no data", AMBER),
        }
    )
    + nothing()
)

WAITING = values({0: ("✓ up to date", NEUTRAL), -1: ("! catching up", AMBER)}) + nothing("✗ no engine")

READY = values({1: ("✓ ready", GREEN), 0: ("✗ catching up", AMBER)}) + nothing("✗ no engine")

AGREE = values({0: ("✓ they agree", GREEN), -1: ("nothing to compare", NEUTRAL)}) + nothing("✗ no engine")
