"""The catalogues that the properties hold for: the product's, and one that asks for everything in odd combinations."""

from pathlib import Path

from ruamel.yaml import YAML

from schemas.catalogue import Catalogue, named
from schemas.catalogue.sense import nonsense

_CARD = {**dict.fromkeys(("name", "officer", "description", "guide", "source"), "-"), "area": "any", "polarity": "none"}
_UNITS = {"share": "share", "timely": "share"}


def _odd() -> Catalogue:
    tree = YAML(typ="safe").load(Path(__file__).with_name("odd.yaml"))
    indicators = [{**_CARD, "unit": _UNITS.get(one["measure"], "spells"), **one} for one in tree["indicators"]]
    head = {"catalogue": "odd", "title": "Odd", "amber_within": 0.1, "areas": {"any": "Any"}}
    made = Catalogue.model_validate({**head, "processes": tree["processes"], "indicators": indicators})
    assert [] == list(nonsense(made)), list(nonsense(made))
    return made


ODD = _odd()
CATALOGUES = {"england": named("england"), "odd": ODD}
