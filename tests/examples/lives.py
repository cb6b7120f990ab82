"""Events read in the plainest way: the last version of each, and the care that follows from them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Event = dict[str, Any]
SHORT_BREAKS = {"V3", "V4"}


@dataclass
class Episode:
    start: dt.date
    entry: str
    status: str
    end: dt.date = dt.date.max
    reason: str = ""


@dataclass
class Life:
    born: dt.date
    episodes: list[Episode] = field(default_factory=list)
    reviews: list[dt.date] = field(default_factory=list)
    missing: list[Event] = field(default_factory=list)

    def care(self) -> Iterator[list[Episode]]:
        """The chains of episodes: a new one begins where a day lies between."""
        chain = self.episodes[:1]
        for last, following in pairwise(self.episodes):
            if following.start > last.end:
                yield chain
                chain = []
            chain.append(following)
        if chain:
            yield chain

    def on(self, day: dt.date) -> Episode | None:
        return next((episode for episode in self.episodes if episode.start <= day < episode.end), None)


def believed(events: Iterable[Event]) -> dict[str, list[Event]]:
    """What is believed at the end, by child."""
    latest: defaultdict[str, dict[str, Event]] = defaultdict(dict)
    for event in events:
        if event["type"] == "event.retracted":
            latest[event["subject"]].pop(event["data"]["id"], None)
        elif "subject" in event:
            latest[event["subject"]][event["id"]] = event
    return {subject: sorted(kept.values(), key=day_of) for subject, kept in latest.items()}


def day_of(event: Event) -> dt.date:
    return dt.date.fromisoformat(event["time"][:10])


def life(events: list[Event]) -> Life:
    of = defaultdict(list)
    for event in events:
        of[event["type"]].append(event)
    ends = {event["data"]["episode"]: event for event in of["care_episode.ended"]}
    return Life(
        dt.date.fromisoformat(of["child.registered"][0]["data"]["born"] + "-01"),
        [_episode(start, ends.get(start["data"]["episode"])) for start in of["care_episode.started"]],
        sorted({day_of(event) for event in of["review.held"]}),
        of["missing.started"],
    )


def _episode(start: Event, end: Event | None) -> Episode:
    episode = Episode(day_of(start), start["data"]["entry"], start["data"]["legal_status"])
    if end:
        episode.end, episode.reason = day_of(end), end["data"]["reason"]
    return episode
