"""One child of a census: all that happened, each thing once."""

import datetime as dt
from collections.abc import Iterable, Iterator

from engine.importers.cin.assessments import assessments
from engine.importers.cin.elements import Element
from engine.importers.cin.enquiries import conference, conference_days, each_conference_once, enquiries
from engine.importers.cin.episode import Episode, episode
from engine.importers.cin.identity import identity
from engine.importers.cin.part import Notes, Part
from engine.importers.cin.plans import child_in_need_plans, child_protection_plans
from engine.importers.cin.referral import referral
from engine.importers.findings import Findings
from engine.importers.happening import Happening, Record, once

_READ = {
    "CINdetails": referral,
    "Assessments": assessments,
    "CINPlanDates": child_in_need_plans,
    "Section47": enquiries,
    "ChildProtectionPlans": child_protection_plans,
}


def records_of(element: Element, notes: Notes) -> list[Record]:
    """What is told of the child. `notes` gets the pseudonym, and whether all was taken."""
    child = Part(element, notes)
    identifiers = _identified(child)
    if identifiers is None:
        return []
    episodes = [episode(details) for details in child.parts("CINdetails")]
    if not episodes:
        child.warn("CINdetails", "not there; nothing but the child is taken")
    itself = [*identity(identifiers, [one.made for one in episodes if one.made])]
    return [*([identifiers.record(itself)] if itself else []), *_records(episodes, notes.findings)]


def in_order(records: Iterable[Record]) -> list[Happening]:
    """Day by day, whatever the order in the file."""
    happened = [happening for record in records for happening in record.happenings]
    return list(each_conference_once(sorted(happened, key=lambda one: (one.day, one.id, str(one.data)))))


def _identified(child: Part) -> Part | None:
    identifiers = child.part("ChildIdentifiers")
    if identifiers is None:
        return child.leave_out("ChildIdentifiers", "not there")
    try:
        child.notes.subject = child.notes.context.subject(identifiers.text("LAchildID"))
    except ValueError as error:
        return identifiers.leave_out("LAchildID", str(error))
    return identifiers


def _records(episodes: list[Episode], findings: Findings) -> Iterator[Record]:
    conferences: set[dt.date] = set()
    for name, read in _READ.items():
        told = (record for one in episodes for record in read(one))
        for record in once(told, findings, name):
            if conferences & conference_days(record):
                text = "the day of another enquiry's conference too; taken as one, that ends both enquiries"
                findings.warn(record.line, "DateOfInitialCPC", text)
            conferences |= conference_days(record)
            yield record
    for one in episodes:
        for record in conference(one, conferences):
            conferences |= conference_days(record)
            yield record
