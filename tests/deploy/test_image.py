"""The image: what the Dockerfile says, done in a clean folder, and the command run from there."""

import csv
import os
import re
import subprocess
from importlib.metadata import version

import pytest

from engine.cli.settings import Settings
from tests.deploy.dockerfile import Image, exec_form, files_of, steps
from tests.deploy.files import DEPLOY
from tests.paths import ROOT

STEPS = steps(DEPLOY / "Dockerfile")
STAGES = [number for number, step in enumerate(STEPS) if step.word == "FROM"]
BUILD, RUNTIME = STEPS[STAGES[0] : STAGES[1]], STEPS[STAGES[1] :]
EXAMPLE = ROOT / "docs" / "examples" / "one-child.jsonl"


def test_both_stages_are_of_one_image_pinned_to_a_version_and_not_by_a_digest():
    (pinned,) = [step.rest for step in STEPS if step.word == "ARG"]

    assert re.fullmatch(r"PYTHON_IMAGE=python:3\.\d+\.\d+-slim-\w+", pinned)
    assert ["${PYTHON_IMAGE} AS build", "${PYTHON_IMAGE}"] == [step.rest for step in STEPS if step.word == "FROM"]


def test_it_runs_as_an_ordinary_user_by_number():
    (user,) = [step.rest for step in RUNTIME if step.word == "USER"]

    assert "10001" == user
    assert any(step.word == "RUN" and f"--uid {user}" in step.rest for step in RUNTIME)


def test_everything_that_it_installs_is_locked_and_hashed_or_is_ours():
    installs = [step.rest for step in STEPS if step.word == "RUN" and " install " in step.rest]

    assert len(installs) == 3
    assert all("--no-deps" in install for install in installs)
    assert [install for install in installs if "--no-index" in install] == [installs[-1]]
    assert all("--require-hashes --only-binary :all: -r requirements/" in install for install in installs[:-1])


def test_it_builds_with_the_builder_that_the_tests_have():
    assert f"hatchling=={version('hatchling')} " in (ROOT / "requirements" / "build.txt").read_text("utf-8")


def test_it_looks_whether_the_engine_is_alive_and_not_whether_it_has_caught_up():
    (health,) = [step.rest for step in RUNTIME if step.word == "HEALTHCHECK"]

    assert "http://127.0.0.1:9464/live" in health
    assert 9464 == Settings.model_fields["http_port"].default
    assert ["9464"] == [step.rest for step in RUNTIME if step.word == "EXPOSE"]


@pytest.mark.timeout(300)  # the application comes from a package index, over any line
def test_its_steps_give_a_command_that_runs_and_writes_nothing(tmp_path):
    """In a clean folder, from what .dockerignore lets through; then with a root that is read-only."""
    image = Image(tmp_path)
    image.build([step for step in BUILD if step.word in {"WORKDIR", "COPY", "RUN"}])
    kept = [step.rest.split()[1:] for step in RUNTIME if step.word == "COPY"]
    assert [["/opt/casetide", "/opt/casetide"]] == kept
    for path in [image.root, *image.root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)
    before = list(files_of(image.root))

    assert f"casetide {version('casetide')}\n" == started(image, "--version").stdout
    (reviews,) = [row for row in reported(image) if row["id"] == "looked_after_reviews_within_timescale"]
    assert ("1.0", "1", "1") == (reviews["value"], reviews["numerator"], reviews["denominator"])
    assert "Kafka cannot be reached" in started(image, code=3, CASETIDE_BOOTSTRAP="127.0.0.1:1").stderr

    assert before == list(files_of(image.root))


def reported(image):
    """One child's June, by the command as it lies there."""
    arguments = ("report", EXAMPLE, "--authority", "E06999999", "--period", "2025-06", "--format", "csv")
    return list(csv.DictReader(started(image, *arguments).stdout.splitlines()))


def started(image, *arguments, code=0, **variables):
    """As the image starts: its entry point and, where no words follow, what it does without."""
    entry, usual = (next(exec_form(step) for step in RUNTIME if step.word == word) for word in ("ENTRYPOINT", "CMD"))
    work = image.root.parent / "work"
    work.mkdir(exist_ok=True)
    bin_ = image.path("/opt/casetide/bin")
    variables = {"PATH": f"{bin_}{os.pathsep}{os.defpath}", "HOME": str(work), "CASETIDE_HTTP_PORT": "0", **variables}
    command = [bin_ / entry[0], *(arguments or usual)]
    done = subprocess.run(command, cwd=work, env=variables, capture_output=True, text=True, check=False)
    assert code == done.returncode, done.stdout + done.stderr
    return done
