"""Assessments of a referral: begun, reviewed within the authority, authorised."""

import datetime as dt
from collections.abc import Iterator

from engine.importers.cin.codes import ASSESSMENT_FACTORS
from engine.importers.cin.episode import MADE, Episode
from engine.importers.cin.part import Part
from engine.importers.happening import Happening, Record

_START, _REVIEW, _END = "AssessmentActualStartDate", "AssessmentInternalReviewDate", "AssessmentAuthorisationDate"


def assessments(episode: Episode) -> Iterator[Record]:
    """The day that one starts identifies it within its referral."""
    referral = episode.made
    for part in episode.details.parts("Assessments"):
        start, reviewed, ended = part.key(_START), part.day(_REVIEW), part.end(_END)
        if referral is None:
            part.leave_out(MADE, "not told")
        if part.left_out or start is None or referral is None:
            continue
        episode.look_at(part, {_START: start, _REVIEW: reviewed, _END: ended})
        if ended is None:
            episode.look_if_open(part, _END)
        part.look_before(_REVIEW, reviewed, _START, start)
        part.look_before(_END, ended, _START, start)
        yield part.record(list(_happenings(part, referral, start, reviewed, ended)))


def _happenings(
    part: Part, referral: dt.date, start: dt.date, reviewed: dt.date | None, ended: dt.date | None
) -> Iterator[Happening]:
    name = f"{referral}/{start}"
    data = {"assessment": name, "kind": "single", "referral": referral.isoformat()}
    yield Happening(f"cin/assessments/{name}/started", "assessment.started", start, _START, data)
    if reviewed:
        said = {"assessment": name}
        yield Happening(f"cin/assessments/{name}/reviewed", "assessment.reviewed", reviewed, _REVIEW, said)
    factors = _factors(part)
    if ended:
        if not factors:
            part.warn("FactorsIdentifiedAtAssessment", "none, though it is complete; taken without")
        said = data | ({"factors": factors} if factors else {})
        yield Happening(f"cin/assessments/{name}/completed", "assessment.completed", ended, _END, said)


def _factors(part: Part) -> list[str]:
    factors = part.part("FactorsIdentifiedAtAssessment")
    return factors.codes("AssessmentFactors", ASSESSMENT_FACTORS) if factors else []
