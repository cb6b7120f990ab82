"""The wheel in a bare environment, away from the checkout: what is in it, and that its commands work there."""

import csv
import os
import re
import shlex
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

from schemas.catalogue import available, named
from tests.paths import ROOT, SHARED, SSDA903

PLACES = {"engine": "engine", "schemas": "schemas", "dashboards": "dashboards", "deploy": "engine/_deploy"}
"""Folder of the checkout → its place in the wheel."""
GENERATED = ROOT / "dashboards" / "generated"
BOARD, RULES = "england/wall.json", "england.yaml"
NEEDED = {
    "schemas/catalogues/england.yaml",
    "schemas/contracts/care_episode.started.json",
    "dashboards/contents/wall.yaml",
    f"dashboards/generated/{BOARD}",
    "engine/_deploy/Dockerfile",
    "engine/_deploy/alertmanager/alertmanager.yml",
    "engine/_deploy/compose.yaml",
    "engine/_deploy/grafana/playlists/england.json",
    "engine/_deploy/grafana/provisioning/dashboards/casetide.yaml",
    "engine/_deploy/prometheus/prometheus.yml",
    f"engine/_deploy/prometheus/rules/{RULES}",
    "engine/local/jgo.toml",
    "engine/local/jgo.lock.toml",
}
"""What a run would miss: it must be in the wheel even if it left the checkout."""
PIP_INSTALL = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps")
EPISODES = """\
CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
1,05/06/2017,S,C2,N1,U1,PR1,,,,,,
2,01/03/2016,S,C1,N1,U1,PR1,01/10/2017,E4A,,,,
3,12/03/2018,S,C2,N4,K2,PR1,,,,,,
"""
"""Three children made up here: two of them are looked after on 31 March 2018."""


class Bare:
    """An environment that has what was installed into it, and the folder that commands run in."""

    def __init__(self, folder: Path) -> None:
        self.cwd = folder / "elsewhere"
        self.cwd.mkdir()
        self._bin = folder / "bare" / "bin"
        self.run(sys.executable, "-m", "venv", folder / "bare")

    def run(self, *command: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        """A command that ends with the code, as in a shell where the environment is activated."""
        arguments = [str(part) for part in command]
        done = subprocess.run(
            arguments, capture_output=True, text=True, check=False, cwd=self.cwd, env=self._variables()
        )
        assert code == done.returncode, f"{shlex.join(arguments)}\n{done.stdout}{done.stderr}"
        return done

    def casetide(self, *arguments: object, code: int = 0) -> subprocess.CompletedProcess[str]:
        return self.run(self._bin / "casetide", *arguments, code=code)

    def python(self, *arguments: object) -> str:
        return self.run(self._bin / "python", *arguments).stdout.strip()

    def as_told(self, command: str) -> None:
        """A command line that the product printed: its words, unchanged."""
        program, *arguments = shlex.split(command)
        self.run(self._bin / program, *arguments)

    def _variables(self) -> dict[str, str]:
        """Ours without what would lead back to the checkout, or to another installation's settings."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CASETIDE_"))}
        return {**kept, "PATH": f"{self._bin}{os.pathsep}{kept.get('PATH', os.defpath)}"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel that hatchling builds from this checkout, without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("casetide-*.whl"))


def contents(wheel):
    """The files of a wheel, without what packaging itself adds."""
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def of_the_checkout():
    """Every file of the product, by its place in the wheel."""
    return {
        f"{place}/{path.relative_to(ROOT / folder)}"
        for folder, place in PLACES.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_every_file_of_the_product_and_nothing_else(wheel):
    assert of_the_checkout() == contents(wheel)
    assert contents(wheel) >= NEEDED


def test_the_wheel_brings_the_command_and_the_licence_and_no_tests(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    information = f"casetide-{version('casetide')}.dist-info"
    assert {"engine", "schemas", "dashboards", information} == tops
    assert {f"{information}/licenses/LICENSE", f"{information}/entry_points.txt"} <= set(names)
    assert not [name for name in names if re.search(r"(^|/)(tests?|test_[^/]*|conftest\.py)(/|$)", name)]


# One test, since one environment serves all of it and xdist would make another for each of its workers.
@pytest.mark.timeout(400)  # the application with its Java runtime comes from a package index, once, over any line
def test_the_installed_wheel_works_away_from_the_checkout_and_says_how_to_get_what_it_lacks(wheel, tmp_path):
    bare = installed(wheel, tmp_path)
    says_its_version_and_finds_its_catalogue(bare)
    reports_the_same_from_files(bare)
    tells_and_shows_how_to_get_the_builder(bare)
    writes_the_files_that_are_in_the_checkout(bare)


def installed(wheel, folder):
    """From the hashed lock, then the wheel alone; nothing resolves anything."""
    bare = Bare(folder)
    lock = ROOT / "requirements" / "app.txt"
    # Without --no-compile most of the time would go into compiling what no command here imports.
    bare.python(*PIP_INSTALL, "--no-compile", "--require-hashes", "--only-binary", ":all:", "-r", lock)
    bare.python(*PIP_INSTALL, "--no-index", wheel)
    assert Path(bare.python("-c", "import engine; print(engine.__file__)")).is_relative_to(folder)
    return bare


def says_its_version_and_finds_its_catalogue(bare):
    assert f"casetide {version('casetide')}\n" == bare.casetide("--version").stdout
    assert f"hash {named('england').digest}\n" in bare.casetide("check").stderr


def reports_the_same_from_files(bare):
    (bare.cwd / "episodes.csv").write_text(EPISODES)
    assert "2" == looked_after(bare, "episodes.csv")
    if SHARED.is_dir():
        assert "1201" == looked_after(bare, *sorted(SSDA903.glob("*.csv")))


def looked_after(bare, *files):
    """How many at the end of March 2018."""
    arguments = ("--authority", "E06000019", "--period", "2018-03", "--format", "csv")
    rows = csv.DictReader(bare.casetide("report", *files, *arguments).stdout.splitlines())
    return next(row["value"] for row in rows if row["id"] == "looked_after_children")


def tells_and_shows_how_to_get_the_builder(bare):
    """Exit 2 without the builder, and the printed command is all that it takes."""
    refused = bare.casetide("dashboards", "build", "--out", "boards", code=2)
    assert "" == refused.stdout
    assert not (bare.cwd / "boards").exists()
    bare.as_told(refused.stderr.split("To get it: ")[1])
    built = bare.casetide("dashboards", "build", "--out", "boards").stdout
    kept = {
        f"boards/{path.relative_to(GENERATED)}" for name in available() for path in (GENERATED / name).glob("*.json")
    }
    assert kept == set(built.splitlines())


def writes_the_files_that_are_in_the_checkout(bare):
    bare.casetide("rules", "build", "--out", "rules")
    for made, kept in (
        (f"boards/{BOARD}", f"dashboards/generated/{BOARD}"),
        (f"rules/{RULES}", f"deploy/prometheus/rules/{RULES}"),
    ):
        assert (ROOT / kept).read_bytes() == (bare.cwd / made).read_bytes(), kept
