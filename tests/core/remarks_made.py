"""What officers say of figures, made by hand. Instants are London's, of October 2014 where only a day is given."""

import datetime as dt
from typing import Any

from engine.authority import Authority
from engine.calendar import LONDON
from schemas.envelope import Event
from tests.core.hand_made import indicator, processes

AUTHORITY = "E06999999"
SEPTEMBER = dt.date(2014, 9, 30)
CATALOGUE = processes(referral={"form": "moment", "on": {"event": "referral.made"}}).model_copy(
    update={"indicators": (indicator("referral", "starts", id="referrals"),)}
)
REFERRALS = CATALOGUE.indicator("referrals")


def at(day: int, hour: int = 12) -> dt.datetime:
    """An hour of a day of October 2014; beyond 31 the month goes on."""
    return dt.datetime(2014, 10, 1, hour, tzinfo=LONDON) + dt.timedelta(day - 1)


def management(kind: str, name: str, time: dt.datetime, recorded: dt.datetime | None, data: dict[str, Any]) -> Event:
    """An event about the authority."""
    return {
        "specversion": "1.0",
        "id": name,
        "source": "office",
        "type": kind,
        "time": time,
        "recordedtime": recorded or time,
        "authority": AUTHORITY,
        "data": data,
    }


def override(
    rating: str, time: dt.datetime, recorded: dt.datetime | None = None, name: str = "o1", **more: Any
) -> Event:
    """Of referrals in September, unless it says otherwise; recorded when it was decided, unless a time is given."""
    data = {"indicator": "referrals", "period": "2014-09", "rating": rating, "role": "Director", "reason": "agreed"}
    return management("rating.overridden", name, time, recorded, data | more)


def comment(text: str, time: dt.datetime, recorded: dt.datetime | None = None, name: str = "c1", **more: Any) -> Event:
    """As `override`."""
    data = {"indicator": "referrals", "period": "2014-09", "role": "Head of service", "text": text}
    return management("commentary.recorded", name, time, recorded, data | more)


def withdrawn(name: str, recorded: dt.datetime) -> Event:
    """The event of this name is taken back."""
    data = {"id": name, "about": "authority"}
    return management("event.retracted", f"{name}/{recorded}", recorded, None, data)


def told(*events: Event) -> Authority:
    """What is known once all are taken."""
    authority = Authority(AUTHORITY, CATALOGUE)
    for each in events:
        authority.take(each)
    authority.fold()
    return authority
