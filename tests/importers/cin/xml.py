"""Small censuses, written by the tests that use them."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from engine.importers.cin import Census, opened
from engine.importers.context import Context
from schemas.envelope import decode

AUTHORITY = "E06000019"
TODAY = dt.date(2026, 1, 31)
CONTEXT = Context(b"a key of the tests, no secret", AUTHORITY, TODAY)

ASSESSMENT = "<Assessments><AssessmentActualStartDate>2023-10-09</AssessmentActualStartDate>{}</Assessments>"
AUTHORISED = "<AssessmentAuthorisationDate>2023-11-20</AssessmentAuthorisationDate>"
FACTORS = "<FactorsIdentifiedAtAssessment>{}</FactorsIdentifiedAtAssessment>"
ENQUIRY = "<Section47><S47ActualStartDate>2023-11-01</S47ActualStartDate>{}</Section47>"
REQUIRED = "<ICPCnotRequired>0</ICPCnotRequired>"
HELD = "<DateOfInitialCPC>2023-11-21</DateOfInitialCPC>"
PLAN = "<ChildProtectionPlans><CPPstartDate>2023-11-21</CPPstartDate>{}</ChildProtectionPlans>"
CATEGORIES = "<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>{}</LatestCategoryOfAbuse>"
PREVIOUS = "<NumberOfPreviousCPP>{}</NumberOfPreviousCPP>"
USUAL = CATEGORIES.format("NEG") + PREVIOUS.format(2)
"""What a child protection plan says besides its days."""


def message(*children: str, year: int = 2024, reference: str = "2024-03-31", lea: str = "884") -> str:
    """A whole census; a child a line, from line 4 on."""
    details = f"<Collection>CIN</Collection><Year>{year}</Year><ReferenceDate>{reference}</ReferenceDate>"
    header = f"<CollectionDetails>{details}</CollectionDetails><Source><LEA>{lea}</LEA></Source>"
    lines = ["<Message>", f"<Header>{header}</Header>", "<Children>", *children, "</Children></Message>"]
    return "\n".join(lines)


def child(*details: str, name: str = "101", who: str = "<PersonBirthDate>2015-03-27</PersonBirthDate>") -> str:
    """A child with the elements of its identifiers after the id, and its CINdetails."""
    return f"<Child><ChildIdentifiers><LAchildID>{name}</LAchildID>{who}</ChildIdentifiers>{''.join(details)}</Child>"


def details(held: str = "", made: str = "2023-10-06", nfa: str = "0") -> str:
    """An episode of need, with what else it holds."""
    said = f"<CINreferralDate>{made}</CINreferralDate><ReferralSource>1A</ReferralSource>"
    return f"<CINdetails>{said}{held}<ReferralNFA>{nfa}</ReferralNFA></CINdetails>"


def write(folder: Path, text: str | bytes, name: str = "cin.xml") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(path: Path, recorded: dt.date | None = None, replaces: Path | None = None) -> tuple[Census, list[Any]]:
    """The census and its events, each of which the envelope's schema accepts."""
    census = opened(path, CONTEXT, recorded, replaces)
    events = list(census.events())
    return census, [decode(json.dumps(event)) for event in events]


def happened(events: list[Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Day, type and data of what happened to children, without the precision that all have."""
    return [
        (f"{event['time']:%Y-%m-%d}", event["type"], {k: v for k, v in event["data"].items() if k != "precision"})
        for event in events
        if event["type"] not in {"source.covered", "event.retracted"}
    ]


def found(census: Census) -> list[str]:
    """The findings without the file, each with its severity."""
    return [f"{one.severity} {one.line}: {one.field}: {one.text}" for one in census.findings]
