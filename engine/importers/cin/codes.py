"""The code sets of the children in need census.

DfE, children in need census: XML schemas of the collections 2022 to 2026, simple types. The years stand together: an
authority imports old returns too.
"""


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


REFERRAL_SOURCE = _codes(
    "1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 6 7 8 9 10"
    # from 2023: early help
    " 5D"
)
"""referralsourcetype."""

PRIMARY_NEED = _codes("N0 N1 N2 N3 N4 N5 N6 N7 N8 N9")
"""primaryneedcodetype."""

REASON_FOR_CLOSURE = _codes(
    "RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8"
    # from 2023: referred to early help
    " RC9"
)
"""reasonforclosuretype."""

CATEGORY_OF_ABUSE = _codes("NEG PHY SAB EMO MUL")
"""categoryofabusetype."""

ASSESSMENT_FACTORS = _codes(
    "1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A"
    " 18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A"
)
"""assessmentfactorstype."""

YES_OR_NO = {"0": False, "1": True, "FALSE": False, "TRUE": True}
"""yesnotype, and the words that files write for it."""
