"""What a later file takes back of an earlier one, and files that cannot both be right."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.importers.findings import ReturnRefusedError
from engine.importers.returns import Return, last_year_end
from engine.importers.sheets import Sheet


class Retraction(NamedTuple):
    """An event of an earlier file that the later one does not bring."""

    subject: str
    id: str


def without_repeats(returns: Iterable[Return]) -> Iterator[tuple[Return, Sheet]]:
    """Each file with its return; one that says the same as another of its coverage and recorded time only once.

    Raises ReturnRefusedError where two differ: with equal recorded times their bytes would decide.
    """
    first: dict[tuple[object, ...], Sheet] = {}
    for one in returns:
        for sheet in one.sheets:
            earlier = first.setdefault((sheet.table.name, one.year, one.recorded), sheet)
            if earlier is sheet:
                yield one, sheet
            elif _content(earlier) != _content(sheet):
                both = (
                    f"{earlier.path} and {sheet.path}: both {sheet.table.name} of {one.year}, recorded {one.recorded}"
                )
                raise ReturnRefusedError(
                    f"{both}, and differ; import the later one by itself with a later --recorded DATE"
                )


def _content(sheet: Sheet) -> set[str]:
    return {f"{record.subject} {record.happenings}" for record in sheet.records}


def retractions(returns: Sequence[Return], replaced: Sequence[Sheet]) -> Iterator[Retraction]:
    """The events of the replaced files that the new files of the same tables do not bring.

    Where the new file has rows left out, nothing of their children is retracted, and nothing at all where a row's
    child cannot be told: a row that cannot be read is not a row that is gone. Raises ReturnRefusedError where old and
    new do not belong together.
    """
    if not replaced:
        return
    new = _only(returns)
    _refuse_other_year(new, replaced)
    for old in replaced:
        yield from _gone(old, _successors(old, new))


def _only(returns: Sequence[Return]) -> Return:
    if len(returns) != 1:
        raise ReturnRefusedError(
            f"--replaces takes one return, and these files are {len(returns)}; import each by itself"
        )
    return returns[0]


def _refuse_other_year(new: Return, replaced: Sequence[Sheet]) -> None:
    old_end, new_end = last_year_end(replaced, None), last_year_end(new.sheets, new.recorded)
    if old_end and new_end and old_end != new_end:
        text = f"the replaced files are of the year to {old_end}, the new ones of the year to {new_end}"
        raise ReturnRefusedError(f"{replaced[0].path}: {text}; replace a file with one of the same year")


def _successors(old: Sheet, new: Return) -> list[Sheet]:
    sheets = [sheet for sheet in new.sheets if sheet.table is old.table]
    if not sheets:
        raise ReturnRefusedError(f"{old.path}: {old.table.name}, which none of the new files is; give the new one too")
    if new.assumed and any(_content(sheet) != _content(old) for sheet in sheets):
        text = f"replaced by {sheets[0].path}, which needs a later recorded time; give --recorded DATE"
        raise ReturnRefusedError(f"{old.path}: {text}")
    return sheets


def _gone(old: Sheet, successors: Sequence[Sheet]) -> Iterator[Retraction]:
    brought = {identity for sheet in successors for identity in _identities(sheet)}
    unread = {child for sheet in successors for child in sheet.left_out}
    held = 0
    for identity in dict.fromkeys(_identities(old)):
        if identity in brought:
            continue
        if None in unread or identity.subject in unread:
            held += 1
        else:
            yield identity
    if held:
        text = f"rows are left out, so {held} events of {old.path} are not retracted; correct these, import again"
        successors[0].findings.error(1, "row", text)


def _identities(sheet: Sheet) -> Iterator[Retraction]:
    for record in sheet.records:
        for happening in record.happenings:
            yield Retraction(record.subject, happening.id)
