"""Section 47 enquiries, and the initial conferences that follow them or come from elsewhere.

A conference is identified by its day, within the child: one year's census may tell it with its enquiry, the next one in
CINdetails alone, and it is one. That an enquiry led to it is told apart, of the enquiry, which CINdetails cannot unsay.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from engine.importers.cin.episode import MADE, Episode
from engine.importers.happening import Happening, Record

_START, _TARGET, _CONFERENCE = "S47ActualStartDate", "InitialCPCtarget", "DateOfInitialCPC"


def enquiries(episode: Episode) -> Iterator[Record]:
    """The day that one starts identifies it within its referral."""
    referral = episode.made
    for part in episode.details.parts("Section47"):
        start, held, target = part.key(_START), part.end(_CONFERENCE), part.day(_TARGET, planned=True)
        not_required = part.yes("ICPCnotRequired")
        if referral is None:
            part.leave_out(MADE, "not told")
        if part.left_out or start is None or referral is None:
            continue
        for field, day in ((_TARGET, target), (_CONFERENCE, held)):
            part.look_before(field, day, _START, start)
        episode.look_at(part, {_START: start, _CONFERENCE: held})
        if not held and not not_required:
            episode.look_if_open(part, _CONFERENCE)
        if held and not_required:
            part.warn("ICPCnotRequired", f"true, though {_CONFERENCE} is there; taken as held")
        begun = _begun(referral, start, target)
        yield part.record([*begun, *_outcome(f"{referral}/{start}", start, held, not_required=bool(not_required))])


def _begun(referral: dt.date, start: dt.date, target: dt.date | None) -> Iterator[Happening]:
    name = f"{referral}/{start}"
    data = {"enquiry": name, "referral": referral.isoformat()}
    yield Happening(f"cin/section_47/{name}/started", "section_47.started", start, _START, data)
    if target:
        yield Happening(f"cin/section_47/{name}/due", "conference.due", target, _TARGET, {"enquiry": name})


def _outcome(name: str, start: dt.date, held: dt.date | None, *, not_required: bool) -> Iterator[Happening]:
    """The census does not say when a conference was found not to be required: the enquiry's start is assumed."""
    ended, data = f"cin/section_47/{name}/ended", {"enquiry": name}
    if held:
        yield Happening(ended, "section_47.ended", held, _CONFERENCE, data | {"outcome": "conference_held"})
        yield _held(held, data)
    elif not_required:
        data |= {"outcome": "conference_not_required", "assumed": True}
        yield Happening(ended, "section_47.ended", start, "ICPCnotRequired", data)


def _held(day: dt.date, enquiry: dict[str, str]) -> Happening:
    data = {"kind": "initial", **enquiry}
    return Happening(_name(day), "conference.held", day, _CONFERENCE, data)


def _name(day: dt.date) -> str:
    return f"cin/conferences/{day}"


def conference(episode: Episode, known: Collection[dt.date]) -> Iterator[Record]:
    """One that CINdetails tells. `known`: the days of those told already, since the same day in both places is one."""
    details = episode.details
    held = details.day(_CONFERENCE)
    if held is None or held in known:
        return
    if episode.made is None:
        details.do_without(_CONFERENCE, "not told of which referral; conference left out")
        return
    episode.look_at(details, {_CONFERENCE: held})
    yield details.record([_held(held, {})])


def conference_days(record: Record) -> set[dt.date]:
    """When a conference of a record was held."""
    return {one.day for one in record.happenings if one.type == "conference.held" and one.field == _CONFERENCE}


def each_conference_once(happenings: Iterable[Happening]) -> Iterator[Happening]:
    """One that follows several enquiries names the first of them; each of them tells for itself that it ended so."""
    days: set[dt.date] = set()
    for one in happenings:
        if one.id == _name(one.day):
            if one.day in days:
                continue
            days.add(one.day)
        yield one
