"""The catalogues that the properties hold for: the product's, and one that asks for everything in odd combinations."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from schemas.catalogue import Catalogue, named
from schemas.catalogue.sense import nonsense
from tests.core.histories import AUTHORITY

_CARD = {**dict.fromkeys(("name", "officer", "description", "guide", "source"), "-"), "area": "any", "polarity": "none"}
_UNITS = {"share": "share", "timely": "share"}


_LEAST = (0.5, 0.85, 1.0, 0.857)


def _odd() -> Catalogue:
    tree = YAML(typ="safe").load(Path(__file__).with_name("odd.yaml"))
    indicators = [{**_CARD, "unit": _UNITS.get(one["measure"], "spells"), **one} for one in tree["indicators"]]
    for number, one in enumerate(one for one in indicators if one["measure"] == "timely"):
        one["targets"] = [_target(one, _LEAST[number % 4]), _target(one, 0.6, start="2016-07-01", authority=AUTHORITY)]
    head = {"catalogue": "odd", "title": "Odd", "amber_within": 0.1, "areas": {"any": "Any"}, "team": "worker"}
    made = Catalogue.model_validate({**head, "processes": tree["processes"], "indicators": indicators})
    assert [] == list(nonsense(made)), list(nonsense(made))
    return made


def _target(one: dict[str, Any], low: float, **more: str) -> dict[str, Any]:
    return {"start": "2015-01-01", "low": low, "basis": one.get("period", "month"), "source": "-", **more}


ODD = _odd()
CATALOGUES = {"england": named("england"), "odd": ODD}
