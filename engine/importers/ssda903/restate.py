"""Tables of which a later file takes something back, and files that cannot both be right."""

from collections.abc import Iterator, Sequence

from engine.importers.findings import ReturnRefusedError
from engine.importers.retracting import Retraction, gone
from engine.importers.ssda903.returns import Return, date_years, last_year_end
from engine.importers.ssda903.sheets import Sheet


def take_once(returns: Sequence[Return]) -> None:
    """Each file is taken; one that says the same as another of its coverage and recorded time only once.

    Raises ReturnRefusedError where two differ: with equal recorded times their bytes would decide.
    """
    first: dict[tuple[object, ...], Sheet] = {}
    for one in returns:
        for sheet in one.sheets:
            year, recorded = one.period.year, one.period.recorded
            earlier = first.setdefault((sheet.table.name, year, recorded), sheet)
            if earlier is sheet:
                one.taken.append(sheet)
            elif _content(earlier) != _content(sheet):
                both = f"{earlier.path} and {sheet.path}: both {sheet.table.name} of {year}, recorded {recorded}"
                raise ReturnRefusedError(
                    f"{both}, and differ; import the later one by itself with a later --recorded DATE"
                )


def _content(sheet: Sheet) -> set[str]:
    return {f"{record.subject} {record.happenings}" for record in sheet.records}


def retractions(new: Return, replaced: Sequence[Sheet]) -> Iterator[Retraction]:
    """The events of the replaced files that the new files of the same tables do not bring.

    Raises ReturnRefusedError where old and new do not belong together.
    """
    _refuse_other_year(new, replaced)
    brought = {identity.digest for sheet in new.sheets for identity in _identities(sheet)}
    for old in replaced:
        date_years(old, new.period)
        successors = _successors(old, new)
        left_out = {child for sheet in successors for child in sheet.left_out}
        yield from gone(_identities(old), brought, left_out, successors[0].findings, str(old.path))


def _refuse_other_year(new: Return, replaced: Sequence[Sheet]) -> None:
    old_end, new_end = last_year_end(replaced, None), last_year_end(new.sheets, new.period.recorded)
    if old_end and new_end and old_end != new_end:
        text = f"the replaced files are of the year to {old_end}, the new ones of the year to {new_end}"
        raise ReturnRefusedError(f"{replaced[0].path}: {text}; replace a file with one of the same year")


def _successors(old: Sheet, new: Return) -> list[Sheet]:
    sheets = [sheet for sheet in new.sheets if sheet.table is old.table]
    if not sheets:
        raise ReturnRefusedError(f"{old.path}: {old.table.name}, which none of the new files is; give the new one too")
    if new.period.assumed and any(_content(sheet) != _content(old) for sheet in sheets):
        text = f"replaced by {sheets[0].path}, which needs a later recorded time; give --recorded DATE"
        raise ReturnRefusedError(f"{old.path}: {text}")
    return sheets


def _identities(sheet: Sheet) -> Iterator[Retraction]:
    for record in sheet.records:
        for happening in record.happenings:
            yield Retraction(record.subject, happening.id)
