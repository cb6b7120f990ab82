"""The codes that the CIN census takes in each year. Source: the XSDs of the CIN census, 2022 to 2026."""

from dataclasses import dataclass

YEARS = range(2022, 2027)
"""The years whose schema is known, by the year of the reference date."""


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SOURCES = _codes("1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 6 7 8 9 10")
_REASONS = _codes("RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8")


@dataclass(frozen=True)
class CodeSet:
    """The codes of an element. `otherwise`: what is written where there is none of them."""

    element: str
    codes: frozenset[str]
    otherwise: str | None = None


NEED = CodeSet("PrimaryNeedCode", _codes("N0 N1 N2 N3 N4 N5 N6 N7 N8 N9"))
FACTORS = CodeSet(
    "AssessmentFactors",
    _codes(
        "1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A"
        " 18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A"
    ),
)


def source(year: int) -> CodeSet:
    """5D (early help) came in 2023; 10: unknown."""
    return CodeSet("ReferralSource", _SOURCES | {"5D"} if year >= 2023 else _SOURCES, "10")


def reason(year: int) -> CodeSet:
    """RC9 (referred to early help) came in 2023; RC7: any other reason."""
    return CodeSet("ReasonForClosure", _REASONS | {"RC9"} if year >= 2023 else _REASONS, "RC7")


def category(which: str) -> CodeSet:
    """Initial or Latest. MUL: multiple, or not recommended; a plan needs one, and no code says not known."""
    return CodeSet(f"{which}CategoryOfAbuse", _codes("NEG PHY SAB EMO MUL"), "MUL")


def sex(year: int) -> tuple[str, str]:
    """The element, and its code for not recorded."""
    return ("Sex", "U") if year >= 2025 else ("GenderCurrent", "0")
