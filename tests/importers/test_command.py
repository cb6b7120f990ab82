"""`casetide import` on broken files: the exit code, what is written, and what is said of the bad row."""

import json
import os
import pty
import re
import subprocess

import pytest
from typer.testing import CliRunner

from engine.cli import app, load_commands
from tests.commands import CASETIDE
from tests.importers.files import AUTHORITY, imported, whole_return, write
from tests.importers.test_broken_files import BAD_CELLS, BAD_ROWS, REFUSED, with_row

load_commands()
KEY = {"CASETIDE_PSEUDONYM_KEY": "a key of the tests, no secret"}


def run(files, *more):
    return CliRunner().invoke(app, ["import", *map(str, files), "--authority", AUTHORITY, "--to", "-", *more], env=KEY)


def written(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("name", "row", "field"), (BAD_ROWS | BAD_CELLS).values(), ids=BAD_ROWS | BAD_CELLS)
def test_good_rows_go_in_beside_a_bad_one_and_nothing_with_strict(tmp_path, name, row, field):
    files = with_row(tmp_path, name, row)
    loose, strict = run(files), run(files, "--strict")
    assert (0, 1, "") == (loose.exit_code, strict.exit_code, strict.stdout)
    assert f"{name}.csv:3: {field}: " in loose.stderr
    assert f"{name}.csv:3: {field}: " in strict.stderr
    assert [json.loads(json.dumps(event)) for event in imported(files).events] == written(loose)
    good = [event["id"] for event in imported(whole_return(tmp_path / "good")).events]
    assert set(good) <= {event["id"] for event in written(loose)}


@pytest.mark.parametrize(("content", "line", "field"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_as_a_whole_is_no_return_ends_the_command_and_nothing_goes_in(tmp_path, content, line, field):
    done = run(whole_return(tmp_path) + write(tmp_path, {"other.csv": content}))
    assert (1, "") == (done.exit_code, done.stdout)
    assert f"other.csv:{line}: {field}: " in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_key_nothing_is_sent_to_kafka(tmp_path):
    arguments = ["import", *map(str, whole_return(tmp_path)), "--authority", AUTHORITY, "--to", "kafka"]
    done = CliRunner().invoke(app, arguments, env={"CASETIDE_PSEUDONYM_KEY": None})
    assert 2 == done.exit_code
    assert "CASETIDE_PSEUDONYM_KEY" in done.stderr


def test_kafka_that_is_not_there_ends_with_3(tmp_path):
    arguments = ["import", *map(str, whole_return(tmp_path)), "--authority", AUTHORITY, "--to", "kafka"]
    done = CliRunner().invoke(app, arguments, env=KEY | {"CASETIDE_BOOTSTRAP": "127.0.0.1:1"})
    assert 3 == done.exit_code
    assert "Kafka cannot be reached at 127.0.0.1:1" in done.stderr


def test_a_terminal_shows_how_far_it_is_and_the_result_stays_whole(tmp_path):
    files, (terminal, end) = whole_return(tmp_path), pty.openpty()
    command = [CASETIDE, "import", *files, "--authority", AUTHORITY, "--to", "-"]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=end, check=True, timeout=60, env=os.environ | {"TERM": "xterm"}
    )
    os.close(end)
    shown = os.read(terminal, 1 << 16).decode()
    os.close(terminal)
    assert len(imported(files).events) == len(done.stdout.splitlines())
    assert re.search(r" 0 events .*0:00:0", shown)
    assert f"{len(done.stdout.splitlines())} events; 0 findings" in shown
