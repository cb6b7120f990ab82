"""The deployment holds no secret, and says where each is looked for."""

import re

import pytest

from tests.deploy.files import everything
from tests.paths import ROOT

SAYS = re.compile(r"(?i)(?:password|secret|token|_key)\w*[\"']?\s*[:=]\s*[\"']?(?P<value>[^\s\"'}]+)")
NONE = re.compile(r"/[\w./-]+|[*&]\w+|\{secretName:|casetide-pseudonym-key,|false")
"""The path of a file, an anchor for one, the name of a Kubernetes Secret, a switch."""


@pytest.mark.parametrize("path", everything(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_of_the_deployment_holds_a_secret(path):
    said = [match["value"] for match in SAYS.finditer(path.read_text("utf-8"))]

    assert [] == [value for value in said if not NONE.fullmatch(value)]
