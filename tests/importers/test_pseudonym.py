"""One child, one pseudonym."""

import re

import pytest

from engine.importers.pseudonym import fingerprint, normalised, pseudonym

KEY, AUTHORITY = b"0123456789abcdef", "E06000019"


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        ("123", " 123 "),
        ("123", "000123"),
        ("123", "123.0"),
        ("0", "000"),
        ("ab12", "AB12"),
        ("0ab12", "0AB12"),
        ("12.5", "12.5"),
        ("a 1", "A 1"),
        ("123", "１２３"),  # noqa: RUF001 - full-width digits, as some systems export them
    ],
)
def test_ids_that_differ_only_by_how_they_are_written_are_one(expected, written):
    assert expected == normalised(written)


def test_a_pseudonym_is_32_hexadecimal_digits_and_tells_children_authorities_and_keys_apart():
    made = {
        pseudonym(key, authority, child)
        for key in (KEY, b"another key, as long")
        for authority in (AUTHORITY, "E06000020")
        for child in ("1", "2")
    }
    assert len(made) == 8
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in made)


def test_a_fingerprint_is_16_hexadecimal_digits_and_no_pseudonym():
    assert re.fullmatch("[0-9a-f]{16}", fingerprint(KEY))
    assert fingerprint(KEY) != fingerprint(KEY + b"x")


def test_pseudonyms_never_change():
    assert ("f52c184492e0cd4c91fadc5f76b63457", "153dcb6193b33ae4") == (
        pseudonym(KEY, AUTHORITY, "566910"),
        fingerprint(KEY),
    )
