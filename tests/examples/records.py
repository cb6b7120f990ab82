"""What is believed of a child, read in the plainest way: events by type, and pieces of work from start to end."""

import datetime as dt
from collections import defaultdict
from typing import Any, NamedTuple

from .lives import Event, day_of


class Piece(NamedTuple):
    """A piece of work over [start, end); `data` says what its start says, `closing` what its end says."""

    ref: str
    start: dt.date
    end: dt.date
    data: dict[str, Any]
    closing: dict[str, Any]


class Record:
    """A child's events by type, in order of day."""

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        self.of: defaultdict[str, list[Event]] = defaultdict(list)
        for event in events:
            self.of[event["type"]].append(event)

    def days(self, kind: str) -> list[dt.date]:
        return [day_of(event) for event in self.of[kind]]

    def pieces(self, opens: str, closes: str, field: str) -> list[Piece]:
        """By the reference in a field of both; one that is still open ends on the last day there is."""
        ends = {event["data"][field]: event for event in self.of[closes]}
        return [_piece(start, ends.get(start["data"][field]), field) for start in self.of[opens]]

    @property
    def born(self) -> dt.date:
        return dt.date.fromisoformat(self.of["child.registered"][0]["data"]["born"] + "-01")

    @property
    def referrals(self) -> list[Piece]:
        return self.pieces("referral.made", "referral.closed", "referral")

    @property
    def assessments(self) -> list[Piece]:
        return self.pieces("assessment.started", "assessment.completed", "assessment")

    @property
    def enquiries(self) -> list[Piece]:
        return self.pieces("section_47.started", "section_47.ended", "enquiry")

    @property
    def plans(self) -> list[Piece]:
        return self.pieces("plan.started", "plan.ended", "plan")

    @property
    def protection(self) -> list[Piece]:
        return [plan for plan in self.plans if plan.data["kind"] == "child_protection"]

    def conferences(self, kind: str) -> list[Event]:
        return [event for event in self.of["conference.held"] if event["data"]["kind"] == kind]

    def visits(self, kind: str) -> list[Event]:
        return [event for event in self.of["visit.made"] if event["data"]["kind"] == kind]


def _piece(start: Event, end: Event | None, field: str) -> Piece:
    until = day_of(end) if end else dt.date.max
    return Piece(start["data"][field], day_of(start), until, start["data"], end["data"] if end else {})
