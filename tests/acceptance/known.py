"""What an event log says of each child in the end: the last version of each event, without what was withdrawn."""

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from engine.calendar import day_of


class Known(NamedTuple):
    """One event as it stands."""

    kind: str
    day: dt.date
    data: dict
    recorded: dt.datetime


def known_children(events):
    """By pseudonym, in order of the days."""
    last = {}
    for event in sorted(events, key=lambda one: dt.datetime.fromisoformat(one["recordedtime"])):
        if "subject" not in event:
            continue
        if event["type"] == "event.retracted":
            last.pop((event["subject"], event["data"]["id"]), None)
        else:
            last[event["subject"], event["id"]] = event
    children = defaultdict(list)
    for (subject, _), event in last.items():
        children[subject].append(_known(event))
    return {subject: sorted(told, key=lambda one: one.day) for subject, told in children.items()}


def _known(event):
    day = day_of(dt.datetime.fromisoformat(event["time"]))
    return Known(event["type"], day, event["data"], dt.datetime.fromisoformat(event["recordedtime"]))
