"""The children in need census of a year, as XML that the year's schema accepts (XSDs of the CIN census, 2022 to 2026).

The pseudonym stands as the child's id. What a log does not hold is left out where the schema allows, else written with
the schema's own code for it: sex not recorded, ethnicity NOBT (not yet obtained), UPN UN6 (cannot be obtained). The
birth date is the first of the month of birth, and the expected one where that month is after the year.
"""

import datetime as dt
from typing import TextIO

from engine.examples.returns import cin_codes as codes
from engine.examples.returns.cin_referral import Details
from engine.examples.returns.cin_work import Nesting
from engine.examples.returns.histories import Histories, believed, born
from engine.examples.returns.written import Written
from engine.examples.returns.xml import Lines, element, text
from engine.examples.returns.year import Year, year_to
from engine.history import Version

LEA = "999"
"""No authority has this number."""


def write_cin(histories: Histories, year: int, file: TextIO, known: dt.date | None = None) -> Written:
    """The census of the year that ends on 31 March of `year`, child by child.

    It has every referral that was open, made or closed on a day of the year, or has work that was; and of these all
    that was known on the evening of `known` (the year's last day by default) of the days up to the year's end. Raises
    ValueError for a year without a schema, and where there is no child, since the schema wants one.
    """
    if year not in codes.YEARS:
        raise ValueError(f"year: from {codes.YEARS.start} to {codes.YEARS.stop - 1}, whose schemas are known")
    its, written = year_to(year), Written()
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n')
    _write(file, _header(its))
    file.write("<Children>\n")
    for subject, history in histories.items():
        _write(file, _child(subject, believed(history, known or its.end, its.end), its, written))
    file.write("</Children>\n</Message>\n")
    if not written.children:
        raise ValueError(f"events: no child in need in the year to {its.end}, and the schema wants one")
    return written


def _write(file: TextIO, lines: Lines) -> None:
    file.writelines(f"{line}\n" for line in lines)


def _header(year: Year) -> Lines:
    collection = element(
        "CollectionDetails",
        text("Collection", "CIN"),
        text("Year", year.end.year),
        text("ReferenceDate", year.end),
    )
    source = element("Source", text("SourceLevel", "L"), text("LEA", LEA), text("SoftwareCode", "Casetide"))
    return element("Header", collection, source)


def _child(subject: str, versions: list[Version], year: Year, written: Written) -> Lines:
    nesting = Nesting(versions)
    for version, reason in nesting.astray:
        if version.day <= year.end.toordinal():  # a later one is planned, and its work may begin after the year
            written.leave_out(subject, [version], reason)
    referrals = [one for one in nesting.referrals if one.touches(year)]
    if not referrals:
        return []
    written.children += 1
    details = Details(subject, versions, year.end.year, written)
    characteristics = element("ChildCharacteristics", text("Ethnicity", "NOBT"))
    return element("Child", _identifiers(subject, versions, year), characteristics, *map(details.of, referrals))


def _identifiers(subject: str, versions: list[Version], year: Year) -> Lines:
    month = born(versions)
    expected = month is not None and dt.date.fromisoformat(f"{month}-01") > year.end
    died = [dt.date.fromordinal(version.day) for version in versions if version.type == "child.died"]
    return element(
        "ChildIdentifiers",
        text("LAchildID", subject),
        text("UPNunknown", "UN6"),
        text("ExpectedPersonBirthDate" if expected else "PersonBirthDate", f"{month}-01" if month else None),
        text(*codes.sex(year.end.year)),
        text("PersonDeathDate", died[-1] if died else None),
    )
