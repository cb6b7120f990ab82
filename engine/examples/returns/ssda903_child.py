"""What the SSDA903 return says of one child, table by table."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from engine.examples.returns.histories import born, fact
from engine.examples.returns.spans import Span, spans
from engine.examples.returns.year import Year
from engine.history import Version

Row = dict[str, str | None]
_KINDS = {"missing": "M", "away": "A"}
_OUTCOMES = {
    "SDQ_SCORE": "sdq_score",
    "SDQ_REASON": "sdq_reason",
    "CONVICTED": "convicted",
    "HEALTH_CHECK": "health_check",
    "IMMUNISATIONS": "immunisations",
    "TEETH_CHECK": "teeth_check",
    "HEALTH_ASSESSMENT": "health_assessment",
    "SUBSTANCE_MISUSE": "substance_misuse",
    "INTERVENTION_RECEIVED": "intervention_received",
    "INTERVENTION_OFFERED": "intervention_offered",
}
_ASKED_OF_ALL = {"IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"}


class ChildsReturn:
    """One child's rows. `endless`: the ends of which no start is known."""

    def __init__(self, subject: str, versions: Sequence[Version], year: Year) -> None:
        self._subject, self._versions, self._year = subject, versions, year
        self.endless: list[Version] = []
        self._episodes = self._spans("care_episode.started", "care_episode.ended", "episode")
        self.in_care = any(episode.touches(year) for episode in self._episodes)

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Each with the name of its table; every row begins with the child's id, and leaves out what is blank."""
        month = born(self._versions)
        child: Row = {"CHILD": self._subject}
        sex: Row = {"SEX": str(1 + sum(self._subject.encode()) % 2)}
        birth: Row = {"DOB": f"01/{month[5:]}/{month[:4]}" if month else None}
        yield "header", child | sex | birth | {"ETHNIC": "NOBT", "UPN": "UN5"}
        yield from (("episodes", child | _episode(one)) for one in self._episodes)
        for table, rows in self._beside_episodes().items():
            yield from ((table, child | birth | row) for row in rows)
        yield from (("uasc", child | sex | birth | row) for row in self._unaccompanied())

    def _beside_episodes(self) -> dict[str, Iterable[Row]]:
        incidents = self._spans("missing.started", "missing.ended", "incident")
        orders = self._spans("liberty.deprived", "liberty.restored", "order")
        workers = self._spans("worker.allocated", "worker.deallocated", "worker")
        return {
            "reviews": map(_review, self._of("review.held")),
            "missing": map(_missing, incidents),
            "oc2": map(_outcomes, self._of_year("outcomes.recorded")),
            "social_worker_episodes": (_worker(one, is_first=one is workers[0]) for one in workers),
            "dolo": map(_order, orders),
        }

    def _unaccompanied(self) -> Iterator[Row]:
        """The table tells of a status in the year, and not since when."""
        for one in self._spans("unaccompanied.started", "unaccompanied.ended", "status"):
            if one.touches(self._year):
                yield {"DUC": _date(one.end)}

    def _spans(self, opens: str, closes: str, key: str) -> list[Span]:
        found, endless = spans(self._versions, opens, closes, key)
        self.endless += endless
        return found

    def _of(self, type_: str) -> list[Version]:
        return [one for one in self._versions if one.type == type_]

    def _of_year(self, type_: str) -> list[Version]:
        """The last of the year: the table has a row a child, and no date."""
        return [one for one in self._of(type_) if one.day >= self._year.start.toordinal()][-1:]


def _episode(episode: Span) -> Row:
    start, end = episode
    row: Row = {"DECOM": _date(start), "RNE": fact(start, "entry"), "LS": fact(start, "legal_status")}
    row |= {"CIN": fact(start, "need"), "PLACE": fact(start, "placement"), "PLACE_PROVIDER": fact(start, "provider")}
    if end:
        row |= {"DEC": _date(end), "REC": fact(end, "reason"), "REASON_PLACE_CHANGE": fact(end, "change")}
    return row


def _review(review: Version) -> Row:
    return {"REVIEW": _date(review), "REVIEW_CODE": fact(review, "participation")}


def _missing(incident: Span) -> Row:
    kind = _KINDS[fact(incident.start, "kind") or ""]
    return {"MISSING": kind, "MIS_START": _date(incident.start), "MIS_END": _date(incident.end)}


def _outcomes(recorded: Version) -> Row:
    said = recorded.data or {}
    row = {column: _cell(said.get(name)) for column, name in _OUTCOMES.items()}
    return row | {column: "0" for column in _ASKED_OF_ALL if row[column] is None}


def _cell(value: str | int | None) -> str | None:
    """Yes and no are 1 and 0."""
    return value if value is None or isinstance(value, str) else str(int(value))


def _worker(allocated: Span, *, is_first: bool) -> Row:
    """SW_REASON is why this worker came, which no event tells: FCONTA, first contact, or OTHERS."""
    row: Row = {"SW_ID": fact(allocated.start, "worker"), "SW_REASON": "FCONTA" if is_first else "OTHERS"}
    return row | {"SW_DECOM": _date(allocated.start), "SW_DEC": _date(allocated.end)}


def _order(order: Span) -> Row:
    return {"DOLO_START": _date(order.start), "DOLO_END": _date(order.end)}


def _date(version: Version | None) -> str | None:
    return f"{dt.date.fromordinal(version.day):%d/%m/%Y}" if version else None
