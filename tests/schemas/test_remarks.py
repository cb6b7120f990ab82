"""Which remarks and withdrawals are taken, and what is said of the others: never a word of what they say."""

import json

import pytest

from schemas.envelope import EventRefusedError, decode
from tests.schemas.contracts import EXAMPLES, fits

REMARKS = ("commentary.recorded", "rating.overridden")
NONE = object()


def changed(name, field, value):
    data = {**EXAMPLES[name]["data"], field: value}
    return EXAMPLES[name] | {"data": {key: one for key, one in data.items() if one is not NONE}}


def refusal(event):
    with pytest.raises(EventRefusedError) as refused:
        decode(json.dumps(event))
    assert "SECRET" not in str(refused.value)
    return refused.value.reason, str(refused.value).partition(":")[0]


@pytest.mark.parametrize("name", REMARKS)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("catalogue", NONE, id="of any catalogue"),
        pytest.param("indicator", "no_such_indicator", id="the log outlives catalogues"),
        pytest.param("period", "2014-12", id="a month"),
        pytest.param("role", "x" * 100, id="a long role"),
        pytest.param("precision", "day", id="of a day"),
    ],
)
def test_a_remark_is_taken(name, field, value):
    event = changed(name, field, value)
    assert fits(name, event)
    assert event["data"] == decode(json.dumps(event))["data"]


@pytest.mark.parametrize("name", REMARKS)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("period", "2014-13", id="no month"),
        pytest.param("period", "2014-09-30", id="a day"),
        pytest.param("period", 201409, id="a number"),
        pytest.param("indicator", "SECRET name", id="no id"),
        pytest.param("catalogue", "SECRET", id="no catalogue's name"),
        pytest.param("role", "", id="no role"),
        pytest.param("role", "SECRET" * 20, id="too long a role"),
    ],
)
def test_a_remark_of_no_card_or_of_nobody_is_refused_by_its_field(name, field, value):
    event = changed(name, field, value)
    assert not fits(name, event)
    assert ("invalid_field", f"data.{field}") == refusal(event)


@pytest.mark.parametrize(
    ("name", "field", "limit"), [("commentary.recorded", "text", 4000), ("rating.overridden", "reason", 1000)]
)
def test_words_have_a_length_and_do_not_steer_a_terminal(name, field, limit):
    good = [changed(name, field, value) for value in ("x" * limit, "Fewer.\n\tAs was said – in May.")]
    bad = [changed(name, field, value) for value in ("x" * (limit + 1), "", "SECRET\x1b[2J", "SECRET\x9b2J")]
    assert [True, True] == [fits(name, one) and bool(decode(json.dumps(one))) for one in good]
    assert {(False, ("invalid_field", f"data.{field}"))} == {(fits(name, one), refusal(one)) for one in bad}


@pytest.mark.parametrize("value", ["blue", "", None, 3])
def test_a_rating_is_one_of_four(value):
    assert ("invalid_field", "data.rating") == refusal(changed("rating.overridden", "rating", value))


@pytest.mark.parametrize("name", ["source.covered", *REMARKS])
def test_what_is_about_the_authority_has_no_child(name):
    event = EXAMPLES[name] | {"subject": "SECRET"}
    assert not fits(name, event)
    assert ("invalid_field", "subject") == refusal(event)


@pytest.mark.parametrize(
    ("expected", "subject", "about"),
    [
        pytest.param(None, "child-1", None, id="of a child's event"),
        pytest.param(None, None, "authority", id="of one about the authority"),
        pytest.param(("no_subject", "subject"), None, None, id="a subject forgotten withdraws nothing unnoticed"),
        pytest.param(("invalid_field", "subject"), "SECRET", "authority", id="of both"),
        pytest.param(("invalid_field", "data.about"), None, "SECRET", id="of neither"),
    ],
)
def test_a_retraction_is_of_a_child_or_of_the_authority(expected, subject, about):
    name = "event.retracted"
    whole = EXAMPLES[name] | {"subject": subject, "data": {"id": "c1"} | ({"about": about} if about else {})}
    event = {key: value for key, value in whole.items() if value is not None}
    assert (expected is None) == fits(name, event)
    if expected:
        assert expected == refusal(event)
    else:
        assert event["data"] == decode(json.dumps(event))["data"]
