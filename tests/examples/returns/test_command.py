"""`casetide example --returns`: which files it writes, and what it says."""

import pytest
from typer.testing import CliRunner

from engine.cli import app, load_commands
from engine.examples.returns.ssda903 import COLUMNS

load_commands()


def run(*arguments):
    return CliRunner().invoke(app, ["example", "county", *map(str, arguments)])


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("county") / "returns"
    return folder, run("--returns", folder, "--year", "2026", "--year", "2025")


def test_each_year_has_a_census_and_the_files_of_the_ssda903_return(done):
    folder, result = done
    returns = [f"ssda903-{year}/{table}.csv" for year in (2025, 2026) for table in sorted(COLUMNS)]

    assert ["cin-2025.xml", "cin-2026.xml", *returns] == sorted(
        str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()
    )
    assert (0, "") == (result.exit_code, result.stdout)


def test_what_was_written_is_said_in_counts_and_nothing_of_a_child(done):
    folder, result = done
    lines = [line.removeprefix(str(folder)) for line in result.stderr.splitlines()]
    header = (folder / "ssda903-2026" / "header.csv").read_text("utf-8").splitlines()

    assert f"/ssda903-2026: {len(header) - 1:,} children, {len(header) - 1:,} header" in ",".join(
        lines[-1].split(",")[:2]
    )
    assert not [line for line in lines if header[1].split(",")[0] in line]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--year", "2027", "--returns", "x"], "'--year'"),
        (["--returns", "x", "--out", "y"], "takes no --out"),
        (["--returns", __file__], "is a file"),
    ],
)
def test_what_it_cannot_do_is_refused(arguments, expected):
    result = run(*arguments)

    assert 2 == result.exit_code
    assert expected in result.stderr
