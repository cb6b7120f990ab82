"""The playlist of a catalogue: its wall boards one after the other, for a screen that nobody touches."""

import json
from pathlib import Path
from typing import Any

from dashboards.links import of_catalogue, uid
from schemas.catalogue import Catalogue

_EACH = "30s"
"""Long enough to read a board from across the room, short enough that every board comes round in a few minutes."""


def playlist(catalogue: Catalogue) -> dict[str, Any]:
    """As Grafana's API takes it, and the same each time: the overview, then each area in the catalogue's order."""
    boards = [board for board in of_catalogue(catalogue) if board.startswith("wall")]
    items = [
        {"type": "dashboard_by_uid", "value": uid(catalogue, board), "order": order}
        for order, board in enumerate(boards, start=1)
    ]
    return {
        "uid": f"casetide-{catalogue.catalogue}",
        "name": f"Casetide wall: {catalogue.catalogue}",
        "interval": _EACH,
        "items": items,
    }


def build_playlist(catalogue: Catalogue, out: Path) -> list[Path]:
    """Writes `<out>/<catalogue>.json`. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{catalogue.catalogue}.json"
    path.write_text(json.dumps(playlist(catalogue), indent=2, ensure_ascii=False) + "\n", "utf-8")
    return [path]
