"""A referral, and the end of the episode of need that it begins."""

import datetime as dt
from collections.abc import Iterator

from engine.importers.cin import codes
from engine.importers.cin.episode import CLOSED, MADE, Episode
from engine.importers.cin.part import Part
from engine.importers.happening import Happening, Record


def referral(episode: Episode) -> Iterator[Record]:
    """CINreferralDate identifies it within the child."""
    details, made, closed = episode
    said, reason = _said(details), details.code("ReasonForClosure", codes.REASON_FOR_CLOSURE)
    if details.left_out or made is None:
        return
    begun = Happening(f"cin/referrals/{made}/made", "referral.made", made, MADE, _data(made) | said)
    if closed is None:
        if reason:
            details.warn(CLOSED, "not there, though ReasonForClosure is; taken as open")
        yield details.record([begun])
        return
    details.look_before(CLOSED, closed, MADE, made)
    if not details.text("ReasonForClosure"):
        details.warn("ReasonForClosure", "not there, though CINclosureDate is; taken as closed without a reason")
    data = _data(made) | ({"reason": reason} if reason else {})
    ended = Happening(f"cin/referrals/{made}/closed", "referral.closed", closed, CLOSED, data)
    yield details.record([begun, ended])


def _data(made: dt.date) -> dict[str, str]:
    return {"referral": made.isoformat()}


def _said(details: Part) -> dict[str, object]:
    said = {
        "source": details.code("ReferralSource", codes.REFERRAL_SOURCE, required=True),
        "need": details.code("PrimaryNeedCode", codes.PRIMARY_NEED),
        "no_further_action": details.yes("ReferralNFA"),
    }
    return {name: value for name, value in said.items() if value is not None}
