"""The code sets of the SSDA903 return.

DfE, Children looked after by local authorities in England: guide to the SSDA903 collection, and its technical
specification ("data dictionary code sets"). Codes of earlier and later years stand together: an authority imports old
returns too.
"""


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


REASON_FOR_NEW_EPISODE = _codes("S L P T B U")
"""RNE. S: started to be looked after."""

LEGAL_STATUS = _codes("C1 C2 D1 E1 V2 V3 V4 J1 J2 J3 L1 L2 L3")
"""LS. V3 and V4: short breaks."""

PLACEMENT_TYPE = _codes(
    # until 2014-15: M1 to M3 missing from the placement, Q1 and Q2 fostering
    "M1 M2 M3 Q1 Q2"
    " A3 A4 A5 A6 H5 K1 K2 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1"
    # from 2024-25: K3 supported accommodation; from 2025-26: Z11 to Z14 in place of Z1
    " K3 Z11 Z12 Z13 Z14"
)
"""PLACE, in the XML form PL."""

PLACEMENT_PROVIDER = _codes("PR0 PR1 PR2 PR3 PR4 PR5")
"""PLACE_PROVIDER."""

CATEGORY_OF_NEED = _codes("N1 N2 N3 N4 N5 N6 N7 N8")
"""CIN: why the child came to be looked after."""

REASON_EPISODE_CEASED = _codes(
    # until 2014-15: E4 returned home, E43 and E44 special guardianship
    "E4 E43 E44 X1 E11 E12 E13 E14 E15 E16 E17 E2 E3 E41 E45 E46 E47 E48 E4A E4B E5 E6 E7 E8 E9"
)
"""REC. X1: another episode follows."""

REASON_PLACEMENT_CHANGED = _codes("CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER")
"""REASON_PLACE_CHANGE."""

PARTICIPATION = frozenset(f"PN{number}" for number in range(8))
"""REVIEW_CODE: how the child took part."""

MISSING = {"M": "missing", "A": "away"}
"""MISSING. M: whereabouts unknown; A: away from the placement without authorisation."""

ADOPTION_REVERSED = _codes("RD1 RD2 RD3 RD4")
"""REASON_PLACED_CEASED: why it was decided that the child should no longer be placed for adoption."""

NO_SCORE = _codes("SDQ1 SDQ2 SDQ3 SDQ4 SDQ5")
"""SDQ_REASON: why there is no score of the strengths and difficulties questionnaire."""
