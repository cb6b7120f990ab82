"""The door: which files are which return, several kinds together, and nothing of a command that is refused."""

import datetime as dt
import json

import pytest

from engine.importers.files import import_returns
from engine.importers.findings import ReturnRefusedError
from tests.commands import casetide
from tests.importers.files import AUTHORITY, KEY, TODAY, imported, of_type, whole_return, write

LATER = dt.date(2018, 6, 30)
CHILD = """
<Child>
  <ChildIdentifiers><LAchildID>{child}</LAchildID><PersonBirthDate>2008-03-27</PersonBirthDate></ChildIdentifiers>
  <CINdetails>
    <CINreferralDate>{day}</CINreferralDate><ReferralSource>1A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
    <ReferralNFA>0</ReferralNFA>
  </CINdetails>
</Child>"""


def census(year=2017, children=(("101", "2016-06-01"), ("104", "2016-07-01"))):
    """A census of the year to 31 March."""
    header = f"""<Header>
      <CollectionDetails>
        <Collection>CIN</Collection><Year>{year}</Year><ReferenceDate>{year}-03-31</ReferenceDate>
      </CollectionDetails>
      <Source><SourceLevel>L</SourceLevel><LEA>884</LEA></Source>
    </Header>"""
    told = "".join(CHILD.format(child=child, day=day) for child, day in children)
    return f"<Message>{header}<Children>{told}</Children></Message>"


def test_a_census_and_the_tables_of_another_year_go_in_together_the_earlier_first(tmp_path):
    files = whole_return(tmp_path)
    both = imported([*files, *write(tmp_path, {"cin.xml": census(2017)})])
    recorded = [event["recordedtime"][:10] for event in both.events]
    assert ("2017-03-31", "2018-03-31") == (recorded[0], recorded[-1])
    assert recorded == sorted(recorded)
    assert {"cin", "ssda903"} == {event["source"] for event in both.events}
    assert imported(files).events == [event for event in both.events if event["source"] == "ssda903"]
    assert imported(files).rows + 2 == both.rows


def test_a_child_has_one_pseudonym_in_all_returns(tmp_path):
    both = imported([*whole_return(tmp_path), *write(tmp_path, {"cin.xml": census(2017)})])
    [referred] = {event["subject"] for event in of_type(both, "referral.made") if event["time"][:10] == "2016-06-01"}
    assert referred in {event["subject"] for event in of_type(both, "care_episode.started")}


@pytest.mark.parametrize(
    ("name", "encode"),
    [
        ("cin.XML", str.encode),
        ("cin.txt", str.encode),
        ("cin.csv", lambda text: b"\xef\xbb\xbf\n" + text.encode()),
        ("cin.dat", lambda text: text.encode("utf-16")),
    ],
)
def test_a_census_is_known_by_what_is_in_it(tmp_path, name, encode):
    expected = imported(write(tmp_path, {"cin.xml": census()}))
    assert expected.events == imported(write(tmp_path, {name: encode(census())})).events


def test_findings_and_numbers_are_whole_once_the_events_are_read(tmp_path):
    files = [*whole_return(tmp_path), *write(tmp_path, {"cin.xml": census(2017, [("101", "1066-10-14")])})]
    done = import_returns(files, authority=AUTHORITY, key=KEY, recorded=None, today=TODAY)
    assert "CINreferralDate" not in {one.field for one in done.findings}
    assert list(done.events)
    assert "CINreferralDate" in {one.field for one in done.findings}
    assert 1 == done.left_out


def test_equal_censuses_are_taken_once_and_differing_ones_of_a_year_refused(tmp_path):
    files = write(tmp_path, {"a.xml": census(), "b.xml": census(), "c.xml": census(children=[("101", "2016-06-02")])})
    twice = imported([*files[:1], *files[:2]])
    assert imported(files[:1]).events == twice.events
    assert [f"{files[1]}: skipped: says the same as another file"] == twice.skipped
    with pytest.raises(ReturnRefusedError, match=r"a.xml and .*c.xml: both the CIN census of 2016-17, .* differ"):
        imported(files)


def test_a_recorded_day_takes_one_return_of_either_kind(tmp_path):
    tables, xml = whole_return(tmp_path), write(tmp_path, {"a.xml": census(2017), "b.xml": census(2018)})
    for files in ([*tables, xml[0]], xml):
        with pytest.raises(ReturnRefusedError, match="--recorded takes one return, and these files are 2"):
            imported(files, LATER)
    assert {f"{LATER}T23:59:59+01:00"} == {event["recordedtime"] for event in imported(xml[:1], LATER).events}


def test_a_census_replaces_a_census_and_tables_replace_tables(tmp_path):
    old = [*whole_return(tmp_path), *write(tmp_path, {"old.xml": census()})]
    new = write(tmp_path, {"new.xml": census(children=[("101", "2016-06-01")])})
    gone = of_type(imported(new, LATER, old[-1:]), "event.retracted")
    assert gone
    assert 1 == len({event["subject"] for event in gone})
    for replaced, text in ((old[:1], "of CSV, and these files are 0; give the new one too"), (old[-1:] + new, "are 2")):
        with pytest.raises(ReturnRefusedError, match=text):
            imported(new, LATER, replaced)
    with pytest.raises(ReturnRefusedError, match="of XML, and these files are 0"):
        imported(old[:-1], LATER, old[-1:])


NOT_RECORDED = {
    "specversion": "1.0",
    "id": "1",
    "source": "test",
    "type": "review.held",
    "subject": "child-1",
    "time": "2018-03-05T00:00:00+00:00",
    "authority": AUTHORITY,
    "data": {"kind": "looked_after", "precision": "day"},
}


@pytest.mark.parametrize(
    ("name", "content"),
    [("bad.xml", census()[:-20]), ("bad.csv", "a,b\n"), ("bad.jsonl", "{\n" + json.dumps(NOT_RECORDED))],
    ids=["XML cut short", "other columns", "an event without recordedtime"],
)
def test_nothing_of_a_command_is_written_where_one_file_is_refused(tmp_path, name, content):
    good = [*whole_return(tmp_path), *write(tmp_path, {"cin.xml": census()})]
    done = casetide("import", *good, *write(tmp_path, {name: content}), "--authority", AUTHORITY, "--to", "-")
    assert (1, "") == (done.returncode, done.stdout)
    assert f"{name}:" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_takes_all_kinds_of_files_together(tmp_path):
    files = [*whole_return(tmp_path), *write(tmp_path, {"cin.xml": census(2018, [("101", "2017-06-01")])})]
    done = casetide("report", *files, "--authority", AUTHORITY, "--period", "2018-03", "--table", "months")
    assert 0 == done.returncode, done.stderr
    assert "\nreferrals,2017-06,1," in done.stdout
    assert "\nlooked_after_children,2018-03,1," in done.stdout
