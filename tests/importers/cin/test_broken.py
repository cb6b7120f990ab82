"""Files that are no census: refused as a whole, by line and with the remedy, and nothing of them comes out."""

import datetime as dt

import pytest

from engine.importers.cin import opened
from engine.importers.findings import ReturnRefusedError
from tests.importers.cin.xml import CONTEXT, child, details, message, read, write

WHOLE = message(child(details()))

BOMB = (
    '<!DOCTYPE Message [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {x} "{f"&{y};" * 10}">' for y, x in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)

REFUSED = {
    "empty": (b"", "1: file: empty"),
    "blank": (b" \n ", "1: file: empty"),
    "binary": (b"\x7fELF\x00\x01", "1: file: not XML"),
    "a spreadsheet": (b"PK\x03\x04\x14\x00", "1: file: not XML"),
    "plain text": (b"CHILD,DOB\n1,2\n", "1: file: not XML"),
    "cut short within a child": (WHOLE[:300], "4: file: cut short"),
    "cut short within a tag": (WHOLE[:280] + "<CINref", "4: file: cut short"),
    "cut short at the last tag": (WHOLE[:-1], "5: file: cut short"),
    "something after its end": (WHOLE + WHOLE, "5: file: "),
    "tags that cross": (WHOLE.replace("</CINdetails></Child>", "</Child></CINdetails>"), "4: file: not well-formed"),
    "a web page": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "1: file: its root is not Message"),
    "another root": (WHOLE.replace("Message", "Children"), "1: file: its root is not Message"),
    "no header": (f"<Message><Children>{child()}</Children></Message>", "1: Header: not there"),
    "no children": (message(), "1: Child: not there"),
    "children misspelt": (WHOLE.replace("Child>", "child>"), "1: Child: not there"),
    "another collection": (WHOLE.replace(">CIN<", ">CLA<"), "2: Collection: not CIN"),
    "no collection": (WHOLE.replace("<Collection>CIN</Collection>", ""), "2: Collection: not CIN"),
    "no year": (WHOLE.replace("<Year>2024</Year>", ""), "2: Year: not a year"),
    "a year of many digits": (WHOLE.replace(">2024<", f">{'2' * 5000}<"), "2: Year: not a year"),
    "no reference date": (WHOLE.replace("2024-03-31", ""), "2: ReferenceDate: not a date"),
    "a reference date that no calendar has": (
        WHOLE.replace("2024-03-31", "2024-03-32"),
        "2: ReferenceDate: a day that",
    ),
    "a reference date before its year": (
        WHOLE.replace("2024-03-31", "2023-03-31"),
        "2: ReferenceDate: before 2023-04-01",
    ),
    "a reference date that lies ahead": (WHOLE.replace("2024", "2027"), "2: ReferenceDate: in the future"),
    "another encoding than declared": (WHOLE.replace("1A", "Zoë").encode("cp1252"), "4: file: not in the encoding"),
    "an encoding that nobody knows": (f'<?xml version="1.0" encoding="zzz"?>{WHOLE}', "1: file: not in the encoding"),
    "an entity bomb": (BOMB + WHOLE.replace("1A", "&i;"), "1: DOCTYPE: declares"),
    "an external entity": (
        f'<!DOCTYPE Message [<!ENTITY x SYSTEM "file:///etc/passwd">]>{WHOLE.replace("1A", "&x;")}',
        "1: DOCTYPE: declares",
    ),
    "an external document type": (
        f'<!DOCTYPE Message SYSTEM "http://127.0.0.1:1/x.dtd">{WHOLE}',
        "1: DOCTYPE: declares",
    ),
    "an entity that nobody declared": (WHOLE.replace("1A", "&x;"), "4: file: not well-formed"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_census_is_refused_by_line_with_the_remedy(name, tmp_path):
    content, expected = REFUSED[name]
    path = write(tmp_path, content)
    with pytest.raises(ReturnRefusedError) as refused:
        opened(path, CONTEXT, None, None)
    assert f"{path}:{expected}" == str(refused.value)[: len(f"{path}:{expected}")]


def test_a_refusal_never_quotes_the_file(tmp_path):
    path = write(tmp_path, WHOLE.replace("<LAchildID>101</LAchildID>", "<LAchildID>Zoe Smith</Zoe>"))
    with pytest.raises(ReturnRefusedError) as refused:
        opened(path, CONTEXT, None, None)
    assert "Zoe" not in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_an_encoding_that_is_declared_is_read(encoding, tmp_path):
    declared = {"iso-8859-1": '<?xml version="1.0" encoding="iso-8859-1"?>'}.get(encoding, "")
    text = declared + message(child(details(), name="Zoë"))
    _, events = read(write(tmp_path, text.encode(encoding)))
    _, same = read(write(tmp_path, message(child(details(), name="Zoë"))))
    assert [event["subject"] for event in same[:-1]] == [event["subject"] for event in events[:-1]]


def test_a_namespace_comments_and_instructions_change_nothing(tmp_path):
    odd = WHOLE.replace("<Message>", '<Message xmlns="urn:x">').replace("2023-10-06", "2023-<!-- x -->10-06<?x y?>")
    _, plain = read(write(tmp_path, WHOLE))
    assert plain == read(write(tmp_path, odd))[1]


def test_a_census_recorded_before_its_year_is_refused(tmp_path):
    with pytest.raises(ReturnRefusedError, match="2: Year: begins on 2023-04-01"):
        opened(write(tmp_path, WHOLE), CONTEXT, dt.date(2023, 3, 31), None)


def test_a_census_that_ends_after_its_recording_covers_no_later_day(tmp_path):
    ahead = message(child(details()), year=2026, reference="2026-03-31")
    census, events = read(write(tmp_path, ahead), dt.date(2025, 12, 31))
    assert ("2025-04-01", "2025-12-31") == (f"{census.period.start}", f"{census.period.end}")
    assert "assumed" not in events[-1]["data"]
