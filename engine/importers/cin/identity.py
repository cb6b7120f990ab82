"""Who the child is: the month of birth, and a death. Names, UPNs, sex, ethnicity and disabilities are dropped."""

import datetime as dt
from collections.abc import Collection, Iterator

from engine.calendar import month_start
from engine.importers.cin.part import Part
from engine.importers.happening import Happening

_BEFORE_BIRTH = dt.timedelta(310)
"""An unborn child is referred no earlier than that."""


def identity(identifiers: Part, referred: Collection[dt.date]) -> Iterator[Happening]:
    """The child's registration and death. `referred`: the days of the referrals."""
    birth, died = identifiers.day("PersonBirthDate", past=True), identifiers.day("PersonDeathDate", past=True)
    identifiers.look_before("PersonDeathDate", died, "PersonBirthDate", birth)
    identifiers.look_before("PersonDeathDate", died, "CINreferralDate", max(referred, default=None))
    if birth and any(day < birth - _BEFORE_BIRTH for day in referred):
        identifiers.warn("PersonBirthDate", "more than ten months after CINreferralDate; taken as it is")
    yield from _registered(identifiers, birth)
    if died:
        yield Happening("cin/child/died", "child.died", died, "PersonDeathDate", {})


def _registered(identifiers: Part, birth: dt.date | None) -> Iterator[Happening]:
    """Dated as the month of birth begins, but no later than the recording, which knows of the unborn."""
    expected = identifiers.day("ExpectedPersonBirthDate", planned=True)
    if born := birth or expected:
        month = month_start(born)
        known = min(month, identifiers.notes.period.recorded)
        field = "PersonBirthDate" if birth else "ExpectedPersonBirthDate"
        yield Happening("cin/child/registered", "child.registered", known, field, {"born": f"{month:%Y-%m}"})
    elif not identifiers.text("PersonBirthDate"):
        identifiers.warn("PersonBirthDate", "not there, nor an expected one; taken without, and in no age group")
